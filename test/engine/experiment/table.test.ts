import { pairedInterval } from "lrlab";
import { describe, expect, test } from "vitest";
import { grow } from "../../../src/engine/experiment/grow.js";
import { markdownOf } from "../../../src/engine/experiment/markdown.js";
import { tabulate } from "../../../src/engine/experiment/table.js";
import { outcome, planned, rowsFor, shared } from "./synthetic.js";

const of = <T extends { readonly name: string }>(things: readonly T[], name: string): T => {
  const found = things.find((thing) => thing.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

describe("tabulate", () => {
  test("chooses the rate on the validation data and reports it on the test data", () => {
    const { plan, grid } = planned();
    // 0.2 is best on validation; on the test data 0.4 would have been.
    const validation: Record<number, number> = { 0.1: 0.5, 0.2: 0.3, 0.4: 0.4 };
    const test: Record<number, number> = { 0.1: 0.5, 0.2: 0.35, 0.4: 0.1 };
    const table = tabulate(
      plan,
      grid,
      rowsFor(plan, grid, ({ rate }) => outcome(validation[rate] as number, test[rate] as number)),
    );
    const constant = of(table.shapes, "constant");
    expect([constant.rate, constant.edge]).toEqual([0.2, null]);
    expect(constant.test).toBeCloseTo(0.35, 12);
    expect(constant.rates.map(({ regret }) => Number(regret?.toFixed(9)))).toEqual([0.15, 0, -0.25]);
  });

  test("differences are of the same seed, and what pairs share cancels", () => {
    const { plan, grid } = planned();
    const loss = (shape: string, rate: number, seed: number | null): number =>
      5 + shared(seed) + (shape === "cosine" ? -0.1 - 0.001 * ((seed ?? 0) % 3) : 0) + Math.abs(Math.log2(rate / 0.2));
    const table = tabulate(
      plan,
      grid,
      rowsFor(plan, grid, ({ shape, rate, seed }) => outcome(loss(shape, rate, seed))),
    );
    const { versus } = of(table.shapes, "cosine");
    const seeds = [1, 2, 3, 4, 5, 6];
    const expected = pairedInterval(
      seeds.map((seed) => loss("cosine", 0.2, seed)),
      seeds.map((seed) => loss("constant", 0.2, seed)),
    );
    expect(versus?.difference).toEqual(expected);
    expect(versus?.verdict).toBe("better");
    expect((versus?.p ?? 1) < 1e-6).toBe(true);
    expect(of(table.shapes, "constant").versus).toBeNull();
    expect(of(table.shapes, "constant").regret).toBeCloseTo(0.101, 9);
    expect(of(table.shapes, "cosine").regret).toBe(0);
  });

  test("a rate at which one seed diverged is never chosen, however good the others", () => {
    const { plan, grid } = planned();
    const table = tabulate(
      plan,
      grid,
      rowsFor(plan, grid, ({ rate, seed }) => outcome(rate === 0.4 ? (seed === 3 ? null : 0.01) : 1 - rate)),
    );
    const { rate, rates } = of(table.shapes, "constant");
    expect(rate).toBe(0.2);
    expect(rates[2]).toEqual({ rate: 0.4, validation: null, test: null, regret: null, band: null, diverged: 1 });
    expect(table.sameRate[2]?.versus.cosine).toBeNull();
  });

  test("of equals the lowest rate is chosen", () => {
    const { plan, grid } = planned();
    const table = tabulate(
      plan,
      grid,
      rowsFor(plan, grid, () => outcome(1)),
    );
    expect(table.shapes.map(({ rate, edge }) => [rate, edge])).toEqual([
      [0.1, "lowest"],
      [0.1, "lowest"],
    ]);
  });

  test("a shape that diverges at every rate has no rate, and no comparison", () => {
    const { plan, grid } = planned();
    const table = tabulate(
      plan,
      grid,
      rowsFor(plan, grid, ({ shape, seed }) => outcome(shape === "cosine" && seed === 2 ? null : 1)),
    );
    expect(of(table.shapes, "cosine")).toMatchObject({ rate: null, test: null, regret: null, edge: null, versus: null });
    expect(of(table.shapes, "constant").regret).toBe(0);
  });

  test("an accuracy is better the higher it is", () => {
    const { plan, grid } = planned({ metric: "accuracy", smallest: 0.01 });
    const table = tabulate(
      plan,
      grid,
      rowsFor(plan, grid, ({ shape, rate, seed }) =>
        outcome((shape === "cosine" ? 0.1 : 0.2) + (rate === 0.2 ? 0 : 0.05) + 0.001 * ((seed ?? 0) % 2)),
      ),
    );
    expect(of(table.shapes, "cosine").versus?.verdict).toBe("better");
    expect(of(table.shapes, "cosine").versus?.difference.mean).toBeCloseTo(0.1, 9);
    expect(of(table.shapes, "constant")).toMatchObject({ rate: 0.2 });
    expect(of(table.shapes, "constant").rates.map(({ regret }) => Number(regret?.toFixed(9)))).toEqual([0.05, 0, 0.05]);
    expect(of(table.shapes, "constant").regret).toBeCloseTo(0.1, 9);
  });

  test("an exact result is better only by more than the smallest difference worth having", () => {
    const verdicts = [0.05, 0.2].map((smallest) => {
      const { plan, grid } = planned({ kind: "noisyQuadratic", smallest }, ["kind", "shapes", "rates", "steps", "metric", "smallest"]);
      const rows = rowsFor(plan, grid, ({ shape }) => outcome(shape === "cosine" ? 0.9 : 1));
      return of(tabulate(plan, grid, rows).shapes, "cosine").versus;
    });
    expect(verdicts.map((versus) => [versus?.verdict, versus?.p])).toEqual([
      ["better", null],
      ["equal", null],
    ]);
  });

  test("at the same rate the sign can flip", () => {
    const { plan, grid } = planned();
    const table = tabulate(
      plan,
      grid,
      rowsFor(plan, grid, ({ shape, rate, seed }) =>
        outcome(1 + shared(seed) + (shape === "cosine" ? 0.3 - rate : 0) + 0.001 * ((seed ?? 0) % 2)),
      ),
    );
    expect(table.sameRate.map(({ rate, versus }) => [rate, versus.cosine?.verdict])).toEqual([
      [0.1, "worse"],
      [0.2, "worse"],
      [0.4, "better"],
    ]);
  });
});

describe("grow", () => {
  const grown = (more: Parameters<typeof planned>[0], loss: (rate: number, seed: number | null, shape: string) => number | null) => {
    const { plan, grid } = planned(more);
    const rows = rowsFor(plan, grid, ({ shape, rate, seed }) => outcome(loss(rate, seed, shape)));
    const { grid: next, notes } = grow(plan, grid, tabulate(plan, grid, rows));
    return { rates: next?.rates.get("constant") ?? null, seeds: next?.seeds ?? null, notes, next };
  };

  test("goes on beyond an edge by the grid's own factor", () => {
    expect(grown({}, (rate) => -rate).rates).toEqual([0.1, 0.2, 0.4, 0.8]);
    expect(grown({}, (rate) => rate).rates).toEqual([0.05, 0.1, 0.2, 0.4]);
    expect(grown({}, (rate) => rate).notes[0]).toBe("constant: the best rate, 0.1, is the lowest of 3. Rate to try: 0.05.");
    expect(grown({ rates: [0.1, 0.3, 0.9] }, (rate) => -rate).rates).toEqual([0.1, 0.3, 0.9, 2.7]);
    expect(grown({ rates: [0.1, 0.3, 0.9] }, (rate) => rate).rates).toEqual([0.0333, 0.1, 0.3, 0.9]);
    expect(grown({ rates: [0.3] }, (rate) => rate).rates).toEqual([0.15, 0.3, 0.6]);
    expect(grown({ rates: [1000, 2000, 4000] }, (rate) => -rate).rates).toEqual([1000, 2000, 4000, 8000]);
    expect(grown({ rates: [2000, 4000, 8000] }, (rate) => -rate).rates).toBeNull();
    expect(grown({ rates: [1e-9, 2e-9] }, (rate) => rate).rates).toBeNull();
  });

  test("only the shape whose best rate lies at an edge gets more", () => {
    const { next } = grown({}, (rate, _, shape) => (shape === "cosine" ? -rate : Math.abs(rate - 0.2)));
    expect([...(next?.rates ?? [])]).toEqual([
      ["constant", [0.1, 0.2, 0.4]],
      ["cosine", [0.1, 0.2, 0.4, 0.8]],
    ]);
  });

  test("tries lower rates where every rate diverges", () => {
    expect(grown({}, () => null).rates).toEqual([0.05, 0.1, 0.2, 0.4]);
    expect(grown({}, () => null).notes[0]).toContain("constant: a run diverged at every rate. Rate to try: 0.05.");
  });

  test("puts rates between the best and its neighbours until they are near enough", () => {
    const { rates, notes } = grown({ finest: 1.5 }, (rate) => Math.abs(rate - 0.2));
    expect(rates).toEqual([0.1, 0.141, 0.2, 0.283, 0.4]);
    expect(notes[0]).toBe(
      "constant: the neighbours of the best rate, 0.2, are further away than a factor 1.5. Rates to try: 0.141, 0.283.",
    );
    expect(grown({ finest: 2.1 }, (rate) => Math.abs(rate - 0.2)).rates).toBeNull();
  });

  test("stops at the limit of rates, and says so", () => {
    const { next, notes } = grown({ mostRates: 3 }, (rate) => -rate);
    expect(next).toBeNull();
    expect(grown({ finest: 1.5, mostRates: 4 }, (rate) => Math.abs(rate - 0.2)).rates).toEqual([0.1, 0.141, 0.2, 0.4]);
    expect(notes[0]).toBe(
      "constant: the best rate, 0.4, is the highest of 3. Rate to try: 0.8. It has 3 rates, its limit: raise mostRates.",
    );
  });

  test("adds seeds while an interval is wider than the smallest difference worth having", () => {
    const noisy = (rate: number, seed: number | null, shape: string) =>
      Math.abs(rate - 0.2) + (shape === "cosine" ? 0.1 * shared(seed) : 0);
    const seeds = { from: 6, to: 11, step: 4 };
    expect(grown({ seeds, smallest: 0.01 }, noisy).seeds).toBe(10);
    expect(grown({ seeds, smallest: 0.01 }, noisy).notes[0]).toMatch(
      /^cosine: with 6 seeds the interval is ± 0\.\d+, the smallest difference worth having 0\.01\. Seeds to run: 7 to 10\.$/,
    );
    expect(grown({ seeds: { ...seeds, step: 8 }, smallest: 0.01 }, noisy).seeds).toBe(11);
    expect(grown({ seeds, smallest: 1 }, noisy)).toMatchObject({ next: null, notes: [] });
    const limit = grown({ seeds: 6, smallest: 0.01 }, noisy);
    expect([limit.next, limit.notes[0]?.endsWith("Its limit of seeds is reached: raise seeds.to.")]).toEqual([null, true]);
  });

  test("rates come before seeds", () => {
    const noisy = (rate: number, seed: number | null) => -rate + shared(seed);
    const { rates, seeds } = grown(
      { seeds: { from: 2, to: 9 }, smallest: 0.01 },
      (rate, seed, shape) => noisy(rate, seed) * (shape === "cosine" ? 2 : 1),
    );
    expect([rates?.length, seeds]).toEqual([4, 2]);
  });
});

test("the tables as Markdown say it all", () => {
  const { plan, grid } = planned({ metric: "accuracy", smallest: 0.02, seeds: 4 });
  const table = tabulate(
    plan,
    grid,
    rowsFor(plan, grid, ({ shape, rate, seed }) =>
      outcome(
        shape === "cosine" && rate === 0.4 && seed === 2
          ? null
          : 0.3 + (rate - 0.2) ** 2 - (shape === "cosine" ? 0.1 : 0) + 0.001 * ((seed ?? 0) % 2),
      ),
    ),
  );
  expect(markdownOf(table, ["more seeds."])).toMatchInlineSnapshot(`
    "Each at its own best rate (4 paired seeds, accuracy in %; smallest difference worth having 2.00):

    | shape | best rate | accuracy | − constant, 95 % interval | p (Holm) | verdict | regret |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: |
    | constant | 0.2 | 69.95 | baseline |  |  | 10.00 |
    | cosine | 0.2 | 79.95 | +10.00 [+10.00, +10.00] | < 0.001 | better | 0.00 |

    At every rate (means on the test data; the rate chosen on the validation data in bold):

    | rate | constant | cosine |
    | --- | ---: | ---: |
    | 0.1 | 68.95 | 78.95 |
    | 0.2 | **69.95** | **79.95** |
    | 0.4 | 65.95 | 1 diverged |

    At the same rate as constant:

    | rate | cosine − constant |
    | --- | ---: |
    | 0.1 | +10.00 [+10.00, +10.00] |
    | 0.2 | +10.00 [+10.00, +10.00] |
    | 0.4 |  |

    Open:

    - more seeds."
  `);
});
