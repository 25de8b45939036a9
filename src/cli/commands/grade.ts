import type { EngineName } from "../../grading/task.js";
import { type Command, UsageError } from "../command.js";
import { readOptions } from "../readOptions.js";
import { readShard } from "../readShard.js";

const valued = ["--exercise", "--in", "--out", "--shard", "--engine", "--jobs", "--sandbox", "--seed", "--variants"] as const;

/** `lrlab grade`: runs the tests of an exercise on every submission of a folder, each in a jail. */
export const grade: Command = {
  name: "grade",
  usage:
    "--exercise LESSON/ID --in DIR --out FILE.jsonl [--shard I/N] [--engine quickjs|deno] [--jobs N] [--sandbox bwrap] [--seed N] [--variants SEED] [--force]",
  summary: "Grades every .ts file and notebook of a folder by an exercise of the course or of a folder, and goes on where it was stopped.",
  async run(args) {
    const { words, flags, values } = readOptions(args, { flags: ["--force"], valued });
    if (words.length > 0) throw new UsageError(`it takes no words, got ${words.join(" ")}.`);
    const needed = (name: (typeof valued)[number], what: string): string => {
      const value = values.get(name);
      if (value === undefined) throw new UsageError(`it needs ${what}: ${name}.`);
      return value;
    };
    const options = {
      exercise: needed("--exercise", "an exercise, LESSON/ID or a folder"),
      folder: needed("--in", "the folder of the submissions"),
      out: needed("--out", "a file for the rows"),
      shard: readShard(values.get("--shard")),
      engine: readWord("--engine", values.get("--engine"), ["quickjs", "deno"]) as EngineName | null,
      sandbox: readWord("--sandbox", values.get("--sandbox"), ["bwrap"]) as "bwrap" | null,
      jobs: readNumber("--jobs", values.get("--jobs"), 1, 256),
      seed: readNumber("--seed", values.get("--seed"), 0, 2 ** 32 - 1),
      variants: readNumber("--variants", values.get("--variants"), 0, 2 ** 48 - 1),
      force: flags.has("--force"),
    };
    const { gradeFolder } = await import("../gradeHost.js");
    return gradeFolder(options);
  },
};

function readWord(name: string, text: string | undefined, known: readonly string[]): string | null {
  if (text !== undefined && !known.includes(text)) throw new UsageError(`${name} must be ${known.join(" or ")}, got ${text}.`);
  return text ?? null;
}

function readNumber(name: string, text: string | undefined, least: number, most: number): number | null {
  if (text === undefined) return null;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new UsageError(`${name} must be a whole number from ${least} to ${most}, got ${text}.`);
  return value;
}
