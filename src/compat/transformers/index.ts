import type { Replay } from "../case.js";
import { replayPlateau } from "../torch/replayScheduler.js";
import { constant, constantWithWarmup } from "./constant.js";
import { cosine, cosineWithRestarts } from "./cosine.js";
import { cosineWarmupWithMinLr, cosineWithMinLr } from "./cosineWithMinLr.js";
import { inverseSqrt } from "./inverseSqrt.js";
import { linear } from "./linear.js";
import { polynomial } from "./polynomial.js";
import { warmupStableDecay } from "./warmupStableDecay.js";

/** What the schedules of transformers do, by the name that get_scheduler takes. */
export const transformers: Readonly<Record<string, Replay>> = {
  constant,
  constant_with_warmup: constantWithWarmup,
  linear,
  cosine,
  cosine_with_restarts: cosineWithRestarts,
  cosine_with_min_lr: cosineWithMinLr,
  cosine_warmup_with_min_lr: cosineWarmupWithMinLr,
  polynomial,
  inverse_sqrt: inverseSqrt,
  warmup_stable_decay: warmupStableDecay,
  reduce_lr_on_plateau: replayPlateau,
};
