import { between, betweenPython } from "./between.js";
import { expectNumber } from "./expect.js";
import { fail } from "./fail.js";

/** How a rate goes from one value to another, in a warmup, a decay or a cooldown. */
export type Shape = "linear" | "cosine" | "exponential" | "1-sqrt" | "square" | "mirror-cosine";

/** A shape that is the same between any two rates: all but the exponential, whose curve depends on their ratio. */
export type FixedShape = Exclude<Shape, "exponential">;

/** One shape: the part of the way done at part `q` of the time, and the same in LaTeX and in Python, where also as what is left. */
interface Form {
  done(q: number): number;
  readonly latex: (q: string) => string;
  readonly python: { done(q: string): string; left(q: string): string };
}

const fixed: Readonly<Record<FixedShape, Form>> = {
  linear: {
    done: (q) => q,
    latex: (q) => q,
    python: { done: (q) => `(${q})`, left: (q) => `(1 - ${q})` },
  },
  cosine: {
    done: (q) => (1 - Math.cos(Math.PI * q)) / 2,
    latex: (q) => String.raw`\frac{1 - \cos(\pi ${q})}{2}`,
    python: { done: (q) => `(1 - cos(pi * ${q})) / 2`, left: (q) => `(1 + cos(pi * ${q})) / 2` },
  },
  "1-sqrt": {
    done: (q) => Math.sqrt(q),
    latex: (q) => String.raw`\sqrt{${q}}`,
    python: { done: (q) => `sqrt(${q})`, left: (q) => `(1 - sqrt(${q}))` },
  },
  square: {
    done: (q) => q ** 2,
    latex: (q) => `{${q}}^2`,
    python: { done: (q) => `(${q}) ** 2`, left: (q) => `(1 - (${q}) ** 2)` },
  },
  "mirror-cosine": {
    done: (q) => 2 * q - (1 - Math.cos(Math.PI * q)) / 2,
    latex: (q) => String.raw`\left(2 ${q} - \frac{1 - \cos(\pi ${q})}{2}\right)`,
    python: {
      done: (q) => `(2 * ${q} - (1 - cos(pi * ${q})) / 2)`,
      left: (q) => `(2 - 2 * ${q} - (1 + cos(pi * ${q})) / 2)`,
    },
  },
};

/** The names of the shapes that are the same between any two rates. */
export const fixedShapes = Object.keys(fixed) as readonly FixedShape[]; // the keys of a record are its names

/** The names of all shapes. */
export const shapes: readonly Shape[] = ["linear", "cosine", "exponential", "1-sqrt", "square", "mirror-cosine"];

/**
 * The part of the way done at part `q` of the time: 0 at 0, 1 at 1, rising between.
 *
 * linear q · cosine (1 − cos πq)/2 · 1-sqrt √q · square q² · mirror-cosine 2q − (1 − cos πq)/2, the cosine reflected in the line.
 * A decay is named after what is left: "1-sqrt" falls fast and then slowly, "square" slowly and then fast.
 *
 * Where the cooldowns come from: Hägele et al. 2024, Scaling Laws and Compute-Optimal Training Beyond Fixed Training Durations,
 * https://arxiv.org/abs/2405.18392 ("sqrt", "square" and "mirror_cosine" in its code).
 *
 * @param name which shape; for "exponential" use `along`, as its way depends on the two rates.
 * @param q part of the time, from 0 to 1; after 1 the formula goes on.
 *
 * @example
 * shape("linear", 0.25); // 0.25
 * shape("1-sqrt", 0.25); // 0.5
 * shape("square", 0.5); // 0.25
 */
export function shape(name: FixedShape, q: number): number {
  expectNumber("shape", "q", q, partOfTime);
  const advice = 'The exponential depends on two rates: along("exponential", 1, 0.1, 0.5).';
  return (formOf(name) ?? fail("shape", `name must be one of ${quoted(fixedShapes)}`, name, advice)).done(q);
}

/**
 * The rate at part `q` of the time on the way from one rate to another, up or down.
 *
 * η = η_a + (η_b − η_a) · shape(q), and η_a · (η_b/η_a)^q for "exponential", a straight line on a log axis. Exact at both ends, and never
 * outside them for q from 0 to 1; after 1 the formula goes on.
 *
 * @param name which shape: "linear", "cosine", "exponential", "1-sqrt", "square" or "mirror-cosine".
 * @param from η_a (rate): where it starts; above 0 for "exponential".
 * @param to η_b (rate): where it arrives; above 0 for "exponential".
 * @param q part of the time, from 0 to 1.
 *
 * @example
 * along("linear", 0.1, 0, 0.5); // 0.05
 * along("1-sqrt", 0.1, 0, 0.25); // 0.05
 * along("exponential", 0.001, 0.1, 0.5); // 0.01
 */
export function along(name: Shape, from: number, to: number, q: number): number {
  if (!(Number.isFinite(from) && Number.isFinite(to) && Number.isFinite(q) && from >= 0 && to >= 0 && q >= 0 && q <= 2 ** 53)) {
    expectNumber("along", "from", from, { min: 0, advice: "It is the rate at the start." });
    expectNumber("along", "to", to, { min: 0, advice: "It is the rate at the end." });
    expectNumber("along", "q", q, partOfTime);
  }
  if (name === "exponential") {
    if (from === 0 || to === 0) expectEnds("along", name, { from, to });
    return q <= 0.5 ? from * (to / from) ** q : to * (from / to) ** (1 - q); // from the nearer end, as in `between`
  }
  const form = formOf(name) ?? fail("along", `name must be one of ${quoted(shapes)}`, name, 'The usual one is "linear".');
  return between(from, to, form.done(q));
}

/** Checks that a shape can go between two rates, given by their names: the exponential needs both above 0. */
export function expectEnds(where: string, name: Shape, ends: Readonly<Record<string, number>>): void {
  if (name !== "exponential") return;
  const zero = Object.keys(ends).find((end) => ends[end] === 0);
  if (zero !== undefined)
    fail(where, `${zero} must be > 0 for the exponential shape`, 0, "No factor leads to 0 or away from it; give a small rate.");
}

/** The formula of `along` in LaTeX; the rates and `q` are LaTeX themselves. */
export const alongLatex = (name: Shape, from: string, to: string, q: string): string =>
  name === "exponential"
    ? String.raw`${from} \left(\frac{${to}}{${from}}\right)^{${q}}`
    : String.raw`${from} + (${to} - ${from})\,${fixed[name].latex(q)}`;

/** The formula of `along` in Python, for a `q` in Python that needs no brackets in a product, such as "t / 100" or "min(1, t / 9)". */
export function alongPython(name: Shape, from: number, to: number, q: string): string {
  if (name === "exponential") return `${from} * ${to / from} ** (${q})`;
  const { done, left } = fixed[name].python;
  return to === 0 ? betweenPython(to, from, left(q)) : betweenPython(from, to, done(q));
}

/** The form of a shape that has one; what came may be anything. */
function formOf(name: unknown): Form | undefined {
  const form: Form | undefined = typeof name === "string" ? fixed[name as FixedShape] : undefined;
  return typeof form?.done === "function" ? form : undefined;
}

/** Where `q` may lie: to 1, and after it as far as steps can be counted. */
const partOfTime = { min: 0, max: 2 ** 53, advice: "It is the part of the time, from 0 to 1." };
const quoted = (names: readonly string[]): string => names.map((name) => JSON.stringify(name)).join(", ");
