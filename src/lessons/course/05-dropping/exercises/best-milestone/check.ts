import { rng } from "../../../../../engine/rng.js";
import type { Exercise, ExerciseTest, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, wrong } from "../../../../judge.js";

interface Direction {
  readonly h: number;
  readonly sigma2: number;
  readonly theta0: number;
}

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** How it calls the length, the first rate and what makes the second. */
  readonly names: readonly [T: string, eta: string, gamma: string];
  /** The number of updates before the drop, the number after it, or the share of the run before it. */
  readonly gives: "before" | "after" | "share";
  /** The second rate, as a part of the first, or as it is. */
  readonly low: "factor" | "rate";
  /** The noise of the gradient, as its variance or as its standard deviation. */
  readonly noise: "variance" | "deviation";
}

const printed: Convention = {
  entry: "bestMilestone",
  names: ["T", "eta", "gamma"],
  gives: "before",
  low: "factor",
  noise: "variance",
};

/** From a run to the arguments, and back. */
function written({ names, low, noise }: Convention) {
  const [T, eta, gamma] = names;
  return {
    write: (steps: number, spectrum: readonly Direction[], rate: number, factor: number): Plain[] => [
      { [T]: steps, [eta]: rate, [gamma]: low === "factor" ? factor : factor * rate },
      spectrum.map(({ h, sigma2, theta0 }) => (noise === "variance" ? { h, sigma2, theta0 } : { h, sigma: Math.sqrt(sigma2), theta0 })),
    ],
    read: (args: readonly Plain[]): [steps: number, spectrum: readonly Direction[], rate: number, lowRate: number] => {
      const [run, spectrum] = args as unknown as [Record<string, number>, readonly (Direction & { readonly sigma: number })[]];
      const [steps, rate, factor] = [run[T], run[eta], run[gamma]] as [number, number, number];
      const directions = noise === "variance" ? spectrum : spectrum.map(({ h, sigma, theta0 }) => ({ h, sigma2: sigma ** 2, theta0 }));
      return [steps, directions, rate, low === "factor" ? factor * rate : factor];
    },
  };
}

/** E[θ²] after n updates at one rate, in closed form. */
function after(moment: number, { h, sigma2 }: Direction, rate: number, n: number): number {
  const kept = (1 - rate * h) ** 2;
  if (kept === 1) return moment + n * rate * rate * sigma2;
  const floor = (rate * rate * sigma2) / (1 - kept);
  return floor + (moment - floor) * kept ** n;
}

/** The exact loss at the end of each place for the drop, from 0 to T. */
function losses(T: number, spectrum: readonly Direction[], eta: number, low: number): number[] {
  return Array.from({ length: T + 1 }, (_, m) =>
    spectrum.reduce((sum, d) => sum + (d.h * after(after(d.theta0 ** 2, d, eta, m), d, low, T - m)) / 2, 0),
  );
}

/** Curvatures 1, 1/2, … with noise of the same size, started at 1. */
const usual = (n: number): Direction[] => Array.from({ length: n }, (_, i) => ({ h: 1 / (i + 1), sigma2: 1 / (i + 1), theta0: 1 }));

/** Directions with random noise and starts. */
function drawn(seed: number, n: number): Direction[] {
  const random = rng(seed);
  return Array.from({ length: n }, (_, i) => ({ h: 1 / (i + 1), sigma2: 0.2 + random.next(), theta0: 1 + 2 * random.next() }));
}

/** The right answer: of the best places, the first. */
export function expectedFor(convention: Convention): (...args: readonly Plain[]) => number {
  const { read } = written(convention);
  return (...args) => {
    const [T, spectrum, eta, low] = read(args);
    const all = losses(T, spectrum, eta, low);
    return placeFor(convention.gives, all.indexOf(Math.min(...all)), T);
  };
}

/** What is answered for a drop after m of T updates. */
const placeFor = (gives: Convention["gives"], m: number, T: number): number => (gives === "before" ? m : gives === "after" ? T - m : m / T);

/** Exercise (b): where one drop should stand. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, names, gives } = convention;
  const { write, read } = written(convention);
  const said = (place: number): string =>
    gives === "before"
      ? `at ${place}`
      : gives === "after"
        ? `${place} updates before the end`
        : `after the share ${Number(place.toPrecision(6))}`;

  const within =
    (hint: string): ExerciseTest["judge"] =>
    (outcomes, calls) => {
      for (const [i, args] of calls.entries()) {
        const [T, spectrum, eta, low] = read(args);
        const all = losses(T, spectrum, eta, low);
        const least = Math.min(...all);
        const best = placeFor(gives, all.indexOf(least), T);
        const wanted = gives === "share" ? `a whole number over ${T}, from 0 to 1` : `a whole number from 0 to ${T}`;
        const answer = numberOf(outcomes[i]);
        const call = callText(entry, args);
        if (answer === null) return wrong(`${call} must be ${wanted}, ${gave(outcomes[i])}.`);
        const loss = all.find((_, m) => near(answer, placeFor(gives, m, T), gives === "share" ? 1e-9 : 0));
        if (loss === undefined) return wrong(`${call} must be ${wanted}, got ${answer}.`);
        if (loss > 1.02 * least)
          return wrong(
            `${call}: a drop ${said(answer)} ends at a loss of ${Number(loss.toPrecision(4))}, one ${said(best)} at ${Number(least.toPrecision(4))}. ${hint}`,
          );
      }
      return passed(`${calls.length} ${calls.length === 1 ? "place" : "places"} within 2 % of the best loss.`);
    };

  const [T] = names;
  const none = { before: `m = ${T}`, after: "0", share: "1" }[gives];
  const finish = { before: "", after: ` Return \`${T} - best\`.`, share: ` Return \`best / ${T}\`.` }[gives];
  return {
    entry,
    hints: [
      `There are only $${T} + 1$ places. You can try them all.`,
      "`lossWithDrop(m, …)` stands in the start already. What remains is to find the `m` with the smallest value.",
      `Loop \`m\` from 0 to \`${T}\`, both included, and keep the best so far. Start with \`best = 0\`.${finish}`,
    ],
    tests: [
      {
        name: "the course's problem, 100 updates",
        points: 2,
        calls: () => [write(100, usual(20), 0.5, 0.1)],
        judge: within("Try every place and keep the best."),
      },
      {
        name: "a low rate that should never drop",
        points: 2,
        calls: () => [write(60, usual(20), 0.02, 0.1)],
        judge: within(`Where noise holds nothing up, a drop only slows the run down: ${none} means none.`),
      },
      {
        name: "a start at the minimum: drop at once",
        points: 2,
        calls: () => [write(80, [{ h: 1, sigma2: 1, theta0: 0 }], 0.5, 0.1)],
        judge: within("There is nothing to forget, so every update at the high rate only adds noise."),
      },
      {
        name: "another rate, factor and length, other directions",
        points: 4,
        hidden: true,
        calls: (seed) => [
          write(120, drawn(seed, 12), 0.6, 0.1),
          write(90, drawn(seed + 1, 8), 0.3, 0.3),
          write(150, drawn(seed + 2, 10), 0.9, 0.05),
        ],
        judge: within("The best place depends on the rate, on the factor and on the directions."),
      },
    ],
  };
}

export default exerciseFor(printed);
