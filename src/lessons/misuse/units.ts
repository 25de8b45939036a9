import { formatNumber } from "../../plots/format.js";
import { exponential } from "../../schedules/families/exponential.js";
import { percent } from "../say.js";
import type { Misuse } from "./misuse.js";
import { heldFor, lastOf, ratesOf, torchRates } from "./run.js";

const cycle = { max_lr: 0.1, total_steps: 2000 };
const cyclePerEpoch = () => heldFor(torchRates("OneCycleLR", cycle, 20), 100);
const cycleTooShort = () => torchRates("OneCycleLR", { max_lr: 0.1, total_steps: 20 }, 21);

const stairs = { step_size: 30, gamma: 0.1 };
const stairsPerBatch = () => torchRates("StepLR", stairs, 900);

const warmed = (t: number): number => 0.001 * Math.min(1, t / 500);
const warmedPerEpoch = () =>
  heldFor(
    ratesOf(90, (t) => warmed(t)),
    10,
  );

const triangle = { base_lr: 0.001, max_lr: 0.1 };
const trianglePerEpoch = () => heldFor(torchRates("CyclicLR", triangle, 40), 100);

const cosine = (T_max: number, steps: number) => torchRates("CosineAnnealingLR", { T_max }, steps);
const stretched = () => cosine(400, 100);

/** Micro-batches of an epoch of 7 with an update after every 4: the first update of a later epoch has taken 3 along. */
const carried = () => [0.1, ...Array.from({ length: 5 }, () => 0.1 * (7 / 4))];

