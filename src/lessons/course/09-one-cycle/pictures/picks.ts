import { interactive } from "../../../../labs/interactive.js";
import type { Curve, CurvesFigure, Mark, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { atFoot, budgets, cnnBudgets, foot, median, type NetName, picks, type Reading, seedsOf, shapeOf, truth } from "../measured.js";

export const readingChoices: readonly { readonly value: Reading; readonly label: string }[] = [
  { value: "naive", label: "steepest" },
  { value: "skipped", label: "steepest, the first ten left out" },
  { value: "tenth", label: "a tenth of the lowest" },
  { value: "lowest", label: "lowest" },
  { value: "end", label: "10 % below the end" },
  { value: "pick", label: "half of the brink (ours)" },
];

/** The length of the test, one of those that were stored. */
export const lengthControl = (start: "100" | "200") =>
  ({
    type: "choice",
    label: "Updates of the test",
    options: ["100", "200", "300"].map((value) => ({ value, label: value })),
    start,
  }) as const;

/** The accuracy that training at a peak gives, as a curve in per cent. */
export function trainedCurve(net: NetName, shape: string, label: string, role: Curve["role"]): Curve {
  const { rates } = shapeOf(net === "mlp" ? budgets() : cnnBudgets(), shape);
  return {
    label,
    role,
    dots: true,
    points: rates.map(({ rate, test }): Point => [rate, test === null ? null : Number((100 * test).toPrecision(4))]),
  };
}

const curvesOf = (net: NetName): Curve[] =>
  net === "mlp"
    ? [trainedCurve(net, "one cycle, 25 epochs", "one cycle", "a"), trainedCurve(net, "constant, 25 epochs", "constant", "b")]
    : [trainedCurve(net, "one cycle, 4 epochs", "one cycle", "a"), trainedCurve(net, "constant, 4 epochs", "constant", "b")];

/** Picks on the axis of rates, a row for each seed; below them what training at each peak came to. */
export function picksFigure(
  net: NetName,
  {
    list,
    told,
    first = 1e-7,
    own = [],
  }: { list: readonly (number | null)[]; told: string; first?: number; own?: readonly (number | null)[] },
): CurvesFigure {
  const rows = seedsOf(net);
  const dots = (rates: readonly (number | null)[], role: Mark["role"], every = 1): Mark[] =>
    rates.map((rate, i): Mark => ({ x: Number((rate ?? first).toPrecision(4)), y: i * every + 1, role }));
  const best = truth(net);
  return {
    kind: "curves",
    size: { width: 640, height: 380 },
    sentence: told,
    data: {
      x: { label: "rate η (log)", scale: "log", domain: [first, 10] },
      panels: [
        {
          share: 0.45,
          y: { label: "shuffle", domain: [0, rows + 1] },
          curves: [
            {
              label: "",
              role: "muted",
              faint: true,
              points: [
                [first, 0],
                [10, 0],
              ],
            },
          ],
          marks: [...dots(list, own.length > 0 ? "muted" : "rate"), ...dots(own, "rate", 2)],
          rules: [{ axis: "x", at: best.cycle, label: `best peak ${formatNumber(best.cycle)}` }],
        },
        { share: 0.55, y: { label: "test accuracy by training, %", domain: net === "mlp" ? [40, 90] : [60, 90] }, curves: curvesOf(net) },
      ],
    },
  };
}

/** What picks say, in a sentence. */
export function toldOf(net: NetName, updates: number, rule: Reading, list: readonly (number | null)[], seeds: number): string {
  const name = readingChoices.find(({ value }) => value === rule)?.label ?? rule;
  const low = atFoot(list);
  const best = truth(net);
  const rest = list.length > low ? ` ${low === 0 ? "All" : "The others"} lie around ${formatNumber(median(list), 2)}.` : "";
  return `Rule “${name}”, ${updates} updates: ${low} of ${seeds} seeds get a rate below ${formatNumber(foot)}.${rest} By training, the best peak is ${formatNumber(best.cycle)} for one cycle and ${formatNumber(best.constant)} for a constant rate.`;
}

/** One net, 24 shuffles, and what a finder answers. */
export const picksPlot = interactive({
  id: "picks",
  title: "One net, 24 shuffles: what the finder answers",
  controls: {
    rule: { type: "choice", label: "Rule", options: readingChoices, start: "naive" },
    updates: lengthControl("100"),
  },
  figure: ({ rule, updates }): CurvesFigure => {
    const reading = rule as Reading;
    const list = picks("mlp", Number(updates), reading);
    return picksFigure("mlp", { list, told: toldOf("mlp", Number(updates), reading, list, seedsOf("mlp")) });
  },
});
