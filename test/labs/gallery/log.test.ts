import { cosineAnnealing, diagnose, linear, multiStep, oneCycle, warmup } from "lrlab";
import { describe, expect, test } from "vitest";
import { guessPlan } from "../../../src/labs/gallery/log/guessPlan.js";
import { judgeLog } from "../../../src/labs/gallery/log/judgeLog.js";
import { guessedValues, type PlanForm, readPlanForm } from "../../../src/labs/gallery/log/planForm.js";
import { type LogShape, longestLog, readLog } from "../../../src/labs/gallery/log/readLog.js";
import { readPlanText } from "../../../src/labs/gallery/log/readPlanText.js";
import { sampleLogs } from "../../../src/labs/gallery/log/samples.js";
import { families, schedule } from "../../../src/schedules/registry.js";
import type { Schedule } from "../../../src/schedules/schedule.js";

const csv = (head: string, rate: (t: number) => number, count: number, every = 1) =>
  [head, ...Array.from({ length: count }, (_, i) => `${i * every},${rate(i * every)}`)].join("\n");
const form: PlanForm = {
  source: "guess",
  family: "cosineAnnealing",
  values: {},
  warmupSteps: "",
  text: "",
  unit: "updates",
  steps: "",
  stepsPerEpoch: "",
  accumulation: "",
  workers: "",
  resumedAt: "",
};
const verdict = (text: string, of: Partial<PlanForm>) => {
  const found = judgeLog(readLog(text).rows, { ...form, ...of });
  if ("trouble" in found) throw new Error(found.trouble);
  return found;
};
const line = linear({ baseLr: 0.1, totalSteps: 100 });