/** What a step counts: the scheduler's calls, whatever its owner has in mind. */
export const units: readonly Misuse[] = [
  {
    id: "one-cycle-per-epoch",
    title: "A one-cycle for batches, stepped once an epoch",
    wrote: `import torch
from torch.optim.lr_scheduler import OneCycleLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
scheduler = OneCycleLR(
    optimizer, max_lr=0.1, epochs=20, steps_per_epoch=100)
rates = []
for epoch in range(20):
    for batch in range(100):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
    scheduler.step()
`,
    happens: () =>
      `The cycle is ${cycle.total_steps} calls long and gets 20 of them. The rate begins at ${formatNumber(cyclePerEpoch()[0] ?? 0)} and is at ${formatNumber(lastOf(cyclePerEpoch()))} in the last epoch, ${percent(lastOf(cyclePerEpoch()) / cycle.max_lr)} of the peak. The cycle is not over too soon: it never leaves the foot of its ramp.`,
    outcome: { kind: "silent", rates: cyclePerEpoch },
    meant: () => torchRates("OneCycleLR", cycle, 2000),
    instead: [{ before: "        optimizer.step()\n    scheduler.step()", after: "        optimizer.step()\n        scheduler.step()" }],
    lessons: ["09-one-cycle"],
  },
  {
    id: "one-cycle-runs-out",
    title: "A one-cycle for epochs, stepped after every batch",
    wrote: `import torch
from torch.optim.lr_scheduler import OneCycleLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
scheduler = OneCycleLR(optimizer, max_lr=0.1, total_steps=20)
rates = []
for epoch in range(20):
    for batch in range(100):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
`,
    happens: () =>
      `The whole cycle passes within 20 of ${cycle.total_steps} updates. PyTorch's one-cycle knows its length, so it stops the run, the only scheduler there that does. One update too many has slipped through: the last of the ${cycleTooShort().length} had ${formatNumber(lastOf(cycleTooShort()))}, on its way up again. The message counts the constructor's own step and the call that failed, hence ${20 + 2}.`,
    outcome: {
      kind: "stops",
      error: "ValueError",
      says: "Tried to step 22 times. The specified number of total steps is 20",
      rates: cycleTooShort,
    },
    meant: () => torchRates("OneCycleLR", cycle, 2000),
    instead: [{ before: "total_steps=20)", after: "total_steps=20 * 100)" }],
    newer: { text: "Newer versions count one less in this message.", url: "https://github.com/pytorch/pytorch/pull/92040" },
    lessons: ["09-one-cycle"],
  },
  {
    id: "stairs-per-batch",
    title: "Stairs of 30 epochs, stepped after every batch",
    wrote: `import torch
from torch.optim.lr_scheduler import StepLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = StepLR(optimizer, step_size=30, gamma=0.1)
rates = []
for epoch in range(90):
    for batch in range(10):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
`,
    happens: () =>
      `The scheduler counts calls, and 30 calls are three epochs here. The first drop comes after ${stairsPerBatch().filter((rate) => rate === 0.1).length / 10} epochs instead of 30. By epoch 10 the rate is ${formatNumber(stairsPerBatch()[100] ?? 0)}: the run goes on, and nothing is learnt any more.`,
    outcome: { kind: "silent", rates: stairsPerBatch },
    meant: () => heldFor(torchRates("StepLR", stairs, 90), 10),
    instead: [{ before: "        scheduler.step()", after: "    scheduler.step()" }],
    log: true,
    lessons: ["05-dropping", "07-composing"],
  },
  {
    id: "warmup-per-epoch",
    title: "A warmup of 500 steps, stepped once an epoch",
    wrote: `import torch
from torch.optim.lr_scheduler import LambdaLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.001)
scheduler = LambdaLR(optimizer, lambda t: min(1.0, t / 500))
rates = []
for epoch in range(90):
    for batch in range(10):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
    scheduler.step()
`,
    happens: () =>
      `In 90 epochs the scheduler is called 90 times, and the warmup is still on its way: the last epoch trains at ${percent(lastOf(warmedPerEpoch()) / 0.001)} of the planned rate. The first epoch trains at 0, so its ${10} updates change nothing.`,
    outcome: { kind: "silent", rates: warmedPerEpoch },
    meant: () => ratesOf(900, warmed),
    instead: [{ before: "        optimizer.step()\n    scheduler.step()", after: "        optimizer.step()\n        scheduler.step()" }],
    lessons: ["07-composing", "13-ship-it"],
  },
  {
    id: "cyclic-per-epoch",
    title: "A cyclic rate with its default period, stepped once an epoch",
    wrote: `import torch
from torch.optim.lr_scheduler import CyclicLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
scheduler = CyclicLR(optimizer, base_lr=0.001, max_lr=0.1)
rates = []
for epoch in range(40):
    for batch in range(100):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
    scheduler.step()
`,
    happens: () =>
      `A period is 4000 calls unless it is given: 2000 up, 2000 down. Forty epochs make 40 calls, so the rate creeps from ${formatNumber(triangle.base_lr)} to ${formatNumber(lastOf(trianglePerEpoch()))}, and there is no cycle.`,
    outcome: { kind: "silent", rates: trianglePerEpoch },
    meant: () => torchRates("CyclicLR", triangle, 4000),
    instead: [{ before: "        optimizer.step()\n    scheduler.step()", after: "        optimizer.step()\n        scheduler.step()" }],
    lessons: ["08-cycles", "09-one-cycle"],
  },
  {
    id: "length-in-micro-batches",
    title: "A length counted in micro-batches",
    wrote: `import torch
from torch.optim.lr_scheduler import CosineAnnealingLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
epochs, batches, accumulate = 4, 100, 4
scheduler = CosineAnnealingLR(optimizer, T_max=epochs * batches)
rates = []
for epoch in range(epochs):
    for batch in range(1, batches + 1):
        if batch % accumulate == 0:
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            scheduler.step()
`,
    happens: () =>
      `Four micro-batches make one update, and the scheduler is stepped once an update: that part is right. But its length counts batches, four times too many. The run sees the first quarter of the cosine and ends at ${percent(lastOf(stretched()) / 0.1, 3)} of its peak.`,
    outcome: { kind: "silent", rates: stretched },
    meant: () => cosine(100, 100),
    instead: [{ before: "optimizer, T_max=epochs * batches)", after: "\n    optimizer, T_max=epochs * batches // accumulate)" }],
    lessons: ["07-composing", "13-ship-it"],
  },
  {
    id: "micro-batches-left-over",
    title: "Micro-batches left over at the end of an epoch",
    wrote: `import torch

weight = torch.nn.Parameter(torch.zeros(1).double())
optimizer = torch.optim.SGD([weight], lr=0.1)
batches, accumulate = 7, 4
rates = []
for epoch in range(6):
    for batch in range(1, batches + 1):
        loss = weight.sum()  # its gradient is 1
        (loss / accumulate).backward()
        if batch % accumulate == 0:
            before = weight.item()
            optimizer.step()
            optimizer.zero_grad()
            rates.append(before - weight.item())
`,
    happens: () =>
      `Seven batches make one update of four, and three are left over. Their gradients stay in \`.grad\` and join the first update of the next epoch, which then adds up seven and divides by four. With a gradient of 1 the distance moved is the rate that was really used: ${formatNumber(lastOf(carried()))} instead of 0.1 in every epoch but the first. Emptying the gradients at the start of an epoch drops those three batches instead; then the rate is right, and part of the data is never used.`,
    outcome: { kind: "silent", rates: carried },
    meant: () => Array.from({ length: 6 }, () => 0.1),
    instead: [{ before: "for epoch in range(6):\n", after: "for epoch in range(6):\n    optimizer.zero_grad()\n" }],
    lessons: ["07-composing", "13-ship-it"],
  },
  {
    id: "loss-not-divided",
    title: "Accumulated losses that are not divided",
    wrote: `import torch

weight = torch.nn.Parameter(torch.zeros(1).double())
optimizer = torch.optim.SGD([weight], lr=0.1)
accumulate = 4
rates = []
for batch in range(1, 25):
    loss = weight.sum()  # its gradient is 1
    loss.backward()
    if batch % accumulate == 0:
        before = weight.item()
        optimizer.step()
        optimizer.zero_grad()
        rates.append(before - weight.item())
`,
    happens: () =>
      `\`backward\` adds to the gradients, so four micro-batches give four times the mean gradient. Plain SGD then moves as if its rate were ${formatNumber(0.4)}. Adam would hide it, since it divides the scale of the gradient out again.`,
    outcome: { kind: "silent", rates: () => Array.from({ length: 6 }, () => 0.4) },
    meant: () => Array.from({ length: 6 }, () => 0.1),
    instead: [{ before: "    loss.backward()", after: "    (loss / accumulate).backward()" }],
    lessons: ["07-composing", "12-scale"],
  },
  {
    id: "decay-per-batch",
    title: "A decay of 0.95 an epoch, applied after every batch",
    wrote: `import torch
from torch.optim.lr_scheduler import ExponentialLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = ExponentialLR(optimizer, gamma=0.95)
rates = []
for epoch in range(20):
    for batch in range(100):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
`,
    happens: () => {
      const half = Math.log(2) / -Math.log(0.95);
      return `A factor has no unit of its own. At 0.95 the rate halves every ${formatNumber(half)} calls. Called once an epoch, that leaves ${percent(0.95 ** 20)} after 20 epochs. Called once a batch, ${formatNumber(0.1 * 0.95 ** 100, 2)} is left after the first.`;
    },
    outcome: { kind: "silent", rates: () => torchRates("ExponentialLR", { gamma: 0.95 }, 2000) },
    meant: () => {
      const lr = exponential({ baseLr: 0.1, gamma: 0.95 });
      return heldFor(
        ratesOf(20, (t) => lr(t)),
        100,
      );
    },
    instead: [{ before: "        scheduler.step()", after: "    scheduler.step()" }],
    log: true,
    lessons: ["03-shapes", "07-composing"],
  },
];
