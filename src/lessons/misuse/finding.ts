import { formatNumber } from "../../plots/format.js";
import type { Misuse } from "./misuse.js";
import { flat, ratesOf } from "./run.js";

const tried = (i: number, count: number): number => 1e-7 * 10 ** ((8 * i) / (count - 1));

/** A loss that falls fastest, per factor of the rate, at 0.01; the first batch of the noisy one was an unlucky one. */
const lossAt = (rate: number): number => 2.3 / (1 + (rate / 0.01) ** 2);

/** The index at which a smoothed loss falls fastest. */
function steepest(smooth: readonly number[], from = 0): number {
  const slopes = smooth.slice(1).map((value, i) => (i < from ? Number.POSITIVE_INFINITY : value - (smooth[i] as number)));
  return slopes.indexOf(Math.min(...slopes));
}

/** An exponential average that corrects its own start, as range tests take it. */
function smoothed(losses: readonly number[]): readonly number[] {
  let average = 0;
  return losses.map((loss, i) => {
    average = 0.95 * average + 0.05 * loss;
    return average / (1 - 0.95 ** (i + 1));
  });
}
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** The mean over five neighbours on each side. */
const centred = (losses: readonly number[]): readonly number[] => losses.map((_, i) => mean(losses.slice(Math.max(0, i - 5), i + 6)));

const clean = (count: number) => ratesOf(count, (i) => lossAt(tried(i, count)));
const lagged = (count: number): number => tried(steepest(smoothed(clean(count))), count);
const unlucky = () => clean(100).map((loss, i) => (i === 0 ? loss + 0.5 : loss));
const pickOfUnlucky = (from: number): number => tried(steepest(smoothed(unlucky()), from), 100);

const bowl = (() => {
  let weight = 1;
  for (let i = 0; i < 50; i++) weight = Math.fround(weight - Math.fround(1e-5 * 10 ** ((6 * i) / 49) * weight));
  return weight;
})();

