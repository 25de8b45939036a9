import { skip } from "../combinators/skip.js";
import { fail } from "../fail.js";
import { constant } from "../families/constant.js";
import { constantWarmup } from "../families/constantWarmup.js";
import { cosineAnnealing } from "../families/cosineAnnealing.js";
import { exponentialWarmup } from "../families/exponentialWarmup.js";
import { linear } from "../families/linear.js";
import { linearWarmup } from "../families/linearWarmup.js";
import { progressPython } from "../ramp.js";
import { familyNamed, schedule } from "../registry.js";
import type { PastEnd, Schedule, Spec } from "../schedule.js";
import { alongPython, type Shape } from "../shape.js";
import { atTime, call, type Expression, number, operation, parseExpression, same, t } from "./expression.js";
import { narrow } from "./narrow.js";

/** A stretch of a schedule with one formula, up to where the next piece begins. */
export interface Piece {
  /** Its first update. */
  readonly from: number;
  /** The rate as a formula of the piece's own time. */
  readonly formula: Expression;
  /** That time, as a formula of the step counted from the start of the whole schedule. */
  readonly time: Expression;
  /** The schedule that begins here at its own update 0, null where none does: what a library's own class may stand for. */
  readonly runs: Schedule | null;
}

/** The fields that the specs of combinators have. */
interface Fields {
  readonly of: Spec;
  readonly parts: readonly Spec[];
  readonly steps: number;
  readonly times?: number;
  readonly factor: number;
  readonly min?: number;
  readonly max?: number;
  readonly multiple: number;
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly endLr: number;
  readonly shape: Shape | "constant";
  readonly startLr?: number;
  readonly offset?: 0 | 1;
}

/**
 * A schedule as pieces on one line: the one walk of a spec that all exports share.
 *
 * @param where the export's name, for the message about a schedule that is made from a function.
 * @param until how many updates are asked for: what comes after needs no formula.
 */
export function piecesOf(where: string, lr: Schedule, until = Number.POSITIVE_INFINITY): readonly Piece[] {
  const fields = lr.spec as unknown as Fields; // each case reads what its own kind has
  const inner = (length: number): readonly Piece[] => piecesOf(where, schedule(fields.of), length);
  switch (lr.spec.kind) {
    case "sequence":
      return merged(inTurn(where, fields.parts.map(schedule), until));
    case "warmup":
      return merged([ramp(fields), ...(until > fields.steps ? moved(inner(until - fields.steps), fields.steps) : [])]);
    case "take":
      return until <= fields.steps ? inner(until) : merged([...inner(fields.steps), ...held(lr)]);
    case "skip":
      return without(inner(until + fields.steps), fields.steps);
    case "scale":
      return inner(until).map((piece) => ({
        ...piece,
        formula: times(fields.factor, piece.formula),
        runs: piece.runs && timesRun(fields.factor, piece.runs),
      }));
    case "clamp":
      return inner(until).map((piece) => ({ ...piece, formula: bounded(piece.formula, fields), runs: null }));
    case "interpolate":
      return inner(until).map((piece) => ({ ...piece, formula: onTheWay(fields, piece.formula), runs: null }));
    case "roundTo":
      return inner(until).map((piece) => ({ ...piece, formula: rounded(fields.multiple, piece.formula), runs: null }));
    case "cooldown":
      return merged([
        ...(fields.at > 0 ? inner(Math.min(fields.at, until)) : []),
        ...(until > fields.at ? moved([fall(where, fields, until - fields.at)], fields.at) : []),
      ]);
    case "repeat":
      return repeated(where, schedule(fields.of), fields.times ?? Number.POSITIVE_INFINITY, until);
    default:
      return [whole(where, lr, until)];
  }
}

/** The rate of a piece as a formula of the step. */
export const rateOf = ({ formula, time }: Piece): Expression => atTime(formula, time);

/** Whether a step comes before a piece. */
export const before = ({ from }: Piece): Expression => operation("<", t, number(from));

