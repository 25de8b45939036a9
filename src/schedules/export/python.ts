import { casesOf } from "./cases.js";
import { binding, bindingOf, type Expression, type FunctionName, same, t } from "./expression.js";
import { before, type Piece, rateOf } from "./pieces.js";

/** Where Python finds the functions and π of a formula. */
export interface Dialect {
  readonly pi: string;
  readonly functions: Readonly<Partial<Record<FunctionName, string>>>;
}

const named = (module: string, names: readonly FunctionName[], others: Dialect["functions"] = {}): Dialect["functions"] => ({
  ...Object.fromEntries(names.map((name) => [name, `${module}.${name}`])),
  ...others,
});

/** Plain Python on one step: `math`, and a conditional expression for `where`. */
export const plain: Dialect = { pi: "math.pi", functions: named("math", ["cos", "exp", "floor", "log", "sqrt", "tanh"]) };

/** jax.numpy. */
export const jnp: Dialect = {
  pi: "jnp.pi",
  functions: named("jnp", ["abs", "cos", "exp", "floor", "log", "sqrt", "tanh", "where"], { max: "jnp.maximum", min: "jnp.minimum" }),
};

/** keras.ops. */
export const ops: Dialect = {
  pi: "math.pi",
  functions: named("ops", ["abs", "cos", "exp", "floor", "log", "sqrt", "tanh", "where"], { max: "ops.maximum", min: "ops.minimum" }),
};

/** A number as Python reads it. One beyond 32 bits is written as a float, which no array library refuses. */
export const literal = (value: number): string => (Number.isInteger(value) && Math.abs(value) >= 2 ** 31 ? float(value) : String(value));

const float = (value: number): string => (String(value).includes("e") ? String(value) : `${value}.0`);

/** A formula in Python. */
export function python(of: Expression, dialect: Dialect): string {
  const inside = (part: Expression, least: number): string =>
    binding(part) < least ? `(${python(part, dialect)})` : python(part, dialect);
  switch (of.kind) {
    case "number":
      return literal(of.value);
    case "name":
      return of.name === "pi" ? dialect.pi : "t";
    case "minus":
      return `-${inside(of.of, binding(of))}`;
    case "operation": {
      const level = bindingOf(of.operator);
      const [left, right] = of.operator === "**" ? [level + 1, level - 1] : [level, level + 1];
      return `${inside(of.left, left)} ${of.operator} ${inside(of.right, right)}`;
    }
    case "call": {
      const args = of.args.map((arg) => python(arg, dialect));
      const [condition, first, rest] = args;
      if (of.name === "where" && !dialect.functions.where) return `(${first} if ${condition} else ${rest})`;
      const name = dialect.functions[of.name] ?? of.name;
      // Two at a time, as the array libraries take them.
      if (of.name === "min" || of.name === "max") return args.reduceRight((all, arg) => `${name}(${arg}, ${all})`);
      return `${name}(${args.join(", ")})`;
    }
  }
}

/** Whether lines of Python need its `math`. */
export const needsMath = (lines: readonly string[]): boolean => lines.some((line) => /\bmath\./.test(line));

/** The body of a Python function of `t`: one branch for each piece, in the piece's own time. */
export const branches = (pieces: readonly Piece[]): readonly string[] =>
  casesOf(pieces).flatMap((piece, i, cases) => {
    const next = cases[i + 1];
    const body = inOwnTime(piece);
    return next ? [`if ${python(before(next), plain)}:`, ...body.map((line) => `    ${line}`)] : body;
  });

/** A time that stands several times in the formula gets a line of its own. */
function inOwnTime(piece: Piece): readonly string[] {
  const often = python(piece.formula, plain).match(/\bt\b/g) ?? [];
  if (same(piece.time, t) || often.length < 2) return [`return ${bare(rateOf(piece))}`];
  return [`t = ${python(piece.time, plain)}`, `return ${bare(piece.formula)}`];
}

/** Without the parentheses that a conditional expression needs inside another one. */
const bare = (of: Expression): string => {
  const text = python(of, plain);
  return of.kind === "call" && of.name === "where" ? text.slice(1, -1) : text;
};

/** The body of a function of an array `t`: every piece is computed, and `where` keeps those whose time it is. */
export function selected(pieces: readonly Piece[], dialect: Dialect): readonly string[] {
  const cases = casesOf(pieces);
  const texts = cases.map((piece) => python(rateOf(piece), dialect));
  const [first = "", second] = texts;
  const where = (i: number, yes: string, no: string | undefined): string =>
    `rate = ${dialect.functions.where}(${python(before(cases[i] as Piece), dialect)}, ${yes}, ${no})`;
  if (second === undefined) return [`return ${first}`];
  return [where(1, first, second), ...texts.slice(2).map((text, i) => where(i + 2, "rate", text)), "return rate"];
}
