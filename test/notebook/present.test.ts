import * as lrlab from "lrlab";
import {
  adamW,
  experiment,
  indices,
  type Mlp,
  mlp,
  moons,
  quadraticLandscape,
  rangeTest,
  relu,
  sgd,
  spirals,
  temporary,
  tensor,
  train,
  training,
} from "lrlab/engine";
import { describe, expect, test } from "vitest";
import type { Content, Formula, Table } from "../../src/notebook/content.js";
import { isTable } from "../../src/notebook/isTable.js";
import { present } from "../../src/notebook/present.js";
import { tableOf } from "../../src/notebook/tableOf.js";
import { textOf } from "../../src/notebook/textOf.js";
import { isFigure } from "../../src/plots/isFigure.js";

const kinds = (value: unknown): string[] | undefined => present(value)?.map(({ kind }) => kind);
const last = (value: unknown): Content | undefined => present(value)?.at(-1);
const lastTable = (value: unknown): Table => last(value) as Table;

/** What travels as JSON must arrive as it left, and be what a page accepts. */
function travels(contents: readonly Content[] | null): void {
  for (const content of contents ?? []) {
    const arrived: unknown = JSON.parse(JSON.stringify(content));
    expect(arrived).toEqual(content);
    if (content.kind === "table") expect(isTable(arrived)).toBe(true);
    else if (content.kind !== "formula") expect(isFigure(arrived)).toBe(true);
    expect(content.sentence).toMatch(/\S\.$/);
    expect(JSON.stringify(content)).not.toMatch(/NaN|undefined|\[object/);
  }
}

describe("schedules", () => {
  const made = lrlab.families.map(({ definition: { name, example }, from }) => [name, from(example)] as const);

  test.each(made)("%s is a curve and its formula", (name, lr) => {
    travels(present(lr));
    expect(kinds(lr)).toEqual(["curves", "formula"]);
    const formula = last(lr) as Formula;
    expect(formula.latex).toBe(lrlab.toLatex(lr));
    expect(formula.sentence).toMatch(new RegExp(`^It is ${name}\\(\\{ .* \\}\\)\\.$`));
  });

  const base = lrlab.cosineAnnealing({ baseLr: 0.1, totalSteps: 20 });
  const composed = [
    lrlab.warmup(base, { steps: 5, shape: "cosine" }),
    lrlab.sequence(lrlab.take(base, 5), lrlab.skip(base, 5)),
    lrlab.cooldown(lrlab.constant({ baseLr: 0.1 }), { at: 5, steps: 3, shape: "linear", endLr: 0.01 }),
    lrlab.repeat(lrlab.scale(base, 0.5), 3),
    lrlab.clamp(base, { min: 0.02, max: 0.05 }),
    lrlab.interpolate(lrlab.linear({ baseLr: 1, totalSteps: 9 }), { from: 0.9, to: 0.1 }),
    lrlab.roundTo(lrlab.linear({ baseLr: 32, totalSteps: 9 }), 8),
    lrlab.repeat(base),
  ];
  test.each([...made.map(([, lr]) => lr), ...composed].map((lr) => [JSON.stringify(lr), lr] as const))(
    "the call that %s says makes it",
    (_, lr) => {
      const said = (last(lr) as Formula).sentence.replace(/^It is (.*)\.$/, "$1");
      const again = new Function(...Object.keys(lrlab), `return ${said}`)(...Object.values(lrlab)) as lrlab.Schedule;
      expect(JSON.stringify(again)).toBe(JSON.stringify(lr));
    },
  );

  test("a function of the reader's own has no formula, and neither has what would fill a page", () => {
    expect(kinds(lrlab.custom(() => 0.1))).toEqual(["curves"]);
    expect(
      kinds(
        lrlab.warmup(
          lrlab.custom(() => 0.1, { steps: 5 }),
          { steps: 5 },
        ),
      ),
    ).toEqual(["curves"]);
    expect(kinds(lrlab.sequence(...Array.from({ length: 40 }, () => base)))).toEqual(["curves"]);
  });

  test("one that never ends is shown for 100 updates, one that is too long not at all", () => {
    expect(present(lrlab.constant({ baseLr: 0.1 }))?.[0]?.sentence).toContain("From step 0 to 100");
    expect(() => present(lrlab.linear({ baseLr: 0.1, totalSteps: 2_000_000 }))).toThrow(RangeError);
  });

  test.each(lrlab.controllers.map(({ definition: { name, example, latex }, from }) => [name, latex, from(example)] as const))(
    "%s is its rule and its parameters",
    (_, latex, controller) => {
      travels(present(controller));
      expect(present(controller)?.[0]).toMatchObject({ kind: "formula", latex });
      expect(lastTable(controller).columns.map(({ label }) => label)).toContain("patience");
    },
  );
});

describe("tables", () => {
  test("of objects have a column for each name, numbers to the right", () => {
    const table = lastTable([
      { shape: "cosine", loss: 0.123456, steps: 1_000_000, done: true },
      { shape: "linear", loss: null, steps: -3, extra: [1, 2] },
    ]);
    expect(table).toEqual({
      kind: "table",
      columns: [
        { label: "shape", align: "left" },
        { label: "loss", align: "right" },
        { label: "steps", align: "right" },
        { label: "done", align: "left" },
        { label: "extra", align: "left" },
      ],
      rows: [
        ["cosine", "0.1235", "1000000", "true", ""],
        ["linear", "", "−3", "", "[1, 2]"],
      ],
      sentence: "2 rows.",
    });
    travels([table]);
  });

  test("part objects that stand in a cell", () => {
    expect(
      lastTable([
        { t: 0, score: null },
        { t: 1, score: { loss: 1, accuracy: 0.5 } },
      ]),
    ).toMatchObject({
      columns: [{ label: "t" }, { label: "score.loss", align: "right" }, { label: "score.accuracy" }],
      rows: [
        ["0", "", ""],
        ["1", "1", "0.5"],
      ],
    });
    expect(lastTable([{ a: null, "a.b": 1 }]).columns).toHaveLength(1);
    expect(lastTable([{ a: 2, "a.b": 1 }]).columns).toHaveLength(2);
  });

  test("leave the middle out where they are long", () => {
    const rows = (count: number) => Array.from({ length: count }, (_, t) => ({ t, rate: t / count }));
    expect(lastTable(rows(20)).rows).toHaveLength(20);
    const { rows: shown, sentence } = lastTable(rows(1000));
    expect(shown.map(([t]) => t)).toEqual([
      "0",
      "1",
      "2",
      "3",
      "4",
      "5",
      "6",
      "7",
      "8",
      "9",
      "… 985 more",
      "995",
      "996",
      "997",
      "998",
      "999",
    ]);
    expect(sentence).toBe("1000 rows.");
  });

  test.each<[string, unknown]>([
    ["no rows", []],
    ["numbers", [1, 2]],
    ["lists", [[1], [2]]],
    ["objects without names", [{}, {}]],
    ["maps", [new Map()]],
    ["functions", [{ run: () => 1 }]],
    ["lists that are long", [{ history: [1, 2, 3, 4, 5] }]],
    ["a wide one", [Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`c${i}`, i]))]],
    ["a hole", Object.assign([{ a: 1 }], { 2: { a: 2 } })],
  ])("are not made of %s", (_, value) => {
    expect(present(value)).toBeNull();
  });

  test("in a terminal stand column under column", () => {
    expect(
      textOf([
        tableOf(
          [
            { name: "a", loss: 10 },
            { name: "bcd", loss: 0.5 },
          ],
          "Two runs.",
        ),
      ]),
    ).toBe("name  loss\na       10\nbcd    0.5\nTwo runs.");
  });
});

