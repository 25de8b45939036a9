import { resolve } from "node:path";
import { type Command, UsageError } from "../command.js";
import { readOptions } from "../readOptions.js";

/** `lrlab merge`: puts the shards of a sweep, a study or a grading together. */
export const merge: Command = {
  name: "merge",
  usage: "FILE.jsonl... --out FILE.jsonl [--spec SPEC.json] [--table FILE.md] [--gradebook FILE.sqlite] [--force]",
  summary:
    "Puts the shards of a sweep, a study or a grading together: prints the tables with intervals; of grades it checks that all are there and agree.",
  details: [
    "  Of a sweep: the files of lrlab sweep --shard. --spec says what must be there, --table takes the tables.",
    "  Of grades: the files of lrlab grade --shard, of one exercise, each with its .run beside it. --gradebook writes them as SQLite too,",
    "  --force writes over other results. An assignment needs no merge: lrlab assignment grade FOLDER writes FOLDER/gradebook.sqlite,",
    "  of all its exercises, with names, lateness and points by hand.",
  ].join("\n"),
  async run(args) {
    const {
      words: files,
      flags,
      values,
    } = readOptions(args, { flags: ["--force"], valued: ["--out", "--spec", "--table", "--gradebook"] });
    if (files.length === 0) throw new UsageError("it takes the files of the shards, got none.");
    const out = values.get("--out");
    if (out === undefined) throw new UsageError("it needs a file for the merged results: --out FILE.jsonl.");
    const table = values.get("--table") ?? null;
    const spec = values.get("--spec") ?? null;
    const same = [out, ...files, ...(spec === null ? [] : [spec])].find((file) => table !== null && resolve(file) === resolve(table));
    if (same !== undefined) throw new UsageError(`--table must be a file of its own, got ${table}.`);
    const gradebook = values.get("--gradebook") ?? null;
    const force = flags.has("--force");
    const { isGrades } = await import("../../grading/mergeGrades.js");
    if (files.some(isGrades)) {
      if (spec !== null || table !== null) throw new UsageError("--spec and --table are for sweeps, and these are grades.");
      const { mergeGradeFiles } = await import("../mergeGradesHost.js");
      return mergeGradeFiles({ files, out, gradebook, force });
    }
    if (gradebook !== null || force) throw new UsageError("--gradebook and --force are for grades, and these are none.");
    const { mergeFiles } = await import("../mergeHost.js");
    return mergeFiles({ files, out, spec, table });
  },
};
