import { formatNumber } from "../../../plots/format.js";
import { oneCycle } from "../../../schedules/families/oneCycle.js";
import { percent } from "../../say.js";
import {
  type Ablation,
  ablations,
  accuracyText,
  atFoot,
  baselineOf,
  budgets,
  cnnBudgets,
  type Epochs,
  fewestEpochs,
  type Grid,
  interval,
  median,
  momentumGain,
  picks,
  type Reading,
  type Shape,
  seedsOf,
  shapeOf,
  truth,
} from "./measured.js";
import { lagFactor } from "./pictures/lag.js";

/** Twenty updates of a cycle that was built for 2000: where a step an epoch ends. */
export const footRate = (): number => oneCycle({ maxLr: 0.1, totalSteps: 2000 })(19);

/** The triangle that halves with two different roundings: its highest part of the peak. */
export const triangleTop = (T: number): number => (T - Math.floor(T / 2)) / (T / 2);

/** How soon a shape is as good as a baseline. */
function soon(shape: Shape, grid: Grid): string {
  const fewest = fewestEpochs(shape, grid);
  return fewest === null ? "never" : `after ${fewest} epochs`;
}

const foot = (net: "mlp" | "cnn", updates: number, rule: Reading): string => String(atFoot(picks(net, updates, rule)));
const middle = (net: "mlp" | "cnn", updates: number, rule: Reading): string => formatNumber(median(picks(net, updates, rule)), 2);

/** How many times the lowest of our picks the highest is. */
function pickSpread(updates: number): string {
  const found = picks("mlp", updates, "pick").filter((rate) => rate !== null);
  return formatNumber(Math.max(...found) / Math.min(...found), 2);
}

/** A shape less the straight line. */
function less(of: Ablation, shape: string): { readonly text: string; readonly verdict: string } {
  const { versus } = shapeOf(ablations[of](), shape);
  if (!versus) throw new RangeError(`${shape} must stand against the straight line in ${of}.`);
  return { text: interval(versus.difference), verdict: versus.verdict };
}

const testOf = (of: Ablation, shape: string): string => accuracyText(shapeOf(ablations[of](), shape).test ?? Number.NaN);

function momentumText(length: Epochs): { readonly text: string; readonly verdict: string } {
  const gain = momentumGain(length);
  return { text: interval(gain.interval), verdict: gain.verdict };
}

const versusText = (versus: ReturnType<typeof shapeOf>["versus"]): string => (versus ? interval(versus.difference) : "");

/** The numbers of lesson 9, as its text says them. */
export const values = (): Record<string, string> => {
  const short = shapeOf(budgets(), "constant, 10 epochs").versus;
  const peak21 = Math.max(...Array.from({ length: 21 }, (_, t) => oneCycle({ maxLr: 1, totalSteps: 21 })(t)));
  const [momentum4, momentum10, momentum25] = [momentumText(4), momentumText(10), momentumText(25)];
  const [cycle, warm, cosine] = [less("cnn", "one cycle"), less("cnn", "warmup 10 %, then linear"), less("cnn", "cosine")];
  return {
    seeds: String(seedsOf("mlp")),
    saneAnswer: formatNumber(picks("mlp", 100, "naive")[3] ?? Number.NaN, 2),
    deadAnswer: formatNumber(picks("mlp", 100, "naive")[2] ?? Number.NaN, 2),
    budgetSeeds: String(budgets().seeds),
    naiveFoot100: foot("mlp", 100, "naive"),
    naiveFoot200: foot("mlp", 200, "naive"),
    naiveFoot300: foot("mlp", 300, "naive"),
    naiveFootCnn: foot("cnn", 100, "naive"),
    skippedFoot100: foot("mlp", 100, "skipped"),
    skippedMedian100: middle("mlp", 100, "skipped"),
    skippedMedian200: middle("mlp", 200, "skipped"),
    skippedMedian300: middle("mlp", 300, "skipped"),
    pickMedian100: middle("mlp", 100, "pick"),
    pickMedian200: middle("mlp", 200, "pick"),
    pickMedian300: middle("mlp", 300, "pick"),
    pickMedianCnn: middle("cnn", 100, "pick"),
    pickSpread100: pickSpread(100),
    pickSpread200: pickSpread(200),
    pickSpread300: pickSpread(300),
    lag100: formatNumber(lagFactor(100, 0.95), 2),
    lag300: formatNumber(lagFactor(300, 0.95), 2),
    bestCycle: formatNumber(truth("mlp").cycle),
    bestConstant: formatNumber(truth("mlp").constant),
    bestCycleCnn: formatNumber(truth("cnn").cycle),
    peak21: percent(peak21, 4),
    triangle3: formatNumber(triangleTop(3)),
    triangle5: formatNumber(triangleTop(5)),
    triangle11: formatNumber(triangleTop(11)),
    momentum4: momentum4.text,
    momentumVerdict4: momentum4.verdict,
    momentum10: momentum10.text,
    momentumVerdict10: momentum10.verdict,
    momentum25: momentum25.text,
    momentumVerdict25: momentum25.verdict,
    "base-tens": accuracyText(baselineOf("tens").test),
    "base-thirds": accuracyText(baselineOf("thirds").test),
    "base-all": accuracyText(baselineOf("all").test),
    "soon-tens-onecycle": soon("one cycle", "tens"),
    "soon-tens-constant": soon("constant", "tens"),
    "soon-thirds-onecycle": soon("one cycle", "thirds"),
    "soon-all-onecycle": soon("one cycle", "all"),
    constant10Less: versusText(short),
    constant10Verdict: short?.verdict ?? "",
    mlp4CycleLess: less("mlp-4", "one cycle").text,
    mlp25CycleLess: less("mlp-25", "one cycle").text,
    cnnCycle: testOf("cnn", "one cycle"),
    cnnLinear: testOf("cnn", "linear"),
    cnnCycleLess: cycle.text,
    cnnCycleVerdict: cycle.verdict,
    cnnWarmLess: warm.text,
    cnnWarmVerdict: warm.verdict,
    cnnCosineLess: cosine.text,
    cnnCosineVerdict: cosine.verdict,
    cnnAgainst10: versusText(shapeOf(cnnBudgets(), "one cycle, 4 epochs").versus),
  };
};
