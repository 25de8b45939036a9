import { describe, expect, it } from "vitest";
import { replay } from "../../src/compat/replay.js";
import diagnoseExercise, { stories } from "../../src/lessons/course/13-ship-it/exercises/diagnose/check.js";
import { diagnose as diagnoseSolution } from "../../src/lessons/course/13-ship-it/exercises/diagnose/solution.js";
import resumeExercise from "../../src/lessons/course/13-ship-it/exercises/resume/check.js";
import { resume as resumeSolution } from "../../src/lessons/course/13-ship-it/exercises/resume/solution.js";
import { experiments } from "../../src/lessons/course/13-ship-it/experiments.js";
import { bestRate as bestRateOf, costOf, difference, rates, resumed } from "../../src/lessons/course/13-ship-it/measured.js";
import { crawl, lostFigure, plots, settings } from "../../src/lessons/course/13-ship-it/pictures.js";
import { quiz } from "../../src/lessons/course/13-ship-it/quiz.js";
import { losses, rateAfter, resumeWithout, stopped } from "../../src/lessons/course/13-ship-it/resuming.js";
import { fineTune, pretrained } from "../../src/lessons/course/13-ship-it/study.js";
import { numbersOf } from "../../src/lessons/stored.js";
import { checked, drawer, runner } from "./tryLesson.js";
import { expectWrongAnswers } from "./wrongAnswers.js";

interface Plan {
  rates: number[];
  stepsPerEpoch: number;
  accumulate: number;
  resumedAt: number;
}

describe("exercise diagnose", () => {
  const [healthy, double, unit, micro, zero, other, first, all] = diagnoseExercise.tests.map(({ name }) => name) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];

  it("hides at least twelve logs, healthy ones among them", () => {
    const hidden = diagnoseExercise.tests.find((test) => test.hidden);
    expect(hidden?.calls(1).length).toBeGreaterThanOrEqual(12);
    expect(Object.keys(stories)).toHaveLength(7);
  });

  /** The solution with some names taken for others. */
  const but = (swap: (name: string, trace: number[], plan: Plan) => string) => (trace: number[], plan: Plan) =>
    swap(diagnoseSolution(trace, plan), trace, plan);

  expectWrongAnswers(diagnoseExercise, {
    "calls everything healthy": {
      answer: () => "healthy",
      loses: [double, unit, micro, zero, other, first, all],
      told: /Two calls of step/,
    },
    "compares without allowing for rounding": {
      answer: but((name, trace, { rates }) => (name === "healthy" && trace.some((lr, t) => lr !== rates[t]) ? "other-optimizer" : name)),
      loses: [healthy, all],
      told: /allow for rounding/,
    },
    "takes an epoch for a micro-batch": {
      answer: but((name) => (name === "wrong-unit" ? "accumulation" : name)),
      loses: [unit, all],
      told: /once an epoch/,
    },
    "knows no resume": {
      answer: but((name) => (name === "resume-from-zero" ? "healthy" : name)),
      loses: [zero, all],
      told: /begins once more/,
    },
    "overlooks the first update": {
      answer: but((name) => (name === "zero-first-step" ? "healthy" : name)),
      loses: [first, all],
      told: /rate 0/,
    },
    "blames the resume, as there was one": {
      answer: () => "resume-from-zero",
      loses: [healthy, double, unit, micro, other, first, all],
      told: /rates are those of the plan/,
    },
  });

  it("passes an answer that compares logarithms and prefers the simplest", async () => {
    const answer = (trace: number[], { rates, stepsPerEpoch, accumulate, resumedAt }: Plan): string => {
      const at = (step: number): number => rates[Math.min(rates.length - 1, Math.trunc(step))] ?? 0;
      const candidates: [string, (t: number) => number][] = [
        ["healthy", at],
        ["zero-first-step", (t) => (t ? at(t - 1) : 0)],
        ["other-optimizer", () => at(0)],
        ["double-stepping", (t) => at(t + t)],
        ["accumulation", (t) => at(t / accumulate)],
        ["wrong-unit", (t) => at(t / stepsPerEpoch)],
        ["resume-from-zero", (t) => at(t >= resumedAt ? t - resumedAt : t)],
      ];
      const tiny = 1e-6 * Math.max(...rates);
      const far = (of: (t: number) => number): number =>
        trace.filter((lr, t) => Math.abs(Math.log((lr + tiny) / (of(t) + tiny))) > 2e-3).length;
      return candidates.reduce((best, next) => (far(next[1]) < far(best[1]) ? next : best))[0];
    };
    for (const seed of [0, 9]) {
      const { tests } = await checked(diagnoseExercise, answer, seed);
      expect(tests.filter(({ score, points }) => score < points)).toEqual([]);
    }
  });
});

