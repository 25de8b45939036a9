import type { Curve, CurvesFigure } from "../../plots/figure.js";
import { formatNumber } from "../../plots/format.js";
import { stored } from "../../plots/stored.js";
import type { Table } from "../../plots/table.js";
import { type Clock, clock } from "../../schedules/clock.js";
import { cosineAnnealing } from "../../schedules/families/cosineAnnealing.js";
import type { ValuesOf } from "../interactive.js";
import { lab } from "../lab.js";
import { count, whole } from "./words.js";

const typed = (label: string, start: number, max = 1e12) =>
  ({ type: "number", label, min: 1, max, step: 1, whole: true, typed: true, start }) as const;

const controls = {
  samples: { ...typed("Samples", 64_000), unit: "in the data set" },
  batchSize: { ...typed("Batch size", 32, 1e9), unit: "samples, of one worker" },
  accumulation: { ...typed("Accumulation", 4, 1e6), unit: "batches to an update" },
  workers: { ...typed("Workers", 1, 1e6), unit: "processes" },
  amount: { type: "number", label: "Run for", min: 0, max: 1e15, step: 0.01, typed: true, start: 10 },
  unit: {
    type: "choice",
    label: "counted in",
    options: [
      { value: "epochs", label: "epochs" },
      { value: "samples", label: "samples" },
      { value: "updates", label: "updates" },
    ],
    start: "epochs",
  },
  dropLast: { type: "toggle", label: "Drop the last batch when it isn’t full (drop_last)", start: false },
  leftover: {
    type: "choice",
    label: "Batches left at an epoch’s end",
    options: [
      { value: "drop", label: "are dropped" },
      { value: "flush", label: "make a smaller update" },
    ],
    start: "drop",
  },
  uneven: {
    type: "choice",
    label: "What workers can’t share equally",
    options: [
      { value: "pad", label: "is seen twice" },
      { value: "drop", label: "is left out" },
    ],
    start: "pad",
  },
} as const;

type Values = ValuesOf<typeof controls>;

/** The clock of the setting, and the updates of its run. */
function wind({ samples, batchSize, accumulation, workers, dropLast, leftover, uneven, amount, unit }: Values): {
  readonly time: Clock;
  readonly updates: number;
} {
  const time = clock({ samples, batchSize, accumulation, workers, dropLast, leftover, uneven });
  if (unit === "epochs") return { time, updates: time.updates({ epochs: amount }) };
  if (!Number.isInteger(amount)) throw new RangeError(`${unit} must be a whole number, got ${amount}. Half of one cannot be made.`);
  return { time, updates: unit === "samples" ? time.updates({ samples: amount }) : amount };
}

/** Counts that are taken for the number of updates, and by which mistake. */
function miscounts({ accumulation, workers }: Values, time: Clock, updates: number): { readonly label: string; readonly total: number }[] {
  const epochs = updates / time.updatesPerEpoch;
  return [
    { label: "batches counted", total: Math.round(epochs * time.batchesPerEpoch), made: accumulation > 1 },
    { label: "workers forgotten", total: updates * workers, made: workers > 1 },
    { label: "epochs counted", total: Math.max(1, Math.round(epochs)), made: true },
  ].filter(({ total, made }) => made && total !== updates);
}

/** The rate, as a part of the peak, of a cosine that was given `total` and goes back up after it, as PyTorch's does. */
const part = (total: number, t: number): number => (1 + Math.cos((Math.PI * t) / total)) / 2;

