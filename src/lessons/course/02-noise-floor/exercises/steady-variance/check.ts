import { simulateParticles, spread } from "../../../../../engine/particles.js";
import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, finiteOf, gave, near, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

const entry = "steadyVariance";

function expected(eta: Plain, h: Plain, sigma2: Plain): number {
  const [rate, curvature] = [Number(eta), Number(h)];
  return rate * curvature >= 2 ? Number.POSITIVE_INFINITY : (rate * Number(sigma2)) / (curvature * (2 - rate * curvature));
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
const exercise: Exercise = {
  entry,
  hints: [
    "An update keeps $(1 - \\eta h)^2$ of the variance and adds $\\eta^2\\sigma^2$. At the floor the two cancel: what comes out is what went in.",
    "Write that as $v = (1 - \\eta h)^2 v + \\eta^2\\sigma^2$ and solve for $v$. One factor of $\\eta$ cancels.",
    "The bracket $2 - \\eta h$ is 0 at the limit and negative beyond it. There the variance grows for ever: return `Infinity`.",
  ],
  tests: [
    {
      name: "one setting worked by hand",
      points: 1,
      calls: () => [[0.1, 1, 1]],
      judge: sameAs({ entry, expected, hint: "Solve v = (1 − ηh)²v + η²σ² for v: 0.1 / 1.9." }),
    },
    {
      name: "agrees with a simulated cloud within 5 %",
      points: 2,
      calls: () => [
        [0.2, 1, 1],
        [0.5, 2, 3],
        [1.5, 1, 0.5],
      ],
      judge: (outcomes, calls) => {
        for (const [i, args] of calls.entries()) {
          const measured = simulated(args as readonly number[], i);
          const value = numberOf(outcomes[i]);
          if (value !== null && near(value, measured, 0.05)) continue;
          return wrong(`${callText(entry, args)}: 400 simulated runs settle at ${measured.toPrecision(3)}, ${gave(outcomes[i])}.`);
        }
        return passed("3 simulated clouds agree.");
      },
    },
    {
      name: "the formula, at random settings",
      points: 2,
      hidden: true,
      calls: (seed) => settings(seed, 40),
      judge: sameAs({ entry, expected, hint: "Close is not enough here: the bracket (2 − ηh) counts, also when ηh is not small." }),
    },
    {
      name: "no floor at or above 2/h",
      points: 2,
      calls: () => [
        [2, 1, 1],
        [0.5, 4, 1],
        [0.6, 4, 1],
        [3, 1, 0.1],
      ],
      judge: sameAs({
        entry,
        expected,
        hint: "Nothing settles there. A variance is never negative, and 2/h itself belongs to the rates without a floor.",
      }),
    },
    {
      name: "no noise, no floor; no rate, no floor",
      points: 1,
      calls: () => [
        [0.1, 1, 0],
        [0, 1, 2],
      ],
      judge: sameAs({ entry, expected, hint: "Without noise, or without steps, nothing spreads." }),
    },
    {
      name: "twice the noise variance, twice the floor",
      points: 1,
      hidden: true,
      calls: (seed) =>
        settings(seed + 1, 8).flatMap(([eta = 0, h = 0, sigma2 = 0]) => [
          [eta, h, sigma2],
          [eta, h, 2 * sigma2],
        ]),
      judge: (outcomes) => {
        for (let i = 0; i < outcomes.length; i += 2) {
          const [once, twice] = [finiteOf(outcomes[i]), finiteOf(outcomes[i + 1])];
          if (once === null || twice === null || once <= 0 || !near(twice, 2 * once, 1e-9)) {
            return wrong(`Twice σ² must double the floor: ${gave(outcomes[i])}, then ${gave(outcomes[i + 1])}.`);
          }
        }
        return passed("8 floors doubled.");
      },
    },
  ],
};

export default exercise;
