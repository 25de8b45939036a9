import { call, type Expression, inner, number, operation, same, t } from "./expression.js";
import { narrow } from "./narrow.js";
import { type Piece, rateOf } from "./pieces.js";

/** A piece's time as steps after its own start, and where that time stands still. */
interface Clock {
  readonly start: number;
  readonly stop: number;
}

/** The pieces as one writes them down: a formula that changes at a step becomes two, and what is the same for all steps of one is gone. */
export function casesOf(pieces: readonly Piece[]): readonly Piece[] {
  const cases = pieces.flatMap((piece, i) => split(piece, pieces[i + 1]?.from ?? Number.POSITIVE_INFINITY));
  return cases.filter((piece, i) => i === 0 || !same(rateOf(piece), rateOf(cases[i - 1] as Piece)));
}

function split(piece: Piece, next: number): readonly Piece[] {
  const clock = clockOf(piece.time);
  if (clock === null) return [piece];
  const { start, stop } = clock;
  const time = operation("-", t, number(start));
  const parts = partsOf(piece.formula, piece.from - start, next - start, stop);
  return parts.map(({ from, formula }, i) => {
    const last = (parts[i + 1]?.from ?? next - start) - 1;
    return { from: from + start, formula, time: last <= stop ? time : call("min", time, number(stop)), runs: null };
  });
}

/** A formula for the times from `low` to below `high`, stopping at `stop`, in parts that hold no comparison any more. */
function partsOf(of: Expression, low: number, high: number, stop: number): readonly Pick<Piece, "from" | "formula">[] {
  const formula = narrow(of, { low, high: Math.min(high - 1, stop) });
  const inside = (points: readonly number[]): number | undefined => points.find((c) => c > low && c < high && c <= stop);
  const point = inside(comparisons(formula)) ?? inside(rises(formula));
  if (point === undefined) return [{ from: low, formula }];
  return [...partsOf(formula, low, point, stop), ...partsOf(formula, point, high, stop)];
}

/** The clock of a time that is t − start or min(t − start, stop); null for one that runs otherwise. */
function clockOf(time: Expression): Clock | null {
  if (time.kind === "call" && time.name === "min") {
    const [inner, end] = time.args;
    const clock = inner && clockOf(inner);
    return clock && end?.kind === "number" ? { ...clock, stop: end.value } : null;
  }
  if (time.kind === "name") return { start: 0, stop: Number.POSITIVE_INFINITY };
  if (time.kind !== "operation" || !same(time.left, t) || time.right.kind !== "number") return null;
  if (time.operator !== "-" && time.operator !== "+") return null;
  return { start: time.operator === "-" ? time.right.value : -time.right.value, stop: Number.POSITIVE_INFINITY };
}

/** The times at which a formula becomes another one because it compares t with a number. */
function comparisons(of: Expression): readonly number[] {
  if (of.kind !== "operation" || !same(of.left, t) || of.right.kind !== "number") return inner(of).flatMap(comparisons);
  const { value } = of.right;
  if (of.operator === "<" || of.operator === ">=") return [Math.ceil(value)];
  return of.operator === "<=" || of.operator === ">" ? [Math.floor(value) + 1] : [];
}

/** The times from which a max(0, t − c) rises. */
function rises(of: Expression): readonly number[] {
  const [first, second] = of.kind === "call" && of.name === "max" ? of.args : [];
  const here = first?.kind === "number" && first.value === 0 && second ? riseOf(second) : [];
  return [...here, ...inner(of).flatMap(rises)];
}

/** The step from which t − c, or a part of it, is above 0. */
function riseOf(of: Expression): readonly number[] {
  if (of.kind !== "operation" || of.right.kind !== "number") return [];
  if (of.operator === "/" && of.right.value > 0) return riseOf(of.left);
  return of.operator === "-" && same(of.left, t) ? [Math.ceil(of.right.value)] : [];
}
