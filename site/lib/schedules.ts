import { formatNumber } from "../../src/plots/format.js";
import { type Pixel, simplify } from "../../src/plots/line.js";
import type { AnyFamily, Definition, Group } from "../../src/schedules/family.js";
import type { Parameter } from "../../src/schedules/parameters.js";
import { families } from "../../src/schedules/registry.js";
import type { Schedule } from "../../src/schedules/schedule.js";
import type { Item } from "./course.js";

/** How many updates of a schedule a picture shows: its length, for a warmup also what it leads to, or as many as make its shape plain. */
const shownSteps = (group: Group, lr: Schedule): number => (lr.steps === null ? 100 : group === "warmup" ? 3 * lr.steps : lr.steps);

/** The example of a family as a small curve, 80 by 30. A rate that changes only now and then is drawn with upright steps. */
export function sparkline(family: AnyFamily): string {
  const { group, example } = family.definition;
  const lr = family.from(example);
  const last = shownSteps(group, lr);
  const count = Math.min(last, 100);
  const rates = Array.from({ length: count + 1 }, (_, i) => lr(Math.round((i / count) * last)));
  const top = Math.max(...rates);
  const short = (value: number): string => String(Math.round(value * 10) / 10);
  const x = (i: number): string => short((i / count) * 80);
  const y = (i: number): string => short(30 - ((rates[i] ?? 0) / top) * 30);
  const changes = rates.filter((rate, i) => i > 0 && rate !== rates[i - 1]).length;
  if (changes > count / 10) {
    const points = rates.map((rate, i): Pixel => [(i / count) * 80, 30 - (rate / top) * 30]);
    return `M${simplify(points, 40, 0.12)
      .map(([px, py]) => `${short(px)} ${short(py)}`)
      .join("L")}`;
  }
  return `M0 ${y(0)}${rates.map((rate, i) => (i > 0 && rate !== rates[i - 1] ? `H${x(i)}V${y(i)}` : "")).join("")}H80`;
}

/** The example's call, as a learner writes it. */
export function callOf({ name, example }: Definition<object>): string {
  const lines = Object.entries(example).map(([key, value]) => `  ${key}: ${JSON.stringify(value).replaceAll(",", ", ")},`);
  return `import { ${name} } from "lrlab";\n\nconst lr = ${name}({\n${lines.join("\n")}\n});\nlr(0); // ${rate(name, example)}`;
}

/** Python code whose long lines break after the bracket that opens the call, as one would write it. */
export const foldedCalls = (code: string): string =>
  code.replaceAll(/^(?=.{67})(.*?\w\()(.+)$/gm, (_, call: string, rest: string) => `${call}\n    ${rest}`);

const rate = (name: string, example: object): string => {
  const family = families.find(({ definition }) => definition.name === name);
  return family ? formatNumber(family.from(example)(0)) : "";
};

/** What a parameter may be and what it is when left out, in words. */
export function rangeOf({ type, min, max, above, options, default: initially, optional }: Parameter): string {
  const low = min ?? (type === "steps" ? 1 : 0);
  const range = options
    ? `one of ${options.join(", ")}`
    : type === "milestones"
      ? "whole numbers from 1, each larger than the last"
      : max === undefined
        ? `${above ? "above" : "at least"} ${low}`
        : `${above ? `above ${low}, at most` : `from ${low} to`} ${max}`;
  const missing = initially !== undefined ? `${formatDefault(initially)} when left out` : optional ? "may be left out" : "required";
  return `${range}; ${missing}`;
}

const formatDefault = (value: unknown): string => (typeof value === "number" ? formatNumber(value) : String(value));

/** Every family, as contents: its curve, its name, its page. */
export const scheduleItems = (): readonly Item[] =>
  families.map((family) => ({
    title: family.definition.title,
    href: `/schedules/${family.definition.slug}/`,
    path: sparkline(family),
    box: "-6 -6 92 42",
  }));

/** A parameter's name in another library as HTML: the name as code, and the remark that may follow it. */
export function otherName(name: string | undefined): string {
  if (name === undefined) return "–";
  const [code = "", ...remark] = name.split(", ");
  return `<code>${code}</code>${remark.length > 0 ? ` <span>${remark.join(", ")}</span>` : ""}`;
}
