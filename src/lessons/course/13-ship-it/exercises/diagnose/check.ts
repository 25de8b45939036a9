import { type Rng, rng } from "../../../../../engine/rng.js";
import { shown } from "../../../../../schedules/fail.js";
import { cosineAnnealing } from "../../../../../schedules/families/cosineAnnealing.js";
import { linear } from "../../../../../schedules/families/linear.js";
import { stepDecay } from "../../../../../schedules/families/stepDecay.js";
import type { Schedule } from "../../../../../schedules/schedule.js";
import type { Exercise, ExerciseTest, Plain } from "../../../../exercise.js";
import { passed, wrong } from "../../../../judge.js";

/** What may have happened, and what to think about where it is not seen. */
export const stories = {
  healthy: "Its rates are those of the plan, as far as they were printed: allow for rounding, a tenth of a per cent or so.",
  "double-stepping": "Two calls of step() for each update: update t has the rate of step 2t. Past the end of the plan its last rate holds.",
  "wrong-unit": "step() once an epoch: the rate stays for stepsPerEpoch updates and then moves by one step of the plan.",
  accumulation: "The plan was made for micro-batches: it moves on by one step for every `accumulate` updates.",
  "resume-from-zero": "From resumedAt on, the plan begins once more at its step 0. Before that, all is as planned.",
  "other-optimizer": "The scheduler drove another optimizer: this one keeps the first rate for ever.",
  "zero-first-step": "The first update has the rate 0, and every later one the rate that was meant for the one before it.",
} as const;
export type Story = keyof typeof stories;
const names = Object.keys(stories) as Story[];

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What each story is called. */
  readonly words: Readonly<Record<Story, string>>;
  /** How a plan calls its rates, the length of an epoch, the micro-batches of an update, and where the run was stopped. */
  readonly keys: readonly [rates: string, stepsPerEpoch: string, accumulate: string, resumedAt: string];
  /** How often step() is called for each update in the second story. */
  readonly calls: 2 | 3;
  /** Where the plan goes on after the stop: at its step 0, or one epoch too early. */
  readonly resumes: "from zero" | "an epoch early";
  /** What the first update has where all are late by one: the rate 0, or the first rate, which comes twice. */
  readonly late: "zero" | "twice";
}

const printed: Convention = {
  entry: "diagnose",
  words: Object.fromEntries(names.map((name) => [name, name])) as Record<Story, string>,
  keys: ["rates", "stepsPerEpoch", "accumulate", "resumedAt"],
  calls: 2,
  resumes: "from zero",
  late: "zero",
};

/** What to think about where a story is not seen. */
function reasonOf(story: Story, { keys, calls, resumes, late }: Convention): string {
  const [, stepsPerEpoch, accumulate, resumedAt] = keys;
  switch (story) {
    case "double-stepping":
      return calls === 2
        ? stories[story]
        : "Three calls of step() for each update: update t has the rate of step 3t. Past the end of the plan its last rate holds.";
    case "wrong-unit":
      return stories[story].replace("stepsPerEpoch", stepsPerEpoch);
    case "accumulation":
      return stories[story].replace("accumulate", accumulate);
    case "resume-from-zero":
      return resumes === "from zero"
        ? stories[story].replace("resumedAt", resumedAt)
        : `From ${resumedAt} on, the plan goes on ${stepsPerEpoch} steps before where it was. Before that, all is as planned.`;
    case "zero-first-step":
      return late === "zero"
        ? stories[story]
        : "The first rate comes twice, and every later update has the rate that was meant for the one before it.";
    default:
      return stories[story];
  }
}

interface Case {
  readonly story: Story;
  readonly trace: readonly number[];
  readonly plan: {
    readonly rates: readonly number[];
    readonly stepsPerEpoch: number;
    readonly accumulate: number;
    readonly resumedAt: number;
  };
}

/** What a run of each story logs at update t, before rounding. */
function rateOf(story: Story, { rates, stepsPerEpoch, accumulate, resumedAt }: Case["plan"], t: number, convention: Convention): number {
  const planned = (step: number): number => rates[Math.min(Math.floor(step), rates.length - 1)] as number; // it is not empty
  switch (story) {
    case "healthy":
      return planned(t);
    case "double-stepping":
      return planned(convention.calls * t);
    case "wrong-unit":
      return planned(t / stepsPerEpoch);
    case "accumulation":
      return planned(t / accumulate);
    case "resume-from-zero":
      return planned(t >= resumedAt ? t - (convention.resumes === "from zero" ? resumedAt : stepsPerEpoch) : t);
    case "other-optimizer":
      return planned(0);
    case "zero-first-step":
      return t === 0 && convention.late === "zero" ? 0 : planned(Math.max(0, t - 1));
  }
}

type Shape = (steps: number) => Schedule;
const shapes: readonly [Shape, Shape, Shape] = [
  (totalSteps) => cosineAnnealing({ baseLr: 0.1, totalSteps }),
  (totalSteps) => linear({ baseLr: 0.1, totalSteps }),
  () => stepDecay({ baseLr: 0.1, stepSize: 3, gamma: 0.9 }),
];