/** The pieces that the updates of a schedule meet, without what stands after its end. */
export const beforeEnd = (lr: Schedule, pieces: readonly Piece[]): readonly Piece[] =>
  pieces.filter(({ from }) => lr.steps === null || from < lr.steps);

/** The pieces as one expression: `where` chooses among them. */
const inOneFormula = (pieces: readonly Piece[]): Expression =>
  pieces.reduceRight<Expression>((rest, piece, i) => {
    const next = pieces[i + 1];
    return next ? call("where", before(next), rateOf(piece), rest) : rateOf(piece);
  }, number(0));

/** A family's own formula, and the time it has after the end when that is asked for. */
function whole(where: string, lr: Schedule, until: number): Piece {
  const family = familyNamed(lr.spec.kind);
  if (!family)
    return fail(
      where,
      "a schedule must be made of families and combinators",
      lr.spec.kind,
      "A function can't be written in another language.",
    );
  const formula = parseExpression(family.definition.python(lr.spec as Required<object>)); // its own parameters stand in the spec
  const inside = lr.steps === null || until <= lr.steps;
  const policy = (lr.spec.pastEnd ?? "hold") as PastEnd;
  const last = inside || policy === "extend" ? until - 1 : (lr.steps ?? until);
  return { from: 0, formula: narrow(formula, { low: 0, high: last }), time: inside ? t : timePast(lr.steps ?? until, policy), runs: lr };
}

/** The local time in a piece of `steps` updates, as localTime has it; "throw" has no rate there, so anything will do. */
function timePast(steps: number, policy: PastEnd): Expression {
  const end = number(steps);
  switch (policy) {
    case "extend":
      return t;
    case "repeat":
      return operation("%", t, end);
    case "mirror":
      return operation("-", end, call("abs", operation("-", end, operation("%", t, number(2 * steps)))));
    default:
      return call("min", t, end);
  }
}

const later = (of: Expression, by: number): Expression => atTime(of, operation("-", t, number(by)));

/** The pieces, begun `by` updates later. */
const moved = (pieces: readonly Piece[], by: number): readonly Piece[] =>
  pieces.map((piece) => ({ ...piece, from: piece.from + by, time: later(piece.time, by) }));

/** Neighbours with the same formula are one piece. */
const merged = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.filter((piece, i) => i === 0 || !same(rateOf(piece), rateOf(pieces[i - 1] as Piece)));

function inTurn(where: string, parts: readonly Schedule[], until: number): readonly Piece[] {
  let start = 0;
  return parts.flatMap((part, i) => {
    const begin = start;
    start += i < parts.length - 1 ? (part.steps as number) : Number.POSITIVE_INFINITY; // every part but the last has a length
    return begin < until ? moved(piecesOf(where, part, Math.min(start, until) - begin), begin) : [];
  });
}

const ramps = { linear: linearWarmup, exponential: exponentialWarmup, constant: constantWarmup } as const;

/** The piece that a warmup puts before its schedule. */
function ramp({ of, steps: warmupSteps, shape, startLr = 0, offset = 0 }: Fields): Piece {
  const baseLr = schedule(of)(0);
  const family = shape in ramps ? ramps[shape as keyof typeof ramps] : null;
  const runs = family?.from({ baseLr, warmupSteps, startLr, ...(shape === "constant" ? {} : { offset }) }) ?? null;
  const rate =
    shape === "constant" ? number(startLr) : parseExpression(alongPython(shape, startLr, baseLr, progressPython({ warmupSteps, offset })));
  return { from: 0, formula: narrow(rate, { low: 0, high: warmupSteps - 1 }), time: t, runs };
}

