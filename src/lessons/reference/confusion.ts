import { type LogNoise, syntheticTraces } from "../../labs/gallery/loops/traces.js";
import { bugs } from "../../schedules/diagnostics/bugs/index.js";
import { diagnose } from "../../schedules/diagnostics/diagnose.js";
import type { Bug } from "../../schedules/diagnostics/hypothesis.js";

/** How often each story was named for the traces of each, as plain data. */
export interface Confusion {
  /** The stories, in the order of rows and columns. */
  readonly bugs: readonly { readonly bug: Bug; readonly title: string }[];
  /** `counts[i][j]`: traces of story i for which story j was named. */
  readonly counts: readonly (readonly number[])[];
  readonly right: number;
  readonly count: number;
}

/** Diagnoses synthetic traces and counts what was named. */
export function confusion(options: { seed: number; count: number; noise?: LogNoise }): Confusion {
  const names = bugs.map(({ bug }) => bug);
  const counts = names.map(() => names.map(() => 0));
  for (const { bug, plan, trace } of syntheticTraces(options)) {
    const row = counts[names.indexOf(bug)] as number[]; // every bug has a row
    const named = names.indexOf(diagnose(trace, plan).bug);
    row[named] = (row[named] ?? 0) + 1;
  }
  const right = counts.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  return { bugs: bugs.map(({ bug, title }) => ({ bug, title })), counts, right, count: options.count };
}
