/** A place where pieces join, or where the rate or its slope breaks. */
export interface Boundary {
  /** The first update after it. */
  readonly step: number;
  /** "jump": the rate breaks; "corner": its slope does; "smooth": pieces join and neither breaks. */
  readonly kind: "jump" | "corner" | "smooth";
  /** The rate of the update before. */
  readonly before: number;
  /** The rate of `step`. */
  readonly after: number;
  /** The change per update before it and after it; null where the run has too few updates on that side. */
  readonly slopes: readonly [before: number | null, after: number | null];
}

/** A change this many times as large as those around it is a break. */
const sharp = 8;

/** Jumps and corners of the rates, and the joins that are neither. */
export function boundariesOf(rates: Float64Array, peak: number, joins: readonly number[]): Boundary[] {
  const last = rates.length - 1;
  const at = (t: number): number => rates[t] as number; // asked for inside the run only
  /** The change from update t to the next; NaN outside the run, which no comparison counts. */
  const rise = (t: number): number => (t >= 0 && t < last ? at(t + 1) - at(t) : Number.NaN);
  const bend = (t: number): number => Math.abs(rise(t) - rise(t - 1));
  const joined = new Set(joins);

  const isJump = (t: number): boolean => {
    const [before, change, after] = [rise(t - 2), rise(t - 1), rise(t)];
    const size = Math.abs(change);
    if (!(size > 1e-6 * peak)) return false;
    // The other side of a spike measures nothing: the change beyond it does.
    const around = [
      opposed(change, before) ? least(before, rise(t - 3)) : before,
      opposed(change, after) ? least(after, rise(t + 1)) : after,
    ];
    const standsOut = size > sharp * largest(around);
    // Two lines, or nearly, that do not meet.
    const gap = Math.min(
      ...[before, after]
        .filter((one) => !Number.isNaN(one))
        .map((one) => change - one)
        .map(Math.abs),
    );
    const isBetween = opposed(change - before, change - after);
    const liesApart = !isBetween && gap > Math.max(sharp * largest([bend(t - 2), bend(t + 1)]), 1e-6 * peak);
    // The tooth of a saw; where pieces join, a small one will do.
    const turnsBack = opposed(change, before) && opposed(change, after);
    return standsOut || liesApart || (turnsBack && (joined.has(t) || size > 1.25 * largest([before, after])));
  };
  const isCorner = (t: number): boolean =>
    bend(t) > sharp * largest([-3, -2, 2, 3].map((away) => bend(t + away))) &&
    bend(t) > 1e-9 * peak &&
    bend(t) >= largest([bend(t - 1), bend(t + 1)]);

  const kinds = new Map<number, Boundary["kind"]>(joins.filter((step) => step > 0 && step <= last).map((step) => [step, "smooth"]));
  for (let t = 1; t <= last; t++) {
    if (isJump(t)) kinds.set(t, "jump");
    else if (!isJump(t - 1) && !isJump(t + 1) && isCorner(t)) kinds.set(t, "corner");
  }
  const slope = (t: number): number | null => (Number.isNaN(rise(t)) ? null : rise(t));
  return [...kinds]
    .sort(([a], [b]) => a - b)
    .map(([step, kind]) => {
      const slopes = [slope(kind === "jump" ? step - 2 : step - 1), slope(step)] as const;
      return { step, kind, before: at(step - 1), after: at(step), slopes };
    });
}

/** The size of the largest of the changes that there are. */
const largest = (changes: readonly number[]): number => changes.reduce((most, change) => Math.max(most, Math.abs(change) || 0), 0);
/** The smaller of two changes, the first where there is no second. */
const least = (one: number, other: number): number => (Math.abs(other) < Math.abs(one) ? other : one);
/** Whether one change rises and the other falls. */
const opposed = (one: number, other: number): boolean => one * other < 0;
