import { type Interactive, interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { cosineAnnealing } from "../../../../schedules/families/cosineAnnealing.js";
import { percent } from "../../../say.js";

/** Updates that the run of the first picture makes. */
export const real = 5000;

/** What four scripts count, and the length that comes of it. */
export const counted = {
  updates: { label: "updates: 5000", total: 5000 },
  batches: { label: "all batches: 20,000", total: 20_000 },
  epoch: { label: "batches of an epoch: 2000", total: 2000 },
  epochs: { label: "epochs: 10", total: 10 },
} as const;
type Counted = keyof typeof counted;

/** The rate of an update, as a part of the peak, on a cosine that was told `total`. */
export const partAt = (total: number, t: number, climbs: boolean): number =>
  cosineAnnealing({ baseLr: 1, totalSteps: total, ...(climbs ? { pastEnd: "mirror" as const } : {}) })(t);

/** One run, four lengths. */
export const counts: Interactive = interactive({
  id: "counts",
  title: "One run of 5000 updates, told four lengths",
  controls: {
    told: {
      type: "choice",
      label: "The schedule was told",
      options: Object.entries(counted).map(([value, { label }]) => ({ value, label })),
      start: "batches",
    },
    climbs: { type: "toggle", label: "Past its end it climbs, as PyTorch's does", start: true },
  },
  figure: ({ told, climbs }): CurvesFigure => {
    const { total } = counted[told as Counted];
    const stops = Array.from({ length: 201 }, (_, i) => Math.min(real - 1, 25 * i));
    // Swings too quick to draw are drawn as what they are: everything between nothing and the peak.
    const quick = climbs && total < 100;
    const points = (length: number): Point[] => stops.map((t) => [t, Number(partAt(length, t, climbs).toPrecision(5))]);
    const last = partAt(total, real - 1, climbs);
    const said =
      total === real
        ? "It falls once, from the peak to almost nothing"
        : total > real
          ? `It has not arrived: the last update still has ${percent(last, 3)} of the peak`
          : climbs
            ? `It is at 0 after ${total} updates and climbs again, ${formatNumber(real / (2 * total))} times up and down in all; the last update has ${percent(last, 3)} of the peak`
            : `It is at 0 after ${total} updates, and the other ${real - total} move nothing`;
    return {
      kind: "curves",
      size: { width: 640, height: 300 },
      sentence: `Told ${total.toLocaleString("en")}, run for 5000. ${said}.`,
      data: {
        x: { label: "update t", domain: [0, real] },
        panels: [
          {
            y: { label: "rate, as a part of the peak", domain: [0, 1.05] },
            curves: [
              quick
                ? { label: "told", role: "rate", points: [], band: [[0, 0, 1] as const, [real, 0, 1] as const] }
                : { label: "told", role: "rate", points: points(total) },
              { label: "meant", role: "theory", points: points(real), dashed: true },
            ],
          },
        ],
      },
    };
  },
});
