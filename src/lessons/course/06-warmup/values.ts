import type { ExperimentTable } from "../../../engine/experiment/table.js";
import { adamBound } from "../../../optim/adamBound.js";
import { formatNumber } from "../../../plots/format.js";
import { differenceText } from "../../../plots/sweepFigure.js";
import { pairedInterval } from "../../../stats/pairedInterval.js";
import { numbersOf } from "../../stored.js";
import { lengthsFor, uncorrected } from "./adamNumbers.js";
import { gradientOf, growthOf } from "./pictures/gradients.js";
import { commonRate } from "./pictures/lengths.js";
import { meanOf } from "./pictures/updates.js";
import { cellOf, firstUpdatesStudy, largeBatchTable, lengthTables, mapTable, shapeOf, versusAt } from "./tables.js";
import { chance } from "./task.js";

const number = (value: number | null | undefined, digits = 2): string => formatNumber(value ?? Number.NaN, digits);

/** A verdict as the end of "whether it reaches the smallest difference, …". */
const verdictText = (table: ExperimentTable, name: string): string =>
  ({ better: "is sure", worse: "is ruled out", equal: "is ruled out", "cannot tell": "one cannot tell" })[
    shapeOf(table, name).versus?.verdict ?? "cannot tell"
  ];

/** The measured numbers of lesson 6, as its text says them. */
export function values(): Record<string, string> {
  const map = mapTable();
  const sgd = largeBatchTable();
  const lengths = lengthTables();
  const study = firstUpdatesStudy();
  const loss = (name: string, rate: number): string => number(cellOf(map, name, rate).test, 3);
  const against = (name: string, rate: number): string => differenceText(map, versusAt(map, name, rate).difference);
  const best = (table: typeof map, name: string): string => {
    const { versus } = shapeOf(table, name);
    return versus === null ? "" : differenceText(table, versus.difference);
  };
  const bestLoss = (name: string): string => number(shapeOf(map, name).test, 3);
  const bestRate = (name: string): string => number(shapeOf(map, name).rate, 3);
  const length = (steps: 100 | 400, warmup: number): string => number(cellOf(lengths[steps], `warmup ${warmup}`, commonRate).test);
  const curvature = (of: string) => {
    const [before, after] = [numbersOf(study, of, "curvatureBefore"), numbersOf(study, of, "curvatureAfter")];
    const mean = (all: readonly number[]): string => number(all.reduce((sum, one) => sum + one, 0) / all.length);
    const { mean: change, low, high } = pairedInterval([...after], [...before]);
    return { before: mean(before), after: mean(after), change: differenceText({ metric: "loss" }, { mean: change, low, high }) };
  };
  const curved = curvature("post, 0.003");
  const warmed = curvature("post, 0.03, warmup 50");
  const hot = "post, 0.03";
  const losses = meanOf(hot, "loss");
  const plain = uncorrected();
  return {
    chance: number(chance, 3),
    seeds: String(map.seeds),
    dead: loss("post, warmup 0", 0.03),
    dead10: loss("post, warmup 10", 0.03),
    alive50: loss("post, warmup 50", 0.03),
    pre0: loss("pre, warmup 0", 0.03),
    pre50: loss("pre, warmup 50", 0.03),
    modest10: against("post, warmup 10", 0.003),
    modest50: against("post, warmup 50", 0.003),
    edge0: loss("post, warmup 0", 0.0175),
    edge50: loss("post, warmup 50", 0.0175),
    coarse0: loss("post, warmup 0", 0.003),
    best0: bestLoss("post, warmup 0"),
    best0Rate: bestRate("post, warmup 0"),
    best50: bestLoss("post, warmup 50"),
    bestGain: best(map, "post, warmup 50"),
    bestVerdict: verdictText(map, "post, warmup 50"),
    clipBest: best(map, "post, warmup 0, clipped"),
    clipLow: against("post, warmup 0, clipped", 0.01),
    warmLow: against("post, warmup 10", 0.01),
    clipHigh: against("post, warmup 0, clipped", 0.0175),
    warmHigh: against("post, warmup 10", 0.0175),
    short4: length(100, 4),
    short16: length(100, 16),
    long4: length(400, 4),
    long16: length(400, 16),
    lengthRate: String(commonRate),
    sgdWarm6: best(sgd, "warmup 6"),
    sgdWarm15: best(sgd, "warmup 15"),
    sgdClip: best(sgd, "warmup 0, clipped"),
    sgdRate: number(shapeOf(sgd, "warmup 0").rate),
    sgdClipRate: number(shapeOf(sgd, "warmup 0, clipped").rate),
    studySeeds: String(study.seeds),
    typicalFirst: number(meanOf(hot, "typical")[0], 3),
    typicalTwentieth: number(meanOf("post, 0.003", "typical")[19]),
    lossBefore: number(losses[0], 3),
    lossAfter: number(losses[1], 3),
    sharpBefore: curved.before,
    sharpAfter: curved.after,
    sharpChange: curved.change,
    sharpPre: curvature("pre, 0.03").before,
    sharpWarm: warmed.after,
    sharpWarmChange: warmed.change,
    gradientPostFirst: number(gradientOf("post", "mlp1.out")),
    gradientPostLast: number(gradientOf("post", "mlp4.out")),
    gradientPreFirst: number(gradientOf("pre", "mlp1.out")),
    gradientPreLast: number(gradientOf("pre", "mlp4.out")),
    gradientPostGrowth: differenceText({ metric: "loss" }, growthOf("post", "query")),
    gradientPreGrowth: differenceText({ metric: "loss" }, growthOf("pre", "query")),
    gradientEmbedding: number(gradientOf("post", "embedding")),
    bound2: number(adamBound({ updates: 2 }), 4),
    bound10: number(adamBound({ updates: 10 }), 4),
    bound100: number(adamBound({ updates: 100 }), 3),
    bound1000: number(adamBound({ updates: 1000 }), 3),
    plainFirst: number(plain.first, 3),
    plainMost: number(plain.most, 3),
    plainAt: String(plain.at),
    plainThousandth: number(plain.thousandth, 3),
    tinyFirst: number(lengthsFor(1e-5)[0], 3),
    epsOutside: number(lengthsFor(1e-6)[0], 3),
    epsInside: number(lengthsFor(1e-6, { epsInside: true })[0], 3),
  };
}
