import { experiment } from "../../../../labs/interactive.js";
import { pickArgued } from "../../../../labs/playground/pickArgued.js";
import type { CurvesFigure } from "../../../../plots/figure.js";
import { naiveFinder, type Rule, readings } from "../finder.js";
import { picks, type Reading } from "../measured.js";
import { type FinderRun, ourTest, rangeLosses } from "../study.js";
import { lengthControl, picksFigure, readingChoices, toldOf } from "./picks.js";

/** The range test of this lesson, on the MLP. */
export const readerTest = (updates: number, from = 1e-7): FinderRun => ({
  problem: { kind: "glyphs", train: 1500 },
  model: { kind: "mlp", sizes: [144, 64, 10], act: "relu" },
  batch: 32,
  from,
  to: 10,
  updates,
});

/** What a rule takes from one range test. */
export function pickOf(rule: Reading, run: FinderRun, seed: number): number | null {
  if (rule === "pick") return pickArgued(ourTest(run, seed)).rate;
  return readings(naiveFinder(rangeLosses(run, seed)))[rule as Rule];
}

/** Twelve range tests of the reader's own, over the stored picks. */
export const finderRuns = experiment({
  id: "finder-runs",
  title: "Twelve shuffles of your own, over the stored picks",
  controls: {
    rule: { type: "choice", label: "Rule", options: readingChoices, start: "naive" },
    updates: lengthControl("200"),
    first: { type: "number", label: "First shuffle", min: 25, max: 985, step: 12, start: 25 },
  },
  before: ({ rule, updates }): CurvesFigure => {
    const list = picks("mlp", Number(updates), rule as Reading);
    return picksFigure("mlp", { list, told: toldOf("mlp", Number(updates), rule as Reading, list, list.length) });
  },
  *run({ rule, updates, first }): Generator<number, CurvesFigure> {
    const reading = rule as Reading;
    const own: (number | null)[] = [];
    for (let i = 0; i < 12; i++) {
      own.push(pickOf(reading, readerTest(Number(updates)), first + i));
      yield (i + 1) / 12;
    }
    const list = picks("mlp", Number(updates), reading);
    return picksFigure("mlp", { list, own, told: `Yours: ${toldOf("mlp", Number(updates), reading, own, 12)}` });
  },
});