/** The piece with which a cooldown leaves its schedule. */
function fall(where: string, { of, at, steps: totalSteps, shape, endLr }: Fields, until: number): Piece {
  const baseLr = schedule(of)(at);
  if (shape === "linear") return whole(where, linear({ baseLr, totalSteps, endLr }), until);
  if (shape === "cosine") return whole(where, cosineAnnealing({ baseLr, totalSteps, minLr: endLr }), until);
  const formula = parseExpression(alongPython(shape as Shape, baseLr, endLr, `t / ${totalSteps}`)); // a cooldown is never constant
  return { from: 0, formula, time: until <= totalSteps ? t : timePast(totalSteps, "hold"), runs: null };
}

/** What stands after the end of a `take`: the rate at its end, or nothing where that is a step which throws. */
function held(lr: Schedule): readonly Piece[] {
  const { of, steps } = lr.spec as unknown as Fields;
  let baseLr: number;
  try {
    baseLr = schedule(of)(steps);
  } catch {
    return []; // no rate to hold
  }
  return [{ from: steps, formula: number(baseLr), time: t, runs: constant({ baseLr }) }];
}

function without(pieces: readonly Piece[], steps: number): readonly Piece[] {
  const left = pieces.filter((_, i) => (pieces[i + 1]?.from ?? Number.POSITIVE_INFINITY) > steps);
  return left.map(({ from, formula, time, runs }) => ({
    from: Math.max(0, from - steps),
    formula,
    time: later(time, -steps),
    runs: from >= steps ? runs : runs && (runs.steps === null || steps - from < runs.steps) ? skip(runs, steps - from) : null,
  }));
}

/** A formula with its first factor multiplied, where it is a product that begins with a number. */
function times(factor: number, of: Expression): Expression {
  if (of.kind === "number") return number(factor * of.value);
  const [first] = of.kind === "operation" && (of.operator === "*" || of.operator === "/") ? [of.left] : [];
  return of.kind === "operation" && first && startsWithNumber(first)
    ? operation(of.operator, times(factor, first), of.right)
    : operation("*", number(factor), of);
}

const startsWithNumber = (of: Expression): boolean =>
  of.kind === "number" || (of.kind === "operation" && (of.operator === "*" || of.operator === "/") && startsWithNumber(of.left));

/** The same family with every rate multiplied: all of them are proportional to their rates. Null where that can't be said. */
function timesRun(factor: number, runs: Schedule): Schedule | null {
  const family = familyNamed(runs.spec.kind);
  if (!family) return null;
  const { kind, ...fields } = runs.spec;
  const rates = Object.keys(family.definition.parameters).filter((name) => family.definition.parameters[name]?.type === "rate");
  if (rates.length === 0) return null;
  try {
    return family.from({
      ...fields,
      ...Object.fromEntries(rates.filter((name) => fields[name] !== undefined).map((name) => [name, factor * (fields[name] as number)])),
    });
  } catch {
    return null; // a rate of 0 or one too small to be told from it, where the family needs one above 0
  }
}

function bounded(rate: Expression, { min, max }: Fields): Expression {
  const low = min === undefined ? rate : call("max", number(min), rate);
  return max === undefined ? low : call("min", number(max), low);
}

const onTheWay = ({ from, to }: Fields, of: Expression): Expression => operation("+", number(from), operation("*", number(to - from), of));

const rounded = (multiple: number, of: Expression): Expression =>
  operation("*", number(multiple), call("floor", operation("+", operation("/", of, number(multiple)), number(0.5))));

/** The rounds but the last share one formula, of the time in the round; the last one stands by itself, because it goes on after its end. */
function repeated(where: string, of: Schedule, rounds: number, until: number): readonly Piece[] {
  const cycle = of.steps as number; // what is repeated has a length
  const lastStart = cycle * (rounds - 1);
  if (rounds === 1 || until <= cycle) return piecesOf(where, of, until);
  const all: Piece = { from: 0, formula: inOneFormula(piecesOf(where, of, cycle)), time: operation("%", t, number(cycle)), runs: null };
  return until <= lastStart + cycle ? [all] : [all, ...moved(piecesOf(where, of, until - lastStart), lastStart)];
}
