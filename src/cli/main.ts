import { printable } from "../grading/printable.js";
import { type Command, InputError, UsageError } from "./command.js";
import { assignment } from "./commands/assignment.js";
import { build } from "./commands/build.js";
import { dev } from "./commands/dev.js";
import { diagnose } from "./commands/diagnose.js";
import { exportSchedule } from "./commands/export.js";
import { grade } from "./commands/grade.js";
import { kernel } from "./commands/kernel.js";
import { lab } from "./commands/lab.js";
import { list } from "./commands/list.js";
import { merge } from "./commands/merge.js";
import { newSchedule } from "./commands/newSchedule.js";
import { notebooks } from "./commands/notebooks.js";
import { quiz } from "./commands/quiz.js";
import { recipe } from "./commands/recipe.js";
import { reproduce } from "./commands/reproduce.js";
import { results } from "./commands/results.js";
import { scorm } from "./commands/scorm.js";
import { start } from "./commands/start.js";
import { sweep } from "./commands/sweep.js";

/** Every command, in the order of the help: one line each. */
const commands: readonly Command[] = [
  start,
  lab,
  kernel,
  dev,
  build,
  notebooks,
  list,
  exportSchedule,
  diagnose,
  sweep,
  merge,
  reproduce,
  assignment,
  grade,
  recipe,
  results,
  quiz,
  scorm,
  newSchedule,
];

const line = ({ name, usage }: Pick<Command, "name" | "usage">): string => `lrlab ${name}${usage && ` ${usage}`}`;

function help(): string {
  const width = Math.max(...commands.map((command) => line(command).length));
  const rows = commands.map((command) => `  ${line(command).padEnd(width)}  ${command.summary}`);
  return ["LR Lab: a course on learning-rate schedules that runs.", "", ...rows, "", "lrlab NAME --help explains one command."].join("\n");
}

const isHelp = (word: string | undefined): boolean => word === "--help" || word === "-h" || word === "help";

/** Runs one command line and returns its exit code: 0 done, 1 failed, 2 arguments that make no sense. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (isHelp(name) && rest.length === 0) {
    console.log(help());
    return 0;
  }
  if (name === undefined) {
    console.error(help());
    return 2;
  }
  const command = commands.find((known) => known.name === (isHelp(name) ? rest[0] : name));
  if (!command) {
    console.error(`lrlab: unknown command ${isHelp(name) ? rest[0] : name}. There are: ${commands.map((known) => known.name).join(", ")}.`);
    return 2;
  }
  const told = command.part?.(isHelp(name) ? rest.slice(1) : rest) ?? command;
  if (isHelp(name) || rest.some(isHelp)) {
    console.log([line(told), told.summary, ...(told.details ? [told.details] : [])].join("\n\n"));
    return 0;
  }
  try {
    return await command.run(rest);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // It may name what anybody chose: a file, a submission.
    console.error(`lrlab ${command.name}: ${message.split("\n").map(printable).join("\n")}`);
    if (!(error instanceof UsageError)) return 1;
    if (!(error instanceof InputError)) console.error(`Usage: ${line(told)}`);
    return 2;
  }
}
