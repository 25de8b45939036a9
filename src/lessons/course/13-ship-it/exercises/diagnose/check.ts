import { type Rng, rng } from "../../../../../engine/rng.js";
import { shown } from "../../../../../schedules/fail.js";
import { cosineAnnealing } from "../../../../../schedules/families/cosineAnnealing.js";
import { linear } from "../../../../../schedules/families/linear.js";
import { stepDecay } from "../../../../../schedules/families/stepDecay.js";
import type { Schedule } from "../../../../../schedules/schedule.js";
import type { Exercise, ExerciseTest, Plain } from "../../../../exercise.js";
import { passed, wrong } from "../../../../judge.js";

const entry = "diagnose";

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
type Story = keyof typeof stories;
const names = Object.keys(stories) as Story[];

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
function rateOf(story: Story, { rates, stepsPerEpoch, accumulate, resumedAt }: Case["plan"], t: number): number {
  const planned = (step: number): number => rates[Math.min(Math.floor(step), rates.length - 1)] as number; // it is not empty
  switch (story) {
    case "healthy":
      return planned(t);
    case "double-stepping":
      return planned(2 * t);
    case "wrong-unit":
      return planned(t / stepsPerEpoch);
    case "accumulation":
      return planned(t / accumulate);
    case "resume-from-zero":
      return planned(t >= resumedAt ? t - resumedAt : t);
    case "other-optimizer":
      return planned(0);
    case "zero-first-step":
      return t === 0 ? 0 : planned(t - 1);
  }
}

type Shape = (steps: number) => Schedule;
const shapes: readonly [Shape, Shape, Shape] = [
  (totalSteps) => cosineAnnealing({ baseLr: 0.1, totalSteps }),
  (totalSteps) => linear({ baseLr: 0.1, totalSteps }),
  () => stepDecay({ baseLr: 0.1, stepSize: 3, gamma: 0.9 }),
];

/** A log with a story in it, which no other story explains. */
function drawCase(story: Story, random: Rng, shape: Shape = shapes[random.int(shapes.length)] as Shape): Case {
  const steps = 60 + 12 * random.int(5);
  const factor = 10 ** (random.int(4) - 2); // rates of every size
  const lr = shape(steps);
  const plan: Case["plan"] = {
    rates: Array.from({ length: steps }, (_, t) => factor * lr(t)),
    stepsPerEpoch: 12,
    accumulate: 4,
    resumedAt: 20 + random.int(20), // every run was stopped once; most went on as they should
  };
  const trace = plan.rates.map((_, t) => Number(rateOf(story, plan, t).toPrecision(4)));
  return { story, trace, plan };
}

const argumentsOf = ({ trace, plan }: Case): Plain[] => [[...trace], { ...plan, rates: [...plan.rates] }];

/** A test of some cases: which they are follows from the seed alone. */
const test = (name: string, points: number, casesOf: (seed: number) => readonly Case[], hidden = false): ExerciseTest => ({
  name,
  points,
  ...(hidden ? { hidden: true as const } : {}),
  calls: (seed) => casesOf(seed).map(argumentsOf),
  judge: (outcomes, calls) => {
    for (const [i, [trace, plan]] of calls.entries()) {
      const outcome = outcomes[i];
      const story = storyOf(trace as readonly number[], plan as unknown as Case["plan"]);
      if (outcome?.ok && outcome.value === story) continue;
      const got = outcome ? (outcome.ok ? `got ${shown(outcome.value)}` : outcome.error) : "nothing came back";
      const begins = (trace as readonly number[]).slice(0, 3).join(", ");
      return wrong(`The log that begins ${begins} must be ${shown(story)}, ${got}. ${stories[story]}`);
    }
    return passed(`${calls.length} logs named.`);
  },
});

/** The story behind a log: the one that gives exactly its rounded rates. */
function storyOf(trace: readonly number[], plan: Case["plan"]): Story {
  const found = names.find((name) => trace.every((lr, t) => lr === Number(rateOf(name, plan, t).toPrecision(4))));
  if (!found) throw new RangeError("one of the stories must give this log");
  return found;
}

const seeded = (seed: number, label: string): Rng => rng(seed).split(label);

/** Exercise (a): name what happened from the rates alone. */
const exercise: Exercise = {
  entry,
  hints: [
    "Write each story as a function from the update to its rate, all of them from `plan.rates`. The start has two of seven.",
    "Logs are rounded, so `===` is too strict: measure how far a story is from the log, as a part of the rate, and take the one that is nearest.",
    "Add up the errors of all updates and take the story with the least. Guard the division: some rates of a plan are nearly 0, so divide by at least a thousandth of the peak.",
  ],
  tests: [
    test("healthy runs, rounded as a log is", 2, (seed) =>
      shapes.map((shape, i) => drawCase("healthy", seeded(seed, `healthy ${i}`), shape)),
    ),
    test("two calls for one update", 1, (seed) =>
      shapes.map((shape, i) => drawCase("double-stepping", seeded(seed, `double ${i}`), shape)),
    ),
    test("an epoch taken for an update", 1, (seed) => shapes.map((shape, i) => drawCase("wrong-unit", seeded(seed, `unit ${i}`), shape))),
    test("a plan in micro-batches", 1, (seed) => shapes.map((shape, i) => drawCase("accumulation", seeded(seed, `micro ${i}`), shape))),
    test("a plan that began again", 1, (seed) => shapes.map((shape, i) => drawCase("resume-from-zero", seeded(seed, `zero ${i}`), shape))),
    test("a scheduler of another optimizer", 1, (seed) =>
      shapes.map((shape, i) => drawCase("other-optimizer", seeded(seed, `other ${i}`), shape)),
    ),
    test("a first update that changed nothing", 1, (seed) => [
      drawCase("zero-first-step", seeded(seed, "first"), shapes[0]),
      drawCase("zero-first-step", seeded(seed, "second"), shapes[1]),
    ]),
    test(
      "fourteen logs, healthy ones among them",
      4,
      (seed) => names.flatMap((story) => [0, 1].map((i) => drawCase(story, seeded(seed, `${story}, again ${i}`)))),
      true,
    ),
  ],
};

export default exercise;
