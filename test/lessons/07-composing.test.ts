import { describe, expect, it } from "vitest";
import rateExercise from "../../src/lessons/course/07-composing/exercises/rate-at/check.js";
import { rateAt } from "../../src/lessons/course/07-composing/exercises/rate-at/solution.js";
import totalExercise from "../../src/lessons/course/07-composing/exercises/total-updates/check.js";
import { experiments, plots } from "../../src/lessons/course/07-composing/experiments.js";
import { composed, flagsOf } from "../../src/lessons/course/07-composing/pictures/joins.js";
import { countings, planFor, updates } from "../../src/lessons/course/07-composing/plans.js";
import { quiz } from "../../src/lessons/course/07-composing/quiz.js";
import { wrongUnits } from "../../src/lessons/course/07-composing/study.js";
import { values } from "../../src/lessons/course/07-composing/values.js";
import type { CurvesFigure, IntervalsFigure } from "../../src/plots/figure.js";
import { checked, drawer, runner } from "./tryLesson.js";
import { expectWrongAnswers } from "./wrongAnswers.js";

const stored = import.meta.glob<string>("../../src/lessons/course/07-composing/results/*.jsonl", {
  eager: true,
  query: "?raw",
  import: "default",
});
const rowsOf = <Row>(name: string): Row[] =>
  (stored[`../../src/lessons/course/07-composing/results/${name}.jsonl`] ?? "")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => JSON.parse(line) as Row);

interface Piece {
  steps: number;
  from: number;
  to: number;
}

describe("exercise rate-at", () => {
  const line = "one piece is a line";
  const own = "each piece has a clock of its own";
  const boundary = "a boundary belongs to the piece that begins there";
  const past = "past the end it stays";
  const empty = "a piece of no updates is never on duty";
  const random = "random pieces";

  it("takes a solution that looks the piece up by its start", async () => {
    const lookUp = (pieces: Piece[], step: number): number => {
      const starts = [0];
      for (const { steps } of pieces) starts.push((starts.at(-1) as number) + steps);
      const at = pieces.findIndex((piece, i) => piece.steps > 0 && step >= (starts[i] as number) && step < (starts[i + 1] as number));
      if (at < 0) return (pieces.at(-1) as Piece).to;
      const { steps, from, to } = pieces[at] as Piece;
      const part = (step - (starts[at] as number)) / steps;
      return (1 - part) * from + part * to;
    };
    const { score, points } = await checked(rateExercise, lookUp);
    expect(score).toBe(points);
  });

  const walk = (pieces: Piece[], step: number, inside: (t: number, steps: number) => boolean): number => {
    let t = step;
    for (const { steps, from, to } of pieces) {
      if (inside(t, steps)) return from + ((to - from) * t) / steps;
      t -= steps;
    }
    return (pieces.at(-1) as Piece).to;
  };
  expectWrongAnswers(rateExercise, {
    "gives the boundary to the piece that ends": {
      answer: (pieces: Piece[], step: number) => walk(pieces, step, (t, steps) => t <= steps),
      loses: [boundary, empty, random],
    },
    "reads the run's clock": {
      answer: (pieces: Piece[], step: number) => {
        let start = 0;
        for (const { steps, from, to } of pieces) {
          if (step < start + steps) return from + ((to - from) * step) / steps;
          start += steps;
        }
        return (pieces.at(-1) as Piece).to;
      },
      loses: [own, boundary, empty, random],
    },
    "goes on along the last piece": {
      answer: (pieces: Piece[], step: number) => {
        const before = pieces.slice(0, -1).reduce((sum, { steps }) => sum + steps, 0);
        const { steps, from, to } = pieces.at(-1) as Piece;
        return step < before ? rateAt(pieces, step) : from + ((to - from) * (step - before)) / steps;
      },
      loses: [past, random],
    },
    "ends with nothing": {
      answer: (pieces: Piece[], step: number) => (step < pieces.reduce((sum, { steps }) => sum + steps, 0) ? rateAt(pieces, step) : 0),
      loses: [past, random],
    },
    "arrives one update early": {
      answer: (pieces: Piece[], step: number) => {
        let t = step;
        for (const { steps, from, to } of pieces) {
          if (t < steps) return from + ((to - from) * t) / Math.max(1, steps - 1);
          t -= steps;
        }
        return (pieces.at(-1) as Piece).to;
      },
      loses: [line, own, empty, random],
    },
  });
});

