import type { Item } from "./course.js";
import { formatNumber } from "../../src/plots/format.js";
import type { AnyFamily, Definition, Group } from "../../src/schedules/family.js";
import type { Parameter } from "../../src/schedules/parameters.js";
import { families } from "../../src/schedules/registry.js";
import type { Schedule } from "../../src/schedules/schedule.js";

/** How many updates of a schedule a picture shows: its length, for a warmup also what it leads to, or as many as make its shape plain. */
const shownSteps = (group: Group, lr: Schedule): number => (lr.steps === null ? 100 : group === "warmup" ? 3 * lr.steps : lr.steps);

/** The example of a family as a small curve, 80 by 30. */
export function sparkline(family: AnyFamily): string {
  const lr = family.from(family.definition.example);
  const last = shownSteps(family.definition.group, lr);
  const count = Math.min(last, 100);
  const at = (i: number): number => lr(Math.round((i / count) * last));
  const rates = Array.from({ length: count + 1 }, (_, i) => at(i));
  const top = Math.max(...rates);
  const points = rates.map((rate, i) => `${((i / count) * 80).toFixed(1)} ${(30 - (rate / top) * 30).toFixed(1)}`);
  return `M${points.join("L")}`;
}

/** The example's call, as a learner writes it. */
export function callOf({ name, example }: Definition<object>): string {
  const lines = Object.entries(example).map(([key, value]) => `  ${key}: ${JSON.stringify(value).replaceAll(",", ", ")},`);
  return `import { ${name} } from "lrlab";\n\nconst lr = ${name}({\n${lines.join("\n")}\n});\nlr(0); // ${rate(name, example)}`;
}

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
