import { liveFigure } from "../../src/labs/playground/liveFigure.js";
import { runOf } from "../../src/labs/playground/runOf.js";
import { startState } from "../../src/labs/playground/startState.js";
import type { Figure } from "../../src/plots/figure.js";
import { TrainerArm } from "../playground/trainerArm.js";

let recorded: Promise<Figure> | undefined;

/** What the playground's first settings come to, trained while the site is built: the same bits as in any browser. */
export function recordedRun(): Promise<Figure> {
  recorded ??= record();
  return recorded;
}

async function record(): Promise<Figure> {
  const histories = startState.arms.map(async (_, i) => {
    const arm = await TrainerArm.start(i, runOf(startState, i), null);
    arm.advance(startState.steps);
    const progress = arm.progress();
    if (progress === null) throw new Error("recordedRun: the run made no update. It must have one at least.");
    const { lr, loss, gradNorm, updateNorm } = progress.columns;
    const columns = { lr: [...lr], loss: [...loss], gradNorm: [...gradNorm], updateNorm: [...updateNorm] };
    return { step: arm.step, ...columns, scores: progress.scores, diverged: progress.diverged };
  });
  return liveFigure(await Promise.all(histories), startState);
}
