import { simulateParticles, spread } from "../../../../../engine/particles.js";
import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, finiteOf, gave, near, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** The noise of the gradient, as its variance or as its standard deviation. */
  readonly takes: "variance" | "deviation";
  /** The floor, as the variance of θ, as its standard deviation, or as the expected loss ½hE[θ²]. */
  readonly gives: "variance" | "deviation" | "loss";
  /** What to return where nothing settles. */
  readonly none: number;
}

const printed: Convention = { entry: "steadyVariance", takes: "variance", gives: "variance", none: Number.POSITIVE_INFINITY };

/** What is returned for a variance of θ. */
const givenFor = (gives: Convention["gives"], variance: number, h: number): number =>
  gives === "variance" ? variance : gives === "deviation" ? Math.sqrt(variance) : (h * variance) / 2;

/** The right answer. */
export function expectedFor({ takes, gives, none }: Convention): (...args: readonly Plain[]) => number {
  return (eta, h, noise) => {
    const [rate, curvature, sigma2] = [Number(eta), Number(h), takes === "variance" ? Number(noise) : Number(noise) ** 2];
    if (rate * curvature >= 2) return none;
    return givenFor(gives, (rate * sigma2) / (curvature * (2 - rate * curvature)), curvature);
  };
}

/** Random settings: η, h and σ² of many sizes, all stable. */
function settings(seed: number, n: number): number[][] {
  const random = rng(seed);
  return Array.from({ length: n }, () => {
    const h = 2 ** (random.int(8) - 4);
    return [(0.02 + 1.9 * random.next()) / h, h, 0.1 + 4 * random.next()];
  });
}

/** The variance of a simulated cloud, averaged over the time after it has settled. */
function simulated([eta = 0, h = 0, sigma2 = 0]: readonly number[], seed: number): number {
  const positions = simulateParticles({
    curvature: h,
    noise: Math.sqrt(sigma2),
    start: 0,
    lr: eta,
    steps: 1000,
    particles: 400,
    seed,
  });
  const settled = positions.slice(200);
  return settled.reduce((sum, cloud) => sum + spread(cloud).variance, 0) / settled.length;
}

/** Exercise (a): the variance at which a constant rate settles. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, takes, gives, none } = convention;
  const expected = expectedFor(convention);
  /** From settings with a variance to arguments. */
  const written = (settings: readonly (readonly number[])[]): number[][] =>
    settings.map(([eta = 0, h = 0, sigma2 = 0]) => [eta, h, takes === "variance" ? sigma2 : Math.sqrt(sigma2)]);
  const measured = ([eta = 0, h = 0, noise = 0]: readonly number[], seed: number): number =>
    givenFor(gives, simulated([eta, h, takes === "variance" ? noise : noise ** 2], seed), h);
  const [times, more] = gives === "deviation" ? [Math.SQRT2, "√2 times the floor"] : [2, "twice the floor"];
  const then = { variance: "", deviation: " The answer is the root of v.", loss: " The answer is ½hv." }[gives];
  return {
    entry,
    hints: [
      "An update keeps $(1 - \\eta h)^2$ of the variance and adds $\\eta^2\\sigma^2$. At the floor the two cancel: what comes out is what went in.",
      `Write that as $v = (1 - \\eta h)^2 v + \\eta^2\\sigma^2$ and solve for $v$. One factor of $\\eta$ cancels.${then}`,
      `The bracket $2 - \\eta h$ is 0 at the limit and negative beyond it. There the variance grows for ever: return \`${none}\`.`,
    ],
    tests: [
      {
        name: "one setting worked by hand",
        points: 1,
        calls: () => written([[0.1, 1, 1]]),
        judge: sameAs({ entry, expected, hint: `Solve v = (1 − ηh)²v + η²σ² for v: 0.1 / 1.9.${then}` }),
      },
      {
        name: "agrees with a simulated cloud within 5 %",
        points: 2,
        calls: () =>
          written([
            [0.2, 1, 1],
            [0.5, 2, 3],
            [1.5, 1, 0.5],
          ]),
        judge: (outcomes, calls) => {
          for (const [i, args] of calls.entries()) {
            const right = measured(args as readonly number[], i);
            const value = numberOf(outcomes[i]);
            if (value !== null && near(value, right, 0.05)) continue;
            return wrong(`${callText(entry, args)}: 400 simulated runs settle at ${right.toPrecision(3)}, ${gave(outcomes[i])}.`);
          }
          return passed("3 simulated clouds agree.");
        },
      },
      {
        name: "the formula, at random settings",
        points: 2,
        hidden: true,
        calls: (seed) => written(settings(seed, 40)),
        judge: sameAs({ entry, expected, hint: "Close is not enough here: the bracket (2 − ηh) counts, also when ηh is not small." }),
      },
      {
        name: "no floor at or above 2/h",
        points: 2,
        calls: () =>
          written([
            [2, 1, 1],
            [0.5, 4, 1],
            [0.6, 4, 1],
            [3, 1, 0.1],
          ]),
        judge: sameAs({
          entry,
          expected,
          hint: "Nothing settles there. A variance is never negative, and 2/h itself belongs to the rates without a floor.",
        }),
      },
      {
        name: "no noise, no floor; no rate, no floor",
        points: 1,
        calls: () =>
          written([
            [0.1, 1, 0],
            [0, 1, 2],
          ]),
        judge: sameAs({ entry, expected, hint: "Without noise, or without steps, nothing spreads." }),
      },
      {
        name: `twice the noise variance, ${more}`,
        points: 1,
        hidden: true,
        calls: (seed) =>
          written(
            settings(seed + 1, 8).flatMap(([eta = 0, h = 0, sigma2 = 0]) => [
              [eta, h, sigma2],
              [eta, h, 2 * sigma2],
            ]),
          ),
        judge: (outcomes) => {
          for (let i = 0; i < outcomes.length; i += 2) {
            const [once, twice] = [finiteOf(outcomes[i]), finiteOf(outcomes[i + 1])];
            if (once === null || twice === null || once <= 0 || !near(twice, times * once, 1e-9)) {
              return wrong(
                `Twice σ² must ${times === 2 ? "double the floor" : `make it ${more}`}: ${gave(outcomes[i])}, then ${gave(outcomes[i + 1])}.`,
              );
            }
          }
          return passed(times === 2 ? "8 floors doubled." : "8 floors rose.");
        },
      },
    ],
  };
}

export default exerciseFor(printed);
