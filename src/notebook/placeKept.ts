import type { Figure } from "../plots/figure.js";
import type { Place } from "./place.js";

/** The place where a figure's bar has filled while it was computed, kept for the figure. */
export const placeKept = new WeakMap<Figure, Place>();