describe("exercise total-updates", () => {
  interface Run {
    n: number;
    batch: number;
    accum: number;
    epochs: number;
    dropLast: boolean;
  }
  const divides = "everything divides";
  const together = "accumulated batches make one update together";
  const notFull = "a last batch that isn't full";
  const left = "what is left over at an epoch's end is lost";
  const none = "no epochs, no updates";
  const random = "random runs against the loop itself";

  it("takes a solution that counts in a loop", async () => {
    const counting = ({ n, batch, accum, epochs, dropLast }: Run): number => {
      const sizes = Array.from({ length: Math.ceil(n / batch) }, (_, i) => Math.min(batch, n - i * batch));
      const batches = sizes.filter((size) => !dropLast || size === batch).length;
      let count = 0;
      for (let epoch = 0; epoch < epochs; epoch++) for (let i = 1; i <= batches; i++) if (i % accum === 0) count += 1;
      return count;
    };
    const { score, points } = await checked(totalExercise, counting);
    expect(score).toBe(points);
  });

  const batchesOf = ({ n, batch, dropLast }: Run): number => (dropLast ? Math.floor : Math.ceil)(n / batch);
  expectWrongAnswers(totalExercise, {
    "counts batches": { answer: (run: Run) => batchesOf(run) * run.epochs, loses: [together, left, random] },
    "carries batches over into the next epoch": {
      answer: (run: Run) => Math.floor((batchesOf(run) * run.epochs) / run.accum),
      loses: [left, random],
    },
    "flushes what is left over": { answer: (run: Run) => Math.ceil(batchesOf(run) / run.accum) * run.epochs, loses: [left, random] },
    "always drops the last batch": {
      answer: (run: Run) => Math.floor(Math.floor(run.n / run.batch) / run.accum) * run.epochs,
      loses: [notFull, random],
    },
    "forgets the epochs": {
      answer: (run: Run) => Math.floor(batchesOf(run) / run.accum),
      loses: [divides, together, notFull, left, none, random],
    },
  });
});

const figureOf = drawer(plots);