/** Range tests. */
export const finding: readonly Misuse[] = [
  {
    id: "finder-not-reset",
    title: "Training on from where the range test ended",
    wrote: `import torch

weight = torch.nn.Parameter(torch.ones(1))
optimizer = torch.optim.SGD([weight], lr=0.1)

def update(rate=None):
    if rate is not None:
        optimizer.param_groups[0]["lr"] = rate
    optimizer.zero_grad()
    (weight**2 / 2).sum().backward()
    optimizer.step()

for i in range(50):  # the range test, from 1e-5 to 10
    update(1e-5 * 10 ** (6 * i / 49))
print(f"{weight.item():.1e}")
rates = []
for step in range(50):
    rates.append(optimizer.param_groups[0]["lr"])
    update()
`,
    happens: () =>
      `A range test ends where training blows up: that is its purpose. Without a reset the run begins with what it left behind, a rate of ${formatNumber(10)} and a weight that went from 1 to ${formatNumber(bowl, 2)}. Copy both states before the test and load them after it. Finders in libraries have a \`reset\` for it; it has to be called.`,
    outcome: { kind: "silent", rates: () => flat(50, 10), printed: () => printedExponent(bowl) },
    meant: () => flat(50, 0.1),
    meantToPrint: () => printedExponent(bowl),
    instead: [
      { before: "def update(", after: "saved = weight.detach().clone(), optimizer.state_dict()\n\ndef update(" },
      { before: "rates = []", after: "weight.data.copy_(saved[0])\noptimizer.load_state_dict(saved[1])\nrates = []" },
    ],
    log: true,
    lessons: ["09-one-cycle", "13-ship-it"],
  },
  {
    id: "finder-leaves-its-rate",
    title: "A range test that restores its own first rate",
    wrote: `import copy

import torch

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1e-7)
saved = copy.deepcopy(optimizer.state_dict())
for i in range(50):  # the range test
    optimizer.param_groups[0]["lr"] = 1e-7 * 10 ** (8 * i / 49)
    optimizer.step()
optimizer.load_state_dict(saved)  # restored, as it should be
rates = []
for step in range(50):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
`,
    happens: () =>
      `The optimizer was built with the test's lowest rate, so that is what a faithful restore brings back. Training goes on at ${formatNumber(1e-7)}, and the loss looks frozen. After the test, set the rate that you chose.`,
    outcome: { kind: "silent", rates: () => flat(50, 1e-7) },
    meant: () => flat(50, 0.1),
    instead: [{ before: "rates = []", after: 'optimizer.param_groups[0]["lr"] = 0.1  # the rate chosen\nrates = []' }],
    log: true,
    lessons: ["09-one-cycle"],
  },
  {
    id: "nan-passes-the-guard",
    title: "A guard that lets a loss of nan pass",
    wrote: `import math

import torch

losses = [2.3, 2.2, 1.9, 1.4, 1.2] + 5 * [math.nan]
rates, best = [], math.inf
for i, loss in enumerate(losses):
    rates.append(1e-3 * 10 ** (i / 3))
    if loss > 4 * best:
        break
    best = min(best, loss)
`,
    happens: () =>
      `Every comparison with \`nan\`, which is what a loss becomes when it is no number any more, is false, \`nan > 4 * best\` too. The test that was to stop at the first blow-up goes on to its last rate, ${formatNumber(1e-3 * 10 ** 3)}, through ${5} updates of weights that are lost already. Turned round, \`not loss <= 4 * best\`, the same guard stops at the first one.`,
    outcome: { kind: "silent", rates: () => ratesOf(10, (i) => 1e-3 * 10 ** (i / 3)) },
    meant: () => ratesOf(6, (i) => 1e-3 * 10 ** (i / 3)),
    instead: [{ before: "if loss > 4 * best:", after: "if not loss <= 4 * best:" }],
    log: true,
    lessons: ["09-one-cycle"],
  },
  {
    id: "first-sample-wins",
    title: "The steepest point is the very first",
    wrote: `import torch

tried = [1e-7 * 10 ** (8 * i / 99) for i in range(100)]
losses = [2.3 / (1 + (rate / 0.01) ** 2) for rate in tried]
losses[0] += 0.5  # an unlucky first batch

average, smooth = 0.0, []
for i, loss in enumerate(losses):
    average = 0.95 * average + 0.05 * loss
    smooth.append(average / (1 - 0.95 ** (i + 1)))
slopes = [b - a for a, b in zip(smooth, smooth[1:])]
best = slopes.index(min(slopes))
rates = 50 * [tried[best]]
`,
    happens: () =>
      `An average that corrects its own start has nothing to average yet: its first values are nearly the raw losses. One unlucky batch makes a slope there that no real fall can match, and the suggestion is ${formatNumber(pickOfUnlucky(0))}, the lowest rate that was tried. Leave the first ten points out, and it is ${formatNumber(pickOfUnlucky(10), 2)}.`,
    outcome: { kind: "silent", rates: () => flat(50, pickOfUnlucky(0)) },
    meant: () => flat(50, pickOfUnlucky(10)),
    instead: [{ before: "best = slopes.index(min(slopes))", after: "best = slopes.index(min(slopes[10:]))" }],
    log: true,
    lessons: ["09-one-cycle"],
  },
  {
    id: "smoothing-shifts-the-pick",
    title: "Smoothing that moves the steepest point",
    wrote: `import torch

tried = [1e-7 * 10 ** (8 * i / 99) for i in range(100)]
losses = [2.3 / (1 + (rate / 0.01) ** 2) for rate in tried]

average, smooth = 0.0, []
for i, loss in enumerate(losses):
    average = 0.95 * average + 0.05 * loss
    smooth.append(average / (1 - 0.95 ** (i + 1)))
slopes = [b - a for a, b in zip(smooth, smooth[1:])]
best = slopes.index(min(slopes))
rates = 50 * [tried[best]]
`,
    happens: () => {
      const times = (count: number): string => formatNumber(lagged(count) / 0.01, 2);
      return `This loss has no noise at all and falls fastest at ${formatNumber(0.01)}. An average over the past lags behind what it averages, so its steepest point comes later, at a higher rate: ${times(100)} times too high with 100 points, ${times(200)} times with 200 and ${times(300)} with 300. The suggestion depends on how many points one took. A mean over both sides does not lag.`;
    },
    outcome: { kind: "silent", rates: () => flat(50, lagged(100)) },
    meant: () => flat(50, tried(steepest(centred(clean(100))), 100)),
    instead: [
      {
        before: `average, smooth = 0.0, []
for i, loss in enumerate(losses):
    average = 0.95 * average + 0.05 * loss
    smooth.append(average / (1 - 0.95 ** (i + 1)))
`,
        after: `near = [losses[max(0, i - 5):i + 6] for i in range(100)]
smooth = [sum(part) / len(part) for part in near]
`,
      },
    ],
    log: true,
    lessons: ["09-one-cycle"],
  },
  {
    id: "finder-stops-one-short",
    title: "A range test that stops one factor short",
    wrote: `import torch

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
start, end, count = 1e-5, 10.0, 13
factor = (end / start) ** (1 / count)
rates = []
for i in range(count):
    optimizer.param_groups[0]["lr"] = start * factor**i
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
`,
    happens: () =>
      `Thirteen rates have twelve gaps. Divided into thirteen, the last rate is ${formatNumber(1e-5 * 1e6 ** (12 / 13))} and \`end\` is never tried. Here that is a factor of ${formatNumber(1e6 ** (1 / 13), 2)}; with a hundred points it hardly matters.`,
    outcome: { kind: "silent", rates: () => ratesOf(13, (i) => 1e-5 * 1e6 ** (i / 13)) },
    meant: () => ratesOf(13, (i) => 1e-5 * 1e6 ** (i / 12)),
    instead: [{ before: "(1 / count)", after: "(1 / (count - 1))" }],
    log: true,
    lessons: ["09-one-cycle"],
  },
];

/** A number as Python's ".1e" prints it. */
function printedExponent(value: number): string {
  const [mantissa, exponent = "0"] = value.toExponential(1).split("e");
  const size = String(Math.abs(Number(exponent))).padStart(2, "0");
  return `${mantissa}e${exponent.startsWith("-") ? "-" : "+"}${size}`;
}
