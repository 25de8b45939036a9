import { formatNumber } from "../plots/format.js";
import type { NumberControl } from "./interactive.js";

type Range = Pick<NumberControl, "min" | "max" | "step" | "whole">;

/** Between how many stops a log slider moves: `step` is the part of a power of ten between two of them. */
export const stopsOf = ({ min, max, step }: Range): number => Math.round(Math.log10(max / min) / step);

/** The number at a stop, counted from 0, with three digits; both ends are exact. */
export function valueAt(range: Range, stop: number): number {
  const { min, max, whole } = range;
  const stops = stopsOf(range);
  if (stop <= 0) return min;
  if (stop >= stops) return max;
  const value = min * (max / min) ** (stop / stops);
  return whole ? Math.round(value) : Number(value.toPrecision(3));
}

/** The stop nearest to a number. */
export const stopOf = (range: Range, value: number): number =>
  Math.round((Math.log(value / range.min) / Math.log(range.max / range.min)) * stopsOf(range));

/** A slider's number as its reader sees it: a real minus, and on a log slider powers of ten. */
export const valueText = ({ scale }: Pick<NumberControl, "scale">, value: number): string =>
  scale === "log" ? formatNumber(value) : String(value).replace("-", "−");
