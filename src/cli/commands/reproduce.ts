import { type Command, UsageError } from "../command.js";
import { readCount } from "../readCount.js";
import { readOptions } from "../readOptions.js";

/** `lrlab reproduce`: measures stored results again, from nothing, and compares the bytes. */
export const reproduce: Command = {
  name: "reproduce",
  usage: "[LESSON/RESULT...] [--workers N] [--write] | --list",
  summary: "Measures stored results again, from nothing, and says whether the same bytes come out; --write keeps what does.",
  async run(args) {
    const { words, flags, values } = readOptions(args, { flags: ["--list", "--write"], valued: ["--workers"] });
    const count = readCount(values.get("--workers"));
    if (flags.has("--list") && (words.length > 0 || flags.size > 1 || count !== null)) throw new UsageError("--list takes nothing else.");
    const host = await import("../reproduceHost.js");
    if (flags.has("--list")) return host.listResults();
    return host.reproduceResults({ names: words, count, write: flags.has("--write") });
  },
};
