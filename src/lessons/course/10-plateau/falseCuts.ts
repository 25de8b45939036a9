import { rng } from "../../../engine/rng.js";
import { reduceOnPlateau } from "../../../schedules/controllers/reduceOnPlateau.js";

/** A metric that truly falls by the same part with every observation, seen through noise, and the rule that watches it. */
export interface Watched {
  /** The part by which the true metric falls with each observation: 0.002. */
  readonly fall: number;
  /** Standard deviation of the noise, as a part of the metric. */
  readonly noise: number;
  readonly patience: number;
  /** Observations whose mean is judged. */
  readonly average?: number;
  /** The relative threshold, PyTorch's 1e-4 when left out. */
  readonly threshold?: number;
  readonly observations?: number;
}

/** How often the rule cut in one run, and after which observation first. */
export interface Cuts {
  readonly cuts: number;
  /** null where it never cut. */
  readonly first: number | null;
  /** What was seen, and the rate that held after it, as a part of the first one. */
  readonly seen: readonly number[];
  readonly rates: readonly number[];
}

/** Watches one run to its end: the noise of seed s is the same for every rule and every size of noise. */
export function watch({ fall, noise, patience, average = 1, threshold = 1e-4, observations = 100 }: Watched, seed: number): Cuts {
  const random = rng(seed).split("metric");
  const rule = reduceOnPlateau({ patience, average, threshold });
  let state = rule.init();
  let truth = 1;
  let cuts = 0;
  let first: number | null = null;
  const [seen, rates]: [number[], number[]] = [[], []];
  for (let i = 0; i < observations; i++) {
    const metric = truth * (1 + noise * random.normal());
    truth *= 1 - fall;
    const before = rule.lr(state);
    state = rule.observe(state, metric);
    seen.push(metric);
    rates.push(rule.lr(state));
    if (rule.lr(state) === before) continue;
    cuts += 1;
    first ??= i + 1;
  }
  return { cuts, first, seen, rates };
}

/** The part of runs in which something happened, with its 95 % interval (Wilson 1927: right also where it happened never or always). */
export interface Proportion {
  readonly part: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** How often something happened in `n` runs, with Wilson's 95 % interval. */
export function proportion(times: number, n: number): Proportion {
  const z = 1.959964;
  const part = times / n;
  const middle = (part + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const margin = (z / (1 + (z * z) / n)) * Math.sqrt((part * (1 - part)) / n + (z * z) / (4 * n * n));
  return { part, low: times === 0 ? 0 : middle - margin, high: times === n ? 1 : middle + margin, n };
}
