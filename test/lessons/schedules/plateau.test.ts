import { describe, expect, test } from "vitest";
import firstCutCheck from "../../../src/lessons/schedules/plateau/exercises/first-cut/check.js";
import { plots } from "../../../src/lessons/schedules/plateau/experiments.js";
import { drawer } from "../tryLesson.js";
import { expectWrongAnswers } from "../wrongAnswers.js";

/** A plateau rule with one mistake of one's choice. */
const counter =
  ({ better = (metric: number, best: number) => metric < best, spare = 0, lastInsteadOfBest = false, keep = false } = {}) =>
  (metrics: number[], patience: number): number => {
    let best = Number.POSITIVE_INFINITY;
    let bad = 0;
    for (const [i, metric] of metrics.entries()) {
      const improved = better(metric, best);
      if (improved || lastInsteadOfBest) best = metric;
      if (improved) bad = keep ? bad : 0;
      else if (++bad > patience - spare) return i + 1;
    }
    return 0;
  };

describe("exercise first-cut", () => {
  const flat = "a flat metric";
  const again = "a new best starts the count again";
  const best = "worse than the best, though better than the last";
  const never = "never";
  const random = "random metrics";
  expectWrongAnswers(firstCutCheck, {
    "as Keras counts": {
      answer: counter({ spare: 1 }),
      loses: [flat, again, best, never, random],
      told: /must be 12, got 11\. The first observation/,
    },
    "the last value instead of the best": {
      answer: counter({ lastInsteadOfBest: true }),
      loses: [best, random],
      told: /Compare with the best so far/,
    },
    "the count goes on": { answer: counter({ keep: true }), loses: [again, random], told: /in a row/ },
    "equal counts as better": {
      answer: counter({ better: (metric, mark) => metric <= mark }),
      loses: [flat, random],
      told: /sets the mark/,
    },
  });
});

const draw = drawer(plots);

describe("the picture", () => {
  test("without noise there is no cut, with much of it there are cuts in every run", () => {
    for (let seed = 1; seed <= 20; seed++) {
      expect(draw("luck", { noise: 0, seed }).sentence).toContain("there is no cut");
      expect(draw("luck", { noise: 5, seed }).sentence).toMatch(/halved (once|\d+ times), first after \d+ observations/);
    }
  });

  test("a mean over five values lets fewer cuts happen", () => {
    const cuts = (average: number): number => {
      let sum = 0;
      for (let seed = 1; seed <= 20; seed++) {
        const said = /halved (once|(\d+) times)/.exec(draw("luck", { noise: 2, seed, average }).sentence);
        sum += said ? Number(said[2] ?? 1) : 0;
      }
      return sum;
    };
    expect(cuts(5)).toBeLessThan(cuts(1) / 1.5);
  });
});
