import { type Command, UsageError } from "../command.js";
import { readOptions } from "../readOptions.js";

/** `lrlab quiz`: the lessons' questions as a file that a learning platform imports. */
export const quiz: Command = {
  name: "quiz",
  usage: "LESSON...|all --to moodle-xml|gift|qti12|qti21|anki --out FILE [--numeric] [--force]",
  summary:
    "Writes lessons' quizzes for Moodle, Canvas, Anki and others; --numeric asks for a number where all options are numbers, --force writes over a file.",
  async run(args) {
    const { words, flags, values } = readOptions(args, { flags: ["--numeric", "--force"], valued: ["--to", "--out"] });
    const { quizFormats, writeQuiz } = await import("../quizHost.js");
    const format = values.get("--to") ?? "";
    const out = values.get("--out");
    if (words.length === 0) throw new UsageError("it takes the names of lessons, or all, got none.");
    if (!quizFormats.includes(format)) throw new UsageError(`--to must be ${quizFormats.join(", ")}, got ${format || "nothing"}.`);
    if (!out) throw new UsageError("it needs a file to write into. Add --out FILE.");
    return writeQuiz({ names: words, format, out, numeric: flags.has("--numeric"), force: flags.has("--force") });
  },
};
