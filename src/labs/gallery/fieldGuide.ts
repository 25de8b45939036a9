import { warmup } from "../../schedules/combinators/warmup.js";
import type { Bug } from "../../schedules/diagnostics/hypothesis.js";
import type { Plan } from "../../schedules/diagnostics/plan.js";
import { constant } from "../../schedules/families/constant.js";
import { cosineAnnealing } from "../../schedules/families/cosineAnnealing.js";
import { linear } from "../../schedules/families/linear.js";
import { stepDecay } from "../../schedules/families/stepDecay.js";

/** What a story looks like in a log: an example, a sentence to know it by, and where to read on. */
export interface GuideEntry {
  readonly bug: Bug;
  /** How to know it, in one sentence. */
  readonly looks: string;
  /** Its textbook case: what was meant, and the rate of each update. */
  readonly plan: Plan;
  readonly rate: (t: number) => number;
  /** A page of the course that explains more. */
  readonly link: { readonly href: string; readonly text: string };
}

const N = 200;
const cosine = cosineAnnealing({ baseLr: 0.1, totalSteps: N });
const line = linear({ baseLr: 0.1, totalSteps: N });
const stairs = stepDecay({ baseLr: 0.1, stepSize: 50, gamma: 0.4 });
const warm = warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: 180 }), { steps: 20, offset: 1 });
const short = warmup(linear({ baseLr: 0.1, totalSteps: 36 }), { steps: 4, offset: 1 });
/** A triangle over 41 updates, the top on update 20. */
const triangle = Array.from({ length: 41 }, (_, t) => 0.1 - 0.0045 * Math.abs(t - 20));

/** The field guide: healthy first, then the twelve bugs, in the order of `bugNames`. */
export const fieldGuide: readonly GuideEntry[] = [
  {
    bug: "healthy",
    looks: "Every row lies on the plan, perhaps one update early or late: that is how it was logged, and no fault.",
    plan: { lr: warm, steps: N },
    rate: warm,
    link: { href: "/schedules/warmup-cosine/", text: "Warmup and cosine" },
  },
  {
    bug: "wrong-unit",
    looks: "A staircase that has hardly begun when the run ends, one step an epoch; or a schedule that is over within the first epochs.",
    plan: { lr: line, steps: N, stepsPerEpoch: 25 },
    rate: (t) => line(Math.floor(t / 25)),
    link: { href: "/schedules/reference/", text: "What libraries count" },
  },
  {
    bug: "cosine-rebound",
    looks: "Falls as planned, touches the floor, and climbs the way it came.",
    plan: { lr: cosineAnnealing({ baseLr: 0.1, totalSteps: 130 }), steps: N },
    rate: (t) => 0.05 * (1 + Math.cos((Math.PI * t) / 130)),
    link: { href: "/answers/why-does-cosine-climb-back/", text: "Why a cosine climbs back" },
  },
  {
    bug: "double-stepping",
    looks: "The planned shape, played twice as fast (or as many times as there are processes): done at half of the run.",
    plan: { lr: line, steps: N },
    rate: (t) => line(2 * t),
    link: { href: "/schedules/linear/", text: "Linear" },
  },
  {
    bug: "other-optimizer",
    looks: "A flat line at the rate that the optimizer was built with, from the first row to the last.",
    plan: { lr: stairs, steps: N },
    rate: () => 0.1,
    link: { href: "/schedules/constant/", text: "Constant" },
  },
  {
    bug: "two-schedulers",
    looks: "Falls faster than the plan, as the product of two shapes; or every rate is the same part of the planned one; or all are 0.",
    plan: { lr: line, steps: N },
    rate: (t) => line(t) * 0.985 ** t,
    link: { href: "/schedules/sequence/", text: "One after the other" },
  },
  {
    bug: "accumulation-mismatch",
    looks: "Only the beginning of the planned curve, stretched over the whole run: it ends far above its end.",
    plan: { lr: cosine, steps: N, accumulation: 4 },
    rate: (t) => 0.05 * (1 + Math.cos((Math.PI * t) / (4 * N))),
    link: { href: "/glossary/#step", text: "What a step is" },
  },
  {
    bug: "resume-from-zero",
    looks: "Follows the plan, then jumps back to its first rate, and starts again from there.",
    plan: { lr: cosine, steps: N, resumedAt: 90 },
    rate: (t) => cosine(t < 90 ? t : t - 90),
    link: { href: "/schedules/reference/", text: "What a resume restores" },
  },
  {
    bug: "resume-crawling",
    looks: "Follows the plan, then goes on without a jump but as slowly as at the start, and never gets down.",
    plan: { lr: cosine, steps: N, resumedAt: 90 },
    rate: (t) => (t < 90 ? cosine(t) : (cosine(90) * cosine(t - 90)) / 0.1),
    link: { href: "/schedules/cosine/", text: "Cosine" },
  },
  {
    bug: "zero-first-step",
    looks: "The first row of a warmup is 0, and each that follows is one update late.",
    plan: { lr: short, steps: 40 },
    rate: (t) => (t < 4 ? t / 40 : short(t)),
    link: { href: "/schedules/linear-warmup/", text: "Linear warmup" },
  },
  {
    bug: "finder-not-reset",
    looks: "A range test's steep rise stands before the run, or the run stays at one of its rates, thousands of times too small.",
    plan: { lr: line, steps: N },
    rate: (t) => (t < 40 ? 1e-4 * 5e3 ** (t / 39) : 0.5),
    link: { href: "/schedules/range-test/", text: "The range test" },
  },
  {
    bug: "peak-overshoot",
    looks: "All is well but the very top: the highest row is above the planned peak, or never gets there.",
    plan: { lr: triangle, steps: 41 },
    rate: (t) => 0.1 - 0.0045 * (20 - 20 * (t <= 20 ? t / 19.5 : (41 - t - 1) / 20)),
    link: { href: "/schedules/one-cycle/", text: "One-cycle" },
  },
  {
    bug: "plateau-without-metric",
    looks: "Cuts like a clock, the same number of evaluations apart from first to last, whatever the loss does.",
    plan: { lr: constant({ baseLr: 0.1 }), steps: N, plateau: { factor: 0.5, patience: 2, every: 10 } },
    rate: (t) => {
      const evaluations = Math.floor(t / 10);
      return 0.1 * 0.5 ** (evaluations < 4 ? 0 : 1 + Math.floor((evaluations - 4) / 3));
    },
    link: { href: "/schedules/plateau/", text: "Plateau" },
  },
];
