/** A hundred thousand steps take no more memory than the first thousand. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bundleOf } from "./bundle.js";

/** Megabytes in use after `steps` more steps: the kernels' memory, and what is left of JavaScript's after a collection. */
interface Use {
  readonly kernels: number;
  readonly objects: number;
}

const program = `
import { ours, floats } from "./laws.mjs";
const { step } = ours("a");
const use = (steps) => {
  for (let t = 0; t < steps; t++) step(t, t % 10 === 9);
  for (let i = 0; i < 4; i++) gc();
  return { kernels: floats().buffer.byteLength / 2 ** 20, objects: process.memoryUsage().heapUsed / 2 ** 20 };
};
console.log(JSON.stringify([use(1000), use(9000), use(90000)]));
`;

test("100,000 steps of an MLP leave both memories as they were", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lrlab-"));
  writeFileSync(join(folder, "laws.mjs"), await bundleOf("taskA.ts", "es"));
  writeFileSync(join(folder, "run.mjs"), program);
  const answer = execFileSync(process.execPath, ["--expose-gc", join(folder, "run.mjs")], { encoding: "utf8" });
  const [early, middle, late] = JSON.parse(answer) as [Use, Use, Use];
  expect(early.kernels).toBeLessThan(4);
  expect([middle.kernels, late.kernels]).toEqual([early.kernels, early.kernels]);
  // what is left after a collection varies by some kilobytes; one number kept for each step would be 0.7 MB
  expect(late.objects - middle.objects).toBeLessThan(0.2);
}, 60_000);
