import { canonical } from "../engine/experiment/canonical.js";
import { addRows, type Results } from "../engine/experiment/results.js";
import { fileText, type Measurement, type Planned } from "./measurement.js";
import { findingFiles, readFile, readSpec, specIn, withMeasurement, writeAtomically } from "./sweepFiles.js";

interface MergeOptions {
  readonly files: readonly string[];
  readonly out: string;
  /** The file of a sweep or a study that the rows are runs of; null for what stands in the results, the same in all. */
  readonly spec: string | null;
  /** Where the tables go; null for beside the results. */
  readonly table: string | null;
  /** The module that lists the studies there are; the course's when left out. */
  readonly studies?: URL;
}

/** Writes the merged results of shards with their tables and summary; refuses shards of different sweeps, and an incomplete set. */
export async function mergeFiles(options: MergeOptions): Promise<number> {
  const [first] = options.files as [string]; // the command takes at least one
  const own = specIn(first) ?? missingFile(first);
  const [file, spec] = options.spec === null ? [first, own] : [options.spec, readSpec(options.spec)];
  return withMeasurement(file, spec, (measurement) => merge(measurement, options), options.studies);
}

const missingFile = (file: string): never => {
  throw new RangeError(`there is no file ${file}.`);
};

function merge<R extends { readonly key: string }, P extends Planned, Result>(
  measurement: Measurement<R, P, Result>,
  { files, out, spec, table }: MergeOptions,
): number {
  const results = files.map((file): Results<R> & { file: string } => ({ file, ...(readFile(measurement, file) ?? missingFile(file)) }));
  const [first] = results as [(typeof results)[0]]; // the command takes at least one
  const same = (one: object): boolean => canonical("merge", "the sweep", one) === canonical("merge", "the sweep", first.spec);
  const rows = new Map<string, R>();
  for (const { file, spec: own, rows: more } of results) {
    if (spec === null && !same(own))
      throw new RangeError(`${file}: its sweep must be that of ${first.file}, got another. Run its shard again, into another file.`);
    addRows(file, measurement, more, rows);
  }
  const missing = measurement.declared.filter(({ key }) => !rows.has(key));
  const [one] = missing;
  if (one) {
    throw new RangeError(
      `${missing.length} runs are missing, the first of them ${measurement.saidRun(one)}. Run their shard again: what is done is not run twice.`,
    );
  }
  const text = fileText(measurement, rows.values());
  const found = measurement.finding(rows, text);
  writeAtomically({ [out]: text, ...(found ? findingFiles(out, found, table ?? undefined) : {}) });
  console.log(`Wrote ${out}: ${rows.size} runs.\n\n${found?.tables ?? ""}`);
  return 0;
}