describe("what the engine makes", () => {
  const net = (): Mlp & ReturnType<typeof mlp> => mlp([2, 4, 2], { seed: 1 }) as never;
  const options = () => {
    const made = net();
    return { net: made, problem: moons({ train: 50, validation: 50 }), optimizer: sgd(made), lr: 0.1, steps: 40, batch: 5 };
  };

  test("a run is its picture over five of its updates", () => {
    const run = train(options());
    travels(present(run));
    expect(present(run)?.[0]).toEqual(lrlab.trainingFigure(run));
    expect(lastTable(run).rows.map(([update]) => update)).toEqual(["0", "10", "20", "29", "39"]);
    const update = run.history[39];
    expect(Number(lastTable(run).rows[4]?.[2])).toBeCloseTo(update?.loss ?? 0, 3);
  });

  test("a run with scores shows those updates, and its JSON the same", () => {
    const run = train({ ...options(), evaluateEvery: 10 });
    expect(lastTable(run).columns.map(({ label }) => label)).toEqual(["update", "rate", "loss", "validation loss", "validation accuracy"]);
    expect(lastTable(run).rows.map(([update]) => update)).toEqual(["9", "19", "29", "39"]);
    expect(present(JSON.parse(JSON.stringify(run)))).toEqual(present(run));
  });

  test("a run without an update says so", () => {
    expect(present(training(options()))).toMatchObject([{ kind: "table", rows: [["0", "40"]], sentence: "It has made no update yet." }]);
    expect(present(train({ ...options(), divergedAbove: 1e-9 }))).toMatchObject([
      { rows: [["0", "40", "0"]], sentence: "It diverged at update 0: lower its rate." },
    ]);
  });

  test("a history is a table of its first and last updates", () => {
    const { rows } = lastTable(train({ ...options(), evaluateEvery: 20 }).history);
    expect(rows).toHaveLength(16);
    expect(rows[10]?.[0]).toBe("… 25 more");
    expect(rows.at(-1)?.[4]).toMatch(/^[01]/);
  });

  test("small tensors show their values, large ones what they are like", () => {
    expect(
      present(
        tensor([
          [1, 2.5],
          [-3, 4],
        ]),
      ),
    ).toEqual([
      {
        kind: "table",
        columns: ["", "0", "1"].map((label) => ({ label, align: "right" })),
        rows: [
          ["0", "1", "2.5"],
          ["1", "−3", "4"],
        ],
        sentence: "A tensor of shape [2, 2].",
      },
    ]);
    expect(last(tensor(3))).toMatchObject({ rows: [["3"]], sentence: "A tensor of shape []." });
    expect(last(indices([0, 2, 1]))).toMatchObject({ rows: [["0", "2", "1"]], sentence: "Indices of shape [3]." });
    expect(
      last(
        tensor(
          Array.from({ length: 24 }, (_, i) => i),
          [2, 3, 4],
        ),
      ),
    ).toMatchObject({
      columns: ["values", "mean", "standard deviation", "least", "greatest"].map((label) => ({ label })),
      rows: [["24", "11.5", "6.922", "0", "23"]],
      sentence: "A tensor of shape [2, 3, 4]; it begins with 0, 1, 2, 3.",
    });
    expect(() => present(temporary(() => relu(tensor([1, 2]))))).toThrow(/must belong to this step|given back/);
  });

  test("nets, optimizers, problems and range tests show what they hold", () => {
    const made = net();
    expect(lastTable(made).rows).toEqual([
      ["layer1.weight", "[2, 4]", "8", "input"],
      ["layer1.bias", "[4]", "4", "bias"],
      ["layer2.weight", "[4, 2]", "8", "output"],
      ["layer2.bias", "[2]", "2", "bias"],
    ]);
    expect(lastTable(made).sentence).toBe("A net of kind mlp with 22 numbers to train.");
    expect(lastTable(adamW(made, { clip: { norm: 1 } }))).toMatchObject({ sentence: "The optimizer adamW, which has made 0 updates." });
    expect(kinds(spirals({ train: 30 }))).toEqual(["scatter"]);
    expect(kinds(quadraticLandscape({ curvatures: [10, 1] }))).toEqual(["valley"]);
    expect(kinds(rangeTest({ net: made, problem: moons({ train: 50 }), optimizer: sgd(made), batch: 5, steps: 20 }))).toEqual(["curves"]);
    for (const value of [made, sgd(made), spirals({ train: 30 })]) travels(present(value));
  });

  test("an experiment is its verdicts, its best rates and all of them", () => {
    const shapes = { constant: lrlab.constant({ baseLr: 1 }), linear: lrlab.linear({ baseLr: 1, totalSteps: 100 }) };
    const result = experiment({ kind: "noisyQuadratic", shapes, rates: [0.1, 0.2, 0.4, 0.8], steps: 100 });
    travels(present(result));
    expect(kinds(result)).toEqual(["intervals", "table", "table"]);
    const [figure, best, every] = present(result) as [lrlab.IntervalsFigure, Table, Table];
    expect(figure.data.rows).toMatchObject([{ label: "linear", verdict: "better" }]);
    expect(best.columns.map(({ label }) => label)).toEqual(["shape", "best rate", "loss", "minus constant", "verdict", "regret"]);
    expect(best.rows.map(([shape, rate, , less, verdict]) => [shape, rate, less, verdict])).toEqual([
      ["constant", "0.2", "", ""],
      ["linear", "0.8", "−0.1411", "better"],
    ]);
    expect(every.rows.map(([rate]) => rate)).toEqual(["0.1", "0.2", "0.4", "0.8", "1.6"]);
    expect(every.rows.at(-1)).toEqual(["1.6", "", "0.5294"]);
  });

  test("an experiment over seeds judges all shapes together, and one that was stopped shows its runs", () => {
    const sweep = {
      shapes: { constant: lrlab.constant({ baseLr: 1 }), linear: lrlab.linear({ baseLr: 1, totalSteps: 20 }) },
      ...{ rates: [0.1, 0.3], steps: 20, batch: 10, seeds: 2, refine: false, smallest: 0.01 },
      ...{
        problem: { kind: "moons", train: 40, validation: 40, test: 40 },
        model: { kind: "mlp", sizes: [2, 4, 2] },
        optimizer: { kind: "sgd" },
      },
    } as const;
    const result = experiment(sweep as never);
    travels(present(result));
    const best = present(result)?.[1] as Table;
    expect(best.columns.map(({ label }) => label)).toContain("p (Holm)");
    expect(best.rows[1]?.[3]).toMatch(/^−?\d.* \[.*, .*\]$/);
    expect(best.sentence).toMatch(/^Each at its own best rate, 2 paired seeds\. ./);
    const stopped = experiment({ ...sweep, signal: { aborted: true } } as never) as unknown as { aborted: boolean };
    expect(stopped.aborted).toBe(true);
    expect(present(stopped)?.[0]?.sentence).toBe("Stopped after 0 runs.");
  });
});

describe("all else", () => {
  test("figures and tables are themselves, several figures too", () => {
    const figure = lrlab.scheduleFigure(lrlab.constant({ baseLr: 0.1 }), { steps: 3 });
    const table = tableOf([{ a: 1 }]);
    expect(present(figure)).toEqual([figure]);
    expect(present(table)).toEqual([table]);
    expect(present([figure, figure])).toEqual([figure, figure]);
  });

  test.each<[string, unknown]>([
    ["a number", 3],
    ["a text", "x"],
    ["nothing", undefined],
    ["null", null],
    ["an object", { a: 1 }],
    ["a class", Map],
    ["a family", lrlab.cosineAnnealing],
    ["a date", new Date(0)],
    ["a table with a row too short", { ...tableOf([{ a: 1 }]), rows: [[]] }],
    ["a figure with a key too many", { ...lrlab.scheduleFigure(lrlab.constant({ baseLr: 0.1 }), { steps: 3 }), key: 1 }],
    ["a promise", Promise.resolve([{ a: 1 }])],
  ])("%s prints as ever", (_, value) => {
    expect(present(value)).toBeNull();
  });
});
