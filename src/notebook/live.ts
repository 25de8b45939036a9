import type { Progress, Update } from "../engine/training/trainingOptions.js";
import { formatNumber } from "../plots/format.js";
import type { TrainedRun } from "../plots/trainedRuns.js";
import { trainingFigure } from "../plots/trainingFigure.js";
import { expectNumber, expectWhole, isPlainObject } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import { cellHost } from "./cellHost.js";
import type { Content } from "./content.js";
import { makePlace } from "./place.js";
import { contentsOf } from "./present.js";
import { isRun, presentRun } from "./presentRun.js";

/** A chart under the cell that is drawn anew as things change. */
export interface Live<State> {
  /** Draws the chart of this state; where states come faster than ten a second, some are left out, and never the last. */
  update(state: State): void;
}

/**
 * A chart that redraws while something runs: `const chart = live(); train({ …, onProgress: chart.update })` draws rate and loss as they come.
 *
 * Anything else is drawn by a function of yours: `const chart = live((losses) => figure)`, then `chart.update(losses)`. It is drawn at most ten
 * times a second, and less often where drawing is slow: it takes at most a fifth of the time. The last state is always drawn when the
 * cell ends, also where it fails. Where nothing can draw, a run's last state is printed.
 *
 * @param draw returns what `show` can show of a state; a training run's rate and loss, when left out.
 * @throws a RangeError for a draw that is no function, and for what it returns that can't be shown.
 */
export function live<State = Progress | TrainedRun>(draw?: (state: State) => unknown): Live<State> {
  if (draw === undefined) return liveRun() as Live<unknown>; // it checks every state
  if (typeof draw !== "function") fail("live", "draw must be a function", draw, "Write live((losses) => figure), or live() for a run.");
  const place = makePlace();
  return { update: (state: State) => place.put(() => contentsOf("live", "what draw returns", draw(state))) };
}

/** A chart of a training run, which remembers the updates it was told of. */
function liveRun(): Live<Progress | TrainedRun> {
  const place = makePlace();
  let history: Update[] = [];
  const update = (state: Progress | TrainedRun): void => {
    if (isRun(state)) {
      place.put(() => [presentRun(state)[0] as Content]); // it has one at least
      return;
    }
    const { step, steps, last } = readProgress(state);
    if (last === null) return;
    if (last.step <= (history.at(-1)?.step ?? -1)) history = history.filter((before) => before.step < last.step);
    history.push(last);
    const sentence = sentenceOf(step, steps, last);
    place.put(() => [{ ...trainingFigure({ steps, history, diverged: null }), sentence }]);
    if (step === steps && cellHost() === null) console.log(sentence);
  };
  return { update };
}

function sentenceOf(step: number, steps: number, { lr, loss, validation }: Update): string {
  const score = validation ? `, the validation loss ${formatNumber(validation.loss)}` : "";
  return `After ${step} of ${steps} updates the rate is ${formatNumber(lr)} and the loss ${formatNumber(loss)}${score}.`;
}

function readProgress(state: unknown): Progress {
  const where = "live.update";
  const advice = "Write train({ …, onProgress: chart.update }), or give live a function that draws.";
  if (!isPlainObject(state)) fail(where, "state must be how far a run is", state, advice);
  const { step, steps, last } = state as Progress;
  expectWhole(where, "steps", steps, 0, advice);
  expectWhole(where, "step", step, 0, advice, steps);
  if (last === null) return { step, steps, last };
  if (!isPlainObject(last)) fail(where, "last must be an update, or null", last, advice);
  expectWhole(where, "last.step", last.step, 0, advice);
  expectNumber(where, "last.loss", last.loss, { advice });
  expectNumber(where, "last.lr", last.lr, { min: 0, advice });
  const { validation } = last;
  if (validation !== null && !(isPlainObject(validation) && typeof validation.loss === "number"))
    fail(where, "last.validation must be a score, or null", validation, advice);
  return { step, steps, last };
}
