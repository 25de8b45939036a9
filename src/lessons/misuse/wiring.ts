import { attach, rateOf, sgd, train } from "../../labs/gallery/loops/loop.js";
import { formatNumber } from "../../plots/format.js";
import type { Misuse } from "./misuse.js";
import { flat, lastOf, ratesOf, torchRates } from "./run.js";

const stairs = { step_size: 30, gamma: 0.1 };

/** Four schedulers built on one optimizer, one after another; the cosine is the one that is stepped. */
function crowd(): { readonly leftAt: readonly number[]; readonly rates: readonly number[] } {
  const optimizer = sgd(0.1);
  const built = [
    { type: "StepLR", ...stairs },
    { type: "CosineAnnealingLR", T_max: 100 },
    { type: "OneCycleLR", max_lr: 0.1, total_steps: 100, cycle_momentum: false },
    { type: "LambdaLR", lr_lambda: (t: number) => Math.min(1, t / 10) },
  ].map((one) => {
    const scheduler = attach(one, optimizer);
    return { scheduler, left: rateOf(optimizer) };
  });
  const rates = train(100, optimizer, () => built[1]?.scheduler.step());
  return { leftAt: built.map(({ left }) => left), rates };
}

const oneCycle = { max_lr: 0.1, total_steps: 2000 };
const skipped = () => torchRates("ExponentialLR", { gamma: 0.5 }, 7).slice(1);
const twoPhases = () => torchRates("OneCycleLR", { max_lr: 0.1, total_steps: 100 }, 100);
const threePhases = () => torchRates("OneCycleLR", { max_lr: 0.1, total_steps: 100, three_phase: true, anneal_strategy: "linear" }, 100);
const doubled = () => torchRates("LinearLR", { start_factor: 1, end_factor: 0, total_iters: 100 }, 200).filter((_, t) => t % 2 === 0);

