import { interactive } from "../../../../labs/interactive.js";
import type { Curve, CurvesFigure, Mark } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { percent } from "../../../say.js";
import { mean, members, type NetName, nets, points, ratesOf, tests, values } from "../measured.js";
import type { Plan } from "../study.js";
import { netControl } from "./netControl.js";

/** How often the members of an ensemble differ, and how much better they are together than one by one. */
export function spotOf(net: NetName, plan: Plan, rate: number): { differ: number; gain: number; single: number } | null {
  const [differ, together] = [
    values(net, plan, rate, "disagreement"),
    plan === "cycles" ? tests(net, "ensemble", rate) : tests(net, "apart", rate),
  ];
  if (!differ || !together) return null;
  const single = mean(members(net, plan, rate));
  return { differ: mean(differ), gain: mean(together) - single, single };
}

/** The gain of averaging against how much the snapshots differ: a point for each peak. */
export const agreement = interactive({
  id: "agreement",
  title: "What averaging gains, and how much there is to average",
  controls: {
    net: netControl,
    place: { type: "number", label: "Peak, from the lowest tried", min: 1, max: 8, step: 1, start: 2, tries: [6] },
  },
  figure: ({ net, place }): CurvesFigure => {
    const name = net as NetName;
    const rates = ratesOf(name);
    const rate = rates[Math.min(place, rates.length) - 1] as number;
    const line = (plan: Plan): (readonly [number, number])[] =>
      rates.flatMap((one) => {
        const spot = spotOf(name, plan, one);
        return spot ? [[round(100 * spot.differ), round(100 * spot.gain)] as const] : [];
      });
    const spot = spotOf(name, "cycles", rate);
    const curves: Curve[] = [
      { label: "snapshots", role: "b", dots: true, points: line("cycles") },
      { label: "short runs", role: "muted", dots: true, dashed: true, points: line("apart") },
    ];
    const marks: Mark[] = spot
      ? [{ x: round(100 * spot.differ), y: round(100 * spot.gain), role: "rate", label: `peak ${formatNumber(rate)}` }]
      : [];
    const all = curves.flatMap((curve) => curve.points);
    return {
      kind: "curves",
      size: { width: 640, height: 320 },
      sentence: spot
        ? `At a peak of ${formatNumber(rate)}, two snapshots of ${nets[name]} answer ${percent(spot.differ)} of the pictures differently. One by one they get ${percent(spot.single, 3)} on average, together ${points(spot.gain)} points.`
        : `At a peak of ${formatNumber(rate)} runs leave the numbers.`,
      data: {
        x: { label: "answers on which two members differ, %", domain: [0, Math.max(10, ...all.map(([x]) => x)) * 1.08] },
        panels: [
          {
            y: {
              label: "gain of averaging, points",
              domain: [Math.min(-2, ...all.map(([, y]) => y ?? 0)), Math.max(4, ...all.map(([, y]) => y ?? 0)) * 1.1],
            },
            curves,
            marks,
            rules: [{ axis: "y", at: 0, label: "" }],
          },
        ],
      },
    };
  },
});

const round = (value: number): number => Number(value.toPrecision(4));