describe("exercise resume", () => {
  interface State {
    theta: number;
    velocity: number;
    step: number;
    word: number;
  }
  const [start, none, half, anywhere, three] = resumeExercise.tests.map(({ name }) => name) as [string, string, string, string, string];
  const losing =
    (change: (saved: State) => Partial<State>, mend: (saved: State, came: State) => Partial<State> = () => ({})) =>
    (saved: State, updates: number): State => {
      const came = resumeSolution({ ...saved, ...change(saved) }, updates);
      return { ...came, ...mend(saved, came) };
    };

  expectWrongAnswers(resumeExercise, {
    "forgets the velocity": { answer: losing(() => ({ velocity: 0 })), loses: [none, half, anywhere, three], told: /velocity must be/ },
    "begins the clock again": {
      answer: losing(
        () => ({ step: 0 }),
        (saved, came) => ({ step: saved.step + came.step }),
      ),
      loses: [half, anywhere, three],
      told: /rate of its own step/,
    },
    "draws the same noise again": {
      answer: losing(
        () => ({ word: 1 }),
        () => ({}),
      ),
      loses: [start, none, half, anywhere, three],
      told: /random numbers go on/,
    },
    "returns the number of new updates as step": {
      answer: (saved: State, updates: number) => ({ ...resumeSolution(saved, updates), step: updates }),
      loses: [none, half, anywhere, three],
      told: /step must be/,
    },
    "counts the rate from the next update": {
      answer: (saved: State, updates: number) => {
        const came = resumeSolution({ ...saved, step: saved.step + 1 }, updates);
        return { ...came, step: came.step - 1 };
      },
      loses: [start, half, anywhere, three],
    },
  });

  it("passes an answer that goes one update at a time", async () => {
    const one = ({ theta, velocity, step, word }: State): State => {
      const next = Number((1664525n * BigInt(word) + 1013904223n) % 2n ** 32n);
      const speed = theta + (next / 2 ** 32 - 0.5) + 0.9 * velocity;
      return { theta: theta - 0.1 * ((200 - step) / 200) * speed, velocity: speed, step: step + 1, word: next };
    };
    const answer = (saved: State, updates: number): State => (updates === 0 ? { ...saved } : answer(one(saved), updates - 1));
    const { tests } = await checked(resumeExercise, answer, 4);
    expect(tests.filter(({ score, points }) => score < points)).toEqual([]);
  });
});

const figureOf = drawer(plots);

describe("pictures", () => {
  it("the log is PyTorch's, and the kink is where the run was stopped", () => {
    const { planned, logged } = crawl();
    expect(logged.slice(0, 51)).toEqual(planned.slice(0, 51));
    expect(logged[51]).toBeGreaterThan(planned[51] ?? 0);
    // The closed form: a cosine from the rate it was stopped at, on a clock that begins again.
    const from = 0.05 * (1 + Math.cos((Math.PI * 50) / 90));
    expect(logged[50]).toBeCloseTo(from, 12);
    expect(logged[89]).toBeCloseTo((from * (1 + Math.cos((Math.PI * 39) / 90))) / 2, 12);
    expect(figureOf("log", { guess: 89, plan: true }).sentence).toContain("0.025 instead of");
  });

  it("the gains are those of lesson 4", () => {
    for (const setting of ["finite", "online", "noisy"] as const) {
      const linear = settings[setting].table.shapes.find(({ name }) => name === "linear");
      const figure = figureOf("gains", { setting });
      if (figure.kind !== "intervals") throw new Error("not intervals");
      expect(figure.data.rows.find(({ label }) => label === "linear")?.mean).toBeCloseTo(100 * (linear?.versus?.difference.mean ?? 0), 9);
    }
  });
});

