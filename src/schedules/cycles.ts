/** Cycles that grow: the first has `cycleSteps` updates, each later one `growth` times those of the one before. */
export interface Growing {
  readonly cycleSteps: number;
  readonly growth: number;
}

/** Growth so near to 1 counts as none: the sum of the lengths would lose its digits, and no cycle in reach would be an update longer. */
const grows = (growth: number): boolean => growth >= 1 + 1e-9;

/** A start that lies halfway between two updates is rounded up, also where the last bit says a little less. */
const half = 0.500001;

/**
 * The update that cycle `i` begins at: s_i = round(c · (g^i − 1) / (g − 1)), the sum of the exact lengths rounded once.
 *
 * Rounding the sum and not each length keeps every start within half an update of the exact one, however many cycles there were.
 */
export const growingStart = ({ cycleSteps, growth }: Growing, i: number): number =>
  grows(growth) ? Math.floor((cycleSteps * Math.expm1(i * Math.log(growth))) / (growth - 1) + half) : cycleSteps * i;

/** The cycle that update `t` belongs to: the last one that has begun. */
export function growingCycle(cycles: Growing, t: number): number {
  const { cycleSteps, growth } = cycles;
  if (!grows(growth)) return Math.floor(t / cycleSteps);
  // The sum solved for i. It is off by at most one, where a rounded start and the last bit of a logarithm meet.
  const i = Math.floor(Math.log1p(((t + 1 - half) * (growth - 1)) / cycleSteps) / Math.log(growth));
  if (growingStart(cycles, i) > t) return i - 1;
  return growingStart(cycles, i + 1) <= t ? i + 1 : i;
}

/** The same in Python, for a `t` and an `i` in Python: which cycle, where it starts, and how far it has come. */
export function growingPython({ cycleSteps: c, growth: g }: Growing, cycles?: number): { i: string; q: string } {
  const atMost = (i: string): string => (cycles === undefined ? i : `min(${cycles - 1}, ${i})`);
  if (!grows(g)) {
    const i = atMost(`t // ${c}`);
    return { i: cycles === undefined ? `(${i})` : i, q: cycles === undefined ? `t % ${c} / ${c}` : `(t - ${c} * ${i}) / ${c}` };
  }
  const i = atMost(`floor(log(1 + (t + 0.499999) * ${(g - 1) / c}) / log(${g}))`);
  const start = (power: string): string => `floor(${c / (g - 1)} * (${g} ** ${power} - 1) + ${half})`;
  return { i, q: `(t - ${start(i)}) / (${start(`(${i} + 1)`)} - ${start(i)})` };
}

/** Cycles that share a run: `cycles` of them in `totalSteps` updates, as equal as whole updates allow. */
export interface Equal {
  readonly totalSteps: number;
  readonly cycles: number;
}

/** The update that cycle `i` begins at: round(i · T / n), in whole numbers. */
export const equalStart = ({ totalSteps, cycles }: Equal, i: number): number => Math.floor((2 * i * totalSteps + cycles) / (2 * cycles));

/** The cycle that update `t` belongs to; after the end it is the last one. */
export const equalCycle = ({ totalSteps, cycles }: Equal, t: number): number =>
  Math.min(cycles - 1, Math.floor(((2 * t + 1) * cycles - 1) / (2 * totalSteps)));

/** The same in Python: how far the cycle of update `t` has come. */
export function equalPython({ totalSteps: T, cycles: n }: Equal): string {
  if (T % n === 0) return n === 1 ? `t / ${T}` : `(t - ${T / n} * min(${n - 1}, t // ${T / n})) / ${T / n}`;
  const i = `min(${n - 1}, ((2 * t + 1) * ${n} - 1) // ${2 * T})`;
  const start = (which: string): string => `(${2 * T} * ${which} + ${n}) // ${2 * n}`;
  return `(t - ${start(i)}) / (${start(`(${i} + 1)`)} - ${start(i)})`;
}

/** Cycles by their index: the rate and the update that each begins with, and the floor of all. */
interface Cycles {
  readonly count: number;
  readonly minLr: number;
  topOf(i: number): number;
  startOf(i: number): number;
}

/** So many cycles are written out one by one; more are a formula. */
const mostWritten = 50;

/** Cycles of a cosine in optax, each from its own top to the same floor; null where they are too many to list. */
export function optaxCycles({ count, topOf, startOf, minLr }: Cycles): string | null {
  if (count > mostWritten) return null;
  const indices = Array.from({ length: count }, (_, i) => i);
  const parts = indices.map((i) => {
    const steps = startOf(i + 1) - startOf(i);
    return `optax.cosine_decay_schedule(init_value=${topOf(i)}, decay_steps=${steps}, alpha=${minLr / topOf(i)})`;
  });
  return `optax.join_schedules([${parts.join(", ")}], boundaries=[${indices.slice(1).map(startOf).join(", ")}])`;
}
