import type { Run } from "./hypothesis.js";

/** The middle one of what each logged rate is as a part of the planned one. */
export function medianRatio({ rows, planned }: Run): number {
  const ratios = rows
    .filter(({ t }) => planned.at(t) > 0.02 * planned.peak)
    .map(({ t, lr }) => lr / planned.at(t))
    .sort((a, b) => a - b);
  return ratios[ratios.length >> 1] ?? 1;
}
