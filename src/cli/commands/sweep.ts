import { type Command, UsageError } from "../command.js";
import { wholeNumber } from "../optionValues.js";
import { readOptions } from "../readOptions.js";
import { readShard } from "../readShard.js";

/** `lrlab sweep`: carries out the runs of a sweep, or of one shard of it. */
export const sweep: Command = {
  name: "sweep",
  usage: "SPEC.json --out FILE.jsonl [--shard I/N] [--workers N] [--refine]",
  summary: "Runs what is missing of a sweep or a study, seed by seed, and goes on where it was stopped.",
  async run(args) {
    const { words, flags, values } = readOptions(args, { flags: ["--refine"], valued: ["--out", "--shard", "--workers"] });
    const [spec, ...more] = words;
    if (spec === undefined || more.length > 0) throw new UsageError(`it takes one sweep's file, got ${words.join(" ") || "none"}.`);
    const out = values.get("--out");
    if (out === undefined) throw new UsageError("it needs a file for the results: --out FILE.jsonl.");
    const shard = readShard(values.get("--shard"));
    const count = wholeNumber("--workers", values, 1, 256);
    if (shard && flags.has("--refine")) throw new UsageError("--refine looks at all runs: merge the shards first.");
    const { runSweep } = await import("../sweepHost.js");
    return runSweep({ spec, out, shard, count, refine: flags.has("--refine") });
  },
};
