import { interactive } from "../../../../labs/interactive.js";
import type { Curve, CurvesFigure, Mark, Point, Role } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import {
  type Arm,
  accuracy,
  accuracyText,
  arms,
  bandOf,
  chosen,
  gain,
  interval,
  judged,
  type NetName,
  nets,
  ratesOf,
  tests,
} from "../measured.js";
import { netControl } from "./netControl.js";

const drawn: readonly { readonly arm: Arm; readonly role: Role }[] = [
  { arm: "single", role: "a" },
  { arm: "ensemble", role: "b" },
  { arm: "snapshot", role: "c" },
];

const percent = (part: number): number => Number((100 * part).toPrecision(5));

/** Accuracy over the peak: a curve for each of some arms, with bands. `reader` holds points of the reader's own, in parts of 1. */
export function accuracyFigure(
  net: NetName,
  {
    only = drawn.map(({ arm }) => arm),
    reader = {},
    upTo = Number.POSITIVE_INFINITY,
    seeds = 0,
  }: { only?: readonly Arm[]; reader?: Partial<Record<Arm, readonly (readonly [number, number])[]>>; upTo?: number; seeds?: number } = {},
): CurvesFigure {
  const shown = drawn.filter(({ arm }) => only.includes(arm));
  const rates = ratesOf(net);
  const upper = rates.filter((rate) => rate <= upTo);
  const low = net === "mlp" ? 70 : 78;
  const high = net === "mlp" ? 90 : 92;
  const curves = shown.map(({ arm, role }): Curve => {
    const spots = upper.flatMap((rate) => {
      const list = tests(net, arm, rate);
      return list ? [{ rate, middle: percent(list.reduce((sum, x) => sum + x, 0) / list.length), band: bandOf(list).map(percent) }] : [];
    });
    return {
      label: arms[arm].name,
      role,
      dots: true,
      points: spots.map(({ rate, middle }): Point => [rate, middle]),
      band: spots.map(({ rate, band }) => [rate, band[0] ?? 0, band[1] ?? 0] as const),
    };
  });
  const own = shown.flatMap(({ arm, role }) =>
    (reader[arm] ?? []).map(
      ([rate, part], i): Mark => ({ x: rate, y: percent(part), role, ...(i === 0 && arm === "ensemble" ? { label: "yours" } : {}) }),
    ),
  );
  const marks = shown.flatMap(({ arm }): Mark[] => {
    const rate = chosen(net, arm);
    return rate <= upTo ? [{ x: rate, y: percent(accuracy(net, arm)), role: "rate", label: formatNumber(rate) }] : [];
  });
  const difference = gain(net, "ensemble", "single");
  const told = shown.map(({ arm }) => `${arms[arm].name} ${accuracyText(accuracy(net, arm))} at ${formatNumber(chosen(net, arm))}`);
  const compared =
    difference && only.includes("ensemble") ? ` Five together less one cosine: ${interval(difference)} points, ${judged(difference)}.` : "";
  const yours = seeds > 0 ? ` Your runs (${seeds} ${seeds === 1 ? "seed" : "seeds"}): ${readerText(reader)}.` : "";
  return {
    kind: "curves",
    size: { width: 640, height: 340 },
    sentence: `Each at its own best peak on ${nets[net]}: ${told.join("; ")}.${compared}${yours}`,
    data: {
      x: { label: "peak rate η (log)", scale: "log", domain: [rates[0] as number, rates.at(-1) as number] },
      panels: [{ y: { label: "test accuracy, %", domain: [low, high] }, curves, marks: [...marks, ...own] }],
    },
  };
}

const readerText = (reader: Partial<Record<Arm, readonly (readonly [number, number])[]>>): string =>
  Object.entries(reader)
    .flatMap(([arm, list]) => list.map(([rate, part]) => `${arms[arm as Arm].name} ${accuracyText(part)} at ${formatNumber(rate)}`))
    .join("; ");

/** One budget, spent two ways, at every peak. */
export const fiveForOne = interactive({
  id: "five-for-one",
  title: "One budget of updates, spent two ways",
  controls: {
    net: netControl,
  },
  figure: ({ net }): CurvesFigure => accuracyFigure(net as NetName),
});
