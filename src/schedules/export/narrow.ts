import { call, type Expression, negative, operation } from "./expression.js";

/** Values from `low` to `high`. */
interface Range {
  readonly low: number;
  readonly high: number;
}

const anything: Range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/** The formula for steps in a range only: without a min, max or where whose answer is the same for all of them. */
export function narrow(of: Expression, steps: Range): Expression {
  const inside = (part: Expression): Expression => narrow(part, steps);
  switch (of.kind) {
    case "number":
    case "name":
      return of;
    case "minus":
      return negative(inside(of.of));
    case "operation":
      return operation(of.operator, inside(of.left), inside(of.right));
    case "call": {
      const args = of.args.map(inside);
      const [a, b, c] = args as [Expression, Expression, Expression];
      if (of.name === "where") {
        const answer = holds(a, steps);
        return answer === null ? call("where", a, b, c) : answer ? b : c;
      }
      if (args.length === 2 && (of.name === "min" || of.name === "max")) {
        const [lower, upper] = of.name === "min" ? [a, b] : [b, a];
        if (rangeOf(a, steps).high <= rangeOf(b, steps).low) return lower;
        if (rangeOf(b, steps).high <= rangeOf(a, steps).low) return upper;
      }
      return call(of.name, ...args);
    }
  }
}

/** Whether a comparison holds for all steps of a range, for none of them (false), or for some (null). */
function holds(of: Expression, steps: Range): boolean | null {
  if (of.kind !== "operation") return null;
  const [left, right] = [rangeOf(of.left, steps), rangeOf(of.right, steps)];
  const below = left.high < right.low;
  const above = left.low > right.high;
  switch (of.operator) {
    case "<":
      return below ? true : left.low >= right.high ? false : null;
    case ">=":
      return below ? false : left.low >= right.high ? true : null;
    case "<=":
      return above ? false : left.high <= right.low ? true : null;
    case ">":
      return above ? true : left.high <= right.low ? false : null;
    default:
      return null;
  }
}

/** Where the values of a formula lie; wide where it is not plain arithmetic. */
function rangeOf(of: Expression, steps: Range): Range {
  if (of.kind === "number") return { low: of.value, high: of.value };
  if (of.kind === "name") return of.name === "t" ? steps : { low: Math.PI, high: Math.PI };
  if (of.kind === "call" && (of.name === "min" || of.name === "max")) {
    const ranges = of.args.map((arg) => rangeOf(arg, steps));
    return { low: Math[of.name](...ranges.map(({ low }) => low)), high: Math[of.name](...ranges.map(({ high }) => high)) };
  }
  if (of.kind !== "operation") return anything;
  const [a, b] = [rangeOf(of.left, steps), rangeOf(of.right, steps)];
  switch (of.operator) {
    case "+":
      return { low: a.low + b.low, high: a.high + b.high };
    case "-":
      return { low: a.low - b.high, high: a.high - b.low };
    case "*":
    case "/": {
      // A product with infinity in it may be anything, and so may what is divided by a range around 0.
      if (of.operator === "/" && b.low <= 0 && b.high >= 0) return anything;
      const ends = [a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => (of.operator === "*" ? x * y : x / y)));
      return ends.some(Number.isNaN) ? anything : { low: Math.min(...ends), high: Math.max(...ends) };
    }
    case "%":
      return b.low === b.high && b.low > 0 ? { low: 0, high: b.high } : anything;
    default:
      return anything;
  }
}
