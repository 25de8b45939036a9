import type { Study } from "../../../src/lessons/study.js";

/** A walk whose steps shrink by a factor, with kicks of a generator small enough to check by hand. */
const walk: Study = {
  name: "walk",
  cases({ factors = [0.5, 0.9], steps = 4, ...others }) {
    const [unknown] = Object.keys(others);
    if (unknown !== undefined) throw new RangeError(`walk: unknown option ${unknown}. It takes factors, steps.`);
    return Object.fromEntries((factors as number[]).map((factor) => [`× ${factor}`, { factor, steps }]));
  },
  run({ factor, steps }, seed) {
    let [at, state] = [1, seed];
    const path: number[] = [];
    for (let i = 0; i < Number(steps); i++) {
      state = (state * 75 + 74) % 65537;
      at = at * Number(factor) + (state / 65537 - 0.5) / 10;
      if (path.length < 4) path.push(at);
    }
    return { end: at, path, below: at < 0 ? 1 : null };
  },
};

/** Returns what no run may. */
const broken: Study = { name: "broken", cases: ({ returns }) => ({ one: { returns } }), run: ({ returns }) => returns as never };
/** Asks for nothing. */
const empty: Study = { name: "empty", cases: () => ({}), run: () => ({ x: 1 }) };
/** Two names for the same runs. */
const twice: Study = { name: "twice", cases: () => ({ a: { x: 1 }, b: { x: 1 } }), run: () => ({ x: 1 }) };
/** One value more with every seed. */
const growing: Study = { name: "growing", cases: () => ({ one: {} }), run: (_, seed) => ({ x: 1, ...(seed > 1 ? { y: 2 } : {}) }) };
/** Throws. */
const thrower: Study = {
  name: "thrower",
  cases: () => ({ one: {} }),
  run: () => {
    throw new RangeError("thrower: it must fail, got a run.");
  },
};

export const studies: readonly Study[] = [walk, broken, empty, twice, growing, thrower];
