import type { AnyFamily } from "../family.js";
import { familyNamed } from "../registry.js";
import { readSchedule, type Schedule } from "../schedule.js";
import { casesOf } from "./cases.js";
import { binding, bindingOf, type Expression } from "./expression.js";
import { piecesOf, rateOf } from "./pieces.js";

/**
 * The formula of a schedule in LaTeX, with its numbers: η(t) for a family, cases by step for a composition.
 *
 * Numbers have at most 9 significant digits. What the schedule does after its end is part of the formula.
 *
 * @param lr a schedule; one from custom() is refused, because its function is no data.
 *
 * @example
 * toLatex(exponential({ baseLr: 0.1, gamma: 0.9 })); // "\\eta(t) = 0.1 \\cdot 0.9^{t}"
 */
export function toLatex(lr: Schedule): string {
  readSchedule("toLatex", "its argument", lr);
  const pieces = casesOf(piecesOf("toLatex", lr));
  const rows = pieces.map((piece, i): readonly [rate: string, when: string] => {
    const { from } = piece;
    const next = pieces[i + 1];
    return [latex(rateOf(piece)), next ? `${i === 0 ? "" : String.raw`${from} \le `}t < ${next.from}` : String.raw`t \ge ${from}`];
  });
  const [only] = rows;
  if (rows.length > 1 || !only) return String.raw`\eta(t) = ${cases(rows)}`;
  const family = familyNamed(lr.spec.kind);
  return family && only[0].includes(String.raw`\ln`) ? inSymbols(family, lr) : String.raw`\eta(t) = ${only[0]}`;
}

/** A family's own formula and its numbers beside it: cycles that grow have a formula without symbols that only a computer wants to read. */
function inSymbols({ definition }: AnyFamily, { spec }: Schedule): string {
  const numbers = Object.entries(definition.parameters).flatMap(([name, { symbol }]) => {
    const value = spec[name];
    return typeof value === "number" ? [`${symbol} = ${numeral(value)}`] : [];
  });
  return [definition.latex, ...numbers].join(String.raw`,\quad `);
}

const cases = (rows: readonly (readonly [rate: string, when: string])[]): string =>
  String.raw`\begin{cases} ${rows.map(([rate, when]) => `${rate} & ${when}`).join(String.raw` \\ `)} \end{cases}`;

/** A number with at most 9 significant digits, with a power of ten where it is far from 1. */
function numeral(value: number): string {
  const [mantissa = "", exponent = "0"] = value.toExponential(8).split("e");
  const e = Number(exponent);
  if (value === 0 || (e >= -4 && e <= 8)) return String(Number(value.toPrecision(9)));
  const digits = String(Number(mantissa));
  return `${digits === "1" ? "" : String.raw`${digits} \times `}10^{${e}}`;
}

const signs: Readonly<Record<string, string>> = { "<=": String.raw`\le`, ">=": String.raw`\ge`, "==": "=" };
const brackets = (inside: string): string => String.raw`\left(${inside}\right)`;
const floor = (inside: string): string => String.raw`\left\lfloor ${inside} \right\rfloor`;

/** A formula in LaTeX. Fractions and roots bracket what stands in them. */
function latex(of: Expression): string {
  const inside = (part: Expression, least: number): string =>
    isRemainder(part) || (binding(part) < least && !standsAlone(part)) ? brackets(latex(part)) : latex(part);
  switch (of.kind) {
    case "number":
      return numeral(of.value);
    case "name":
      return of.name === "pi" ? String.raw`\pi` : "t";
    case "minus":
      return `-${inside(of.of, binding(of))}`;
    case "call":
      return callLatex(of.name, of.args);
    case "operation": {
      const { operator, left, right } = of;
      const level = bindingOf(operator);
      switch (operator) {
        case "/":
          return String.raw`\frac{${latex(left)}}{${latex(right)}}`;
        case "//":
          return floor(String.raw`\frac{${latex(left)}}{${latex(right)}}`);
        case "**":
          return `${binding(left) <= level || !/^[\w.]+$/.test(latex(left)) ? brackets(latex(left)) : latex(left)}^{${latex(right)}}`;
        case "*": {
          const [a, b] = [inside(left, level), inside(right, level + 1)];
          const sign =
            /^[-\d]/.test(b) || (/\d$/.test(a) && /^\\frac/.test(b)) ? String.raw` \cdot ` : /^\\left\(/.test(b) ? " " : String.raw`\, `;
          return `${a}${sign}${b}`;
        }
        case "%":
          return String.raw`${inside(left, level)} \bmod ${inside(right, level + 1)}`;
        default:
          return `${inside(left, level)} ${signs[operator] ?? operator} ${inside(right, level + 1)}`;
      }
    }
  }
}

/** A remainder is bracketed in every sum and product, because readers know no order for it. */
const isRemainder = (of: Expression): boolean => of.kind === "operation" && of.operator === "%";

/** Whether it shows by itself where it begins and ends. */
const standsAlone = (of: Expression): boolean => of.kind === "operation" && (of.operator === "/" || of.operator === "//");

function callLatex(name: string, args: readonly Expression[]): string {
  const [first = "", second = "", third = ""] = args.map(latex);
  switch (name) {
    case "where":
      return cases([
        [second, first],
        [third, String.raw`\text{otherwise}`],
      ]);
    case "abs":
      return String.raw`\left|${first}\right|`;
    case "floor":
      return floor(first);
    case "sqrt":
      return String.raw`\sqrt{${first}}`;
    case "exp":
      return `e^{${first}}`;
    default: {
      const sign = name === "log" ? String.raw`\ln` : `\\${name}`;
      return `${sign}${brackets(args.map(latex).join(", "))}`;
    }
  }
}
