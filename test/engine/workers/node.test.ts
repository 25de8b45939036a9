import { spawnSync } from "node:child_process";
import { experiment } from "lrlab/engine";
import { type Pool, workers } from "lrlab/workers";
import { afterEach, describe, expect, test } from "vitest";
import { readSweep } from "../../../src/engine/experiment/readSweep.js";
import type { RunSpec } from "../../../src/engine/experiment/runSpec.js";
import { answer, type Job } from "../../../src/engine/workers/job.js";
import { type Listener, workerPool } from "../../../src/engine/workers/workerPool.js";
import { refusal } from "../../refusal.js";
import { shapes, sweep } from "../experiment/synthetic.js";

const pools: Pool[] = [];
const open = (count: number): Pool => {
  const pool = workers({ count });
  pools.push(pool);
  return pool;
};
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});

const run = (more: object = {}): RunSpec => ({ ...readSweep("sweep", sweep()).run("cosine", 0.1, 1), ...more }) as RunSpec;

describe("a worker's job", () => {
  test("comes back with its number, and an outcome or a fault", () => {
    expect(answer({ id: 7, run: run() })).toMatchObject({ id: 7, outcome: { diverged: null } });
    expect(answer({ id: 8, run: run({ engine: 0 }) })).toEqual({
      id: 8,
      fault: expect.stringMatching(/^runOne: the run must be for engine version \d+, got 0\. /),
    });
  });
});

test("a worker that ends while it has nothing to do is given no more runs", async () => {
  const opened: Listener[] = [];
  const pool = workerPool("workers", { count: 1 }, 1, (listener) => {
    const number = opened.push(listener);
    const post = ({ id, run }: Job) => {
      if (number === 1 && id > 1) throw new Error("it is gone");
      listener.answered(answer({ id, run }));
    };
    return { post, hold: () => {}, close: async () => {} };
  });
  const first = await pool.run(run());
  opened[0]?.died("no memory");
  expect(await pool.run(run())).toEqual(first);
  expect(opened.length).toBe(2);
});

describe("threads", () => {
  test("give the rows that this thread gives, bit for bit", async () => {
    const options = sweep({ shapes: shapes(60), steps: 60 });
    expect(JSON.stringify(await experiment({ ...options, pool: open(2) }))).toBe(JSON.stringify(experiment(options)));
  });

  test("work through more runs than there are of them", async () => {
    const pool = open(2);
    const rates = [0.1, 0.2, 0.3, 0.4, 0.5];
    const outcomes = await Promise.all(rates.map((rate) => pool.run(run({ rate }))));
    expect(outcomes).toEqual(rates.map((rate) => (answer({ id: 0, run: run({ rate }) }) as { outcome: unknown }).outcome));
  });

  test("say what was wrong with a run, and go on", async () => {
    const pool = open(1);
    await expect(pool.run(run({ model: { kind: "mlp", sizes: [3, 2], seed: 1 } }))).rejects.toThrow(/^mlp: its input must /);
    await expect(pool.run(undefined as never)).rejects.toThrow(/^runOne: kind must be one of /);
    await expect(pool.run((() => 1) as never)).rejects.toThrow(
      /^workers\.run: the run must be plain data, got what no worker can be sent\. /,
    );
    expect((await pool.run(run())).diverged).toBeNull();
  });

  test("closed, they refuse runs, and give up those under way", async () => {
    const pool = workers({ count: 1 });
    const [first, second] = [pool.run(run({ steps: 1_000_000 })), pool.run(run())];
    const both = Promise.allSettled([first, second]);
    await pool.close();
    for (const ended of await both)
      expect(ended).toMatchObject({ status: "rejected", reason: { message: "workers: the pool was closed before the run ended." } });
    await expect(pool.run(run())).rejects.toThrow("workers: the pool must be open, got one that was closed. Make another.");
  });

  test("as many as the machine has processors when left out", () => {
    const pool = workers();
    pools.push(pool);
    expect(pool.size).toBeGreaterThanOrEqual(1);
  });

  test("bad input", () => {
    expect(refusal(() => workers({ count: 0 }))).toBe(
      "workers: count must be a whole number >= 1 and <= 256, got 0. It is the number of workers.",
    );
    expect(refusal(() => workers({ count: null } as never))).toBe(
      "workers: count must be a whole number >= 1 and <= 256, got null. It is the number of workers.",
    );
    expect(refusal(() => workers({ threads: 2 } as never))).toBe("workers: unknown parameter threads. It takes count.");
  });

  test("a CommonJS script can require them, as cells do, and ends without closing them", () => {
    const code = `
      const { experiment } = require("lrlab/engine");
      const { workers } = require("lrlab/workers");
      const options = { kind: "noisyQuadratic", shapes: { constant: { kind: "constant", baseLr: 1 } }, rates: [0.1, 0.2, 0.4], steps: 10 };
      experiment({ ...options, pool: workers({ count: 2 }) }).then(({ rows }) => console.log(rows.length, JSON.stringify(rows) === JSON.stringify(experiment(options).rows)));`;
    const { stdout, stderr } = spawnSync(process.execPath, ["-e", code], { encoding: "utf8", timeout: 20_000 });
    expect([stdout, stderr]).toEqual(["4 true\n", ""]);
  });
});
