import { type Interactive, startValues, type Value } from "../labs/interactive.js";
import type { Figure } from "../plots/figure.js";

/** A part of a film: one figure that moves under one caption. */
export interface Scene {
  /** How long it plays, in seconds. */
  readonly seconds: number;
  /** One or two short sentences, inline markdown with $math$. The captions alone must tell the film. */
  readonly caption: string;
  /** The picture when this part of the scene has passed, from 0 to 1: a pure function, quick enough for 30 pictures a second. */
  figure(part: number): Figure;
}

/** A short film: the lesson's own figures moving under captions, 45 to 90 seconds in all. It can be played, stopped, and moved by hand. */
export interface Film {
  readonly id: string;
  readonly title: string;
  readonly scenes: readonly Scene[];
}

/** How long a film is, in seconds. */
export const lengthOf = ({ scenes }: Film): number => scenes.reduce((sum, { seconds }) => sum + seconds, 0);

/** The scene that is seen at a second of a film, and the part of it that has passed. Where two scenes meet it is the end of the first. */
export function sceneAt({ scenes }: Film, second: number): { readonly index: number; readonly part: number } {
  let before = 0;
  for (const [index, { seconds }] of scenes.entries()) {
    if (second <= before + seconds) return { index, part: Math.max(0, (second - before) / seconds) };
    before += seconds;
  }
  return { index: scenes.length - 1, part: 1 };
}

/** The whole numbers from `from` to `to` in turn, each for as long: updates, which a run makes one by one. Up or down. */
export const counted = (part: number, from: number, to: number): number => {
  const step = Math.min(Math.floor(part * (Math.abs(to - from) + 1)), Math.abs(to - from));
  return to < from ? from - step : from + step;
};

/** The number between `from` and `to` at this part of the way: a rate or a curvature that a hand turns. */
export const between = (part: number, from: number, to: number): number => Number((from + (to - from) * part).toPrecision(12));

/** The same part for a motion that takes only this share of its scene, and then stands still to be looked at. */
export const within = (part: number, share: number): number => Math.min(1, part / share);

/** A plot of the lesson as films move it: the values that are not given stay at their start. */
export function moved(plots: readonly Interactive[], id: string): (values: Readonly<Record<string, Value>>) => Figure {
  const plot = plots.find((one) => one.id === id);
  if (!plot) throw new RangeError(`moved: id must be one of the plots, got "${id}". There are: ${plots.map((one) => one.id).join(", ")}.`);
  const starts = startValues(plot.controls);
  return (values) => plot.figure({ ...starts, ...values });
}
