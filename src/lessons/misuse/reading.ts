import { formatNumber } from "../../plots/format.js";
import type { Misuse } from "./misuse.js";
import { lastOf, torchRates } from "./run.js";

const stairs = () => torchRates("StepLR", { step_size: 30 }, 33);

/** Code that was copied, and rates that were printed. */
export const reading: readonly Misuse[] = [
  {
    id: "indentation-lost",
    title: "A loop that lost its indentation",
    wrote: `import torch
from torch.optim.lr_scheduler import StepLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = StepLR(optimizer, step_size=30)
rates = []
for epoch in range(90):
rates.append(optimizer.param_groups[0]["lr"])
optimizer.step()
scheduler.step()
`,
    happens: () =>
      "Some pages lose the spaces at the beginning of lines, and Python means something by them. This loop stops before it starts. The dangerous case is half as visible: a `scheduler.step()` that lands one level too far left still runs, once an epoch instead of once a batch.",
    outcome: { kind: "stops", error: "IndentationError", says: "expected an indented block after 'for' statement on line 8" },
    meant: () => torchRates("StepLR", { step_size: 30 }, 90),
    instead: [
      {
        before: 'rates.append(optimizer.param_groups[0]["lr"])\noptimizer.step()\nscheduler.step()',
        after: '    rates.append(optimizer.param_groups[0]["lr"])\n    optimizer.step()\n    scheduler.step()',
      },
    ],
    unit: "epoch",
    log: true,
    lessons: ["13-ship-it"],
  },
  {
    id: "names-from-nowhere",
    title: "A template with names from nowhere",
    wrote: `import torch
from torch.optim.lr_scheduler import CosineAnnealingLR

loader = [torch.ones(1, 1)] * 5
model = torch.nn.Linear(1, 1)
criterion = torch.nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = CosineAnnealingLR(optimizer, T_max=5)
rates = []
for batch in loader:
    rates.append(optimizer.param_groups[0]["lr"])
    loss = criterion(model(batch), targets)
    loss.backward()
    optimizer.step()
    scheduler.step()
`,
    happens: () =>
      "Templates on the web often name what they never define: `targets` here, elsewhere `train_iter` or a `forward` with arguments of its own. Python says so at the first batch. Run a template as it stands before you build on it, if only on five batches of ones.",
    outcome: { kind: "stops", error: "NameError", says: "name 'targets' is not defined", rates: () => [0.1] },
    meant: () => torchRates("CosineAnnealingLR", { T_max: 5 }, 5),
    instead: [
      { before: "[torch.ones(1, 1)] * 5", after: "[(torch.ones(1, 1), torch.ones(1, 1))] * 5" },
      { before: "for batch in loader", after: "for batch, targets in loader" },
    ],
    lessons: ["13-ship-it"],
  },
  {
    id: "cyclic-with-adam",
    title: "A cyclic rate for Adam",
    wrote: `import torch
from torch.optim.lr_scheduler import CyclicLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
scheduler = CyclicLR(optimizer, base_lr=0.0001, max_lr=0.001,
                     step_size_up=20)
rates = []
for step in range(80):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
`,
    happens: () =>
      "Unless told otherwise, `CyclicLR` cycles the momentum too, and Adam has no setting of that name. PyTorch 1.13 refuses to build it. Say `cycle_momentum=False` if the rate is all that should move.",
    outcome: {
      kind: "stops",
      error: "ValueError",
      says: "optimizer must support momentum with `cycle_momentum` option enabled",
      rates: () => [],
    },
    meant: () => torchRates("CyclicLR", { base_lr: 0.0001, max_lr: 0.001, step_size_up: 20 }, 80),
    instead: [{ before: "step_size_up=20)", after: "step_size_up=20, cycle_momentum=False)" }],
    newer: {
      text: "Newer versions accept Adam and cycle its first β instead.",
      url: "https://github.com/pytorch/pytorch/blob/main/torch/optim/lr_scheduler.py",
    },
    lessons: ["08-cycles", "09-one-cycle"],
  },
  {
    id: "verbose-is-gone",
    title: "A scheduler that is to print its rate",
    wrote: `from torch.optim.lr_scheduler import StepLR

scheduler = StepLR(optimizer, step_size=30, verbose=True)
`,
    happens: () =>
      "Version 2.2 declared `verbose` deprecated, and 2.7 removed it: there the call stops with a TypeError. Print the rate yourself, before `scheduler.step()`, and you also know which update it belongs to.",
    outcome: { kind: "told", error: "TypeError" },
    instead: [{ before: "step_size=30, verbose=True)", after: "step_size=30)" }],
    newer: {
      text: "Told by the change that removed it; not run here, where 1.13 is.",
      url: "https://github.com/pytorch/pytorch/pull/147301",
    },
    lessons: ["10-plateau", "13-ship-it"],
  },
  {
    id: "printed-after-the-step",
    title: "A rate printed one epoch early",
    wrote: `import torch
from torch.optim.lr_scheduler import StepLR

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = StepLR(optimizer, step_size=30, gamma=0.1)
rates = []
for epoch in range(1, 34):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
    if epoch in (29, 30, 31):
        print(epoch, f"{scheduler.get_last_lr()[0]:g}")
`,
    happens: () =>
      `After \`scheduler.step()\` the rate is that of the **next** update. The log has epoch 30 at ${formatNumber(stairs()[30] ?? 0)}, though it was trained at ${formatNumber(stairs()[29] ?? 0)}: the drop seems to come one epoch early. Print before the step.`,
    outcome: { kind: "silent", rates: stairs, printed: () => "29 0.1\n30 0.01\n31 0.01" },
    meant: stairs,
    meantToPrint: () => "29 0.1\n30 0.1\n31 0.01",
    instead: [
      { before: "    scheduler.step()\n", after: "" },
      { before: ':g}")\n', after: ':g}")\n    scheduler.step()\n' },
    ],
    unit: "epoch",
    log: true,
    lessons: ["05-dropping", "13-ship-it"],
  },
  {
    id: "six-decimals",
    title: "A rate that prints as zero",
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
print(f"last rate {rates[-1]:.6f}")
`,
    happens: () =>
      `The last rate is ${formatNumber(lastOf(torchRates("OneCycleLR", { max_lr: 0.1, total_steps: 100 }, 100)))}, and six decimals have no room for it. The log says that the run stood still, which it did not. Rates span powers of ten: print them with an exponent.`,
    outcome: {
      kind: "silent",
      rates: () => torchRates("OneCycleLR", { max_lr: 0.1, total_steps: 100 }, 100),
      printed: () => "last rate 0.000000",
    },
    meant: () => torchRates("OneCycleLR", { max_lr: 0.1, total_steps: 100 }, 100),
    meantToPrint: () => "last rate 4.00e-07",
    instead: [{ before: ":.6f}", after: ":.2e}" }],
    log: true,
    lessons: ["09-one-cycle", "13-ship-it"],
  },
];
