import type { Figure } from "../plots/figure.js";

/** Where a figure goes when a cell shows it: the kernel, the build and the page's sandbox each install one. */
export type Display = (figure: Figure) => void;

/** The key under which the host installs its display. Cells and host may load this module twice, so it is global. */
export const displayKey: unique symbol = Symbol.for("lrlab.display") as never;

/**
 * Shows a figure under the cell; where nothing can draw, prints its sentence.
 *
 * @param figure what `plot`, `experiment` or a figure function returned.
 */
export function show(figure: Figure): void {
  const display = (globalThis as { [displayKey]?: Display })[displayKey];
  if (display) display(figure);
  else console.log(figure.sentence);
}
