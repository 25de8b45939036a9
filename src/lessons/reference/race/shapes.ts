import { sequence } from "../../../schedules/combinators/sequence.js";
import { take } from "../../../schedules/combinators/take.js";
import { warmup } from "../../../schedules/combinators/warmup.js";
import { greedy } from "../../../schedules/controllers/greedy.js";
import { reduceOnPlateau } from "../../../schedules/controllers/reduceOnPlateau.js";
import { constant } from "../../../schedules/families/constant.js";
import { constantWarmup } from "../../../schedules/families/constantWarmup.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { cosineWarmup } from "../../../schedules/families/cosineWarmup.js";
import { cyclic } from "../../../schedules/families/cyclic.js";
import { equalCycles } from "../../../schedules/families/equalCycles.js";
import { exponential } from "../../../schedules/families/exponential.js";
import { exponentialWarmup } from "../../../schedules/families/exponentialWarmup.js";
import { flatCosine } from "../../../schedules/families/flatCosine.js";
import { infinite } from "../../../schedules/families/infinite.js";
import { inverseSqrt } from "../../../schedules/families/inverseSqrt.js";
import { inverseTime } from "../../../schedules/families/inverseTime.js";
import { kDecay } from "../../../schedules/families/kDecay.js";
import { linear } from "../../../schedules/families/linear.js";
import { linearToZero } from "../../../schedules/families/linearToZero.js";
import { linearWarmup } from "../../../schedules/families/linearWarmup.js";
import { multiStep } from "../../../schedules/families/multiStep.js";
import { noam } from "../../../schedules/families/noam.js";
import { oneCycle } from "../../../schedules/families/oneCycle.js";
import { polynomial } from "../../../schedules/families/polynomial.js";
import { power } from "../../../schedules/families/power.js";
import { rex } from "../../../schedules/families/rex.js";
import { stepDecay } from "../../../schedules/families/stepDecay.js";
import { swaAnneal } from "../../../schedules/families/swaAnneal.js";
import { tanh } from "../../../schedules/families/tanh.js";
import { warmRestarts } from "../../../schedules/families/warmRestarts.js";
import { warmupStableDecay } from "../../../schedules/families/warmupStableDecay.js";
import { type Racer, steps as totalSteps } from "./task.js";

/** What each page sends into the race: its schedule, made for 600 updates, or its rule. By the page's name; the text's cell has the same. */
export const shapes: Readonly<Record<string, Racer>> = {
  constant: constant({ baseLr: 1 }),
  linear: linear({ baseLr: 1, totalSteps }),
  cosine: cosineAnnealing({ baseLr: 1, totalSteps }),
  polynomial: polynomial({ baseLr: 1, totalSteps, power: 2 }),
  "k-decay": kDecay({ baseLr: 1, totalSteps, k: 2 }),
  rex: rex({ baseLr: 1, totalSteps }),
  tanh: tanh({ baseLr: 1, totalSteps }),
  exponential: exponential({ baseLr: 1, gamma: 0.99 }),
  "inverse-time": inverseTime({ baseLr: 1, gamma: 0.02 }),
  "inverse-sqrt": inverseSqrt({ baseLr: 1, timescale: 60 }),
  power: power({ baseLr: 1, exponent: 0.75, timescale: 60 }),
  "step-decay": stepDecay({ baseLr: 1, stepSize: 180 }),
  "multi-step": multiStep({ baseLr: 1, milestones: [300, 450] }),
  "flat-cosine": flatCosine({ baseLr: 1, totalSteps, flatSteps: 450 }),
  wsd: warmupStableDecay({ baseLr: 1, totalSteps, warmupSteps: 30, cooldownSteps: 120 }),
  "linear-to-zero": linearToZero({ baseLr: 1, totalSteps, warmupSteps: 60 }),
  "one-cycle": oneCycle({ maxLr: 1, totalSteps }),
  "warmup-cosine": warmup(cosineAnnealing({ baseLr: 1, totalSteps: 540 }), { steps: 60 }),
  noam: noam({ modelSize: 512, warmupSteps: 60 }),
  infinite: infinite({ baseLr: 1, constantLr: 0.5, warmupSteps: 60, decaySteps: 240 }),
  cyclic: cyclic({ minLr: 0.1, maxLr: 1, stepsUp: 100, stepsDown: 100 }),
  "equal-cycles": equalCycles({ baseLr: 1, totalSteps, cycles: 4 }),
  sgdr: warmRestarts({ baseLr: 1, cycleSteps: 200, growth: 2 }),
  "constant-warmup": constantWarmup({ baseLr: 1, warmupSteps: 60, startLr: 0.1 }),
  "linear-warmup": linearWarmup({ baseLr: 1, warmupSteps: 60, offset: 1 }),
  "cosine-warmup": cosineWarmup({ baseLr: 1, warmupSteps: 60 }),
  "exponential-warmup": exponentialWarmup({ baseLr: 1, warmupSteps: 60, startLr: 0.01 }),
  sequence: sequence(take(constant({ baseLr: 1 }), 450), linear({ baseLr: 1, totalSteps: 150 })),
  "swa-anneal": sequence(take(constant({ baseLr: 1 }), 450), swaAnneal({ baseLr: 1, swaLr: 0.5, annealSteps: 60 })),
  plateau: reduceOnPlateau({ baseLr: 1, factor: 0.5, patience: 2, threshold: 0.01 }),
  greedy: greedy({ baseLr: 0.1, maxLr: 1, factor: 0.8, patience: 1 }),
};
