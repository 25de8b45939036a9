import { expectText, expectWhole, isPlainObject } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import { cellHost } from "./cellHost.js";
import type { Bar } from "./content.js";
import { makePlace, type Place } from "./place.js";

/** How far something is: a count, or what `train` and `experiment` of lrlab/engine tell `onProgress`. */
export type Done = number | { readonly step: number; readonly steps: number } | { readonly done: number; readonly total: number };

/** A bar under the cell that fills: loop over it, or tell it how far you are. */
export interface ProgressBar<T> extends Iterable<T> {
  /** Moves the bar: `bar.update(40)`, or `train({ …, onProgress: bar.update })`. */
  update(done: Done): void;
}

/** Where a bar stands, and the bars in its loop, which stand in the same places in every round. */
interface Spot {
  readonly place: Place;
  readonly inner: Spot[];
  /** How many of them this round has used. */
  used: number;
}

/** The innermost loop that is running. */
let running: Spot | null = null;

/**
 * A progress bar: `for (const t of progress(1000)) …` counts from 0 to 999 and fills it as it goes.
 *
 * It also goes through a list: `for (const seed of progress([1, 2, 3], "Seeds")) …`. Without a loop, `progress(100).update(40)` sets it, and
 * `onProgress: bar.update` lets `train` and `experiment` do so. It is drawn at most ten times a second, also in a loop that lets nothing else
 * run. A loop that is left early leaves it where it was. Where nothing can draw, one line says in the end how far it came.
 *
 * @param total how many steps there are, or the list to go through.
 * @param label what is being done, "Progress" when left out.
 * @throws a RangeError for a total that is no whole number >= 0.
 */
export function progress<T = number>(total: number | readonly T[], label = "Progress"): ProgressBar<T> {
  const where = "progress";
  if (expectText(where, "label", label, "Say what is being done.") === "") fail(where, "label must say something", label, "Leave it out.");
  const items = Array.isArray(total) ? (total as readonly T[]) : null;
  let all = items?.length ?? expectWhole(where, "total", total, 0, "It counts steps; give a list to go through its entries.");
  let done = 0;
  const spot = nextSpot();
  const bar = (): Bar => ({ kind: "bar", label, done, total: all, sentence: `${label}: ${done} of ${all}.` });
  const move = (to: number): void => {
    done = to;
    const now = bar();
    spot.place.put(() => [now]);
  };
  /** Draws the last state, or says it where nothing can draw; a bar in another's loop waits for that one's end. */
  const end = (): void => {
    if (running !== null) return;
    settle(spot);
    if (cellHost() === null) console.log(bar().sentence);
  };

  function* loop(): Generator<T> {
    const outer = running;
    // An interrupt leaves a loop without ending it.
    if (outer === null)
      cellHost()?.atEnd(() => {
        running = null;
      });
    all = items?.length ?? all;
    try {
      for (let i = 0; i < all; i++) {
        move(i);
        running = spot;
        spot.used = 0;
        yield (items ? items[i] : i) as T; // without a list T is number
        running = outer;
      }
      move(all);
    } finally {
      running = outer;
      end();
    }
  }

  move(0);
  return {
    [Symbol.iterator]: loop,
    update(to) {
      const read = readDone(to, all);
      const isNews = read.done !== done;
      all = read.total;
      move(read.done);
      if (isNews && done === all) end();
    },
  };
}

/** A spot for a new bar: in a loop, the one where a bar stood at this point of the last round. */
function nextSpot(): Spot {
  const spot = running?.inner[running.used] ?? { place: makePlace(), inner: [], used: 0 };
  if (running) running.inner[running.used++] = spot;
  return spot;
}

function settle({ place, inner }: Spot): void {
  place.settle();
  for (const spot of inner) settle(spot);
}

function readDone(to: unknown, all: number): { done: number; total: number } {
  const where = "progress.update";
  const advice = "Write bar.update(40), or onProgress: bar.update.";
  if (typeof to === "number") return { done: expectWhole(where, "done", to + 0, 0, advice, all), total: all };
  if (!isPlainObject(to)) fail(where, "done must be a count, or how far train or experiment is", to, advice);
  const { step, steps, done = step, total = steps } = to as { step?: unknown; steps?: unknown; done?: unknown; total?: unknown };
  const most = expectWhole(where, "the number of all steps", total, 0, advice);
  return { done: expectWhole(where, "the number of steps done", done, 0, advice, most), total: most };
}
