import { fail } from "../schedules/fail.js";

/** A function to minimise: its start, its loss and its gradient. */
export interface Problem {
  readonly start: readonly number[];
  loss(x: readonly number[]): number;
  gradient(x: readonly number[]): number[];
}

const usual = "a=[1,10,0.1], c=[1,-2,0.5], x0=[5,5,-5]";

/** The quadratic f(x) = ½ Σ a (x − c)² from the words of a case, `a=[…], c=[…], x0=[…]`; with three parameters where the case has no words. */
export function quadratic(words: unknown = usual): Problem {
  const [a, c, start] = ["a", "c", "x0"].map((name) => numbersOf(words, name)) as [number[], number[], number[]];
  if (a.length !== c.length || a.length !== start.length)
    fail("replay", "problem must give a, c and x0 as many numbers each", words, `Write "${usual}".`);
  const off = (x: readonly number[]): number[] => x.map((at, i) => at - (c[i] as number));
  return {
    start,
    loss: (x) => 0.5 * off(x).reduce((sum, d, i) => sum + (a[i] as number) * d ** 2, 0),
    gradient: (x) => off(x).map((d, i) => (a[i] as number) * d),
  };
}

function numbersOf(words: unknown, name: string): number[] {
  const [, list] = (typeof words === "string" && new RegExp(`\\b${name}=\\[([^\\]]+)\\]`).exec(words)) || [];
  const numbers = list?.split(",").map(Number);
  if (!numbers?.every(Number.isFinite)) fail("replay", `problem must give ${name} as a list of numbers`, words, `Write "${usual}".`);
  return numbers;
}