/** Which optimizer a scheduler edits, when, and who else does. */
export const wiring: readonly Misuse[] = [
  {
    id: "scheduler-of-another-optimizer",
    title: "A scheduler on another optimizer",
    wrote: `import torch
from torch.optim.lr_scheduler import StepLR

def train(model, scheduler):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(90):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()

rates = []
model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
train(model, StepLR(optimizer, step_size=30))
`,
    happens: () =>
      `A scheduler holds on to the optimizer that it was given and edits that one. The function builds an optimizer of its own, so the drops happen where nobody looks: the rate is ${formatNumber(0.1)} in all 90 epochs. PyTorch's warning about the order of two calls is the only hint, and it names another cause.`,
    outcome: {
      kind: "silent",
      rates: () => flat(90, 0.1),
      warning: "Detected call of `lr_scheduler.step()` before `optimizer.step()`",
    },
    meant: () => torchRates("StepLR", stairs, 90),
    instead: [
      {
        before: "def train(model, scheduler):\n    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n",
        after: "def train(optimizer, scheduler):\n",
      },
      { before: "train(model, StepLR", after: "train(optimizer, StepLR" },
    ],
    unit: "epoch",
    log: true,
    lessons: ["13-ship-it"],
  },
  {
    id: "many-schedulers-on-one-optimizer",
    title: "Four schedulers on one optimizer, to choose from",
    wrote: `import torch
from torch.optim.lr_scheduler import (
    CosineAnnealingLR, LambdaLR, OneCycleLR, StepLR)

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
stairs = StepLR(optimizer, step_size=30)
cosine = CosineAnnealingLR(optimizer, T_max=100)
cycle = OneCycleLR(optimizer, max_lr=0.1, total_steps=100)
warmup = LambdaLR(optimizer, lambda t: min(1.0, t / 10))

scheduler = cosine  # today's choice
rates = []
for step in range(100):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
`,
    happens: () => {
      const { leftAt } = crowd();
      return `A constructor sets the rate at once. The first two leave it at ${formatNumber(leftAt[1] ?? 0)}, the one-cycle lowers it to ${formatNumber(leftAt[2] ?? 0)} and the warmup to ${formatNumber(leftAt[3] ?? 0)}. PyTorch's cosine multiplies the rate that it finds, and 0 stays 0: all ${crowd().rates.length} updates change nothing. Build only the scheduler that you use.`;
    },
    outcome: { kind: "silent", rates: () => crowd().rates },
    meant: () => torchRates("CosineAnnealingLR", { T_max: 100 }, 100),
    instead: [
      {
        before: `stairs = StepLR(optimizer, step_size=30)
cosine = CosineAnnealingLR(optimizer, T_max=100)
cycle = OneCycleLR(optimizer, max_lr=0.1, total_steps=100)
warmup = LambdaLR(optimizer, lambda t: min(1.0, t / 10))

scheduler = cosine  # today's choice`,
        after: "scheduler = CosineAnnealingLR(optimizer, T_max=100)",
      },
    ],
    lessons: ["13-ship-it"],
  },
  {
    id: "one-cycle-overwrites",
    title: "A first rate and a momentum that one-cycle overwrites",
    wrote: `import torch
from torch.optim.lr_scheduler import OneCycleLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(
    model.parameters(), lr=0.01, momentum=0.85)
scheduler = OneCycleLR(optimizer, max_lr=0.1, total_steps=2000)
rates = []
for step in range(2000):
    rates.append(optimizer.param_groups[0]["lr"])
    if step in (0, 599, 1999):
        print(step, optimizer.param_groups[0]["momentum"])
    optimizer.step()
    scheduler.step()
`,
    happens: () => {
      const rates = torchRates("OneCycleLR", oneCycle, 2000);
      const peak = rates.indexOf(Math.max(...rates));
      return `What the optimizer was built with is gone before the first update. The cycle begins at \`max_lr / 25\`, here ${formatNumber(rates[0] ?? 0)}, has its peak at update ${peak} and ends at ${formatNumber(lastOf(rates))}: the first rate divided by \`final_div_factor\`. The momentum runs the other way, from 0.95 down to 0.85 at the peak and back, whatever was given to the optimizer.`;
    },
    outcome: { kind: "silent", rates: () => torchRates("OneCycleLR", oneCycle, 2000), printed: () => "0 0.95\n599 0.85\n1999 0.95" },
    meant: () => torchRates("OneCycleLR", { ...oneCycle, div_factor: 10, final_div_factor: 1e4 }, 2000),
    meantToPrint: () => "0 0.85\n599 0.85\n1999 0.85",
    instead: [
      {
        before: "scheduler = OneCycleLR(optimizer, max_lr=0.1, total_steps=2000)",
        after: "scheduler = OneCycleLR(\n    optimizer, max_lr=0.1, total_steps=2000,\n    div_factor=10, cycle_momentum=False)",
      },
    ],
    log: true,
    lessons: ["09-one-cycle"],
  },
  {
    id: "one-cycle-is-not-a-triangle",
    title: "The triangle of the paper, from the defaults",
    wrote: `import torch
from torch.optim.lr_scheduler import OneCycleLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
scheduler = OneCycleLR(optimizer, max_lr=0.1, total_steps=100)
rates = []
for step in range(100):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
`,
    happens: () => {
      const [two, three] = [twoPhases(), threePhases()];
      const peakAt = (rates: readonly number[]): number => rates.indexOf(Math.max(...rates));
      return `By default PyTorch follows fastai: two phases, both cosines, 30 % up and 70 % down, with the peak at update ${peakAt(two)} of 100. The original is two straight lines of equal length, then a short line to almost nothing: \`three_phase=True\` and \`anneal_strategy="linear"\`, whose way down begins at update ${peakAt(three)}. At update 60 the two differ by a factor of ${formatNumber((two[60] ?? 0) / (three[60] ?? 1), 2)}.`;
    },
    outcome: { kind: "silent", rates: twoPhases },
    meant: threePhases,
    instead: [
      {
        before: "scheduler = OneCycleLR(optimizer, max_lr=0.1, total_steps=100)",
        after: 'scheduler = OneCycleLR(\n    optimizer, max_lr=0.1, total_steps=100,\n    three_phase=True, anneal_strategy="linear")',
      },
    ],
    lessons: ["09-one-cycle"],
  },
  {
    id: "scheduler-before-optimizer",
    title: "The scheduler steps before the optimizer",
    wrote: `import torch
from torch.optim.lr_scheduler import ExponentialLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = ExponentialLR(optimizer, gamma=0.5)
rates = []
for step in range(6):
    scheduler.step()
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
`,
    happens: () =>
      `The first rate of the schedule is never used: the first update has ${formatNumber(skipped()[0] ?? 0)} instead of 0.1, and every later one is an update ahead. PyTorch warns once. With a long cosine one update hardly shows; with a drop per epoch it is a whole epoch.`,
    outcome: { kind: "silent", rates: skipped, warning: "Detected call of `lr_scheduler.step()` before `optimizer.step()`" },
    meant: () => torchRates("ExponentialLR", { gamma: 0.5 }, 6),
    instead: [
      { before: "    scheduler.step()\n    rates", after: "    rates" },
      { before: "    optimizer.step()\n", after: "    optimizer.step()\n    scheduler.step()\n" },
    ],
    lessons: ["02-noise-floor", "13-ship-it"],
  },
  {
    id: "stepped-twice",
    title: "Two places that step the scheduler",
    wrote: `import torch
from torch.optim.lr_scheduler import LinearLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = LinearLR(
    optimizer, start_factor=1.0, end_factor=0.0, total_iters=100)

def train_step():
    optimizer.step()
    scheduler.step()

rates = []
for step in range(100):
    rates.append(optimizer.param_groups[0]["lr"])
    train_step()
    scheduler.step()
`,
    happens: () =>
      `One call stands in the helper and one in the loop, so the line runs twice as fast. It is at 0 after ${doubled().indexOf(0)} updates, and the second half of the run trains nothing. The same happens where a trainer steps the scheduler and the script does so too.`,
    outcome: { kind: "silent", rates: doubled },
    meant: () => torchRates("LinearLR", { start_factor: 1, end_factor: 0, total_iters: 100 }, 100),
    instead: [{ before: "    train_step()\n    scheduler.step()\n", after: "    train_step()\n" }],
    lessons: ["13-ship-it"],
  },
  {
    id: "one-peak-for-all-groups",
    title: "One peak for two parameter groups",
    wrote: `import torch
from torch.optim.lr_scheduler import OneCycleLR

body, head = torch.nn.Linear(1, 1), torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD([
    {"params": body.parameters(), "lr": 0.001},
    {"params": head.parameters(), "lr": 0.01},
], lr=0.01, momentum=0.9)
scheduler = OneCycleLR(optimizer, max_lr=0.01, total_steps=100)
rates = []
for step in range(100):
    rates.append(optimizer.param_groups[0]["lr"])  # the body's
    optimizer.step()
    scheduler.step()
`,
    happens: () => {
      const rates = torchRates("OneCycleLR", { max_lr: 0.01, total_steps: 100 }, 100, 0.01);
      return `The body was to learn ten times more slowly than the head. But one-cycle takes its rates from \`max_lr\` alone, and one number is the peak of every group: the body goes up to ${formatNumber(Math.max(...rates))} as well. Give it a list, a peak for each group.`;
    },
    outcome: { kind: "silent", rates: () => torchRates("OneCycleLR", { max_lr: 0.01, total_steps: 100 }, 100, 0.01) },
    meant: () => torchRates("OneCycleLR", { max_lr: 0.001, total_steps: 100 }, 100, 0.001),
    instead: [{ before: "max_lr=0.01, total_steps=100)", after: "max_lr=[0.001, 0.01],\n                       total_steps=100)" }],
    lessons: ["13-ship-it"],
  },
  {
    id: "sequence-warns",
    title: "A warning from a sequence that is right",
    wrote: `import torch
from torch.optim.lr_scheduler import (
    CosineAnnealingLR, LinearLR, SequentialLR)

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
warmup = LinearLR(optimizer, start_factor=0.1, total_iters=10)
cosine = CosineAnnealingLR(optimizer, T_max=90)
scheduler = SequentialLR(
    optimizer, [warmup, cosine], milestones=[10])
rates = []
for step in range(100):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
`,
    happens: () =>
      `Nothing is wrong here: the rate rises over 10 updates to ${formatNumber(sequence()[10] ?? 0)} and follows the cosine from there. At the milestone PyTorch 1.13 warns that somebody passed an epoch to \`step\`. It was \`SequentialLR\` itself. Leave it as it is.`,
    outcome: { kind: "silent", rates: () => sequence(), warning: "The epoch parameter in `scheduler.step()` was not necessary" },
    meant: () => ratesOf(100, (t) => (t < 10 ? 0.1 * (0.1 + 0.09 * t) : 0.1 * 0.5 * (1 + Math.cos((Math.PI * (t - 10)) / 90)))),
    instead: [],
    newer: { text: "Sequences were added in 2021, before 1.13.", url: "https://github.com/pytorch/pytorch/pull/64037" },
    lessons: ["07-composing"],
  },
];

function sequence(): readonly number[] {
  const schedulers = [
    { type: "LinearLR", start_factor: 0.1, total_iters: 10 },
    { type: "CosineAnnealingLR", T_max: 90 },
  ];
  return torchRates("SequentialLR", { type: "SequentialLR", schedulers, milestones: [10] }, 100);
}
