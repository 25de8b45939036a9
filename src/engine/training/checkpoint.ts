import type { ControllerState } from "../../schedules/controllers/controller.js";
import { expectFields, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import type { NetState } from "../models/net.js";
import { sameSpec } from "../models/sameSpec.js";
import type { AverageState } from "../optimizers/average.js";
import type { OptimState } from "../optimizers/optim.js";
import type { ProblemSpec, StreamState } from "../problems/problem.js";
import { engineVersion } from "../version.js";

/** All that the rest of a run depends on, as plain JSON: a run that is restored from it goes on bit for bit. */
export interface Checkpoint {
  readonly kind: "checkpoint";
  readonly version: 1;
  /** The engine's version: another one may give other bits. */
  readonly engine: number;
  /** What is learnt. */
  readonly problem: ProblemSpec;
  /** Updates done. */
  readonly step: number;
  readonly diverged: { readonly step: number } | null;
  /** Parameters, running means, the position of dropout's random numbers. */
  readonly net: NetState;
  /** Velocities, moments, powers of β. */
  readonly optimizer: OptimState;
  /** The average of the parameters, where one is kept; else null. */
  readonly average: AverageState | null;
  /** Where the order of the data stands. */
  readonly stream: StreamState;
  /** What a controller remembers; null where the rates come from a clock. */
  readonly rates: ControllerState | null;
}

const fields = [
  ...["kind", "version", "engine", "problem", "step", "diverged", "net", "optimizer", "average", "stream", "rates"],
] satisfies string[];

/** What of a checkpoint the parts of a run cannot check themselves. */
export function checkCheckpoint(
  where: string,
  saved: Checkpoint,
  run: { readonly problem: ProblemSpec; readonly steps: number; readonly hasAverage: boolean },
): void {
  expectFields(where, "the checkpoint", saved, fields);
  if (saved.kind !== "checkpoint" || saved.version !== 1)
    fail(
      where,
      "the checkpoint must be what checkpoint() of a run gave, version 1",
      { kind: saved.kind, version: saved.version },
      "Save one anew.",
    );
  if (saved.engine !== engineVersion)
    fail(
      where,
      `the checkpoint must be of engine version ${engineVersion}`,
      saved.engine,
      "Another one would go on with other bits: train from the start.",
    );
  if (!sameSpec(run.problem, saved.problem))
    fail(
      where,
      `the checkpoint must be of a run on ${JSON.stringify(run.problem)}`,
      saved.problem,
      "Train on the problem it was saved with.",
    );
  expectWhole(
    where,
    "the checkpoint's step",
    saved.step,
    0,
    "A run must be at least as long as what is done: give it more steps.",
    run.steps,
  );
  if (saved.diverged !== null) {
    expectFields(where, "diverged", saved.diverged, ["step"]);
    expectWhole(where, "diverged.step", saved.diverged.step, 0, "It counts updates.");
  }
  if ((saved.average !== null) !== run.hasAverage)
    fail(
      where,
      `the checkpoint must be of a run ${run.hasAverage ? "with" : "without"} an average`,
      saved.average,
      "Give the average it was saved with.",
    );
}
