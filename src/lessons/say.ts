import { formatNumber } from "../plots/format.js";

/** A part of 1 in percent, two digits unless told otherwise: 0.18 is 18 %. */
export const percent = (part: number, digits = 2): string => `${formatNumber(100 * part, digits)} %`;

/** A count with its noun: 1 update, 5 updates. */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