describe("reads a log, or says what is wrong at which line and what to do", () => {
  test("and what it found", () => {
    const found = readLog(csv("step,lr,loss", line, 100).replaceAll(/^(\d.*)$/gm, "$1,1"));
    expect(found).toMatchObject({ columns: ["step", "lr", "loss"], step: "step", lr: "lr", trouble: null });
    expect(found.summary).toBe("100 rows, steps 0 to 99, rates from 0.001 to 0.1.");
    expect(found.shape).toEqual({ peak: 0.1, last: line(99), steps: 100 });
  });

  test("and how long the run was: a trainer that logs every tenth update begins with the tenth", () => {
    const steps = (text: string) => readLog(text).shape?.steps;
    expect(steps("step,lr\n10,1\n20,0.9\n30,0.8")).toBe(30);
    expect(steps("step,lr\n0,1\n10,0.9\n20,0.8")).toBe(30);
    expect(steps("step,lr\n1,1\n2,0.9\n3,0.8")).toBe(3);
    expect(steps("step,lr\n1,1\n11,0.9\n21,0.8")).toBe(31);
  });

  test("a trainer's state, with the run guessed", () => {
    const rate = (t: number) => (t < 30 ? (1e-3 * t) / 30 : (1e-3 * (300 - t)) / 270);
    const log_history = Array.from({ length: 30 }, (_, i) => ({ step: 10 * (i + 1), learning_rate: rate(10 * (i + 1)), loss: 2 }));
    const { diagnosis, isGuess, plan } = verdict(JSON.stringify({ log_history, max_steps: 300 }), {});
    expect([diagnosis.bug, isGuess]).toEqual(["healthy", true]);
    expect(plan[0]?.text).toBe("a warmup over 30 updates, then a line from 0.001 to 0 over 270 updates");
  });

  test("with columns that the reader chose, if the file has them", () => {
    const text = "a,b\n0,0.1\n1,0.05";
    expect(readLog(text)).toMatchObject({ columns: ["a", "b"], step: null, lr: null, rows: [] });
    expect(readLog(text).trouble).toBe('The file must have a column of steps, got "a", "b". Name it step, or choose it from the list.');
    expect(readLog(text, { step: "a", lr: "b" }).rows).toEqual([
      { step: 0, lr: 0.1 },
      { step: 1, lr: 0.05 },
    ]);
    expect(readLog(text, { step: "a", lr: "a" }).trouble).toBe("Steps and rates must be two columns, got one. Choose another.");
    expect(readLog("step,lr\n0,1\n1,0.5", { step: "gone" }).step).toBe("step");
  });

  test.each([
    ["", null],
    ["step,lr\n0,0.1", "A trace must have at least two rows with a rate, got 1. One rate fits every schedule."],
    ["hello", 'The first line must name two columns or more, got "hello". Separate them by commas, semicolons, tabs, bars or spaces.'],
    ["0,0.1\n1,0.2", 'The first line must name two columns or more, got "0", "0.1". Write step,lr above it.'],
    ["step,lr\n0,0.1\n1,-0.2", 'Lr must be a finite number >= 0, got "-0.2" at line 3. Leave the cell empty where nothing was logged.'],
    ["step,lr\n0,nan\n1,0.2", 'Lr must be a finite number >= 0, got "nan" at line 2. Leave the cell empty where nothing was logged.'],
    ["step,lr\n0,0.1\n1,0.2\n0,0.1", "Steps must rise, got 0 at line 4 after 1. Two runs stand in this file: keep the rows of one."],
    [
      "epoch,lr\n0,0.1\n1,0.2",
      'The file must have a column of steps, got "epoch", "lr". Name it step, or choose it from the list. Where the log counts epochs, choose that column and say so.',
    ],
    ["\0\0\u0001", "This is no text: it holds bytes that no log has. Save the log as CSV, in UTF-8 or UTF-16, and choose that."],
    [
      `step,lr\n${"0,1\n".repeat(longestLog / 4)}`,
      "The log must have at most 20 million characters, got 20 million. Keep every tenth row: awk 'NR == 1 || NR % 10 == 0' log.csv > short.csv",
    ],
  ])("%#", (text, trouble) => expect(readLog(text)).toMatchObject({ rows: [], trouble }));

  test("with another separator, decimal commas, quotes and either line ending", () => {
    for (const text of [
      "step;lr\r\n0;0,1\r\n1;0,05",
      "step\tlr\n0\t0.1\n1\t0.05",
      '"step","lr"\n"0","0.1"\n"1","0.05"',
      "\uFEFFstep|lr\n0|.1\n1|.05",
    ])
      expect(readLog(text).rows).toEqual([
        { step: 0, lr: 0.1 },
        { step: 1, lr: 0.05 },
      ]);
  });
});

