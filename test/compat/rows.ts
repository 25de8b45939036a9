import { readdirSync, readFileSync } from "node:fs";
import { type Case, replay } from "lrlab/compat";
import { apis } from "../../src/compat/apis.js";
import { names as schedulers } from "../../src/compat/torch/build.js";
import { fromPython } from "./python.js";

type Function = (...args: unknown[]) => unknown;

const folder = new URL("../golden/", import.meta.url);
const inputs = ["source", "api", "params", "base_lr", "steps", "metrics", "pos", "problem"];
const cases = readdirSync(folder)
  .filter((file) => file.endsWith(".json") && file !== "pytorch_forms.json")
  .flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as (Case & { error?: unknown })[])
  .filter(({ error }) => error === undefined);

/** The last case of an api without its outputs, and short: every part of it gets every odd value. */
function example(api: string): Case {
  const found = cases.filter((one) => one.api === api).at(-1) as Case;
  const input = Object.fromEntries(Object.entries(found).filter(([key]) => inputs.includes(key))) as unknown as Case;
  const steps = Math.min(input.steps, 8);
  const short = { ...input, steps, params: fromPython(input.params) };
  if (short.metrics) Object.assign(short, { metrics: short.metrics.slice(0, steps) });
  if (short.params.resume_at) Object.assign(short.params, { resume_at: 3 });
  return short;
}

const paths = (value: unknown, path = ""): string[] =>
  typeof value === "object" && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, part]) => paths(part, path === "" ? key : `${path}.${key}`))]
    : [path];

/** How a message writes "0.params.schedules.1" of an api: "join_schedules.schedules[1]". */
const written = (api: string) => (path: string) => path.replace("0.params", api).replace(/\.(\d+)/g, "[$1]");

/** The update rules under the optimizers. */
const rules = ["momentum", "nesterov", "adam", "adamW", "rAdam", "scheduleFreeSgd", "scheduleFreeAdamW"].flatMap((rule) => [
  rule,
  `${rule}.update`,
]);
const numbers = ["-0", "one", "a fraction", "a billion", "more than counts", "huge"];

/** Rows for test/badInput.test.ts: every api with every part of one of its cases. */
export const compatRows = Object.fromEntries(
  [...new Set(cases.map(({ api }) => api))]
    .filter((api) => apis.has(api))
    .map((api) => {
      const all = paths([example(api)]);
      const byName = ["0", "0.params.boundaries_and_scales"]; // a case carries what came out as well
      const also: Record<string, readonly string[]> = { "0.source": ["a text", "no text"], "0.problem": [] };
      for (const path of all) {
        const value = path.split(".").reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], [example(api)]);
        const names: string[] = [];
        // Objects where a key that is tried is a right one.
        if (typeof value === "object" && value !== null && ("T_max" in value || "base_lr" in value)) byName.push(path);
        if (value === "base_lr") names.push(...numbers);
        if (Array.isArray(value) && typeof value[0] === "function") names.push("a function", "a function with a name of its own");
        if (typeof value === "boolean") names.push("a flag");
        if (typeof value === "function") names.push("a function", "a function with a name of its own");
        // None, an empty list of milestones, and one value for all groups or one for each.
        if (path.startsWith("0.params.")) names.push("null", "no list", "a list", ...numbers);
        if (path.startsWith("0.metrics.")) names.push("NaN", "Infinity", "-Infinity");
        also[path] = [...(also[path] ?? []), ...names];
      }
      const row = {
        call: replay as Function,
        args: () => [example(api)],
        optional: all,
        also,
        byName,
        says: [...apis.keys(), ...schedulers, ...all.map(written(api)), ...rules, "replay", "optimizer", "schedule"],
      };
      return [`a replay of ${api}`, row] as const;
    }),
);
