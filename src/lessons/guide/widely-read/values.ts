import { replay } from "../../../compat/replay.js";
import { formatNumber } from "../../../plots/format.js";
import { reduceOnPlateau } from "../../../schedules/controllers/reduceOnPlateau.js";
import { multiStep } from "../../../schedules/families/multiStep.js";
import { oneCycle } from "../../../schedules/families/oneCycle.js";
import { values as fair } from "../../course/04-fair-fights/values.js";
import { type Cooling, endShare, particles } from "../../course/05-dropping/pictures/twoWells.js";
import { values as drops } from "../../course/05-dropping/values.js";
import { values as warm } from "../../course/06-warmup/values.js";
import { values as cycles } from "../../course/08-cycles/values.js";
import { values as finder } from "../../course/09-one-cycle/values.js";
import { proportion } from "../../course/10-plateau/falseCuts.js";
import { values as plateau } from "../../course/10-plateau/values.js";
import { values as beyond } from "../../course/11-beyond-fixed-horizons/values.js";
import { values as scale } from "../../course/12-scale/values.js";
import { percent } from "../../say.js";
import { taken } from "../taken.js";

/** After how many observations of one and the same loss a plateau rule cuts. */
export function flatCut(patience: number): number {
  const rule = reduceOnPlateau({ patience, factor: 0.1 });
  const first = rule.lr(rule.init());
  let state = rule.init();
  let seen = 0;
  while (rule.lr(state) === first) {
    state = rule.observe(state, 1);
    seen += 1;
  }
  return seen;
}

/** A cosine of 90 epochs in PyTorch, stopped at one of them and resumed with the optimizer's state alone: where it goes on, and where it ends. */
export function resumedCosine(at: number): { readonly from: number; readonly end: number } {
  const { wrong_orders } = replay({
    api: "state_dict/load_state_dict",
    params: {
      optimizer: "SGD",
      optimizer_args: { momentum: 0.9 },
      schedule: { type: "CosineAnnealingLR", T_max: 90 },
      resume_at: at,
    },
    base_lr: 0.1,
    steps: 90,
  });
  const { lr } = (wrong_orders as { readonly optimizer_state_only: { readonly lr: readonly number[] } }).optimizer_state_only;
  return { from: lr[0] ?? Number.NaN, end: lr.at(-1) ?? Number.NaN };
}

/** "88 % [84 %, 92 %]": the part of the points that a way of cooling brings into the deep well. */
function deepShare(cooling: Cooling): string {
  const { part, low, high } = proportion(Math.round(particles * endShare(cooling, 0.2, 400)), particles);
  return `${percent(part)} [${percent(low)}, ${percent(high)}]`;
}

/** The numbers of this page: those of the lessons, and what the library computes. */
export const values = (): Record<string, string> => {
  const stairs = multiStep({ baseLr: 1, milestones: [30, 60, 90], gamma: 0.1 });
  const lowest = Array.from({ length: 90 }, (_, epoch) => stairs(epoch)).filter((rate) => rate < 0.005);
  const resumed = resumedCosine(50);
  return {
    ...taken("fair", fair(), [
      "seeds",
      "lowRate",
      "gainLow",
      "cosineRate",
      "gainHigh",
      "gainBest",
      "rateSpan",
      "shapeSpan",
      "shareBoth",
      "earlyRate",
      "endBest",
      "endCost",
    ]),
    ...taken("drops", drops(), ["mlpThirds", "mlpHalvings", "normLate", "presses", "fellAfterTen", "restartRose"]),
    ...taken("warm", warm(), ["short4", "long4", "long16", "short16", "bound10", "bound1000", "plainMost", "dead", "pre0", "modest10"]),
    ...taken("cycles", cycles(), ["ensembleGainMlp", "lowGainMlp", "ensembleGainCnn", "snapshotGainMlp"]),
    ...taken("finder", finder(), [
      "soon-tens-onecycle",
      "soon-all-onecycle",
      "mlp25CycleLess",
      "cnnCycleLess",
      "seeds",
      "naiveFoot100",
      "skippedFoot100",
      "skippedMedian100",
      "skippedMedian300",
      "bestCycle",
    ]),
    ...taken("plateau", plateau(), ["runs", "sharePoint5", "share1", "share3", "finiteShipped", "onlineShipped"]),
    ...taken("beyond", beyond(), ["averageTold", "branchCosine"]),
    ...taken("scale", scale(), ["sgdRise", "adamRise", "noiseStart", "noiseEnd", "varianceTimes", "signalTimes"]),
    wellPoints: String(particles),
    annealed: deepShare("anneal"),
    quenched: deepShare("quench"),
    left200: formatNumber(0.95 ** 200),
    afterLast: lowest.length === 0 ? "none" : String(lowest.length),
    footPart: percent(oneCycle({ maxLr: 1, totalSteps: 2000 })(19)),
    resumed: formatNumber(resumed.from),
    crawl: formatNumber(resumed.end),
    flatCut: String(flatCut(10)),
  };
};
