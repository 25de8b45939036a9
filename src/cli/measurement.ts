import { bySeed, declaredGrid, type PlannedRun, runsOf, sortedRows } from "../engine/experiment/grid.js";
import { markdownOf } from "../engine/experiment/markdown.js";
import type { Pool } from "../engine/experiment/pool.js";
import { type FileKind, headerOf, isRunOf, type RowKind, said, sweepFile } from "../engine/experiment/results.js";
import { lineOf, type Row } from "../engine/experiment/row.js";
import type { Outcome } from "../engine/experiment/runSpec.js";
import { reached, stagesOf } from "../engine/experiment/stages.js";
import { sweepSummary } from "../engine/experiment/summary.js";
import type { Plan, Sweep } from "../engine/experiment/sweep.js";
import { workers } from "../engine/workers/node.js";
import { nodePool } from "../engine/workers/nodePool.js";
import type { Measured, Study } from "../lessons/study.js";
import {
  isStudyRow,
  type PlannedStudyRun,
  planStudy,
  type StudyRow,
  type StudySpec,
  studyLine,
  studySummary,
  studyTable,
} from "../lessons/studyRows.js";

/** What a finished measurement says: its tables as Markdown, and its summary, null where an interval has no end. */
export interface Finding {
  readonly tables: string;
  readonly summary: string | null;
}

/** A run that is asked for: what it is told, and the hash of that. */
export interface Planned {
  readonly key: string;
  readonly spec: unknown;
}

/** What stands in a results file and how it is made: one kind of these is a sweep, the other a study. */
export interface Measurement<R extends { readonly key: string }, P extends Planned, Result> extends FileKind<R>, RowKind<R> {
  readonly spec: object;
  /** The runs that are asked for, in the order of the file. */
  readonly declared: readonly P[];
  /** The order to carry runs out in. */
  inTurn(runs: readonly P[]): readonly P[];
  /** What refining asks for beyond them: after each part all its runs must be there. */
  more(rows: Map<string, R>): Iterable<readonly P[]>;
  rowOf(run: P, result: Result): R;
  /** A planned run in words. */
  saidRun(run: P): string;
  /** Rows in the order of the file. */
  sorted(rows: Iterable<R>): readonly R[];
  open(count: number | null): Pool<P["spec"], Result>;
  /** Null where not all declared runs are there. */
  finding(rows: Map<string, R>, text: string): Finding | null;
}

/** What is done with a measurement of whichever kind. */
export type Use<T> = <R extends { readonly key: string }, P extends Planned, Result>(measurement: Measurement<R, P, Result>) => T;

/** The whole results file. */
export const fileText = <R extends { readonly key: string }>(
  { kind, spec, sorted, lineOf }: Pick<Measurement<R, never, never>, "kind" | "spec" | "sorted" | "lineOf">,
  rows: Iterable<R>,
): string =>
  headerOf(spec, kind) +
  sorted(rows)
    .map((row) => `${lineOf(row)}\n`)
    .join("");

/** How a sweep is measured. */
export function sweepMeasurement(sweep: Sweep, plan: Plan): Measurement<Row, PlannedRun, Outcome> {
  return {
    ...sweepFile,
    spec: sweep,
    lineOf,
    said,
    isOurs: (row) => isRunOf(plan, row),
    declared: runsOf(plan, declaredGrid(plan)),
    inTurn: bySeed,
    *more(rows) {
      for (const { runs } of stagesOf(plan, rows, true)) yield runs;
    },
    rowOf: ({ key, shape, rate, seed }, outcome) => ({ key, shape, rate, seed, ...outcome }),
    saidRun: said,
    sorted: (rows) => sortedRows(plan, rows),
    open: (count) => workers(count === null ? {} : { count }),
    finding(rows, text) {
      const end = reached(plan, rows);
      return end && { tables: markdownOf(end.table, end.open), summary: sweepSummary(end, text) };
    },
  };
}

/** Where the studies of the course are listed, for the threads that run them. */
const registry = new URL("../lessons/studies.js", import.meta.url);

/** How a study is measured; `studies` is the module that lists the studies there are. */
export async function studyMeasurement(
  where: string,
  spec: StudySpec,
  studies: URL = registry,
): Promise<Measurement<StudyRow, PlannedStudyRun, Measured>> {
  const known = (await import(studies.href)) as { readonly studies: readonly Study[] };
  const plan = planStudy(where, spec, known.studies);
  const places = new Map(plan.runs.map(({ key }, i) => [key, i]));
  const caseOf = new Map(plan.runs.map((run) => [run.key, run]));
  const sorted = (rows: Iterable<StudyRow>): StudyRow[] => [...rows].sort((a, b) => (places.get(a.key) ?? 0) - (places.get(b.key) ?? 0));
  return {
    kind: "study",
    spec,
    isRow: isStudyRow,
    lineOf: studyLine,
    saidRun: ({ case: of, seed }) => `${of}, seed ${seed}`,
    said: ({ case: of, seed }) => `${of}, seed ${seed}`,
    isOurs: (row) => caseOf.get(row.key)?.case === row.case && caseOf.get(row.key)?.seed === row.seed,
    declared: plan.runs,
    inTurn: (runs) => [...runs].sort((a, b) => a.seed - b.seed),
    more: () => [],
    rowOf: ({ key, case: of, seed }, values) => ({ key, case: of, seed, values }),
    sorted,
    open: (count) =>
      nodePool("study", count === null ? {} : { count }, new URL("./studyWorker.js", import.meta.url), { studies: studies.href }),
    finding(rows, text) {
      const all = sorted(rows.values());
      if (all.length < plan.runs.length) return null;
      return { tables: studyTable(plan, all), summary: studySummary(plan, all, text) };
    },
  };
}
