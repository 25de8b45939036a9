import { formatNumber } from "./format.js";

/** What a series does, as a clause without its subject: "falls from 0.1 to 0", "stays at 0.1". */
export function describe(values: readonly number[]): string {
  const first = values[0];
  const last = values.at(-1);
  if (first === undefined || last === undefined) return "has no values";
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) return `starts at ${formatNumber(first)} and grows without bound`;
  const rises = values.some((value, i) => i > 0 && value > (values[i - 1] as number));
  const falls = values.some((value, i) => i > 0 && value < (values[i - 1] as number));
  if (!rises && !falls) return `stays at ${formatNumber(first)}`;
  const [from, to] = apart(first, last);
  if (!rises) return `falls from ${from} to ${to}`;
  if (!falls) return `rises from ${from} to ${to}`;
  const top = values.reduce((most, value) => Math.max(most, value));
  const bottom = values.reduce((least, value) => Math.min(least, value));
  const peak = values.indexOf(top);
  const upThenDown = values.every(
    (value, i) => i === 0 || (i <= peak ? value >= (values[i - 1] as number) : value <= (values[i - 1] as number)),
  );
  if (upThenDown) return `rises from ${from} to ${formatNumber(top)}, then falls to ${to}`;
  if (top === first && bottom === last) return `falls from ${from} to ${to}, with rises on the way`;
  if (bottom === first && top === last) return `rises from ${from} to ${to}, with falls on the way`;
  const [low, high] = apart(bottom, top);
  return `moves between ${low} and ${high}, from ${from} to ${to}`;
}

/** Both numbers with as many digits as it takes to tell them apart, 3 to 9. */
export function apart(a: number, b: number): [string, string] {
  let digits = 3;
  while (a !== b && digits < 9 && formatNumber(a, digits) === formatNumber(b, digits)) digits++;
  return [formatNumber(a, digits), formatNumber(b, digits)];
}