/** A log with a story in it, which no other story explains. */
function drawCase(convention: Convention, story: Story, random: Rng, shape: Shape = shapes[random.int(shapes.length)] as Shape): Case {
  const steps = 60 + 12 * random.int(5);
  const factor = 10 ** (random.int(4) - 2); // rates of every size
  const lr = shape(steps);
  const plan: Case["plan"] = {
    rates: Array.from({ length: steps }, (_, t) => factor * lr(t)),
    stepsPerEpoch: 12,
    accumulate: 4,
    resumedAt: 20 + random.int(20), // every run was stopped once; most went on as they should
  };
  const trace = plan.rates.map((_, t) => Number(rateOf(story, plan, t, convention).toPrecision(4)));
  return { story, trace, plan };
}

/** From a case to the arguments, and back from them to the plan. */
function written({ keys }: Convention) {
  const [rates, stepsPerEpoch, accumulate, resumedAt] = keys;
  return {
    write: ({ trace, plan }: Case): Plain[] => [
      [...trace],
      { [rates]: [...plan.rates], [stepsPerEpoch]: plan.stepsPerEpoch, [accumulate]: plan.accumulate, [resumedAt]: plan.resumedAt },
    ],
    read: (given: Plain): Case["plan"] => {
      const plan = given as Readonly<Record<string, unknown>>;
      const [list, epoch, micro, stop] = keys.map((key) => plan[key]) as [readonly number[], number, number, number];
      return { rates: list, stepsPerEpoch: epoch, accumulate: micro, resumedAt: stop };
    },
  };
}

/** The story behind a log: the one that gives exactly its rounded rates. */
function storyOf(trace: readonly number[], plan: Case["plan"], convention: Convention): Story {
  const found = names.find((name) => trace.every((lr, t) => lr === Number(rateOf(name, plan, t, convention).toPrecision(4))));
  if (!found) throw new RangeError("one of the stories must give this log");
  return found;
}

/** The right answer. */
export function expectedFor(convention: Convention): (...args: readonly Plain[]) => string {
  const { read } = written(convention);
  return (trace, plan) => convention.words[storyOf(trace as readonly number[], read(plan), convention)];
}

const seeded = (seed: number, label: string): Rng => rng(seed).split(label);

/** Exercise (a): name what happened from the rates alone. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, words, keys } = convention;
  const { write, read } = written(convention);
  const draw = (story: Story, random: Rng, shape?: Shape): Case => drawCase(convention, story, random, shape);

  /** A test of some cases: which they are follows from the seed alone. */
  const test = (name: string, points: number, casesOf: (seed: number) => readonly Case[], hidden = false): ExerciseTest => ({
    name,
    points,
    ...(hidden ? { hidden: true as const } : {}),
    calls: (seed) => casesOf(seed).map(write),
    judge: (outcomes, calls) => {
      for (const [i, [trace, plan]] of calls.entries()) {
        const outcome = outcomes[i];
        const story = storyOf(trace as readonly number[], read(plan), convention);
        if (outcome?.ok && outcome.value === words[story]) continue;
        const got = outcome ? (outcome.ok ? `got ${shown(outcome.value)}` : outcome.error) : "nothing came back";
        const begins = (trace as readonly number[]).slice(0, 3).join(", ");
        return wrong(`The log that begins ${begins} must be ${shown(words[story])}, ${got}. ${reasonOf(story, convention)}`);
      }
      return passed(`${calls.length} logs named.`);
    },
  });

  return {
    entry,
    hints: [
      `Write each story as a function from the update to its rate, all of them from \`plan.${keys[0]}\`.${convention === printed ? " The start has two of seven." : ""}`,
      "Logs are rounded, so `===` is too strict: measure how far a story is from the log, as a part of the rate, and take the one that is nearest.",
      "Add up the errors of all updates and take the story with the least. Guard the division: some rates of a plan are nearly 0, so divide by at least a thousandth of the peak.",
    ],
    tests: [
      test("healthy runs, rounded as a log is", 2, (seed) =>
        shapes.map((shape, i) => draw("healthy", seeded(seed, `healthy ${i}`), shape)),
      ),
      test(convention.calls === 2 ? "two calls for one update" : "three calls for one update", 1, (seed) =>
        shapes.map((shape, i) => draw("double-stepping", seeded(seed, `double ${i}`), shape)),
      ),
      test("an epoch taken for an update", 1, (seed) => shapes.map((shape, i) => draw("wrong-unit", seeded(seed, `unit ${i}`), shape))),
      test("a plan in micro-batches", 1, (seed) => shapes.map((shape, i) => draw("accumulation", seeded(seed, `micro ${i}`), shape))),
      test(convention.resumes === "from zero" ? "a plan that began again" : "a plan that went back", 1, (seed) =>
        shapes.map((shape, i) => draw("resume-from-zero", seeded(seed, `zero ${i}`), shape)),
      ),
      test("a scheduler of another optimizer", 1, (seed) =>
        shapes.map((shape, i) => draw("other-optimizer", seeded(seed, `other ${i}`), shape)),
      ),
      test(convention.late === "zero" ? "a first update that changed nothing" : "a first rate that came twice", 1, (seed) => [
        draw("zero-first-step", seeded(seed, "first"), shapes[0]),
        draw("zero-first-step", seeded(seed, "second"), shapes[1]),
      ]),
      test(
        "fourteen logs, healthy ones among them",
        4,
        (seed) => names.flatMap((story) => [0, 1].map((i) => draw(story, seeded(seed, `${story}, again ${i}`)))),
        true,
      ),
    ],
  };
}

export default exerciseFor(printed);
