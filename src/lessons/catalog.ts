import { threeFates } from "./course/01-three-fates/lesson.js";
import { noiseFloor } from "./course/02-noise-floor/lesson.js";
import { shapes } from "./course/03-shapes/lesson.js";
import { fairFights } from "./course/04-fair-fights/lesson.js";
import { dropping } from "./course/05-dropping/lesson.js";
import { warmupLesson } from "./course/06-warmup/lesson.js";
import { composing } from "./course/07-composing/lesson.js";
import { cycles } from "./course/08-cycles/lesson.js";
import { oneCycleLesson } from "./course/09-one-cycle/lesson.js";
import { plateauRule } from "./course/10-plateau/lesson.js";
import { beyondFixedHorizons } from "./course/11-beyond-fixed-horizons/lesson.js";
import { scaleLesson } from "./course/12-scale/lesson.js";
import { shipIt } from "./course/13-ship-it/lesson.js";
import { capstone } from "./course/14-capstone/lesson.js";
import { backpropagation } from "./engine/backpropagation/lesson.js";
import { problems } from "./engine/problems/lesson.js";
import { choose } from "./guide/choose/lesson.js";
import { modelGallery } from "./guide/models/lesson.js";
import { recipes } from "./guide/recipes/lesson.js";
import { whoIsRight } from "./guide/who-is-right/lesson.js";
import { widelyRead } from "./guide/widely-read/lesson.js";
import type { Lesson } from "./lesson.js";
import { constant } from "./schedules/constant/lesson.js";
import { constantWarmup } from "./schedules/constant-warmup/lesson.js";
import { cosine } from "./schedules/cosine/lesson.js";
import { cosineWarmup } from "./schedules/cosine-warmup/lesson.js";
import { cyclic } from "./schedules/cyclic/lesson.js";
import { equalCycles } from "./schedules/equal-cycles/lesson.js";
import { exponential } from "./schedules/exponential/lesson.js";
import { exponentialWarmup } from "./schedules/exponential-warmup/lesson.js";
import { flatCosine } from "./schedules/flat-cosine/lesson.js";
import { greedy } from "./schedules/greedy/lesson.js";
import { infinite } from "./schedules/infinite/lesson.js";
import { inverseSqrt } from "./schedules/inverse-sqrt/lesson.js";
import { inverseTime } from "./schedules/inverse-time/lesson.js";
import { kDecay } from "./schedules/k-decay/lesson.js";
import { linear } from "./schedules/linear/lesson.js";
import { linearToZero } from "./schedules/linear-to-zero/lesson.js";
import { linearWarmup } from "./schedules/linear-warmup/lesson.js";
import { multiStep } from "./schedules/multi-step/lesson.js";
import { noam } from "./schedules/noam/lesson.js";
import { oneCycle } from "./schedules/one-cycle/lesson.js";
import { plateau } from "./schedules/plateau/lesson.js";
import { polynomial } from "./schedules/polynomial/lesson.js";
import { power } from "./schedules/power/lesson.js";
import { rangeTest } from "./schedules/range-test/lesson.js";
import { rex } from "./schedules/rex/lesson.js";
import { sequence } from "./schedules/sequence/lesson.js";
import { sgdr } from "./schedules/sgdr/lesson.js";
import { stepDecay } from "./schedules/step-decay/lesson.js";
import { swaAnneal } from "./schedules/swa-anneal/lesson.js";
import { tanh } from "./schedules/tanh/lesson.js";
import { warmupCosine } from "./schedules/warmup-cosine/lesson.js";
import { wsd } from "./schedules/wsd/lesson.js";

export { type Lesson, nameOf } from "./lesson.js";

/** Every lesson, in reading order: one line each. */
export const lessons: readonly Lesson[] = [
  threeFates, //
  noiseFloor,
  shapes,
  fairFights,
  dropping,
  warmupLesson,
  composing,
  cycles,
  oneCycleLesson,
  plateauRule,
  beyondFixedHorizons,
  scaleLesson,
  shipIt,
  capstone,
  constant,
  stepDecay,
  multiStep,
  exponential,
  linear,
  polynomial,
  cosine,
  inverseSqrt,
  inverseTime,
  power,
  flatCosine,
  tanh,
  rex,
  kDecay,
  swaAnneal,
  linearWarmup,
  constantWarmup,
  exponentialWarmup,
  cosineWarmup,
  sgdr,
  equalCycles,
  cyclic,
  oneCycle,
  noam,
  linearToZero,
  wsd,
  infinite,
  plateau,
  greedy,
  rangeTest,
  sequence,
  warmupCosine,
  choose,
  recipes,
  widelyRead,
  whoIsRight,
  modelGallery,
  backpropagation,
  problems,
];
