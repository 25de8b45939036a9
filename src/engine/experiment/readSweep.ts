import { expectNamed, expectNumber, expectOneOf, expectOptions, expectWhole, isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { exactArm, type Runs, readArm, trainingArm } from "./readArm.js";
import { readRates, readSeeds } from "./readGrid.js";
import type { Plan, Sweep } from "./sweep.js";

const shared = ["kind", "shapes", "rates", "steps", "baseline", "smallest", "level", "finest", "mostRates", "metric"] as const;
/** Options of a sweep, by its kind. */
const optionsOf = {
  training: [...shared, "problem", "model", "optimizer", "average", "batch", "seeds"],
  noisyQuadratic: [...shared, "modes"],
} as const;

const armFields = {
  training: ["schedule", "problem", "model", "optimizer", "average", "steps", "batch"],
  noisyQuadratic: ["schedule", "steps", "modes"],
} as const;

/** More than this is no sweep but a mistake. */
const mostRuns = 1_000_000;

/** Checks a sweep and fills its gaps; `more` names options that the caller reads itself. */
export function readSweep(where: string, options: Sweep, more: readonly string[] = []): Plan {
  const kinds = ["training", "noisyQuadratic"] as const;
  const given = isPlainObject(options) ? options.kind : undefined;
  const kind = expectOneOf(where, "kind", given === undefined ? "training" : given, kinds);
  expectOptions(where, options, [...optionsOf[kind], ...more], {
    schedules: "shapes",
    lr: "rates",
    lrs: "rates",
    seed: "seeds",
    batchSize: "batch",
  });
  const rates = readRates(where, options.rates);
  const advice = "Write { constant: constant({ baseLr: 1 }), cosine: … }.";
  const named = expectNamed(where, "shapes must hold at least one schedule by name", options.shapes, (count) => count > 0, advice);
  const names = named.map(([name]) => name);
  const exact = kind === "noisyQuadratic";
  const {
    metric = exact ? "loss" : "accuracy",
    baseline = names[0] as string, // there is at least one
    smallest = 0,
    level = 0.95,
    finest = Number.POSITIVE_INFINITY,
    mostRates = rates.length + 6,
  } = options;
  expectOneOf(where, "metric", metric, exact ? ["loss"] : ["accuracy", "loss"]);
  if (!names.includes(baseline)) fail(where, "baseline must name one of the shapes", baseline, `There are ${names.join(", ")}.`);
  expectNumber(where, "smallest", smallest, { min: 0, advice: "It is a size, without a sign." });
  expectNumber(where, "level", level, { above: 0, below: 1, advice: "Write 0.95 for 95 %." });
  if (finest !== Number.POSITIVE_INFINITY)
    expectNumber(where, "finest", finest, { above: 1, advice: "It is a factor between rates, such as 1.5." });
  expectWhole(where, "mostRates", mostRates, rates.length, `${rates.length} rates are given.`, 1000);

  const make = exact ? exactArm : trainingArm;
  const runs = new Map(named.map(([name, shape]) => [name, make(where, name, readArm(where, name, shape, armFields[kind]), options)]));
  const seeds = exact ? null : readSeeds(where, options.seeds);
  if (seeds !== null && seeds.to > seeds.from && smallest === 0)
    fail(where, "smallest must be > 0 where seeds may be added", smallest, "They are added until the intervals are narrower than it.");
  const count = names.length * rates.length * (seeds?.from ?? 1);
  if (count > mostRuns) fail(where, `there must be at most ${mostRuns} runs`, count, "Try fewer rates, shapes or seeds.");
  expectDifferent(where, names, runs, seeds === null ? null : 1);
  return {
    shapes: names,
    rates,
    seeds,
    metric,
    lowerIsBetter: metric === "loss",
    baseline,
    smallest,
    level,
    finest,
    mostRates,
    run: (shape, rate, seed) => (runs.get(shape) as Runs)(rate, seed), // names come from this plan
  };
}

/** Two names for one run would compare it with itself. */
function expectDifferent(where: string, names: readonly string[], runs: ReadonlyMap<string, Runs>, seed: number | null): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const text = JSON.stringify((runs.get(name) as Runs)(1, seed));
    const other = seen.get(text);
    if (other !== undefined) throw new RangeError(`${where}: ${other} and ${name} must be different runs, got the same. Leave one out.`);
    seen.set(text, name);
  }
}
