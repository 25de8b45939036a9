import { replay } from "../../compat/replay.js";
import { formatNumber } from "../../plots/format.js";
import { percent } from "../say.js";
import type { Misuse } from "./misuse.js";
import { flat, lastOf, ratesOf } from "./run.js";

const warmed = (index: (t: number) => number) => ratesOf(20, (t) => 0.1 * Math.min(1, index(t) / 5));

/** The rates of some epochs under PyTorch's plateau rule, told a metric after each. */
function plateau(params: Readonly<Record<string, unknown>>, metric: (epoch: number) => number, epochs: number): readonly number[] {
  const metrics = ratesOf(epochs - 1, metric);
  return replay({ api: "ReduceLROnPlateau", source: "torch", params, metrics, base_lr: 0.1, steps: epochs - 1 }).lr;
}
const stuck = (patience: number) => plateau({ patience }, () => 1, 20);
/** How many epochs ran at the first rate. */
const untilCut = (rates: readonly number[]): number => rates.filter((rate) => rate === rates[0]).length;

const creeping = (threshold: number) => plateau({ threshold, patience: 1 }, (epoch) => 0.9995 ** epoch, 40);

/** First updates, and rates that a metric decides. */
export const startsAndCuts: readonly Misuse[] = [
  {
    id: "warmup-from-zero",
    title: "A warmup whose first update is nothing",
    wrote: `import torch
from torch.optim.lr_scheduler import LambdaLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
warmup = 5
scheduler = LambdaLR(optimizer, lambda t: min(1, t / warmup))
rates = []
for step in range(20):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
`,
    happens: () =>
      `PyTorch counts from 0, so the first update gets ${formatNumber(warmed((t) => t)[0] ?? Number.NaN)}: its batch is read, its gradient computed and thrown away. With \`(t + 1) / warmup\` the first update gets a fifth of the rate and the fifth all of it. The linear and cosine warmups of the transformers library begin at 0 too.`,
    outcome: { kind: "silent", rates: () => warmed((t) => t) },
    meant: () => warmed((t) => t + 1),
    instead: [{ before: "t / warmup", after: "(t + 1) / warmup" }],
    newer: {
      text: "Read in the library's own source, not run here.",
      url: "https://github.com/huggingface/transformers/blob/main/src/transformers/optimization.py",
    },
    lessons: ["06-warmup", "07-composing"],
  },
  {
    id: "line-from-zero",
    title: "A line that is to start at zero",
    wrote: `import torch
from torch.optim.lr_scheduler import LinearLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = LinearLR(optimizer, start_factor=0.0, total_iters=5)
rates = []
for step in range(20):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
`,
    happens: () =>
      "`LinearLR` finds each rate by multiplying the last one. From 0 no factor leads anywhere: PyTorch 1.13 divides by zero at the first step. This is why one sees start factors such as `1e-8`. A warmup does not need them; begin at one part in `total_iters`, and stop one short of it.",
    outcome: { kind: "stops", error: "ZeroDivisionError", says: "float division by zero", rates: () => [0] },
    meant: () => warmed((t) => t + 1),
    instead: [{ before: "start_factor=0.0, total_iters=5)", after: "start_factor=1 / 5, total_iters=4)" }],
    newer: {
      text: "Newer versions refuse the factor at once, with a ValueError.",
      url: "https://github.com/pytorch/pytorch/blob/main/torch/optim/lr_scheduler.py",
    },
    lessons: ["06-warmup", "07-composing"],
  },
  {
    id: "plateau-without-metric",
    title: "A plateau rule that is not told the metric",
    wrote: `import torch
from torch.optim.lr_scheduler import ReduceLROnPlateau

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = ReduceLROnPlateau(optimizer, patience=3)
rates = []
for epoch in range(20):
    validation_loss = 1.0
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
`,
    happens: () =>
      "Every other scheduler counts calls; this one judges a number, and stops the run if it gets none. That is the good case. Pass it the epoch, or a loss that was never updated, and it takes that for the metric without a word.",
    outcome: {
      kind: "stops",
      error: "TypeError",
      says: "ReduceLROnPlateau.step() missing 1 required positional argument: 'metrics'",
      rates: () => [0.1],
    },
    meant: () => stuck(3),
    instead: [{ before: "scheduler.step()", after: "scheduler.step(validation_loss)" }],
    unit: "epoch",
    log: true,
    lessons: ["10-plateau"],
  },
  {
    id: "patience-off-by-two",
    title: "A patience of 10 that cuts after 12 epochs",
    wrote: `import torch
from torch.optim.lr_scheduler import ReduceLROnPlateau

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = ReduceLROnPlateau(optimizer, patience=10)
rates = []
for epoch in range(20):
    validation_loss = 1.0  # it never improves
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step(validation_loss)
`,
    happens: () =>
      `The first value only sets what the others are measured by, and the cut comes when the bad epochs are **more** than the patience. So ${untilCut(stuck(10))} epochs train at the first rate, not ten. Patience is how many bad epochs are forgiven.`,
    outcome: { kind: "silent", rates: () => stuck(10) },
    meant: () => stuck(8),
    instead: [{ before: "patience=10", after: "patience=8" }],
    unit: "epoch",
    log: true,
    lessons: ["10-plateau"],
  },
  {
    id: "threshold-in-percent",
    title: "A threshold read as a tenth of a percent",
    wrote: `import torch
from torch.optim.lr_scheduler import ReduceLROnPlateau

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = ReduceLROnPlateau(
    optimizer, patience=1, threshold=1e-4)  # 0.1 %?
rates = []
for epoch in range(40):
    validation_loss = 0.9995**epoch  # 0.05 % better each time
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step(validation_loss)
`,
    happens: () =>
      `The default is relative and a part of 1, so \`1e-4\` is ${percent(1e-4)}, not ten times that. A loss that improves by ${percent(0.0005)} an epoch counts as progress, and the rate stays at ${formatNumber(lastOf(creeping(1e-4)))} for all ${creeping(1e-4).length} epochs. With a threshold of a tenth of a percent, \`1e-3\`, it would be at ${formatNumber(lastOf(creeping(1e-3)))} by then.`,
    outcome: { kind: "silent", rates: () => creeping(1e-4) },
    meant: () => creeping(1e-3),
    instead: [{ before: "threshold=1e-4)  # 0.1 %?", after: "threshold=1e-3)  # 0.1 %" }],
    unit: "epoch",
    log: true,
    lessons: ["10-plateau"],
  },
  {
    id: "plateau-told-the-epoch",
    title: "A plateau rule that is told the epoch",
    wrote: `import torch
from torch.optim.lr_scheduler import ReduceLROnPlateau

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = ReduceLROnPlateau(optimizer, patience=3)
rates = []
for epoch in range(20):
    validation_loss = 0.9**epoch  # it improves all the time
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step(epoch)
`,
    happens: () =>
      `Any number will do for a metric. The epoch's own only ever rises, so to the rule nothing improves after the first: it cuts as a clock strikes, every ${4} epochs, down to ${formatNumber(lastOf(plateau({ patience: 3 }, (epoch) => epoch, 20)))}. The loss, which improves all the time, is not consulted.`,
    outcome: { kind: "silent", rates: () => plateau({ patience: 3 }, (epoch) => epoch, 20) },
    meant: () => flat(20, 0.1),
    instead: [{ before: "scheduler.step(epoch)", after: "scheduler.step(validation_loss)" }],
    unit: "epoch",
    log: true,
    lessons: ["10-plateau", "13-ship-it"],
  },
];
