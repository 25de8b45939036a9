import { presses } from "./course/05-dropping/study.js";
import { firstUpdates } from "./course/06-warmup/study.js";
import { wrongUnits } from "./course/07-composing/study.js";
import { snapshotStudy } from "./course/08-cycles/study.js";
import { momentumStudy, rangeStudy } from "./course/09-one-cycle/study.js";
import { falseCuts, planOrReact } from "./course/10-plateau/study.js";
import { anytime } from "./course/11-beyond-fixed-horizons/study.js";
import { batchSizes, decayStudy, edgeStudy, noiseStudy, widthStudy } from "./course/12-scale/study.js";
import { resuming } from "./course/13-ship-it/resuming.js";
import { fineTuning } from "./course/13-ship-it/study.js";
import { scoring } from "./course/14-capstone/study.js";
import { race } from "./reference/race/study.js";
import type { Study } from "./study.js";

/** Every study, by the name that specs ask for: one line each. */
export const studies: readonly Study[] = [
  presses, //
  snapshotStudy,
  rangeStudy,
  momentumStudy,
  firstUpdates,
  wrongUnits,
  falseCuts,
  planOrReact,
  fineTuning,
  resuming,
  anytime,
  batchSizes,
  edgeStudy,
  noiseStudy,
  widthStudy,
  decayStudy,
  scoring,
  race,
];
