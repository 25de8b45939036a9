import { formatNumber } from "../../plots/format.js";

/** "1 update", "12 updates". */
export const count = (n: number, noun: string): string => `${whole(n)} ${noun}${n === 1 ? "" : "s"}`;

/** A whole number with its thousands apart: 1 281 167. */
export const whole = (n: number): string => String(n).replaceAll(/\B(?=(\d{3})+(?!\d))/g, " ");

/** "the same as", "1.3 times". */
export const timesAs = (ratio: number): string => (Math.abs(ratio - 1) < 0.005 ? "as much as" : `${formatNumber(ratio)} times`);
