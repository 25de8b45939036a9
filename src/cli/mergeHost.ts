import { canonical } from "../engine/experiment/canonical.js";
import { declaredGrid, runsOf } from "../engine/experiment/grid.js";
import { markdownOf } from "../engine/experiment/markdown.js";
import { addRows, resultsText, said } from "../engine/experiment/results.js";
import type { Row } from "../engine/experiment/row.js";
import { reached } from "../engine/experiment/stages.js";
import type { Sweep } from "../engine/experiment/sweep.js";
import { planOf, readFile, readSpec, writeAtomically } from "./sweepFiles.js";

interface MergeOptions {
  readonly files: readonly string[];
  readonly out: string;
  /** The file of a sweep that the rows are runs of; null for the sweep that stands in the results, the same in all. */
  readonly spec: string | null;
  /** Where the tables go as well; null for nowhere. */
  readonly table: string | null;
}

/** Writes the merged results of shards and prints their tables; refuses shards of different sweeps, and an incomplete set. */
export function mergeFiles({ files, out, spec, table }: MergeOptions): number {
  const results = files.map((file) => {
    const read = readFile(file);
    if (!read) throw new RangeError(`there is no file ${file}.`);
    return { file, ...read };
  });
  const [first] = results as [(typeof results)[0]]; // the command takes at least one
  const { sweep, plan } = spec === null ? planOf(first.file, first.sweep) : readSpec(spec);
  const same = (one: Sweep): boolean => canonical("merge", "the sweep", one) === canonical("merge", "the sweep", sweep);
  const rows = new Map<string, Row>();
  for (const { file, sweep: own, rows: more } of results) {
    if (spec === null && !same(own))
      throw new RangeError(`${file}: its sweep must be that of ${first.file}, got another. Run its shard again, into another file.`);
    addRows(file, plan, more, rows);
  }
  const missing = runsOf(plan, declaredGrid(plan)).filter(({ key }) => !rows.has(key));
  if (missing.length > 0) {
    const [one] = missing;
    throw new RangeError(
      `${missing.length} runs are missing, the first of them ${one && said(one)}. Run their shard again: what is done is not run twice.`,
    );
  }
  const end = reached(plan, rows);
  const text = end ? markdownOf(end.table, end.open) : "";
  writeAtomically({ [out]: resultsText(sweep, plan, rows.values()), ...(table === null ? {} : { [table]: `${text}\n` }) });
  console.log(`Wrote ${out}: ${rows.size} runs.\n\n${text}`);
  return 0;
}
