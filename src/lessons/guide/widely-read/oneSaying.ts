import { interactive } from "../../../labs/interactive.js";
import type { Figure } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { intervalsFigure } from "../../../plots/intervalsFigure.js";
import type { Interval } from "../../../stats/pairedInterval.js";
import { coarse, versusBest as fairBest, finite, noisy, online, versusAt } from "../../course/04-fair-fights/results.js";
import { batchNorm, versusBest as dropBest, freshData, milestones } from "../../course/05-dropping/results.js";
import { type Arm, gain, type NetName } from "../../course/08-cycles/measured.js";
import { type Ablation, ablations, shapeOf } from "../../course/09-one-cycle/measured.js";

type Rows = Readonly<Record<string, Interval>>;

const inPoints = ({ mean, low, high, n, level }: Interval): Interval => ({ mean: 100 * mean, low: 100 * low, high: 100 * high, n, level });
const points = (rows: Readonly<Record<string, Interval>>): Rows =>
  Object.fromEntries(Object.entries(rows).map(([name, interval]) => [name, inPoints(interval)]));

const ofArm = (net: NetName, arm: Arm, rate?: number): Interval => {
  const interval = gain(net, arm, "single", rate);
  if (!interval) throw new RangeError(`${arm} on ${net} must have ended in every run.`);
  return interval;
};
const overLine = (of: Ablation, shape = "one cycle"): Interval => {
  const { versus } = shapeOf(ablations[of](), shape);
  if (!versus) throw new RangeError(`${shape} must have been compared with the straight line.`);
  return versus.difference;
};

/** Sayings about gains, each with what was measured where. */
export const sayings = {
  schedule: {
    says: "A schedule is worth four points",
    label: "cosine minus constant, points of accuracy",
    rows: (): Rows =>
      points({
        "both at 0.003": versusAt(finite, "cosine", 0.003).difference,
        "both at 0.1": versusAt(finite, "cosine", 0.1).difference,
        "own best of five rates": fairBest(coarse, "cosine").difference,
        "own best of nine": fairBest(finite, "cosine").difference,
        "fresh examples": fairBest(online, "cosine").difference,
        "a fifth of labels wrong": fairBest(noisy, "cosine").difference,
      }),
  },
  stairs: {
    says: "A cosine beats stairs",
    label: "stairs minus cosine, points of accuracy",
    rows: (): Rows =>
      points({
        "dense net, thirds": dropBest(milestones, "step 1/3, 2/3").difference,
        "dense net, five halvings": dropBest(milestones, "five halvings").difference,
        "fresh data, thirds": dropBest(freshData, "step 1/3, 2/3").difference,
        "fresh data, five halvings": dropBest(freshData, "five halvings").difference,
        "batch norm, 3/4 and 9/10": dropBest(batchNorm, "step 3/4, 9/10").difference,
        "batch norm, five halvings": dropBest(batchNorm, "five halvings").difference,
      }),
  },
  snapshots: {
    says: "Snapshots give a point or two",
    label: "minus one long cosine, points of accuracy",
    rows: (): Rows =>
      points({
        "dense net, five together": ofArm("mlp", "ensemble"),
        "the same at a peak of 0.05": ofArm("mlp", "ensemble", 0.05),
        "dense net, last one alone": ofArm("mlp", "snapshot"),
        "batch norm, five together": ofArm("cnn", "ensemble"),
        "batch norm, last one alone": ofArm("cnn", "snapshot"),
      }),
  },
  cycle: {
    says: "One cycle is what does it",
    label: "one cycle minus a straight line, points of accuracy",
    rows: (): Rows =>
      points({
        "dense net, 4 epochs": overLine("mlp-4"),
        "dense net, 25 epochs": overLine("mlp-25"),
        "batch norm, 4 epochs": overLine("cnn"),
      }),
  },
} as const;
export type Saying = keyof typeof sayings;

/** One saying about a gain, and its intervals. */
export function sayingFigure(saying: Saying): Figure {
  const { says, label, rows } = sayings[saying];
  const measured = rows();
  const figure = intervalsFigure({ label, rows: measured, lowerIsBetter: false, smallest: 0.5 });
  const means = Object.values(measured).map(({ mean }) => mean);
  const [least, most] = [formatNumber(Math.min(...means)), formatNumber(Math.max(...means))];
  return {
    ...figure,
    sentence: `On “${says}”: from ${least} to ${most} points, by the setting. Each side has its own best rate unless one is named. In detail, ${figure.sentence}`,
  };
}

/** Choose a saying. */
export const oneSaying = interactive({
  id: "one-saying",
  title: "One saying, several settings",
  controls: {
    saying: {
      type: "choice",
      label: "Saying",
      options: [
        { value: "schedule", label: "a schedule: four points" },
        { value: "stairs", label: "a cosine beats stairs" },
        { value: "snapshots", label: "snapshots: a point or two" },
        { value: "cycle", label: "one cycle is what does it" },
      ],
      start: "schedule",
    },
  },
  figure: ({ saying }): Figure => sayingFigure(saying),
});
