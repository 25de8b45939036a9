import { mlp } from "../../../engine/models/mlp.js";
import { sgd } from "../../../engine/optimizers/sgd.js";
import { glyphs } from "../../../engine/problems/glyphs.js";
import { temporary } from "../../../engine/tensor/temporary.js";
import type { Checkpoint } from "../../../engine/training/checkpoint.js";
import { training } from "../../../engine/training/training.js";
import type { Tell } from "../../../labs/tell.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import type { Schedule } from "../../../schedules/schedule.js";
import type { Measured, Study } from "../../study.js";

/** Updates of the runs, the update after which they are stopped, and their peak rates: what is good for each kind of data. */
export const stopped = {
  finite: { steps: 1150, at: 575, peak: Math.fround(0.1) },
  online: { steps: 1250, at: 625, peak: Math.fround(0.05) },
} as const;
export type Data = keyof typeof stopped;

/** What is left out of the checkpoint, or lost on the way back. */
export const losses = ["nothing", "velocity", "data order", "clock", "half the clock"] as const;
export type Lost = (typeof losses)[number];

const cosineOf = ({ steps, peak }: (typeof stopped)[Data]): Schedule => cosineAnnealing({ baseLr: peak, totalSteps: steps });
const shapes = { finite: cosineOf(stopped.finite), online: cosineOf(stopped.online) };

/** The rate of update t of a run that was stopped. Half the clock: the rate was kept and its counter lost, so the cosine goes on from there, slowly. */
export function rateAfter(data: Data, lost: Lost, t: number): number {
  const { at, peak } = stopped[data];
  const shape = shapes[data];
  if (t < at) return Math.fround(shape(t));
  if (lost === "clock") return Math.fround(shape(t - at));
  if (lost === "half the clock") return Math.fround((shape(at) * shape(t - at)) / peak);
  return Math.fround(shape(t));
}

/** A run that is stopped in the middle and goes on from its checkpoint, some of which may be lost, beside the run that was not stopped. */
export function resumeWithout(data: Data, lost: Lost, seed: number, tell: Tell = () => {}): Measured {
  const problem = glyphs({ ...(data === "online" ? { online: true } : { train: 1500 }), seed });
  const { steps, at } = stopped[data];
  return temporary(() => {
    const start = (lr: (t: number) => number, before: number) => {
      const onProgress = ({ step }: { readonly step: number }): void => tell((before + step) / (2 * steps - at));
      const net = mlp([144, 64, 10], { act: "relu", seed });
      const optimizer = sgd(net, { momentum: 0.9 });
      return training({ net, problem, optimizer, lr, steps, batch: 32, seed, onProgress, divergedAbove: Number.POSITIVE_INFINITY });
    };
    const whole = start((t) => rateAfter(data, "nothing", t), 0);
    const fresh = whole.checkpoint();
    whole.advance(at);
    const saved = JSON.parse(JSON.stringify(whole.checkpoint())) as Checkpoint; // as a file gives it back
    whole.advance();
    const resumed = start((t) => rateAfter(data, lost, t), steps - at);
    resumed.restore({
      ...saved,
      ...(lost === "velocity" ? { optimizer: { ...fresh.optimizer } } : {}),
      ...(lost === "data order" ? { stream: fresh.stream } : {}),
    });
    resumed.advance();
    return {
      uninterrupted: whole.score("test").accuracy,
      test: resumed.diverged ? null : resumed.score("test").accuracy,
      same: JSON.stringify(resumed.checkpoint()) === JSON.stringify(whole.checkpoint()) ? 1 : 0,
    };
  });
}

/** What it costs to lose a part of a checkpoint. */
export const resuming: Study = {
  name: "resuming",
  cases: () =>
    Object.fromEntries(
      (["finite", "online"] as const).flatMap((data) => losses.map((lost) => [`${data}: ${lost}`, { data, lost }] as const)),
    ),
  run: (options, seed) => {
    const { data, lost } = options as { readonly data: Data; readonly lost: Lost };
    return resumeWithout(data, lost, seed);
  },
};
