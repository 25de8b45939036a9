import { along, alongPython, type Shape } from "./shape.js";

/** Rates at times, which may lie between two updates; the first time is 0. */
export interface Corners {
  readonly times: readonly number[];
  readonly rates: readonly number[];
}

/** The rate at time `t` on the way from corner to corner, each stretch in the same shape; after the last corner it stays there. */
export function throughCorners(shape: Shape, { times, rates }: Corners, t: number): number {
  const next = times.findIndex((time, i) => i > 0 && t <= time);
  if (next < 0) return rates.at(-1) as number; // there are corners
  const [from, to] = [times[next - 1] as number, times[next] as number]; // next is the index of a corner that is not the first
  return along(shape, rates[next - 1] as number, rates[next] as number, (t - from) / (to - from));
}

/** The same in Python; each stretch is kept inside its own time, as both sides of a `where` are computed. */
export function cornersPython(shape: Shape, { times, rates }: Corners): string {
  const stretches = times.slice(1).map((to, i) => {
    const from = times[i] as number; // i is the index of the corner before
    const q = from === 0 ? `min(1, t / ${to})` : `min(1, max(0, (t - ${from}) / ${to - from}))`;
    return { to, rate: alongPython(shape, rates[i] as number, rates[i + 1] as number, q) };
  });
  return stretches.reduceRight((rest, { to, rate }) => (rest === "" ? rate : `where(t <= ${to}, ${rate}, ${rest})`), "");
}
