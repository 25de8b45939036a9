import type { Content } from "./content.js";

/** Something shown that can be replaced. */
export interface Shown {
  /** Puts other contents in its place, also from inside a loop that lets nothing else run. */
  update(contents: readonly Content[]): void;
}

/** What runs the cells: the kernel, the build, and the page's sandbox. */
export interface CellHost {
  /** Shows contents under the cell, one below the other. */
  display(contents: readonly Content[]): Shown;
  /** Calls `work` once the cell is over, however it ends, before its last output leaves. */
  atEnd(work: () => void): void;
  /** Milliseconds since some moment. It paces what is drawn and enters no result. */
  now(): number;
}

/** The key under which a host installs itself. Cells and host may load this module twice, so it is global. */
export const hostKey: unique symbol = Symbol.for("lrlab.host") as never;

/** The host of the cell that runs; null where the library is used without one. */
export const cellHost = (): CellHost | null => (globalThis as { [hostKey]?: CellHost })[hostKey] ?? null;
