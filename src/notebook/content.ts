import type { Figure } from "../plots/figure.js";
import type { Table } from "../plots/table.js";

export type { Table };

/** A formula in LaTeX. */
export interface Formula {
  readonly kind: "formula";
  readonly latex: string;
  /** The formula's name, or how to say it. */
  readonly sentence: string;
}

/** How far a piece of work is. */
export interface Bar {
  readonly kind: "bar";
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** "Training: 40 of 100." */
  readonly sentence: string;
}

/** Pictures of one thing, to be looked through with a slider or, where they have no order, a list. */
export interface Frames {
  readonly kind: "frames";
  /** What changes from one to the next: the name of a control, its symbol and its unit. */
  readonly control: { readonly label: string; readonly symbol?: string; readonly unit?: string; readonly ordered: boolean };
  readonly frames: readonly { readonly value: string; readonly figure: Figure }[];
  /** Which of them is seen first, from 0. */
  readonly start: number;
  /** What that one shows. */
  readonly sentence: string;
}

/** What a cell can show: plain JSON, which the kernel, the build and the page each draw in their own way. */
export type Content = Figure | Table | Formula | Bar | Frames;