describe("pictures", () => {
  it("four counts of one run: what the text says of them", () => {
    const says = (told: string, climbs = true): string => figureOf("counts", { told, climbs }).sentence;
    const part = (1 + Math.cos((Math.PI * 4999) / 20_000)) / 2;
    expect(says("batches")).toContain(`${Number((100 * part).toPrecision(3))} % of the peak`);
    expect(says("updates")).toContain("falls once");
    expect(says("epoch", false)).toContain("the other 3000 move nothing");
    expect(says("epochs")).toContain("250 times up and down");
  });

  it("a decay on its own clock meets the hold, one on the run's clock falls off a ledge", () => {
    const base = { warm: 50, hold: 150, decay: "cosine", fall: 400, clock: "own" } as const;
    expect(flagsOf(composed(base), 600)).toEqual({ jumps: [], zero: 0, past: 0 });
    const ledge = flagsOf(composed({ ...base, clock: "run" }), 600);
    expect(ledge.jumps.map(({ step }) => step)).toEqual([200]);
    expect(ledge.jumps[0]?.after).toBeCloseTo(0.05 * (1 + Math.cos((Math.PI * 200) / 600)), 9);
    expect(flagsOf(composed(base), 700)).toMatchObject({ past: 100, zero: 100 });
    expect(flagsOf(composed({ ...base, decay: "inverse sqrt" }), 800)).toEqual({ jumps: [], zero: 0, past: 0 });
  });

  it("all three flags can be raised at once, as the text asks", () => {
    const { sentence } = figureOf("joins", { warm: 50, hold: 0, clock: "run", fall: 400, steps: 700 });
    expect(sentence).toMatch(/^3 flags: a jump from .*; 250 updates past the plan's end; /);
  });

  it("the stairs end where one epoch is left", () => {
    expect(figureOf("stairs", { epochs: 10 }).sentence).toContain("the last epoch trains at 2.45 % of the peak");
    const curve = (figureOf("stairs", { epochs: 4 }) as CurvesFigure).data.panels[0]?.curves[0];
    expect(curve?.points).toHaveLength(5);
  });

  it("the price of a wrong unit is that of the rows", () => {
    const rows = rowsOf<{ case: string; seed: number; values: { accuracy: number } }>("wrong-units");
    const at = (name: string): number[] => rows.filter((row) => row.case === name).map(({ values: { accuracy } }) => accuracy);
    const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;
    const drawn = (figureOf("units", { what: "units" }) as IntervalsFigure).data.rows;
    expect(drawn.map(({ label }) => label)).toEqual(["stepped once per epoch", "planned in batches", "T_max in epochs"]);
    for (const { label, mean: told, verdict } of drawn) {
      expect(told).toBeCloseTo(100 * (mean(at(label)) - mean(at("as planned"))), 6);
      expect(verdict).toBe("worse");
    }
  });
});

describe("the countings", () => {
  it("a warmup stepped once per epoch never passes a fifth of the peak", () => {
    const rates = Array.from({ length: updates }, (_, t) => countings["stepped once per epoch"]?.(t) ?? Number.NaN);
    expect(Math.max(...rates)).toBeCloseTo(10 / 50, 12);
    expect(new Set(rates).size).toBe(10);
    expect(planFor(updates)(updates - 1)).toBeLessThan(1e-4);
  });

  it("a study of one seed gives what is stored", () => {
    const [row] = rowsOf<{ case: string; seed: number; values: { accuracy: number; loss: number } }>("wrong-units").filter(
      (one) => one.case === "as planned" && one.seed === 1,
    );
    const run = wrongUnits.cases({ rate: 0.05 })["as planned"];
    expect(run && wrongUnits.run(run, 1)).toEqual(row?.values);
  });
});

describe("experiment horizons", () => {
  it("draws the reader's runs over the stored ones", () => {
    const { figure, progress } = runner(experiments)("horizons", { seeds: 1 });
    const curves = (figure as CurvesFigure).data.panels[0]?.curves ?? [];
    expect(curves.map(({ dashed }) => dashed === true)).toEqual([false, false, true, true]);
    expect(curves[2]?.points.map(([x]) => x)).toEqual([0.01, 0.03, 0.07, 0.14]);
    expect(progress.length).toBeGreaterThan(7);
  });
});

describe("numbers of the text and the questions", () => {
  it("what the text concludes is what was measured", () => {
    const said = values();
    expect(said.fourAtFit).toMatch(/^−.*\[−.*−/); // the wrong plan loses at the right plan's peak
    expect(said.fourAtLow).toMatch(/^\+.*\[\+.*\+/); // and wins where the peak is too low
    for (const name of ["fourVerdict", "stairsVerdict", "jumpVerdict"]) expect(said[name], name).toBe("one cannot tell");
    expect(said.stairsOwn).toMatch(/^\+.*\[\+.*\+/);
    expect(said.jumpHigh).toMatch(/^−.*\[−.*−/);
    expect(said.tooLongEnd).toBe("85.4 %");
    expect(said.lastEpoch).toBe(`${Number((50 * (1 + Math.cos(0.9 * Math.PI))).toPrecision(3))} %`);
    expect(Number(said.noamPeak)).toBeCloseTo(1 / Math.sqrt(512 * 4000), 6);
    const rate = (total: number, floor: number): number => floor + ((0.1 - floor) / 2) * (1 + Math.cos((Math.PI * 450) / (total - 50)));
    for (const [name, total, floor] of [
      ["settingsShort", 600, 0],
      ["settingsLong", 1200, 0],
      ["settingsFloor", 600, 0.01],
    ] as const)
      expect(said[name]).toBe(String(Number(rate(total, floor).toPrecision(3))));
    const order = ["perEpochCost", "batchesCost", "epochsCost"].map((name) => Number(said[name]?.split(" ")[0]?.replace("−", "-")));
    expect(order).toEqual([...order].sort((a, b) => a - b)); // the slow warmup costs most, the swinging rate least
  });

  it("every key of the quiz comes out of a second route", () => {
    const rightOf = (id: string): string => quiz.find((item) => item.id === id)?.options.find(({ right }) => right)?.text ?? "";
    expect(rightOf("accumulate")).toMatch(/^5000: /);
    expect(rightOf("four-times")).toBe(`${Math.round(50 * (1 + Math.SQRT1_2))} %`);
    expect(rightOf("per-epoch-warmup")).toContain(`${Math.round(8900 / 500)} %`);
    expect(rightOf("per-epoch-cosine")).toBe(`${(100 * Math.sin(Math.PI / 20) ** 2).toPrecision(2)} %`);
  });
});
