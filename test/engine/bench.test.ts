/** The bench runs, says what it promises, and judges what it measured. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import type { Line } from "../bench/line.js";
import { table } from "../bench/table.js";
import { lastLosses, type TaskName, taskNames } from "../bench/tasks.js";
import { root } from "../realParts.js";

const bench = (env: Readonly<Record<string, string>>) =>
  spawnSync(process.execPath, ["test/bench/engine.ts"], { cwd: root, encoding: "utf8", env: { ...process.env, ...env } });

test("bench:engine prints a JSON line for each task", () => {
  const { stdout, stderr } = bench({ MS: "20", REPS: "1" });
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  expect(
    lines.map(({ task }) => task),
    stderr,
  ).toEqual([...taskNames]);
  for (const line of lines) {
    expect(Object.keys(line)).toEqual(["lib", "task", "sps", "max", "cps", "l0", "l49", "hash"]);
    expect(line.lib).toBe("lrlab");
    expect(line.cps).toBeGreaterThan(0);
    expect(line.l49).toBeCloseTo(lastLosses[line.task], 5);
    expect(line.hash).toMatch(/^[0-9a-f]{1,8}$/);
  }
});

test("MS and REPS must be whole numbers", () => {
  expect(bench({ MS: "half a second" }).stderr).toContain(
    'bench: MS must be a whole number from 1 to 999999, got "half a second". Leave it out for the usual one.',
  );
  expect(bench({ REPS: "0" }).stderr).toContain('bench: REPS must be a whole number from 1 to 999999, got "0".');
});

test("the table takes the median of the rounds, and says which goals are missed", () => {
  const line = (lib: string, task: TaskName, cps: number | null, max: number): Line => ({
    lib,
    task,
    sps: 1,
    max,
    cps,
    l0: 1,
    l49: 0.5,
    hash: "abc",
  });
  const lines = taskNames.flatMap((task) => [
    ...[100, 5000, 300].map((cps) => line("lrlab", task, cps, cps)),
    line("lrlab in Chromium", task, null, task === "a" ? 4000 : 4600),
    line("torch", task, task === "c" ? 250 : 30, 1),
    ...(task === "c" ? [] : [line("tfjs", task, 10, 1)]),
  ]);
  expect(table(lines, "a machine").split("\n").slice(2)).toEqual([
    "|  | (a) MLP 2-32-32-2 | (b) MLP 256-128-10 | (c) CNN 16 × 16 | (d) transformer |",
    "| --- | --- | --- | --- | --- |",
    "| lrlab | **300** | **300** | **300** | **300** |",
    "| torch | 30.0: 10.0× (goal 5×) | 30.0: 10.0× (goal 1.2×) | 250: 1.20× (goal 1.3×, **missed**) | 30.0: 10.0× (goal 0.65×) |",
    "| tfjs | 10.0: 30.0× (goal 20×) | 10.0: 30.0× (goal 8×) | cannot train it | 10.0: 30.0× (goal 7×) |",
    "| lrlab in Chromium's Worker: best steps a second, against Node's | 4000: 0.80× (goal 0.9×, **missed**) | 4600: 0.92× (goal 0.9×) | 4600: 0.92× (goal 0.9×) | 4600: 0.92× (goal 0.9×) |",
    "| loss of the 50th step | 0.50000 | 0.50000 | 0.50000 | 0.50000 |",
    "| the same in PyTorch | 0.50000 | 0.50000 | 0.50000 | 0.50000 |",
    "| fingerprint of 50 losses | `abc` | `abc` | `abc` | `abc` |",
  ]);
});
