import { parseHTML } from "linkedom";
import { constant, cosineAnnealing, exponential, linear } from "lrlab";
import { describe, expect, test } from "vitest";
import type { ArmHistory } from "../../../src/labs/playground/armHistory.js";
import { liveFigure } from "../../../src/labs/playground/liveFigure.js";
import { meterFigure } from "../../../src/labs/playground/meterFigure.js";
import type { PlaygroundState } from "../../../src/labs/playground/playgroundState.js";
import { startState, usualState } from "../../../src/labs/playground/startState.js";
import { draw } from "../../../src/plots/draw.js";
import type { Figure } from "../../../src/plots/figure.js";
import { trained } from "./train.js";

const { document } = parseHTML("<html></html>");
const svg = (figure: Figure): string => draw(figure, document as never, { width: 640 }).outerHTML;

/** A history whose loss is 1/(t + 1) and whose norms are 1. */
const history = (step: number, more: Partial<ArmHistory> = {}): ArmHistory => {
  const column = (value: (t: number) => number) => Array.from({ length: step }, (_, t) => value(t));
  const scores = [{ step, loss: 0.5, accuracy: 0.75 }];
  return {
    step,
    lr: column(() => 0.1),
    loss: column((t) => 1 / (t + 1)),
    gradNorm: column(() => 1),
    updateNorm: column(() => 0.1),
    scores,
    diverged: null,
    ...more,
  };
};
const arm = (baseLr: number, changes: PlaygroundState["arms"][number]["changes"] = []) => ({ lr: constant({ baseLr }), changes });
/** A rate that nears 0 and never gets there. */
const geometric = exponential({ baseLr: 0.1, gamma: 0.91 });
const state = (...arms: PlaygroundState["arms"]): PlaygroundState => ({ ...usualState({ steps: 100 }), arms });

describe("the sentence", () => {
  test.each([
    [[], state(arm(0.1)), "Nothing is trained yet. Over 100 updates, the rate stays at 0.1."],
    [
      [],
      state({ lr: linear({ baseLr: 0.1, totalSteps: 99 }), changes: [] }, arm(0.1, [{ at: 50, factor: 0.1 }])),
      "Nothing is trained yet. Over 100 updates, A: the rate falls from 0.1 to 0; B: the rate falls from 0.1 to 0.01 (turned by hand once).",
    ],
    [
      [],
      state({ lr: cosineAnnealing({ baseLr: 0.1, totalSteps: 100 }), changes: [] }, { lr: geometric, changes: [] }),
      "Nothing is trained yet. Over 100 updates, A: the rate falls from 0.1 to 0; B: the rate falls from 0.1 to 8.81 × 10⁻⁶.",
    ],
    [
      [],
      state({ lr: cosineAnnealing({ baseLr: 0.1, totalSteps: 100, pastEnd: "throw" }), changes: [] }),
      "Nothing is trained yet. Over 100 updates, the rate falls from 0.1 to 2.47 × 10⁻⁵.",
    ],
    [
      [history(2)],
      state(arm(0.1)),
      "After 2 of 100 updates, the rate is 0.1, the training loss 0.75, the validation loss 0.5, 75 % right.",
    ],
    [
      [history(100), history(100, { scores: [{ step: 9, loss: 2, accuracy: null }] })],
      state(
        arm(0.1),
        arm(0.1, [
          { at: 3, factor: 2 },
          { at: 4, factor: 0.5 },
        ]),
      ),
      "After all 100 updates, A: the rate is 0.1, the training loss 0.0111, the validation loss 0.5, 75 % right; B: the rate is 0.1 (turned by hand 2 times), the training loss 0.0111, the validation loss 2.",
    ],
    [
      [history(7), history(3, { diverged: { step: 3 } })],
      state(arm(0.1), arm(9)),
      "After 7 of 100 updates, A: the rate is 0.1, the training loss 0.37, the validation loss 0.5, 75 % right; B: the run diverged at update 3.",
    ],
    [[history(0, { scores: [], diverged: { step: 0 } })], state(arm(9)), "After 0 of 100 updates, the run diverged at update 0."],
  ])("%#", (histories, at, sentence) => {
    expect(liveFigure(histories, at).sentence).toBe(sentence);
  });
});

