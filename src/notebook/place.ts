import { type CellHost, cellHost, type Shown } from "./cellHost.js";
import type { Content } from "./content.js";

/** Milliseconds from one picture to the next at least: ten a second. */
const gap = 100;

/** How many times as long as drawing took must pass before the next picture: drawing takes at most a fifth of the time. */
const rest = 4;

/** A place under the cell where pictures replace each other, as fast as one can look. */
export interface Place {
  /** Draws now or, where it was drawn a moment ago, later: what was put last is drawn when the cell ends, however it ends. */
  put(draw: () => readonly Content[]): void;
  /** Draws what is still to be drawn. */
  settle(): void;
}

/** A new place under the cell; without a host one where nothing is seen. */
export function makePlace(): Place {
  const host = cellHost();
  return host ? placeOf(host) : { put() {}, settle() {} };
}

function placeOf(host: CellHost): Place {
  let shown: Shown | null = null;
  let waiting: (() => readonly Content[]) | null = null;
  let hasPromise = false;
  let next = Number.NEGATIVE_INFINITY;

  const settle = (): void => {
    if (waiting === null) return;
    const draw = waiting;
    waiting = null;
    const started = host.now();
    const contents = draw();
    if (shown) shown.update(contents);
    else shown = host.display(contents);
    const ended = host.now();
    next = Math.max(started + gap, ended + rest * (ended - started));
  };
  const put = (draw: () => readonly Content[]): void => {
    waiting = draw;
    if (host.now() >= next) settle();
    else if (!hasPromise) {
      hasPromise = true;
      host.atEnd(() => {
        hasPromise = false;
        settle();
      });
    }
  };
  return { put, settle };
}
