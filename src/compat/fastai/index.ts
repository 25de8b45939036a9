import type { Replay } from "../case.js";
import { annealers } from "./annealers.js";
import { fitFlatCos, fitOneCycle, fitSgdr } from "./fit.js";
import { lrFind } from "./lrFind.js";

/** What fastai's annealers, fits and range test do, by function name. */
export const fastai: Readonly<Record<string, Replay>> = {
  ...annealers,
  fit_one_cycle: fitOneCycle,
  fit_flat_cos: fitFlatCos,
  fit_sgdr: fitSgdr,
  lr_find: lrFind,
};