describe("the picture", () => {
  test("shows the plan alone before the first update, and then what is done over it", () => {
    const plan = liveFigure([], startState).data.panels[0]?.curves ?? [];
    expect(plan.map(({ label, faint }) => [label, faint])).toEqual([
      ["A", false],
      ["B", false],
    ]);
    const begun = liveFigure([history(60), history(60)], startState).data.panels[0]?.curves ?? [];
    expect(begun.map(({ label, faint }) => [label, faint ?? false])).toEqual([
      ["", false],
      ["", false],
      ["A", true],
      ["B", true],
    ]);
    expect(begun[0]?.points.at(-1)).toEqual([59, Number(Math.fround(0.3).toPrecision(7))]);
  });

  test("marks turns by hand where they are few", () => {
    const few = liveFigure(
      [],
      state(
        arm(0.1),
        arm(0.1, [
          { at: 50, factor: 0.1 },
          { at: 100, factor: 2 },
        ]),
      ),
    );
    expect(few.data.panels[0]?.marks).toEqual([{ x: 50, y: 0.01, role: "rate", label: "B × 0.1" }]);
    const many = Array.from({ length: 9 }, (_, at) => ({ at, factor: 1.1 }));
    expect(liveFigure([], state(arm(0.1, many))).data.panels[0]?.marks).toEqual([]);
  });

  test("marks where a run diverges", () => {
    const { data } = liveFigure([history(50), history(5, { diverged: { step: 5 } })], state(arm(0.1), arm(9)));
    expect(data.panels[1]?.marks).toEqual([{ x: 4, y: 0.2, role: "b", label: "B diverges" }]);
    expect(liveFigure([history(0, { diverged: { step: 0 } })], state(arm(9))).data.panels[1]?.marks).toEqual([]);
  });

  test("thins training losses to means that a picture tells apart, and keeps every score", () => {
    const long = { ...startState, steps: 5000 };
    const { data } = liveFigure([history(5000), history(2500)], long, { norms: true });
    expect(data.panels).toHaveLength(4);
    for (const { curves } of data.panels) for (const { points } of curves) expect(points.length).toBeLessThanOrEqual(165);
    const [a] = data.panels[1]?.curves ?? [];
    const mean = Array.from({ length: 42 }, (_, t) => 1 / (t + 1)).reduce((sum, loss) => sum + loss, 0) / 42;
    expect(a?.points[0]).toEqual([20.5, Number(mean.toPrecision(7))]);
    // What was drawn stays where it is as the run goes on.
    const sooner = liveFigure([history(4200), history(2100)], long).data.panels[1]?.curves[0]?.points ?? [];
    expect(a?.points.slice(0, sooner.length - 1)).toEqual(sooner.slice(0, -1));
  });

  test("is drawn in every state: real runs, diverged ones, numbers that are none, an arm that cannot train", () => {
    const real = usualState({ task: "valley", steps: 60 });
    const histories = real.arms.map((_, i) => trained(real, i));
    const odd = history(30, {
      loss: Array.from({ length: 30 }, (_, t) => (t === 7 ? Number.NaN : -1)),
      scores: [{ step: 9, loss: Number.NaN, accuracy: null }],
    });
    const broken = { lr: linear({ baseLr: 0.1, totalSteps: 5, pastEnd: "throw" }), changes: [] };
    for (const scale of ["log", "linear"] as const) {
      for (const norms of [false, true]) {
        expect(svg(liveFigure(histories, real, { scale, norms }))).toContain("<path");
        expect(svg(liveFigure([odd, history(0, { diverged: { step: 0 } })], state(arm(0.1), arm(1)), { scale, norms }))).toContain("<svg");
        expect(svg(liveFigure([], state(broken, arm(0), arm(1)), { scale, norms }))).toContain("<svg");
      }
    }
  });
});

describe("the meters", () => {
  const readings = [
    { step: 0, sharpness: 4, noiseScale: 40 },
    { step: 10, sharpness: null, noiseScale: null },
    { step: 20, sharpness: 8, noiseScale: 80 },
  ];
  const momentum = state(arm(0.1), arm(0.2));

  test("show the limit of the arm's rate and rule, and the batch", () => {
    const { data, sentence } = meterFigure(readings, momentum, 1);
    const [sharpness, noise] = data.panels;
    expect(sharpness?.curves[0]).toMatchObject({
      role: "b",
      points: [
        [0, 4],
        [20, 8],
      ],
    });
    expect(sharpness?.curves[1]?.label).toBe("(2 + 2μ)/η");
    expect(sharpness?.curves[1]?.points[0]?.[1]).toBeCloseTo(3.8 / 0.2, 5);
    expect(noise?.rules).toEqual([{ axis: "y", at: 32, label: "batch 32" }]);
    expect(sentence).toBe(
      "After 20 updates of B, the sharpness is 8, 42 % of the limit at this rate, 19; the noise scale is 80 examples, at a batch of 32.",
    );
  });

  test.each([
    ["sgd", "2/η"],
    ["nesterov", "(2 + 2μ)/(1 + 2μ)/η"],
  ])("%s has the limit %s", (optimizer, label) => {
    expect(meterFigure(readings, { ...momentum, optimizer }, 0).data.panels[0]?.curves[1]?.label).toBe(label);
  });

  test("at the end of a decay the limit is far away, and its number says nothing", () => {
    const over = { ...momentum, arms: [{ lr: linear({ baseLr: 0.1, totalSteps: 20 }), changes: [] }] };
    expect(meterFigure([{ step: 20, sharpness: 8, noiseScale: null }], { ...over, steps: 21 }, 0).sentence).toMatch(
      /^After 20 updates, the sharpness is 8; /,
    );
    const near = { ...over, arms: [arm(1e-6)] };
    expect(meterFigure([{ step: 20, sharpness: 8, noiseScale: 80 }], near, 0).sentence).toBe(
      "After 20 updates, the sharpness is 8, less than 1 % of the limit at this rate; the noise scale is 80 examples, at a batch of 32.",
    );
  });

  test("Adam has none, and what did not settle is said", () => {
    const adam = { ...momentum, optimizer: "adam", arms: [arm(0.1)] };
    expect(meterFigure(readings, adam, 0).data.panels[0]?.curves).toHaveLength(1);
    expect(meterFigure(readings.slice(1, 2), adam, 0).sentence).toBe(
      "After 10 updates, the sharpness did not settle; the noise scale is too large to tell, at a batch of 32.",
    );
    expect(meterFigure([], adam, 0).sentence).toBe("Nothing is measured yet.");
  });

  test("are drawn in every state, a rate of 0 included", () => {
    for (const measured of [[], readings, [{ step: 3, sharpness: -1, noiseScale: 0 }]])
      for (const optimizer of ["sgd", "adam"])
        for (const rate of [0.1, 0]) {
          expect(svg(meterFigure(measured, { ...state(arm(rate)), optimizer }, 0))).toContain("<svg");
        }
  });
});
