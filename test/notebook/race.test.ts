import { constant, cosineAnnealing, custom, linear, pairedInterval, reduceOnPlateau, scale, steer, stepDecay } from "lrlab";
import { experiment, mlp, moons, sgd, train } from "lrlab/engine";
import { race, show } from "lrlab/notebook";
import { describe, expect, test } from "vitest";
import { raceValues } from "../../src/lessons/reference/race/values.js";
import { fakeHost } from "./fakeHost.js";

const host = fakeHost();
const steps = 600;
const cosine = cosineAnnealing({ baseLr: 1, totalSteps: steps });
const labels = (schedule: Parameters<typeof race>[0]): string[] => race(schedule).data.rows.map(({ label }) => label);

describe("race", () => {
  test("gives what an experiment with the same peaks and seeds gives", () => {
    const task = {
      problem: { kind: "moons", train: 500, validation: 500, test: 1000 },
      model: { kind: "mlp", sizes: [2, 16, 2], act: "tanh" },
      optimizer: { kind: "sgd", momentum: 0.9 },
      batch: 8,
      steps,
      seeds: 8,
      metric: "loss",
      refine: false,
    } as const;
    const { table, rows } = experiment({ ...task, shapes: { cosine }, rates: [0.02, 0.04, 0.08, 0.16, 0.32, 0.64] });
    const peak = table?.shapes[0]?.rate;
    const losses = (all: typeof rows, rate: number) => all.filter((row) => row.rate === rate).map(({ test }) => test?.loss as number);
    const figure = race(cosine);
    expect(figure.sentence).toContain(`Best peak: here ${peak}, in the stored race 0.16.`);
    for (const [i, shape, best] of [
      [0, constant({ baseLr: 1 }), 0.04],
      [2, linear({ baseLr: 1, totalSteps: steps }), 0.226],
    ] as const) {
      const rival = experiment({ ...task, shapes: { shape }, rates: [best] });
      const { mean, low, high } = pairedInterval(losses(rows, peak as number), losses(rival.rows, best));
      expect(figure.data.rows[i]).toMatchObject({ mean, low, high });
    }
  });

  test("shows how a page's own schedule came out in the stored race, and of others only what it trained", () => {
    expect(labels(cosine)).toEqual([
      "minus the constant's, here",
      "minus the constant's, stored",
      "minus the line's, here",
      "minus the line's, stored",
    ]);
    expect(labels(linear({ baseLr: 1, totalSteps: steps }))).toEqual(["minus the constant's, here", "minus the constant's, stored"]);
    expect(labels(stepDecay({ baseLr: 1, stepSize: 100 }))).toEqual(["minus the constant's, here", "minus the line's, here"]);
  });

  test("says how the picture is read, and its numbers to the fourth decimal, as the text does", () => {
    const { sentence, data } = race(cosine);
    const stored = raceValues("cosine");
    expect(sentence).toBe(
      [
        "Best peak: here 0.16, in the stored race 0.16.",
        "Below zero is less test loss; within the grey band, ±0.005, the difference is too small to matter.",
        `Minus the constant's, here, 8 seeds: −0.0140 [−0.0245, −0.0036], cannot tell; stored, 32 seeds: ${stored.versusConstant}, better.`,
        `Minus the line's, here, 8 seeds: −0.0001 [−0.0030, +0.0028], equal; stored, 32 seeds: ${stored.versusLinear}, equal.`,
      ].join(" "),
    );
    expect(data.rows.map(({ verdict }) => verdict)).toEqual(["cannot tell", "better", "equal", "equal"]);
    expect(stored).toEqual({
      raceSeeds: "32",
      bestPeak: "0.16",
      versusConstant: "−0.0187 [−0.0247, −0.0127]",
      versusLinear: "0.0000 [−0.0023, +0.0022]",
    });
  });

  test("trains by a controller, which reads the validation loss every 20 updates", () => {
    expect(race(reduceOnPlateau({ patience: 30 })).data.rows[0]).toMatchObject({ mean: 0, low: 0, high: 0 }); // 30 looks, the first sets the mark
    const cutting = race(reduceOnPlateau({ factor: 0.5, patience: 2, threshold: 0.01 }));
    const losses = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
      const net = mlp([2, 16, 2], { act: "tanh", seed });
      const rule = reduceOnPlateau({ baseLr: 0.16, factor: 0.5, patience: 2, threshold: 0.01 });
      const optimizer = sgd(net, { momentum: 0.9 });
      return train({ net, problem: moons({ seed }), optimizer, lr: rule, steps, batch: 8, seed, evaluateEvery: 20 }).score("test").loss;
    });
    const constants = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
      const net = mlp([2, 16, 2], { act: "tanh", seed });
      return train({ net, problem: moons({ seed }), optimizer: sgd(net, { momentum: 0.9 }), lr: 0.04, steps, batch: 8, seed }).score("test")
        .loss;
    });
    expect(cutting.sentence).toContain("Best peak: here 0.16, in the stored race 0.16.");
    expect(cutting.data.rows[0]?.mean).toBeCloseTo(pairedInterval(losses, constants).mean, 5);
  });

  test("looks at the form only, and twice gives the same", () => {
    const half = race(scale(cosine, 0.5));
    expect(half.data.rows).toEqual(race(cosine).data.rows.filter(({ label }) => label.endsWith("here")));
    expect(race(scale(cosine, 0.5))).toEqual(half);
  });

  test("ends in less than 5 s, and can be shown", () => {
    const began = process.cpuUsage();
    const figure = race(cosine);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1e6).toBeLessThan(5);
    show(figure);
    expect(host.seen[0]).toEqual([figure]);
  });

  test.each<[string, unknown, string]>([
    [
      "a number",
      0.1,
      "race: schedule must be a schedule or a controller, got 0.1. Write race(cosineAnnealing({ baseLr: 1, totalSteps: 600 })).",
    ],
    ["a plain function", () => 0.1, "race: schedule must be a schedule or a controller, got "],
    ["a controller on a clock", steer(cosine, reduceOnPlateau({})), "race: schedule must be a schedule or a controller, got "],
    ["rates that are all 0", scale(cosine, 0), "race: schedule must have a rate > 0 in its first 600 updates, got 0. Give it a peak."],
    ["what can't be described", custom(() => 0.1), "custom: a schedule made from a function can't be saved. Build it from families"],
  ])("refuses %s", (_, schedule, message) => {
    expect(() => race(schedule as never)).toThrow(message);
  });
});
