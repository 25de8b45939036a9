import { resolve } from "node:path";
import { type Command, UsageError } from "../command.js";
import { readOptions } from "../readOptions.js";

/** `lrlab merge`: puts the shards of a sweep together. */
export const merge: Command = {
  name: "merge",
  usage: "FILE.jsonl... --out FILE.jsonl [--spec SPEC.json] [--table FILE.md]",
  summary: "Puts the shards of a sweep or a study together, prints the tables with intervals, and says what is left open.",
  async run(args) {
    const { words: files, values } = readOptions(args, { valued: ["--out", "--spec", "--table"] });
    if (files.length === 0) throw new UsageError("it takes the files of the shards, got none.");
    const out = values.get("--out");
    if (out === undefined) throw new UsageError("it needs a file for the merged results: --out FILE.jsonl.");
    const table = values.get("--table") ?? null;
    const spec = values.get("--spec") ?? null;
    const same = [out, ...files, ...(spec === null ? [] : [spec])].find((file) => table !== null && resolve(file) === resolve(table));
    if (same !== undefined) throw new UsageError(`--table must be a file of its own, got ${table}.`);
    const { mergeFiles } = await import("../mergeHost.js");
    return mergeFiles({ files, out, spec, table });
  },
};
