import { sequence } from "../../../schedules/combinators/sequence.js";
import { take } from "../../../schedules/combinators/take.js";
import { constant } from "../../../schedules/families/constant.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { exponential } from "../../../schedules/families/exponential.js";
import { inverseSqrt } from "../../../schedules/families/inverseSqrt.js";
import { linear } from "../../../schedules/families/linear.js";
import { linearWarmup } from "../../../schedules/families/linearWarmup.js";
import { multiStep } from "../../../schedules/families/multiStep.js";
import type { Schedule } from "../../../schedules/schedule.js";

/** A published schedule, as a part of its peak. */
export interface Published {
  readonly name: string;
  readonly year: number;
  /** The rate that the parts are of. */
  readonly peak: number;
  /** What the schedule counts: updates, or millions of tokens. */
  readonly unit: "updates" | "million tokens";
  readonly total: number;
  /** Until here the rate rises, or is held before it falls; 0 where it falls or stands from the start. */
  readonly warmup: number;
  readonly lr: Schedule;
  /** In words, for a sentence: "a straight line to zero". */
  readonly told: string;
}

const warmed = (warmupSteps: number, ...rest: readonly Schedule[]): Schedule => sequence(linearWarmup({ baseLr: 1, warmupSteps }), ...rest);

/** Eight models, each with the schedule that its report gives. Where a report leaves something open, `told` says what was put in. */
export const published = {
  resnet: {
    name: "ResNet on CIFAR-10",
    year: 2015,
    peak: 0.1,
    unit: "updates",
    total: 64_000,
    warmup: 0,
    lr: multiStep({ baseLr: 1, milestones: [32_000, 48_000], gamma: 0.1 }),
    told: "divided by ten at half and at three quarters of the run",
  },
  gpt: {
    name: "GPT",
    year: 2018,
    peak: 2.5e-4,
    unit: "updates",
    total: 1_000_000,
    warmup: 2000,
    lr: warmed(2000, cosineAnnealing({ baseLr: 1, totalSteps: 998_000 })),
    told: "2000 updates of linear warmup, then a cosine to zero; its paper gives the length in epochs, and a million updates were put in",
  },
  bert: {
    name: "BERT",
    year: 2018,
    peak: 1e-4,
    unit: "updates",
    total: 1_000_000,
    warmup: 10_000,
    lr: warmed(10_000, linear({ baseLr: 1, totalSteps: 990_000 })),
    told: "10,000 updates of linear warmup, then a straight line to zero",
  },
  t5: {
    name: "T5",
    year: 2020,
    peak: 0.01,
    unit: "updates",
    total: 524_288,
    warmup: 10_000,
    lr: inverseSqrt({ baseLr: 1, timescale: 10_000 }),
    told: "held for 10,000 updates, then an inverse square root",
  },
  gpt3: {
    name: "GPT-3, 175 billion",
    year: 2020,
    peak: 0.6e-4,
    unit: "million tokens",
    total: 300_000,
    warmup: 375,
    lr: warmed(375, cosineAnnealing({ baseLr: 1, totalSteps: 260_000 - 375, minLr: 0.1 })),
    told: "375 million tokens of linear warmup, a cosine to a tenth at 260 billion, then held",
  },
  palm: {
    name: "PaLM",
    year: 2022,
    peak: 0.01,
    unit: "updates",
    total: 255_000,
    warmup: 10_000,
    lr: inverseSqrt({ baseLr: 1, timescale: 10_000 }),
    told: "held for 10,000 updates, then an inverse square root",
  },
  llama: {
    name: "LLaMA, 7 billion",
    year: 2023,
    peak: 3e-4,
    unit: "updates",
    total: 250_000,
    warmup: 2000,
    lr: warmed(2000, cosineAnnealing({ baseLr: 1, totalSteps: 248_000, minLr: 0.1 })),
    told: "2000 updates of linear warmup, then a cosine to a tenth",
  },
  minicpm: {
    name: "MiniCPM",
    year: 2024,
    peak: 0.01,
    unit: "updates",
    total: 289_000,
    warmup: 3000,
    lr: warmed(3000, take(constant({ baseLr: 1 }), 260_000), exponential({ baseLr: 1, gamma: 0.5 ** (1 / 5000) })),
    told: "a trunk of 263,000 updates, then halved every 5000; the 3000 of warmup and the tenth for the decay were put in",
  },
} as const satisfies Readonly<Record<string, Published>>;
export type PublishedName = keyof typeof published;

export const publishedNames = Object.keys(published) as readonly PublishedName[];

/** The part of its peak that a schedule has at a part of its run. */
export function partAt(name: PublishedName, u: number): number {
  const { lr, total } = published[name];
  return lr(Math.min(total - 1, Math.round(u * total)));
}

/** The part of the run in which the rate rises, or is held before it falls. */
export const warmupShare = (name: PublishedName): number => published[name].warmup / published[name].total;
