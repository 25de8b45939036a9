import { formatNumber } from "../../plots/format.js";
import { percent } from "../say.js";
import type { Misuse } from "./misuse.js";
import { heldFor, lastOf, ratesOf, torchRates } from "./run.js";

const rebound = () => torchRates("CosineAnnealingLR", { T_max: 100 }, 400);

const byLambda = (t: number): number => 0.1 * 0.5 * (1 + Math.cos((Math.PI * t) / 100));

const milestones = (list: readonly number[]) => torchRates("MultiStepLR", { milestones: list, gamma: 0.1 }, 90);

/** SGDR with cycles of 10, 20 and 40 epochs of 10 batches, moved once an epoch, and once a batch. */
const inEpochs = (epoch: number): number => {
  const [start, length] = [[0, 10] as const, [10, 20] as const, [30, 40] as const].findLast(([from]) => epoch >= from) ?? [0, 10];
  return 0.1 * 0.5 * (1 + Math.cos((Math.PI * (epoch - start)) / length));
};
const restarts = () =>
  heldFor(
    ratesOf(70, (epoch) => inEpochs(epoch)),
    10,
  );
const smoothRestarts = () => ratesOf(700, (t) => inEpochs(t / 10));

const halved = (t: number): number => {
  const half = Math.floor(11 / 2);
  return t < half ? t / half : (11 - t) / half;
};
const triangle = () => ratesOf(11, (t) => 0.1 * halved(t));

const toZero = () => torchRates("LinearLR", { start_factor: 1, end_factor: 0, total_iters: 100 }, 150);

/** Schedules that end elsewhere than their run does. */
export const ends: readonly Misuse[] = [
  {
    id: "cosine-past-its-end",
    title: "A cosine that goes on past its end",
    wrote: `import torch
from torch.optim.lr_scheduler import CosineAnnealingLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = CosineAnnealingLR(optimizer, T_max=100)  # epochs
rates = []
for epoch in range(100):
    for batch in range(4):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
`,
    happens: () => {
      const at = (t: number): string => formatNumber(rebound()[t] ?? Number.NaN, 2);
      return `\`T_max\` is where the cosine touches its floor, not where it stops. Stepped past it, the rate climbs back the way it came: ${at(50)} at call 50, ${at(100)} at 100, ${at(150)} at 150 and the whole ${at(200)} at 200. A cosine is one descent only as long as somebody stops in time.`;
    },
    outcome: { kind: "silent", rates: rebound },
    meant: () => heldFor(torchRates("CosineAnnealingLR", { T_max: 100 }, 100), 4),
    instead: [{ before: "        scheduler.step()", after: "    scheduler.step()" }],
    lessons: ["03-shapes", "07-composing", "13-ship-it"],
  },
  {
    id: "formula-past-its-end",
    title: "A cosine by formula, run for longer than planned",
    wrote: `import math

import torch
from torch.optim.lr_scheduler import LambdaLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
planned = 100
cosine = lambda t: 0.5 * (1 + math.cos(math.pi * t / planned))
scheduler = LambdaLR(optimizer, cosine)
rates = []
for step in range(130):  # 30 more, to be sure
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
`,
    happens: () =>
      `The formula is right for the planned ${100} updates and goes on for ever. In the last of 30 more the rate is back at ${percent(byLambda(129) / 0.1)} of its peak: training a little longer undoes the end of the run. Cut the phase off at 1.`,
    outcome: { kind: "silent", rates: () => ratesOf(130, byLambda) },
    meant: () => ratesOf(130, (t) => byLambda(Math.min(t, 100))),
    instead: [{ before: "math.cos(math.pi * t / planned))", after: "math.cos(math.pi * min(1, t / planned)))" }],
    lessons: ["07-composing"],
  },
  {
    id: "drop-at-the-end",
    title: "A milestone on the last epoch",
    wrote: `import torch
from torch.optim.lr_scheduler import MultiStepLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = MultiStepLR(optimizer, milestones=[30, 60, 90])
rates = []
for epoch in range(90):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
`,
    happens: () =>
      `Ninety epochs are numbered 0 to 89, so the drop at 90 comes when the run is over. No update ever uses ${formatNumber(0.0001)}: the last one has ${formatNumber(lastOf(milestones([30, 60, 90])))}. Three milestones are listed, two take place.`,
    outcome: { kind: "silent", rates: () => milestones([30, 60, 90]) },
    meant: () => milestones([30, 60, 80]),
    instead: [{ before: "[30, 60, 90]", after: "[30, 60, 80]" }],
    unit: "epoch",
    log: true,
    lessons: ["05-dropping"],
  },
  {
    id: "restarts-per-epoch",
    title: "Warm restarts that never reach their floor",
    wrote: `import torch
from torch.optim.lr_scheduler import CosineAnnealingWarmRestarts

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = CosineAnnealingWarmRestarts(optimizer, T_0=10, T_mult=2)
rates = []
for epoch in range(70):
    for batch in range(10):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
    scheduler.step()
`,
    happens: () => {
      const part = (epoch: number): string => percent(inEpochs(epoch) / 0.1, 3);
      return `Moved once an epoch, the rate of a whole epoch is that of its beginning. The last epochs of the three cycles train at ${part(9)}, ${part(29)} and ${part(69)} of the peak. The floor of 0 falls on the first epoch of the next cycle, where the restart takes its place. A snapshot "at the floor" is taken well above it.`;
    },
    outcome: { kind: "silent", rates: restarts },
    meant: smoothRestarts,
    instead: [
      {
        before: "        optimizer.step()\n    scheduler.step()",
        after: "        optimizer.step()\n        scheduler.step(epoch + (batch + 1) / 10)",
      },
    ],
    lessons: ["08-cycles"],
  },
  {
    id: "triangle-too-high",
    title: "A triangle that rises above its peak",
    wrote: `import torch
from torch.optim.lr_scheduler import LambdaLR

def triangle(t, total):
    half = total // 2
    return t / half if t < half else (total - t) / half

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = LambdaLR(optimizer, lambda t: triangle(t, 11))
rates = []
for step in range(11):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
`,
    happens: () => {
      const over = (total: number): string => formatNumber((total - Math.floor(total / 2)) / Math.floor(total / 2));
      return `With an odd number of updates \`//\` cuts half an update off, and the way down starts from too high: ${over(11)} times the planned peak with 11 updates, ${over(5)} times with 5, ${over(3)} with 3. Long runs hide it: with 201 it is ${over(201)}.`;
    },
    outcome: { kind: "silent", rates: triangle },
    meant: () => ratesOf(11, (t) => 0.1 * Math.min(t, 11 - t) * (2 / 11)),
    instead: [{ before: "total // 2", after: "total / 2" }],
    lessons: ["09-one-cycle"],
  },
  {
    id: "zero-before-the-end",
    title: "A line to zero that arrives before the run does",
    wrote: `import torch
from torch.optim.lr_scheduler import LinearLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = LinearLR(
    optimizer, start_factor=1.0, end_factor=0.0, total_iters=100)
rates = []
for step in range(150):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
`,
    happens: () =>
      `\`LinearLR\` reaches 0 after 100 calls and stays there, as it says. The run makes 150 updates, so ${toZero().filter((rate) => rate === 0).length} of them cost their time and change nothing.`,
    outcome: { kind: "silent", rates: toZero },
    meant: () => torchRates("LinearLR", { start_factor: 1, end_factor: 0, total_iters: 150 }, 150),
    instead: [{ before: "total_iters=100)", after: "total_iters=150)" }],
    lessons: ["11-beyond-fixed-horizons", "07-composing"],
  },
];
