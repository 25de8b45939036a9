import type { Figure } from "../plots/figure.js";
import { fail } from "../schedules/fail.js";
import { placeKept } from "./placeKept.js";
import { contentsOf } from "./present.js";
import { put } from "./put.js";

/**
 * Shows figures, schedules, tables, runs and tensors under the cell, one below the other; where nothing can draw, prints them in words.
 *
 * A schedule is its curve and its formula (of one without an end the first 100 updates), a list of objects is a table, and what `train`
 * returned its rate and loss. The last expression of a cell is shown the same way.
 *
 * @param things what `plot` and `experiment` return, schedules, lists of plain objects, training runs, range tests, tensors, nets, problems.
 * @throws a RangeError for anything else.
 */
export function show(...things: readonly unknown[]): void {
  if (things.length === 0) fail("show", "there must be something to show", undefined, "Write show(cosineAnnealing({ … })).");
  const contents = things.flatMap((thing, i) => contentsOf("show", things.length === 1 ? "what to show" : `thing ${i + 1}`, thing));
  const place = contents.map((content) => placeKept.get(content as Figure)).find((kept) => kept !== undefined);
  if (!place) {
    put(contents);
    return;
  }
  for (const content of contents) placeKept.delete(content as Figure);
  place.put(() => contents);
  place.settle();
}
