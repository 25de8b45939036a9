/** A slider's values carry rounding (0.1 · 3 is 0.30000000000000004); this removes it. */
export const clean = (x: number): number => Number(x.toPrecision(12));

export const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;

/** Where the runs of this lesson start on the bowl of curvature 1. */
export const runStart = 3;