describe("reads a plan", () => {
  const cosine = cosineAnnealing({ baseLr: 0.1, totalSteps: 1000 });
  const rates = (text: string, steps = 1000) => {
    const { lr } = readPlanText(text);
    const of = schedule(lr as never) as Schedule;
    return Array.from({ length: steps }, (_, t) => of(t));
  };
  const all = Array.from({ length: 1000 }, (_, t) => cosine(t));

  test.each([
    ["optimizer = SGD(model.parameters(), lr=0.1)\nscheduler = CosineAnnealingLR(optimizer, T_max=1000)"],
    [
      "opt = torch.optim.AdamW(net.parameters(), lr=1e-1, betas=(0.9, 0.95))  # ours\nsched = lr_scheduler.CosineAnnealingLR(opt, 1_000)\nfor x in loader:\n    train(x)",
    ],
    ['{"kind":"cosineAnnealing","baseLr":0.1,"totalSteps":1000}'],
    ['{"lr":{"kind":"cosineAnnealing","baseLr":0.1,"totalSteps":1000},"stepsPerEpoch":10}'],
    ['{"type":"CosineAnnealingLR","T_max":1000,"lr":0.1}'],
    ["https://example.org/playground/?v=1&task=spirals&a=cosineAnnealing(baseLr:0.1,totalSteps:1000)&seed=3"],
    ["lr=cosineAnnealing(baseLr:0.1,totalSteps:1000)"],
    ["cosineAnnealing(baseLr:0.1,totalSteps:1000)"],
    ["T = 1000\nSGD(p, lr=0.1)\nCosineAnnealingLR(optimizer, T_max=T, eta_min=0)"],
  ])("from %s", (text) => expect(rates(text)).toEqual(all));

  test("that is put together in PyTorch, and forgets what PyTorch does past the end", () => {
    const text = `optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
warm = LinearLR(optimizer, start_factor=0.1, end_factor=1.0, total_iters=9)
decay = CosineAnnealingLR(optimizer, T_max=90)
scheduler = SequentialLR(
    optimizer,
    schedulers=[warm, decay],
    milestones=[10],
)`;
    const planned = warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: 90 }), { steps: 10, offset: 1 });
    for (const [t, rate] of rates(text, 100).entries()) expect(rate).toBeCloseTo(planned(t), 12);
    expect(rates(text, 150)[140]).toBe(0);
  });

  test("as a list of rates", () => expect(readPlanText("[0.1, 0.05]").lr).toEqual([0.1, 0.05]));

  test.each([
    ["", 'The plan: the box must hold a link, JSON or PyTorch code, got "nothing". Or choose a schedule from the list.'],
    [
      "what?",
      'The plan: the text must be a link, JSON or the line that builds a scheduler, got "what?". Write CosineAnnealingLR(optimizer, T_max=1000).',
    ],
    ["CosineAnnealingLR(optimizer, T_max=epochs * len(loader))", "one plain value must stand in line 1"],
    ["SGD(p, lr=0.1)\nCosineAnnealingLR(optimizer, T_max=steps)", "The plan: steps must be a number"],
    ["CosineAnnealingLR(optimizer, T_max=100)", "fromPyTorch: lr must be the rate that the optimizer began with"],
    ["CosineAnnealingLR(optimizer, T_max=100", "a comma or ) must stand in line 1"],
    ["{'kind': 1}", "The plan: text that begins with { or [ must be JSON"],
    ["StepLR(optimizer, 30, 0.1, 7)", "fromPyTorch: "],
    [`StepLR(${"[".repeat(40)}`, "brackets at most 20 deep"],
  ])("says what is wrong with %s", (text, message) => expect(() => readPlanText(text)).toThrow(message));

  const shape: LogShape = { peak: 0.2, last: 0, steps: 500 };
  test("from fields, each family's guessed from the log", () => {
    for (const { definition } of families) {
      const values = guessedValues(definition.name, shape);
      const plan = readPlanForm({ ...form, source: "family", family: definition.name, values }, shape);
      const lr = schedule(plan?.lr as never);
      for (let t = 0; t < 500; t += 50) expect(Number.isFinite(lr(t)), definition.name).toBe(true);
    }
  });

  test.each<[Partial<PlanForm>, string]>([
    [{ source: "family", values: { baseLr: "0,1" } }, 'The plan: baseLr must be a number, got "0,1". Write a point, not a comma: 0.1.'],
    [{ source: "family", values: { baseLr: "0.1" } }, "cosineAnnealing: totalSteps is missing"],
    [{ source: "family", values: { baseLr: "0.1", totalSteps: "9.5" } }, "cosineAnnealing: totalSteps must be a whole number"],
    [
      { source: "family", values: { baseLr: "0.1", totalSteps: "9" }, resumedAt: "x" },
      'The plan: the update of the resume must be a whole number >= 1, got "x". Leave it empty where it is not known.',
    ],
    [
      { source: "family", values: { baseLr: "0.1", totalSteps: "9" }, warmupSteps: "-1" },
      'The plan: updates of warmup must be a whole number, got "-1". Leave it empty where there is none.',
    ],
    [{ source: "family", family: "toString" }, 'The plan: the schedule must be one of the list, got "toString". Choose another.'],
  ])("refuses %o", (of, message) => expect(() => readPlanForm({ ...form, ...of }, shape)).toThrow(message));
});

