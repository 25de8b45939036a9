import { engineNames } from "../../grading/task.js";
import { type Command, UsageError } from "../command.js";
import { needed, wholeNumber, word } from "../optionValues.js";
import { readOptions } from "../readOptions.js";
import { readShard } from "../readShard.js";

const valued = ["--exercise", "--in", "--out", "--shard", "--engine", "--jobs", "--sandbox", "--seed", "--variants"] as const;

/** What the exit codes of grading say. */
export const gradeExits = [
  "It exits with",
  "  0    when every submission has its row, however bad",
  "  1    when the grader or a test of the exercise is broken",
  "  2    when what it was asked for makes no sense, or a disk or file refuses; what was graded is kept",
  "  130  after Ctrl+C; the same command goes on",
].join("\n");

/** `lrlab grade`: runs the tests of an exercise on every submission of a folder, each in a jail. */
export const grade: Command = {
  name: "grade",
  usage:
    "--exercise LESSON/ID --in DIR --out FILE.jsonl [--shard I/N] [--engine quickjs|deno] [--jobs N] [--sandbox bwrap] [--seed N] [--variants SEED] [--force]",
  summary: "Grades every .ts file and notebook of a folder by an exercise of the course or of a folder, and goes on where it was stopped.",
  details: gradeExits,
  async run(args) {
    const { words, flags, values } = readOptions(args, { flags: ["--force"], valued });
    if (words.length > 0) throw new UsageError(`it takes no words, got ${words.join(" ")}.`);
    const options = {
      exercise: needed("--exercise", values, "an exercise, LESSON/ID or a folder"),
      folder: needed("--in", values, "the folder of the submissions"),
      out: needed("--out", values, "a file for the rows"),
      shard: readShard(values.get("--shard")),
      engine: word("--engine", values, engineNames),
      sandbox: word("--sandbox", values, ["bwrap"]),
      jobs: wholeNumber("--jobs", values, 1, 256),
      seed: wholeNumber("--seed", values, 0, 2 ** 32 - 1),
      variants: wholeNumber("--variants", values, 0, 2 ** 48 - 1),
      force: flags.has("--force"),
    };
    const { gradeFolder } = await import("../gradeHost.js");
    return gradeFolder(options);
  },
};
