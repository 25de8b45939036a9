import { values as fairFights } from "../../src/lessons/course/04-fair-fights/values.js";
import { values as dropped } from "../../src/lessons/course/05-dropping/values.js";
import { values as warmups } from "../../src/lessons/course/06-warmup/values.js";
import { values as composed } from "../../src/lessons/course/07-composing/values.js";
import { values as finders } from "../../src/lessons/course/09-one-cycle/values.js";
import { values as plateaus } from "../../src/lessons/course/10-plateau/values.js";
import { values as beyond } from "../../src/lessons/course/11-beyond-fixed-horizons/values.js";
import { values as scales } from "../../src/lessons/course/12-scale/values.js";
import { libraries, translations } from "../../src/lessons/reference/translation.js";
import { percent } from "../../src/lessons/say.js";
import { formatNumber } from "../../src/plots/format.js";
import { reduceOnPlateau } from "../../src/schedules/controllers/reduceOnPlateau.js";
import { constant } from "../../src/schedules/families/constant.js";
import { cosineAnnealing } from "../../src/schedules/families/cosineAnnealing.js";
import { exponential } from "../../src/schedules/families/exponential.js";
import { inverseSqrt } from "../../src/schedules/families/inverseSqrt.js";
import { linear } from "../../src/schedules/families/linear.js";
import { linearWarmup } from "../../src/schedules/families/linearWarmup.js";
import { multiStep } from "../../src/schedules/families/multiStep.js";
import { oneCycle } from "../../src/schedules/families/oneCycle.js";
import { polynomial } from "../../src/schedules/families/polynomial.js";
import { stepDecay } from "../../src/schedules/families/stepDecay.js";
import { warmRestarts } from "../../src/schedules/families/warmRestarts.js";
import { warmupStableDecay } from "../../src/schedules/families/warmupStableDecay.js";
import type { AnyFamily } from "../../src/schedules/family.js";
import type { Schedule } from "../../src/schedules/schedule.js";

/** A schedule on one line. */
export interface SheetRow {
  readonly title: string;
  readonly slug: string;
  readonly latex: string;
  /** PyTorch's name, "LambdaLR" where a function of the update has to be given. */
  readonly pytorch: string;
  /** The rates of the first and of the last of a hundred updates, as parts of the peak. */
  readonly first: string;
  readonly last: string;
}

const T = 100;
const lines: readonly (readonly [family: AnyFamily, latex: string, lr: Schedule])[] = [
  [constant, String.raw`\eta_0`, constant({ baseLr: 1 })],
  [stepDecay, String.raw`\eta_0\,\gamma^{\lfloor t/k \rfloor}`, stepDecay({ baseLr: 1, stepSize: 30, gamma: 0.1 })],
  [multiStep, String.raw`\eta_0\,\gamma^{\text{milestones} \le t}`, multiStep({ baseLr: 1, milestones: [50, 75], gamma: 0.1 })],
  [exponential, String.raw`\eta_0\,\gamma^{t}`, exponential({ baseLr: 1, gamma: 0.01 ** (1 / T) })],
  [linear, String.raw`\eta_0\,(1 - t/T)`, linear({ baseLr: 1, totalSteps: T })],
  [polynomial, String.raw`\eta_0\,(1 - t/T)^p`, polynomial({ baseLr: 1, totalSteps: T, power: 2 })],
  [
    cosineAnnealing,
    String.raw`\eta_{\min} + \tfrac12(\eta_{\max} - \eta_{\min})(1 + \cos\tfrac{\pi t}{T})`,
    cosineAnnealing({ baseLr: 1, totalSteps: T }),
  ],
  [inverseSqrt, String.raw`\eta_0\sqrt{\tau/\max(t, \tau)}`, inverseSqrt({ baseLr: 1, timescale: 10 })],
  [linearWarmup, String.raw`\eta_{\max}\,(t + 1)/w`, linearWarmup({ baseLr: 1, warmupSteps: 10, offset: 1 })],
  [warmRestarts, String.raw`\text{cosines of } T_0, mT_0, m^2T_0 \ldots`, warmRestarts({ baseLr: 1, cycleSteps: 50, growth: 1 })],
  [oneCycle, String.raw`\text{up } 30\,\%, \text{ down } 70\,\%, \text{ two cosines}`, oneCycle({ maxLr: 1, totalSteps: T })],
  [
    warmupStableDecay,
    String.raw`\text{rise } w, \text{ hold, fall } c`,
    warmupStableDecay({ baseLr: 1, totalSteps: T, warmupSteps: 10, cooldownSteps: 20 }),
  ],
];