describe("judges", () => {
  test("a log under its plan, like diagnose", () => {
    const rows = readLog(csv("step,lr", (t) => line(2 * t), 20, 5)).rows;
    const { diagnosis, isGuess } = verdict(
      csv("step,lr", (t) => line(2 * t), 20, 5),
      {
        source: "family",
        family: "linear",
        values: { baseLr: "0.1", totalSteps: "100" },
      },
    );
    expect(diagnosis).toEqual(diagnose(rows, { lr: line.spec, steps: 100, traceUnit: "updates" }));
    expect([diagnosis.bug, isGuess]).toEqual(["double-stepping", false]);
  });

  test.each([
    ["a cosine", cosineAnnealing({ baseLr: 0.1, totalSteps: 1000 }), "healthy"],
    ["a line", linear({ baseLr: 3e-4, totalSteps: 1000 }), "healthy"],
    ["a warmup and a cosine", warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: 900 }), { steps: 100, offset: 1 }), "healthy"],
    ["one-cycle", oneCycle({ maxLr: 0.1, totalSteps: 1000 }), "healthy"],
    ["stairs", multiStep({ baseLr: 0.1, milestones: [300, 600, 900] }), "healthy"],
  ] as const)("%s without a plan, as followed", (_, lr, bug) => {
    const { rows, shape } = readLog(csv("step,lr", (t) => Number(lr(t).toPrecision(4)), 100, 10));
    const { diagnosis, plan } = guessPlan(rows, {}, shape as LogShape);
    expect([diagnosis.bug, plan.steps], diagnosis.sentence).toEqual([bug, 1000]);
    expect(diagnosis.explained).toBeGreaterThan(0.98);
  });

  test("without a plan, names what no plan would do", () => {
    const cosine = cosineAnnealing({ baseLr: 0.1, totalSteps: 1000 });
    const resumed = verdict(
      csv("step,lr", (t) => cosine(t < 400 ? t : t - 400), 100, 10),
      {},
    );
    expect([resumed.diagnosis.bug, resumed.isGuess]).toEqual(["resume-from-zero", true]);
  });

  test("in epochs, where the log says so", () => {
    const epochs = csv("epoch,lr", (e) => line(10 * e), 10).replace("epoch", "step");
    const found = verdict(epochs, {
      source: "family",
      family: "linear",
      values: { baseLr: "0.1", totalSteps: "100" },
      unit: "epochs",
      stepsPerEpoch: "10",
    });
    expect(found.diagnosis.bug).toBe("healthy");
  });

  test("and says what is missing", () => {
    expect(judgeLog([], form)).toEqual({
      trouble: 'The log: a log must be read first, got "none". Paste one, choose a file or try a sample.',
    });
    const rows = readLog(csv("step,lr", line, 100)).rows;
    expect(judgeLog(rows, { ...form, unit: "epochs" })).toMatchObject({ trouble: expect.stringContaining("StepsPerEpoch must be given") });
  });

  test.each(sampleLogs)("the sample of $name", ({ text, form: of }) => {
    const { diagnosis } = verdict(text, of);
    expect(diagnosis.confidence).toBeGreaterThan(0.9);
  });

  test("a hundred thousand rows in a second or two", () => {
    const lr = cosineAnnealing({ baseLr: 0.1, totalSteps: 100_000 });
    const text = csv("step,lr", (t) => lr(2 * t), 100_000);
    const started = performance.now();
    const { rows } = readLog(text);
    const readIn = performance.now() - started;
    const found = judgeLog(rows, { ...form, source: "family", values: { baseLr: "0.1", totalSteps: "100000" } });
    console.log(`100,000 rows: read in ${Math.round(readIn)} ms, judged in ${Math.round(performance.now() - started - readIn)} ms`);
    expect(found).toMatchObject({ diagnosis: { bug: "double-stepping" } });
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
