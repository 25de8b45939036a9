import { type Bug, cosineAnnealing, diagnose, linear, type Plan, sequence, warmup } from "lrlab";
import { expect, test } from "vitest";
import { bugs } from "../../../src/schedules/diagnostics/bugs/index.js";

const cosine = cosineAnnealing({ baseLr: 0.1, totalSteps: 1000 });
const line = linear({ baseLr: 0.1, totalSteps: 1000 });
const stepped = "    optimizer.step()\n    scheduler.step()";

/** Bugs that come about in more than one way, each with the line that mends it. */
test.each<[string, Bug, (t: number) => number, Plan, string]>([
  ["stepped once an epoch", "wrong-unit", (t) => line(Math.floor(t / 50)), { lr: line, stepsPerEpoch: 50 }, "        scheduler.step()"],
  ["lengths in epochs", "wrong-unit", (t) => line(Math.min(1000, t * 50)), { lr: line, stepsPerEpoch: 50 }, "T_max = epochs * len(loader)"],
  [
    "lengths in micro-batches",
    "accumulation-mismatch",
    (t) => 0.1 * (1 - t / 4000),
    { lr: line, accumulation: 4 },
    "len(loader) // accumulation",
  ],
  ["stepped for micro-batches", "accumulation-mismatch", (t) => line(4 * t), { lr: line, accumulation: 4 }, stepped],
  ["stepped by the trainer too", "double-stepping", (t) => line(2 * t), { lr: line }, "the only one that steps it"],
  ["stepped by each process", "double-stepping", (t) => line(8 * t), { lr: line, workers: 8 }, "accelerator.num_processes"],
  ["nothing restored", "resume-from-zero", (t) => cosine(t % 400), { lr: cosine, resumedAt: 400, steps: 800 }, "optimizer.load_state_dict"],
  ["set to 0", "two-schedulers", () => 0, { lr: cosine }, "scheduler = make_scheduler(optimizer)"],
  ["multiplied", "two-schedulers", (t) => cosine(t) * 0.997 ** t, { lr: cosine }, "scheduler.step()"],
  [
    "at once",
    "two-schedulers",
    (t) => Math.min(1, (t + 1) / 100) * cosineAnnealing({ baseLr: 0.1, totalSteps: 900 })(t),
    { lr: warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: 900 }), { steps: 100, offset: 1 }) },
    "SequentialLR",
  ],
])("%s: %s", (_, bug, rate, plan, line) => {
  const steps = plan.steps ?? 1000;
  const found = diagnose(
    Array.from({ length: steps / 10 }, (_, i) => ({ step: 10 * i, lr: rate(10 * i) })),
    plan,
  );
  expect(found.bug, found.sentence).toBe(bug);
  expect(found.fix?.after).toContain(line);
  expect(found.fix?.before).not.toBe(found.fix?.after);
});

test("every bug has lines to change, short enough for a phone; a healthy run has none", () => {
  for (const { bug, fix } of bugs) {
    if (bug === "healthy") expect(fix).toBeNull();
    else for (const line of `${fix?.before}\n${fix?.after}`.split("\n")) expect(line.length, line).toBeLessThanOrEqual(72);
  }
  const found = diagnose(
    Array.from({ length: 100 }, (_, i) => ({ step: 10 * i, lr: sequence(line)(10 * i) })),
    { lr: line },
  );
  expect([found.bug, found.fix]).toEqual(["healthy", null]);
});
