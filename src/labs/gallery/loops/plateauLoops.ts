import { reduceLROnPlateau } from "../../../compat/torch/reduceLROnPlateau.js";
import type { Rng } from "../../../engine/rng.js";
import { constant } from "../../../schedules/families/constant.js";
import { chance, pick } from "./draw.js";
import { known, sgd, type Trained, train } from "./loop.js";
import type { Run } from "./traceRecipes.js";

/** A plateau rule that gets the epoch or NaN for a metric, or nothing at all. */
export function plateauWithoutMetric(run: Run, random: Rng): Trained {
  const of = plateauOf(run, random);
  if (chance(random, 0.25)) {
    const planned = watched(of, random);
    return { ...planned, rates: planned.rates.map(() => of.baseLr), plan: { ...planned.plan, lr: planned.rates } };
  }
  const wrong = chance(random, 0.5) ? (epoch: number) => epoch : () => Number.NaN;
  return plateauRun(of, wrong, random);
}

interface PlateauOf {
  readonly run: Run;
  readonly baseLr: number;
  readonly factor: number;
  readonly patience: number;
}

function plateauOf({ stepsPerEpoch }: Run, random: Rng): PlateauOf {
  const patience = 2 + random.int(4);
  const epochs = (patience + 2) * (4 + random.int(3));
  return {
    run: { epochs, stepsPerEpoch: Math.min(stepsPerEpoch, 60), steps: epochs * Math.min(stepsPerEpoch, 60) },
    baseLr: pick(random, [1e-3, 0.01, 0.1]),
    factor: pick(random, [0.1, 0.2, 0.5]),
    patience,
  };
}

/** A metric that falls, and stands still now and then: cuts come, but not from the first epoch on. */
function watched(of: PlateauOf, random: Rng): Trained {
  const { patience, run } = of;
  const still = patience + 2 + random.int(3);
  const falls = Math.max(3, still + random.int(4));
  let metric = 1;
  return plateauRun(
    of,
    (epoch) => {
      if (epoch < 3 || epoch % (still + falls) < falls) metric *= 0.97;
      return metric;
    },
    random,
    run,
  );
}

function plateauRun({ run, baseLr, factor, patience }: PlateauOf, metric: (epoch: number) => number, random: Rng, of = run): Trained {
  const { stepsPerEpoch, steps } = of;
  const optimizer = sgd(baseLr);
  const plateau = reduceLROnPlateau(optimizer, { factor, patience, eps: 0 });
  const after = (t: number): void => {
    if ((t + 1) % stepsPerEpoch === 0) plateau.step(metric((t + 1) / stepsPerEpoch - 1));
  };
  return {
    family: "plateau",
    rates: train(steps, optimizer, after),
    plan: { ...known(of, constant({ baseLr }), random), plateau: { factor, patience, every: stepsPerEpoch } },
  };
}

/** A plateau rule with its metric; now and then the plan holds the rates that the metric called for. */
export function healthyPlateau(run: Run, random: Rng): Trained {
  const trained = watched(plateauOf(run, random), random);
  return chance(random, 0.5) ? { ...trained, plan: { ...trained.plan, lr: trained.rates } } : trained;
}