/** Twelve schedules, a line each: what they are, what PyTorch calls them, where they begin and end. */
export function sheetRows(): readonly SheetRow[] {
  const names = translations();
  return lines.map(([{ definition }, latex, lr]) => {
    const { title, slug } = definition;
    const found = names.find((row) => row.slug === slug)?.in[libraries[0]];
    const pytorch = found?.kind === "name" ? found.name.replace(/\(.*/, "") : "LambdaLR";
    return { title, slug, latex, pytorch, first: formatNumber(lr(0)), last: formatNumber(lr(T - 1), 2) };
  });
}

/** A rule in a few words of HTML, its numbers from the lessons, and the lesson that measured it. */
export interface SheetRule {
  readonly rule: string;
  readonly lesson: string;
  readonly anchor: string;
}

/**
 * A lesson's numbers by their names.
 *
 * @throws a RangeError for a number that the lesson does not have.
 */
export const numbersOf =
  (lesson: string, values: Readonly<Record<string, string>>) =>
  (name: string): string => {
    const text = Object.hasOwn(values, name) ? values[name] : undefined;
    if (text === undefined || /NaN|undefined/.test(text))
      throw new RangeError(`cheat sheet: ${lesson} must have a number ${name}, got ${text}. It has ${Object.keys(values).join(", ")}.`);
    return text;
  };

/** What was measured, as rules. */
export function sheetRules(): readonly SheetRule[] {
  const fair = numbersOf("04-fair-fights", fairFights());
  const drops = numbersOf("05-dropping", dropped());
  const warm = numbersOf("06-warmup", warmups());
  const counts = numbersOf("07-composing", composed());
  const finder = numbersOf("09-one-cycle", finders());
  const plateau = numbersOf("10-plateau", plateaus());
  const open = numbersOf("11-beyond-fixed-horizons", beyond());
  const scale = numbersOf("12-scale", scales());
  return [
    {
      rule: `<b>Rate first, shape second.</b> Compare shapes each at its own best rate: cosine minus constant ${fair("gainBest")} points, at a common rate anything from ${fair("gainLow")} to ${fair("gainTop")}.`,
      lesson: "04-fair-fights",
      anchor: "fight",
    },
    {
      rule: `<b>Choose rates at the end of full runs.</b> The leader after 5 % ended ${fair("endCost")} points behind.`,
      lesson: "04-fair-fights",
      anchor: "horizon",
    },
    {
      rule: `<b>Stairs: late and shallow.</b> Minus a cosine: two drops by ten at thirds ${drops("mlpThirds")}, five halvings ${drops("mlpHalvings")}; late drops with batch norm ${drops("normLate")}.`,
      lesson: "05-dropping",
      anchor: "step-or-cosine",
    },
    {
      rule: `<b>Warm up in updates, if the peak is at the brink.</b> Post-norm, loss with 0 and 50 updates: ${warm("edge0")} and ${warm("edge50")} at a high peak; at a modest one 10 updates change it by ${warm("modest10")}.`,
      lesson: "06-warmup",
      anchor: "map",
    },
    {
      rule: `<b>Check the length.</b> A plan for four times the updates ends at ${counts("tooLongEnd")} of the peak and costs ${counts("fourAtFit")} points at the right plan’s peak.`,
      lesson: "07-composing",
      anchor: "horizons",
    },
    {
      rule: `<b>A range test excludes, three full runs decide.</b> The steepest point named a dead rate in ${finder("naiveFoot100")} of ${finder("seeds")} shuffles.`,
      lesson: "09-one-cycle",
      anchor: "finder-runs",
    },
    {
      rule: `<b>Plateau rule: progress within the patience must beat the noise.</b> False cuts with 1 % and 3 % of noise: ${plateau("share1")}, ${plateau("share3")}.`,
      lesson: "10-plateau",
      anchor: "false-cuts",
    },
    {
      rule: `<b>End unknown: hold, then branch or average.</b> Average minus a line that knew the end: ${open("averageTold")}.`,
      lesson: "11-beyond-fixed-horizons",
      anchor: "at-one-stop",
    },
    {
      rule: `<b>Batch × k.</b> SGD: rate × k below the critical batch (slope ${scale("sgdRise")}); Adam: about × √k (slope ${scale("adamRise")}).`,
      lesson: "12-scale",
      anchor: "best-rates",
    },
  ];
}

/** How PyTorch's plateau rule counts, as it comes: the observation at which a flat loss is cut with patience 10, and its threshold. */
export function sheetPlateau(): { readonly cut: string; readonly threshold: string } {
  const threshold = Number(reduceOnPlateau.definition.parameters.threshold?.default);
  return {
    cut: numbersOf("10-plateau", plateaus())("flatCut"),
    threshold: `A threshold of ${threshold.toExponential()} is ${percent(threshold)}`,
  };
}
