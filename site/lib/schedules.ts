import type { Figure } from "../../src/plots/figure.js";
import { formatNumber } from "../../src/plots/format.js";
import { type Pixel, simplify } from "../../src/plots/line.js";
import { rateLossFigure } from "../../src/plots/rateLossFigure.js";
import type { AnyControllerFamily } from "../../src/schedules/controllers/controller.js";
import type { AnyFamily, Group } from "../../src/schedules/family.js";
import { lowest, type Parameter } from "../../src/schedules/parameters.js";
import type { Schedule } from "../../src/schedules/schedule.js";

/** How many updates of a schedule a picture shows: its length, for a warmup also what it leads to, or as many as make its shape plain. */
const shownSteps = (group: Group, lr: Schedule): number => (lr.steps === null ? 100 : group === "warmup" ? 3 * lr.steps : lr.steps);

/** Rates over a run as a small curve, 80 by 30. Rates that change only now and then are drawn with upright steps. */
export function sparklineOf(rates: readonly number[], { tolerance = 0.12 }: { tolerance?: number } = {}): string {
  const count = rates.length - 1;
  const top = Math.max(...rates);
  const short = (value: number): string => String(Math.round(value * 10) / 10);
  const x = (i: number): string => short((i / count) * 80);
  const y = (i: number): string => short(30 - ((rates[i] ?? 0) / top) * 30);
  const changes = rates.filter((rate, i) => i > 0 && rate !== rates[i - 1]).length;
  if (changes > count / 10) {
    const points = rates.map((rate, i): Pixel => [(i / count) * 80, 30 - (rate / top) * 30]);
    return `M${simplify(points, 40, tolerance)
      .map(([px, py]) => `${short(px)} ${short(py)}`)
      .join("L")}`;
  }
  return `M0 ${y(0)}${rates.map((rate, i) => (i > 0 && rate !== rates[i - 1] ? `H${x(i)}V${y(i)}` : "")).join("")}H80`;
}

/** The rates of a schedule at a hundred places of the stretch that a picture of it shows. */
export function shownRates(lr: Schedule, last: number): readonly number[] {
  const count = Math.min(last, 100);
  return Array.from({ length: count + 1 }, (_, i) => lr(Math.round((i / count) * last)));
}

/** The example of a family as rates to draw. */
export function exampleRates(family: AnyFamily): readonly number[] {
  const { group, example } = family.definition;
  const lr = family.from(example);
  return shownRates(lr, shownSteps(group, lr));
}

/** The example of a family as a small curve, 80 by 30. */
export const sparkline = (family: AnyFamily): string => sparklineOf(exampleRates(family));

/** A controller at work: the metric falls to a floor as high as the rate, and each time it has settled there the controller may act. */
export function controllerRun(
  family: AnyControllerFamily,
  observations = 100,
): { readonly rates: readonly number[]; readonly metrics: readonly number[] } {
  const rule = family.from(family.definition.example);
  let state = rule.init();
  const rates: number[] = [];
  const metrics = [1];
  for (let i = 0; i < observations; i++) {
    const floor = rule.lr(state);
    const metric = floor + ((metrics.at(-1) ?? 1) - floor) / 2;
    rates.push(floor);
    metrics.push(metric);
    state = rule.observe(state, metric);
  }
  return { rates, metrics };
}

/** The picture on a controller's card. */
export function controllerPicture(family: AnyControllerFamily): Figure {
  const { rates, metrics } = controllerRun(family);
  const figure = rateLossFigure({ runs: { metric: { lr: rates, loss: metrics } } });
  return { ...figure, sentence: `The rule reads a metric that falls towards a floor as high as the rate. ${figure.sentence}` };
}

/** The headings of a reference card, in its order. */
export const cardSections: readonly (readonly [slug: string, text: string])[] = [
  ["parameters", "Parameters"],
  ["code", "In code"],
  ["judgement", "For and against"],
  ["source", "Source"],
];

/** What a parameter may be and what it is when left out, in words. */
export function rangeOf(parameter: Parameter): string {
  const { type, max, above, options, default: initially, optional } = parameter;
  const low = lowest(parameter);
  const range = options
    ? `one of ${options.join(", ")}`
    : type === "milestones"
      ? "whole numbers from 1, each larger than the last"
      : type === "factors"
        ? `a list of numbers from ${low} to ${max}`
        : max === undefined
          ? `${above ? "above" : "at least"} ${low}`
          : `${above ? `above ${low}, at most` : `from ${low} to`} ${max}`;
  const missing = initially !== undefined ? `${formatDefault(initially)} when left out` : optional ? "may be left out" : "required";
  return `${range}; ${missing}`;
}

const formatDefault = (value: unknown): string => (typeof value === "number" ? formatNumber(value) : String(value));

/** A parameter's name in another library as HTML: the name as code, and the remark that may follow it. */
export function otherName(name: string | undefined): string {
  if (name === undefined) return "–";
  const [code = "", ...remark] = name.split(", ");
  return `<code>${code}</code>${remark.length > 0 ? ` <span>${remark.join(", ")}</span>` : ""}`;
}
