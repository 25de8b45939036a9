import { fail } from "../fail.js";

/** What an expression may call. */
const functions = ["abs", "cos", "exp", "floor", "log", "max", "min", "sqrt", "tanh", "where"] as const;
/** Binary operators by how tightly they bind, weakest first; `**` alone groups from the right. */
const levels = [
  ["<", "<=", ">", ">=", "=="],
  ["+", "-"],
  ["*", "/", "//", "%"],
] as const;

export type FunctionName = (typeof functions)[number];
export type Operator = (typeof levels)[number][number] | "**";

/** A rate as a formula of the step `t`: what every form of code and the LaTeX are printed from. */
export type Expression =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly name: "t" | "pi" }
  | { readonly kind: "call"; readonly name: FunctionName; readonly args: readonly Expression[] }
  | { readonly kind: "minus"; readonly of: Expression }
  | { readonly kind: "operation"; readonly operator: Operator; readonly left: Expression; readonly right: Expression };

/** The step. */
export const t: Expression = { kind: "name", name: "t" };
/** A number. */
export const number = (value: number): Expression => ({ kind: "number", value });
/** Whether it is this very number. */
const is = (of: Expression, value: number): boolean => of.kind === "number" && of.value === value;

/** How tightly an expression binds: what binds less than its place asks for stands in parentheses. */
export function binding(of: Expression): number {
  if (of.kind === "minus") return levels.length;
  if (of.kind === "number") return of.value < 0 ? levels.length : levels.length + 2;
  return of.kind === "operation" ? bindingOf(of.operator) : levels.length + 2;
}

/** How tightly an operator binds. */
export const bindingOf = (operator: Operator): number =>
  operator === "**" ? levels.length + 1 : levels.findIndex((level) => (level as readonly string[]).includes(operator));

/**
 * left operator right, without what changes nothing (+ 0, · 1, two shifts of t in a row), and worked out where two numbers give one that is
 * no longer than them.
 */
export function operation(operator: Operator, left: Expression, right: Expression): Expression {
  const value = workedOut(operator, left, right);
  if (value !== null) return number(value);
  if (operator === "+" || operator === "-") {
    if (is(right, 0)) return left;
    if (is(left, 0)) return operator === "+" ? right : negative(right);
    const opposite = positive(right);
    if (opposite) return operation(operator === "+" ? "-" : "+", left, opposite);
    const second = whole(right);
    if (second !== null && left.kind === "operation" && (left.operator === "+" || left.operator === "-")) {
      const inner = whole(left.right);
      if (inner !== null)
        return operation("+", left.left, number((left.operator === "+" ? inner : -inner) + (operator === "+" ? second : -second)));
    }
  }
  if (operator === "*") {
    if (is(left, 1)) return right;
    if (is(left, 0) || is(right, 0)) return number(0);
  }
  if ((operator === "*" || operator === "/" || operator === "**") && is(right, 1)) return left;
  if (operator === "/" && is(left, 0)) return left;
  return { kind: "operation", operator, left, right };
}

/** What two numbers give, null where that is longer to write than the two. */
function workedOut(operator: Operator, left: Expression, right: Expression): number | null {
  if (left.kind !== "number" || right.kind !== "number") return null;
  const [a, b] = [left.value, right.value];
  const value = { "+": a + b, "-": a - b, "*": a * b, "/": b === 0 ? Number.NaN : a / b }[operator as string] ?? Number.NaN;
  return Number.isFinite(value) && String(value).length <= String(a).length + String(b).length ? value : null;
}

/** A call, worked out where it stands on numbers alone and gives another plain one. */
export function call(name: FunctionName, ...args: readonly Expression[]): Expression {
  const values = args.flatMap((arg) => (arg.kind === "number" ? [arg.value] : []));
  if ((name === "min" || name === "max") && values.length === args.length) return number(Math[name](...values));
  if (name === "cos" && values[0] === 0) return number(1);
  return { kind: "call", name, args };
}

export const negative = (of: Expression): Expression =>
  positive(of) ?? (of.kind === "number" ? number(0 - of.value) : { kind: "minus", of });

/** The opposite of what begins with a minus, null for anything else. */
function positive(of: Expression): Expression | null {
  if (of.kind === "minus") return of.of;
  if (of.kind === "number") return of.value < 0 ? number(-of.value) : null;
  if (of.kind !== "operation" || (of.operator !== "*" && of.operator !== "/")) return null;
  const left = positive(of.left);
  return left && operation(of.operator, left, of.right);
}

/** A whole number's value: sums of those are exact. */
const whole = (of: Expression): number | null => (of.kind === "number" && Number.isSafeInteger(of.value) ? of.value : null);

/** The expression with another time in the place of t. */
export function atTime(of: Expression, time: Expression): Expression {
  switch (of.kind) {
    case "number":
      return of;
    case "name":
      return of.name === "t" ? time : of;
    case "minus":
      return negative(atTime(of.of, time));
    case "call":
      return call(of.name, ...of.args.map((arg) => atTime(arg, time)));
    case "operation":
      return operation(of.operator, atTime(of.left, time), atTime(of.right, time));
  }
}

/** Whether two expressions are the same. */
export const same = (a: Expression, b: Expression): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What an expression is made of. */
export function inner(of: Expression): readonly Expression[] {
  if (of.kind === "operation") return [of.left, of.right];
  return of.kind === "call" ? of.args : of.kind === "minus" ? [of.of] : [];
}

/**
 * Reads a Python expression of the step `t` in the vocabulary of a family's `python`.
 *
 * @throws RangeError where the text is none, with the place.
 */
export function parseExpression(text: string): Expression {
  const tokens = text.match(/\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+|\w+|\*\*|\/\/|<=|>=|==|\S/g) ?? [];
  let at = 0;
  const wrong = (must: string): never =>
    fail("python", `${must} in ${text}`, tokens[at] ?? "its end", "Family.ts says what an expression may use.");
  const expect = (token: string): void => {
    if (tokens[at] !== token) wrong(`a ${token} must follow`);
    at += 1;
  };

  const operand = (): Expression => {
    const token = tokens[at] ?? "";
    at += 1;
    if (token === "-") return negative(power());
    if (token === "(") {
      const inner = level(0);
      expect(")");
      return inner;
    }
    if (/^[\d.]/.test(token) && Number.isFinite(Number(token))) return number(Number(token));
    if (token === "t" || token === "pi") return { kind: "name", name: token };
    const name = functions.find((known) => known === token);
    if (name === undefined) {
      at -= 1;
      return wrong("a number, t, pi or one of its functions must stand");
    }
    expect("(");
    const args = [level(0)];
    while (tokens[at] === ",") {
      at += 1;
      args.push(level(0));
    }
    expect(")");
    return call(name, ...args);
  };
  const power = (): Expression => {
    const base = operand();
    if (tokens[at] !== "**") return base;
    at += 1;
    return operation("**", base, power());
  };
  const level = (depth: number): Expression => {
    const operators: readonly string[] | undefined = levels[depth];
    if (!operators) return power();
    let left = level(depth + 1);
    while (operators.includes(tokens[at] ?? "")) {
      const operator = tokens[at] as Operator; // one of the operators just looked for
      at += 1;
      left = operation(operator, left, level(depth + 1));
    }
    return left;
  };

  const whole = level(0);
  return at === tokens.length ? whole : wrong("nothing more must follow");
}
