import type { RangeTest } from "../../engine/tools/rangeTest.js";
import type { CurvesFigure, Mark } from "../../plots/figure.js";
import { rangeTestFigure } from "../../plots/rangeTestFigure.js";
import { stored } from "../../plots/stored.js";
import type { ArguedPick } from "./pickArgued.js";

/** The picture of a range test with our pick on its curve, in the rate's colour, and what the other rules would take. */
export function rangePickFigure(test: RangeTest, { rate, rules }: ArguedPick): CurvesFigure {
  const figure = rangeTestFigure(test);
  const nearest = (wanted: number): number => {
    const distances = test.rates.map((one) => Math.abs(Math.log(one / wanted)));
    return distances.indexOf(Math.min(...distances));
  };
  const mark = (wanted: number, label: string, role: Mark["role"]): Mark => ({
    x: stored(wanted),
    y: stored(test.smoothed[nearest(wanted)] as number), // one for each rate
    role,
    label,
  });
  const marks = [...rules.map((one) => mark(one.rate, one.rule, "theory")), ...(rate === null ? [] : [mark(rate, "our pick", "rate")])];
  const panels = figure.data.panels.map((panel) => ({ ...panel, marks: marks.filter(({ x }) => x >= (test.rates[0] as number)) })); // a test has rates
  return { ...figure, data: { ...figure.data, panels } };
}