describe("resuming", () => {
  it("gives the same bits where nothing is lost, and others where something is", () => {
    for (const data of ["finite", "online"] as const)
      for (const lost of losses)
        expect(new Set(numbersOf(resumed, `${data}: ${lost}`, "same")), `${data}: ${lost}`).toEqual(new Set([lost === "nothing" ? 1 : 0]));
    const { same, test, uninterrupted } = resumeWithout("finite", "nothing", 77);
    expect([same, test]).toEqual([1, uninterrupted]);
  });

  it("crawls as PyTorch's cosine does", () => {
    const { steps, at, peak } = stopped.finite;
    const came = replay({
      api: "state_dict/load_state_dict",
      params: { optimizer: "SGD", optimizer_args: {}, schedule: { type: "CosineAnnealingLR", T_max: steps }, resume_at: at },
      base_lr: peak,
      steps,
    });
    const wrong = came.wrong_orders as { optimizer_state_only: { lr: readonly number[] } };
    for (const t of [at, at + 1, at + 300, steps - 1]) {
      expect(rateAfter("finite", "half the clock", t)).toBeCloseTo(wrong.optimizer_state_only.lr[t - at] ?? 0, 7);
      expect(rateAfter("finite", "nothing", t)).toBeCloseTo(came.lr[t] ?? 0, 7);
    }
  });

  it("shows all seeds before the reader's run, and leaves room for the reader's rows", () => {
    for (const data of ["finite", "online"]) {
      const known = experiments.find(({ id }) => id === "left-out")?.before?.({ data, seeds: 3 });
      expect(known?.sentence).toMatch(/^What hurts, in points of accuracy: the clock and the rate, −1\.\d\d \[[^;]*\]\. /);
      expect(known?.sentence).not.toContain("Yours");
    }
    const nothing = lostFigure("finite");
    const own = lostFigure("finite", { clock: costOf("finite", "clock"), velocity: costOf("finite", "velocity") });
    expect(own.size).toEqual(nothing.size);
    expect(own.sentence).toContain("Yours: the velocity");
  });

  it("supports what the text says: of all losses only that of the whole clock shows", () => {
    for (const data of ["finite", "online"] as const) {
      expect(costOf(data, "clock").high).toBeLessThan(0);
      expect(Math.abs(costOf(data, "velocity").mean)).toBeLessThan(0.005);
      expect(Math.abs(costOf(data, "half the clock").mean)).toBeLessThan(0.01);
    }
  });
});

describe("fine-tuning", () => {
  const way = (optimizer: "sgd" | "adam", warmup: number, body = 1) => ({ optimizer, warmup, body });

  it("supports what the text says", () => {
    expect(difference(way("adam", 20), way("adam", 0), "kept").low).toBeGreaterThan(0);
    expect(Math.abs(difference(way("sgd", 20), way("sgd", 0), "second").mean)).toBeLessThan(0.01);
    expect(difference(way("adam", 20, 0.1), way("adam", 20), "kept").low).toBeGreaterThan(0);
  });

  it("chooses no rate at an edge, apart from a frozen body, which has nothing to forget", () => {
    for (const optimizer of ["sgd", "adam"] as const)
      for (const warmup of [0, 20])
        for (const body of [1, 0.1]) {
          const tried: readonly number[] = rates[optimizer];
          const best = tried.indexOf(bestOf(optimizer, warmup, body));
          expect(best).toBeGreaterThan(0);
          expect(best).toBeLessThan(tried.length - 1);
        }
  });

  const bestOf = (optimizer: "sgd" | "adam", warmup: number, body: number): number => bestRateOf(way(optimizer, warmup, body));

  it("a frozen body forgets nothing, bit for bit", () => {
    const { kept } = fineTune({ optimizer: "sgd", rate: 0.1, warmup: 0, body: 0 }, 3);
    expect(kept).toBe(pretrained(3).learnt);
  });

  it("runs at reader size", () => {
    const { figure, progress } = runner(experiments)("fine-tune", { seeds: 1 });
    expect(progress).toHaveLength(7);
    expect(figure.sentence).toContain("Yours, the large dots");
  });
});

it("the quiz's numbers come out of PyTorch's formulas too", () => {
  const right = (id: string): string => quiz.find((item) => item.id === id)?.options.find((option) => option.right)?.text ?? "";
  const from = 0.05 * (1 + Math.cos((Math.PI * 50) / 90));
  expect(right("q1")).toContain(`from ${Number(from.toPrecision(3))}`);
  expect(right("q1")).toContain(`${Number((50 * (1 + Math.cos((Math.PI * 39) / 90))).toPrecision(2))} %`);
  expect(right("q2")).toContain("Nothing");
  expect(right("q4")).toMatch(/^0, /);
});
