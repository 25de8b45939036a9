import { clip } from "../../../clip.js";

/** A point of a curve that has no gaps. */
export type Spot = readonly [x: number, y: number];

/** A run of losses as a curve: every so many updates and the last one, up to where a log axis ends. */
export const curve = (losses: readonly number[], domain: readonly [number, number], every = 1): Spot[] =>
  clip(
    losses.map((y, x): Spot => [x, y]).filter(([x]) => x % every === 0 || x === losses.length - 1),
    domain,
    "log",
  );