function figure(values: Values): CurvesFigure {
  const { time, updates } = wind(values);
  if (updates < 1) throw new RangeError("This run has no update. Let it run for longer.");
  const right = cosineAnnealing({ baseLr: 1, totalSteps: updates });
  const stops = Array.from({ length: 101 }, (_, i) => Math.round((i / 100) * updates));
  const wrong = miscounts(values, time, updates);
  const [mistake] = wrong;
  const slow = wrong.filter(({ total }) => total > updates).slice(0, 2);
  const curves: Curve[] = [
    { label: "right", role: "rate", points: stops.map((t) => [t, stored(right(t))]) },
    ...slow.map(
      ({ label, total }): Curve => ({
        label,
        role: "rate",
        points: stops.map((t) => [t, stored(part(total, t))]),
      }),
    ),
  ];
  const epochs = updates / time.updatesPerEpoch;
  return {
    kind: "curves",
    size: { width: 640, height: 280 },
    sentence: `The run is ${count(updates, "update")}: totalSteps must be ${whole(updates)}. An epoch has ${whole(time.updatesPerEpoch)} of them, ${whole(time.samplesPerUpdate)} samples behind each; ${formatNumber(epochs, 4)} epochs in all.${time.leftoverBatches > 0 && values.leftover === "drop" ? ` Each epoch throws away ${count(time.leftoverBatches, "batch").replace(/batchs$/, "batches")} too few for an update.` : ""}${mistake && mistake.total > updates ? ` A cosine planned over ${whole(mistake.total)} instead (${mistake.label}) would end at ${formatNumber(100 * part(mistake.total, updates))} % of its peak.` : ""}`,
    data: {
      x: { label: "update t", domain: [0, updates] },
      panels: [{ y: { label: "rate, as a part of the peak", domain: [0, 1.05] }, curves, filled: true }],
    },
  };
}

function table(values: Values): Table {
  const { time, updates } = wind(values);
  const { samples, batchSize: batch, accumulation: k, workers, dropLast, leftover, uneven } = values;
  const [down, up] = ["⌊⌋", "⌈⌉"] as const;
  const [shareSign, batchSign, updateSign] = [uneven === "pad" ? up : down, dropLast ? down : up, leftover === "flush" ? up : down];
  const rule = (sign: string, above: number, below: number): string => `${sign[0]}${whole(above)} / ${whole(below)}${sign[1]}`;
  const wrong = miscounts(values, time, updates);
  return {
    kind: "table",
    columns: [
      { label: "Quantity", align: "left" },
      { label: "Here", align: "right" },
      { label: "Rule", align: "left" },
    ],
    rows: [
      ["samples a worker draws", whole(time.samplesPerWorker), rule(shareSign, samples, workers)],
      ["batches of a worker in an epoch", whole(time.batchesPerEpoch), rule(batchSign, time.samplesPerWorker, batch)],
      ["updates in an epoch", whole(time.updatesPerEpoch), rule(updateSign, time.batchesPerEpoch, k)],
      ["samples behind an update", whole(time.samplesPerUpdate), `${whole(batch)} · ${whole(k)} · ${whole(workers)}`],
      ["samples behind an epoch’s updates", whole(time.samplesPerEpoch), ""],
      ["updates of the run, totalSteps", whole(updates), ""],
      ["samples behind the run", whole(time.samples(updates)), ""],
      ["epochs of the run", formatNumber(time.epochs(updates), 5), `${whole(updates)} / ${whole(time.updatesPerEpoch)}`],
      ...wrong.map(({ label, total }) => [label, whole(total), `wrong, × ${formatNumber(total / updates)}`]),
    ],
    sentence: "From samples to updates, rule by rule, and the numbers that are taken for it by mistake.",
  };
}

export const clockConverter = lab({
  id: "clock-converter",
  title: "The clock converter",
  question: "Ten epochs: how many updates is that, and what must totalSteps be?",
  about:
    "Schedules count optimizer updates, people count epochs, and between them stand the batch, accumulated gradients, workers and what is left over at the end. Type what your run has and read what its schedule must be told; the rules are those of PyTorch’s sampler and loader and of the usual loop. The table writes each one out, and lists the numbers that are often taken for the right one.",
  glyph: "M12 2A10 10 0 1 0 12.1 2M12 7V12L16 15",
  controls,
  tries: [
    { name: "ImageNet, 8 workers", values: { samples: 1_281_167, batchSize: 32, accumulation: 1, workers: 8, amount: 90 } },
    { name: "a remainder every epoch", values: { samples: 103, batchSize: 1, accumulation: 4, amount: 3 } },
    { name: "updates to epochs", values: { amount: 10_000, unit: "updates" } },
    { name: "a budget of samples", values: { amount: 1_000_000, unit: "samples" } },
    { name: "every last sample", values: { samples: 1000, batchSize: 64, accumulation: 3, leftover: "flush" } },
  ],
  sources: [
    { text: "PyTorch: DistributedSampler and DataLoader, whose defaults these are.", url: "https://pytorch.org/docs/stable/data.html" },
  ],
  next: [{ title: "What each library does", href: "/schedules/reference/" }],
  figure,
  table,
});
