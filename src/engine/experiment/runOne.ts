import { expectOneOf, isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { engineVersion } from "../version.js";
import { runNoisyQuadratic } from "./noisyQuadraticRun.js";
import type { Outcome, RunSpec } from "./runSpec.js";
import { runTraining } from "./trainingRun.js";

/** Carries out one run; `tell` hears of the part that is done. An exact run is over before anyone could ask. */
export function runOne(spec: RunSpec, tell?: (part: number) => void): Outcome {
  const kind = isPlainObject(spec) ? spec.kind : undefined;
  expectOneOf("runOne", "kind", kind, ["training", "noisyQuadratic"]);
  if (spec.engine !== engineVersion)
    fail(
      "runOne",
      `the run must be for engine version ${engineVersion}`,
      spec.engine,
      "Another version may give other bits: make the run anew.",
    );
  return spec.kind === "training" ? runTraining(spec, tell) : runNoisyQuadratic(spec);
}
