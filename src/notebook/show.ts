import type { Figure } from "../plots/figure.js";
import { isFigure } from "../plots/isFigure.js";
import { scheduleFigure } from "../plots/scheduleFigure.js";
import { fail } from "../schedules/fail.js";
import { isSchedule, type Schedule } from "../schedules/schedule.js";
import { cellHost } from "./cellHost.js";

/** How many updates of a schedule without an end are shown. */
const endless = 100;

/**
 * Shows a figure or a schedule's curve under the cell; where nothing can draw, prints the figure's sentence.
 *
 * @param what a figure, as `plot` and `experiment` return, or a schedule; of one without an end the first 100 updates are shown.
 * @throws a RangeError for anything else.
 */
export function show(what: Figure | Schedule): void {
  const figure = figureOf(what);
  const host = cellHost();
  if (host) host.display([figure]);
  else console.log(figure.sentence);
}

function figureOf(what: unknown): Figure {
  if (isSchedule(what)) return scheduleFigure(what, what.steps === null ? { steps: endless } : {});
  if (isFigure(what)) return what;
  return fail("show", "what to show must be a figure or a schedule", what, "Print a value with console.log.");
}
