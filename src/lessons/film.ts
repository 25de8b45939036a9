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
