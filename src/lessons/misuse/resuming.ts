import { formatNumber } from "../../plots/format.js";
import { percent } from "../say.js";
import type { Misuse } from "./misuse.js";
import { lastOf, ratesOf, resumed, torchRates } from "./run.js";

/** The lines that all of these share: build, train, save, build anew, load, go on. */
const script = (imports: string, build: string, save: string, load: string): string => `import torch
from torch.optim.lr_scheduler import ${imports}

def build():
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(
        model.parameters(), lr=0.1, momentum=0.9)
    scheduler = ${build}
    return optimizer, scheduler

def train(optimizer, scheduler, updates):
    for _ in range(updates):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()

rates = []
optimizer, scheduler = build()
train(optimizer, scheduler, 40)
${save}

optimizer, scheduler = build()  # a new process
${load}
train(optimizer, scheduler, 60)
`;
const both = {
  save: "saved = optimizer.state_dict(), scheduler.state_dict()",
  load: "optimizer.load_state_dict(saved[0])\nscheduler.load_state_dict(saved[1])",
};
const optimizerOnly = { save: "saved = optimizer.state_dict()", load: "optimizer.load_state_dict(saved)" };
const schedulerOnly = { save: "saved = scheduler.state_dict()", load: "scheduler.load_state_dict(saved)" };
const change = (from: typeof both) => [
  { before: from.save, after: both.save },
  { before: from.load, after: both.load },
];

const cosine = () => resumed({ type: "CosineAnnealingLR", T_max: 100 }, 100, 40);
const cycle = () => resumed({ type: "OneCycleLR", max_lr: 0.1, total_steps: 100 }, 100, 40);
const line = (total: number) => (t: number) => 0.1 * Math.max(0, 1 - t / total);
const twice = () => {
  const rates = torchRates("CosineAnnealingLR", { T_max: 10 }, 11);
  return rates;
};

