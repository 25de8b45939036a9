import { type Command, readArgs, UsageError } from "../command.js";

/** `lrlab notebooks`: makes the notebooks from the lessons, compares them, or brings edits back. */
export const notebooks: Command = {
  name: "notebooks",
  usage: "[LESSON...] [--check] [--types] | --import FILE.ipynb",
  summary: "Runs the lessons and writes their notebooks; checks them, or brings edits made in Jupyter back into the text.",
  async run(args) {
    const { flags, words } = readArgs(args, ["--check", "--types", "--import"]);
    if (flags.size > 1) throw new UsageError(`it takes one option at a time, got ${[...flags].join(" ")}.`);
    const host = await import("../notebooksHost.js");
    if (flags.has("--import")) {
      const [file, ...more] = words;
      if (file === undefined || more.length > 0)
        throw new UsageError(`--import takes one notebook's file, got ${words.join(" ") || "none"}.`);
      return host.bringIn(file);
    }
    if (flags.has("--types")) return host.checkTypes(words);
    return flags.has("--check") ? host.checkNotebooks(words) : host.writeNotebooks(words);
  },
};
