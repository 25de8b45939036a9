import { type Command, UsageError } from "../command.js";
import { wholeNumber } from "../optionValues.js";
import { readOptions } from "../readOptions.js";

/** `lrlab reproduce`: measures stored results again, from nothing, and compares the bytes. */
export const reproduce: Command = {
  name: "reproduce",
  usage: "[LESSON/RESULT...] [--workers N] [--write] | --list",
  summary: "Measures stored results again, from nothing, and says whether the same bytes come out; --write keeps what does.",
  async run(args) {
    const { words, flags, values } = readOptions(args, { flags: ["--list", "--write"], valued: ["--workers"] });
    const count = wholeNumber("--workers", values, 1, 256);
    if (flags.has("--list") && (words.length > 0 || flags.size > 1 || count !== null)) throw new UsageError("--list takes nothing else.");
    const host = await import("../reproduceHost.js");
    if (flags.has("--list")) return host.listResults();
    return host.reproduceResults({ names: words, count, write: flags.has("--write") });
  },
};
