import { rng } from "../../../../../engine/rng.js";
import type { Exercise, ExerciseTest, Plain } from "../../../../exercise.js";
import { callText, gave, numberOf, passed, wrong } from "../../../../judge.js";

const entry = "bestMilestone";

interface Direction {
  readonly h: number;
  readonly sigma2: number;
  readonly theta0: number;
}

interface Run {
  readonly T: number;
  readonly eta: number;
  readonly gamma: number;
}

const call = (T: number, spectrum: Plain, eta: number, gamma: number): Plain[] => [{ T, eta, gamma }, spectrum];

/** E[θ²] after n updates at one rate, in closed form. */
function after(moment: number, { h, sigma2 }: Direction, rate: number, n: number): number {
  const kept = (1 - rate * h) ** 2;
  if (kept === 1) return moment + n * rate * rate * sigma2;
  const floor = (rate * rate * sigma2) / (1 - kept);
  return floor + (moment - floor) * kept ** n;
}

/** The exact loss at the end of each place for the drop, from 0 to T. */
function losses(T: number, spectrum: readonly Direction[], eta: number, gamma: number): number[] {
  return Array.from({ length: T + 1 }, (_, m) =>
    spectrum.reduce((sum, d) => sum + (d.h * after(after(d.theta0 ** 2, d, eta, m), d, gamma * eta, T - m)) / 2, 0),
  );
}

const within =
  (hint: string): ExerciseTest["judge"] =>
  (outcomes, calls) => {
    for (const [i, args] of calls.entries()) {
      const [{ T, eta, gamma }, spectrum] = args as unknown as [Run, readonly Direction[]];
      const all = losses(T, spectrum, eta, gamma);
      const least = Math.min(...all);
      const best = all.indexOf(least);
      const answer = numberOf(outcomes[i]);
      const said = callText(entry, args);
      if (answer === null) return wrong(`${said} must be a whole number from 0 to ${T}, ${gave(outcomes[i])}.`);
      const loss = Number.isInteger(answer) ? all[answer] : undefined;
      if (loss === undefined) return wrong(`${said} must be a whole number from 0 to ${T}, got ${answer}.`);
      if (loss > 1.02 * least)
        return wrong(
          `${said}: a drop at ${answer} ends at a loss of ${Number(loss.toPrecision(4))}, one at ${best} at ${Number(least.toPrecision(4))}. ${hint}`,
        );
    }
    return passed(`${calls.length} ${calls.length === 1 ? "place" : "places"} within 2 % of the best loss.`);
  };

const plain = (directions: readonly Direction[]): Plain => directions.map((direction) => ({ ...direction }));
/** Curvatures 1, 1/2, … with noise of the same size, started at 1. */
const usual = (n: number): Plain => plain(Array.from({ length: n }, (_, i) => ({ h: 1 / (i + 1), sigma2: 1 / (i + 1), theta0: 1 })));

/** Directions with random noise and starts. */
function drawn(seed: number, n: number): Plain {
  const random = rng(seed);
  return plain(Array.from({ length: n }, (_, i) => ({ h: 1 / (i + 1), sigma2: 0.2 + random.next(), theta0: 1 + 2 * random.next() })));
}

/** Exercise (b): where one drop should stand. */
const exercise: Exercise = {
  entry,
  hints: [
    "There are only $T + 1$ places. You can try them all.",
    "`lossWithDrop(m, …)` stands in the start already. What remains is to find the `m` with the smallest value.",
    "Loop `m` from 0 to `T`, both included, and keep the best so far. Start with `best = 0`.",
  ],
  tests: [
    {
      name: "the course's problem, 100 updates",
      points: 2,
      calls: () => [call(100, usual(20), 0.5, 0.1)],
      judge: within("Try every place and keep the best."),
    },
    {
      name: "a low rate that should never drop",
      points: 2,
      calls: () => [call(60, usual(20), 0.02, 0.1)],
      judge: within("Where noise holds nothing up, a drop only slows the run down: m = T means none."),
    },
    {
      name: "a start at the minimum: drop at once",
      points: 2,
      calls: () => [call(80, plain([{ h: 1, sigma2: 1, theta0: 0 }]), 0.5, 0.1)],
      judge: within("There is nothing to forget, so every update at the high rate only adds noise."),
    },
    {
      name: "another rate, factor and length, other directions",
      points: 4,
      hidden: true,
      calls: (seed) => [
        call(120, drawn(seed, 12), 0.6, 0.1),
        call(90, drawn(seed + 1, 8), 0.3, 0.3),
        call(150, drawn(seed + 2, 10), 0.9, 0.05),
      ],
      judge: within("The best place depends on the rate, on the factor and on the directions."),
    },
  ],
};

export default exercise;