/** Runs that were stopped and gone on with. */
export const resuming: readonly Misuse[] = [
  {
    id: "cosine-without-its-state",
    title: "A cosine resumed without its own state",
    wrote: script("CosineAnnealingLR", "CosineAnnealingLR(optimizer, T_max=100)", optimizerOnly.save, optimizerOnly.load),
    happens: () => {
      const { whole, optimizerOnly: rates } = cosine();
      return `Nothing jumps. The optimizer's state holds the rate, and PyTorch's cosine goes on from the rate that it finds: the resumed run begins at ${formatNumber(rates[40] ?? 0)}, as planned. But its counter starts at 0, so it falls as gently as a cosine does at its start. It ends at ${formatNumber(lastOf(rates))}, ${percent(lastOf(rates) / (rates[40] ?? 1))} of where it was resumed, instead of ${formatNumber(lastOf(whole))}.`;
    },
    outcome: { kind: "silent", rates: () => cosine().optimizerOnly },
    meant: () => cosine().whole,
    instead: change(optimizerOnly),
    lessons: ["13-ship-it"],
  },
  {
    id: "one-cycle-without-its-state",
    title: "A one-cycle resumed without its own state",
    wrote: script("OneCycleLR", "OneCycleLR(optimizer, max_lr=0.1, total_steps=100)", optimizerOnly.save, optimizerOnly.load),
    happens: () => {
      const { optimizerOnly: rates } = cycle();
      return `One-cycle works its rates out from its own counter, and that starts at 0. The first update after the restart still has the loaded rate, ${formatNumber(rates[40] ?? 0)}; the next has ${formatNumber(rates[41] ?? 0)}. A second warmup begins, and the run ends at ${formatNumber(lastOf(rates))}, in the middle of the cycle. \`LambdaLR\` and the warm restarts jump as well; \`ExponentialLR\` needs no counter and goes on unharmed.`;
    },
    outcome: { kind: "silent", rates: () => cycle().optimizerOnly },
    meant: () => cycle().whole,
    instead: change(optimizerOnly),
    lessons: ["13-ship-it", "09-one-cycle"],
  },
  {
    id: "built-after-loading",
    title: "A scheduler built after the optimizer was loaded",
    wrote: script(
      "OneCycleLR",
      "OneCycleLR(optimizer, max_lr=0.1, total_steps=100)",
      both.save,
      "optimizer.load_state_dict(saved[0])\nscheduler = OneCycleLR(optimizer, max_lr=0.1, total_steps=100)\nscheduler.load_state_dict(saved[1])",
    ),
    happens: () => {
      const { early: rates, whole } = cycle();
      return `Both states are loaded, and in the end both are right. But the constructor comes in between, and a constructor sets the rate: the first update after the restart has ${formatNumber(rates[40] ?? 0)} instead of ${formatNumber(whole[40] ?? 0)}. The second is as planned. Build everything first, then load.`;
    },
    outcome: { kind: "silent", rates: () => cycle().early },
    meant: () => cycle().whole,
    instead: [{ before: "\nscheduler = OneCycleLR(optimizer, max_lr=0.1, total_steps=100)\n", after: "\n" }],
    lessons: ["13-ship-it"],
  },
  {
    id: "scheduler-state-alone",
    title: "Only the scheduler's state was saved",
    wrote: script("CosineAnnealingLR", "CosineAnnealingLR(optimizer, T_max=100)", schedulerOnly.save, schedulerOnly.load),
    happens: () => {
      const { schedulerOnly: rates, whole } = cosine();
      return `The counter is right and the scale is not. Loading a scheduler sets no rate, so the new optimizer starts at the ${formatNumber(rates[40] ?? 0)} that it was built with, and the cosine falls in proportion from there: every rate is ${formatNumber((rates[41] ?? 0) / (whole[41] ?? 1))} times too high. The momentum is lost too.`;
    },
    outcome: { kind: "silent", rates: () => cosine().schedulerOnly },
    meant: () => cosine().whole,
    instead: change(schedulerOnly),
    lessons: ["13-ship-it"],
  },
  {
    id: "lambda-is-not-saved",
    title: "A lambda that changed between two runs",
    wrote: script("LambdaLR", "LambdaLR(optimizer, lambda t: max(0, 1 - t / total))", both.save, both.load)
      .replace("rates = []\n", "rates = []\ntotal = 100\n")
      .replace("# a new process\n", "# a new process\ntotal = 160  # there is more data now\n"),
    happens: () =>
      `\`state_dict\` cannot hold a Python function: where the lambda was, it stores \`None\`. The resumed run therefore follows whatever the script says now. From one update to the next the line goes from ${formatNumber(line(100)(39))} to ${formatNumber(line(160)(40))}, because its length is a different one, and nothing is said. Keep the numbers that a lambda uses in the checkpoint.`,
    outcome: {
      kind: "silent",
      // The first update after the restart has the loaded rate.
      rates: () => ratesOf(100, (t) => (t <= 40 ? line(100)(t) : line(160)(t))),
    },
    meant: () => ratesOf(100, line(100)),
    instead: [{ before: "total = 160  # there is more data now\n", after: "" }],
    lessons: ["13-ship-it"],
  },
  {
    id: "an-epoch-twice",
    title: "The last epoch once more",
    wrote: `import torch
from torch.optim.lr_scheduler import CosineAnnealingLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = CosineAnnealingLR(optimizer, T_max=10)

rates = []
def train(epochs):
    for epoch in epochs:
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
        checkpoint["epoch"] = epoch

checkpoint = {}
train(range(5))  # then it is stopped, and goes on:
train(range(checkpoint["epoch"], 10))
`,
    happens: () =>
      `The checkpoint names the last epoch that was **finished**. Starting there does it a second time, and since the scheduler's state is right, the schedule is over one epoch early: ${twice().length} epochs are trained, the last one at a rate of ${formatNumber(lastOf(twice()))}.`,
    outcome: { kind: "silent", rates: twice },
    meant: () => torchRates("CosineAnnealingLR", { T_max: 10 }, 10),
    instead: [{ before: 'range(checkpoint["epoch"], 10)', after: 'range(checkpoint["epoch"] + 1, 10)' }],
    unit: "epoch",
    lessons: ["13-ship-it"],
  },
  {
    id: "load-refuses",
    title: "A checkpoint that a newer PyTorch refuses to load",
    wrote: `import torch

checkpoint = torch.load("run.pt")
`,
    happens: () =>
      "From version 2.6 on, `torch.load` loads nothing but tensors and plain values unless it is told otherwise. A file that holds more than that, such as a whole scheduler or one of its helper objects, stops with an error. Save `state_dict`s rather than objects. Where a file of your own needs it, and only where you know who wrote it, say `weights_only=False`.",
    outcome: { kind: "told", error: "UnpicklingError" },
    instead: [{ before: 'torch.load("run.pt")', after: 'torch.load("run.pt", weights_only=False)' }],
    newer: { text: "Announced for 2.6; not run here, where 1.13 is.", url: "https://github.com/pytorch/torchchat/issues/1356" },
    lessons: ["13-ship-it"],
  },
];
