/** The resume matrix against the real PyTorch: every scheduler, stopped and loaded in every way. */
import { describe, expect, test } from "vitest";
import { resumeRows, schedulerNames, total, ways } from "../../../src/labs/exact/resumeRows.js";
import { pythonAnswers } from "../../pythonAnswers.js";
import { partPath, requirePart } from "../../realParts.js";

/** Written from PyTorch's documentation, and from nothing of ours. */
const program = `
import json, sys, warnings, torch
from torch.optim.lr_scheduler import *
warnings.simplefilter("ignore")
total = 40
make = {
    "StepLR": lambda o: StepLR(o, 10, gamma=0.5),
    "MultiStepLR": lambda o: MultiStepLR(o, [10, 30], gamma=0.1),
    "ExponentialLR": lambda o: ExponentialLR(o, 0.95),
    "LinearLR": lambda o: LinearLR(o, 1, 0.1, total),
    "PolynomialLR": lambda o: PolynomialLR(o, total, 2),
    "CosineAnnealingLR": lambda o: CosineAnnealingLR(o, total),
    "CosineAnnealingWarmRestarts": lambda o: CosineAnnealingWarmRestarts(o, 15),
    "LambdaLR": lambda o: LambdaLR(o, lambda t: 1 - t / total),
    "OneCycleLR": lambda o: OneCycleLR(o, 0.1, total_steps=total),
    "CyclicLR": lambda o: CyclicLR(o, 0.01, 0.1, step_size_up=5),
    "SequentialLR": lambda o: SequentialLR(o, [LinearLR(o, 0.1, total_iters=5), CosineAnnealingLR(o, total - 5)], [5]),
}
def fresh():
    p = torch.nn.Parameter(torch.ones(1))
    return torch.optim.SGD([p], lr=0.1, momentum=0.9)
def go(o, s, n):
    rates = []
    for t in range(n):
        if t > 0:
            s.step()
        rates.append(float(o.param_groups[0]["lr"]))
        o.step()
    return rates
def saved(name, k):
    o = fresh(); s = make[name](o); go(o, s, k); s.step()
    alive.append(s)  # PyTorch 1.13's CyclicLR keeps a weak reference to itself in its state
    return o.state_dict(), s.state_dict()
alive, answers = [], []
for name, k in json.load(sys.stdin):
    came = {}
    for way in ["right", "early", "scheduler", "optimizer", "nothing"]:
        so, ss = saved(name, k)
        o = fresh()
        if way == "early":
            o.load_state_dict(so)
        s = make[name](o)
        if way in ("right", "early", "scheduler"):
            s.load_state_dict(ss)
        if way in ("right", "optimizer"):
            o.load_state_dict(so)
        came[way] = go(o, s, total - k)
    answers.append(came)
print(json.dumps(answers))
`;

describe.skipIf(!requirePart("torch", "the resume matrix"))("in PyTorch", () => {
  const jobs = [1, 9, 17, 33].flatMap((stopped) => schedulerNames.map((name) => [name, stopped] as const));
  const answers = pythonAnswers<readonly Readonly<Record<string, readonly number[]>>[]>(partPath("torch") ?? "", program, jobs);

  test("the run is as long as in the lab", () => expect(total).toBe(40));

  test.each(jobs.map(([name, stopped], i) => [name, stopped, i] as const))("%s, stopped after %d", (name, stopped, i) => {
    const row = resumeRows(stopped).find(({ scheduler }) => scheduler === name);
    for (const { way } of ways) {
      const ours = row?.resumed.find((cell) => cell.way === way)?.lr ?? [];
      const theirs = answers[i]?.[way] ?? [];
      expect(ours.length, way).toBe(total - stopped);
      expect(theirs.length, way).toBe(total - stopped);
      for (const [t, rate] of theirs.entries()) expect(Math.abs(rate - (ours[t] as number)), `${way}, update ${t}`).toBeLessThan(1e-9);
    }
  });
});
