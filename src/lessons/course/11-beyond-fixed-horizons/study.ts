import { mlp } from "../../../engine/models/mlp.js";
import type { Net } from "../../../engine/models/net.js";
import { ema } from "../../../engine/optimizers/ema.js";
import type { Optim } from "../../../engine/optimizers/optim.js";
import { scheduleFreeSgd } from "../../../engine/optimizers/scheduleFreeSgd.js";
import { sgd } from "../../../engine/optimizers/sgd.js";
import { glyphs } from "../../../engine/problems/glyphs.js";
import type { Problem, Stream } from "../../../engine/problems/problem.js";
import { temporary } from "../../../engine/tensor/temporary.js";
import type { Tell } from "../../../labs/tell.js";
import { fail } from "../../../schedules/fail.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { linear } from "../../../schedules/families/linear.js";
import { along } from "../../../schedules/shape.js";
import type { CaseOptions, Measured, Study } from "../../study.js";

/** The length that was planned, in updates, and when somebody may want the model after all. */
export const planned = 1250;
export const stops: readonly number[] = [250, 500, 750, 1000, 1250];

/** A branch cools down over the last fifth of its updates; the average looks back over about a hundred. */
export const cooled = 0.2;
export const emaDecay = 0.99;

/** The ways to have a model at every stop. The first five come from one and the same run, the trunk. */
export const ways = [
  "constant",
  "average",
  "branch, linear",
  "branch, 1 − sqrt",
  "branch to 10 %",
  "cosine",
  "linear, told the stop",
  "schedule-free",
] as const;
export type Way = (typeof ways)[number];

const runs = {
  trunk: ["constant", "average", "branch, linear", "branch, 1 − sqrt", "branch to 10 %"],
  cosine: ["cosine"],
  told: ["linear, told the stop"],
  free: ["schedule-free"],
} as const satisfies Readonly<Record<string, readonly Way[]>>;
export type RunName = keyof typeof runs;

/** The run that gives the models of a way. */
export const runOf = (way: Way): RunName =>
  (Object.keys(runs) as RunName[]).find((name) => (runs[name] as readonly Way[]).includes(way)) as RunName; // every way stands there

const batch = 32;
const endRates = { "branch, linear": 0, "branch, 1 − sqrt": 0, "branch to 10 %": 0.1 } as const;

/** What trains: a net, its optimizer, its examples in their order. */
interface Trained {
  readonly net: Net;
  readonly opt: Optim;
  readonly task: Problem;
  readonly stream: Stream;
  /** Called after every update. */
  readonly made: () => void;
}

function begun(seed: number, made: () => void, free = false): Trained {
  const net = mlp([144, 64, 10], { seed });
  const task = glyphs({ online: true, seed });
  return { net, opt: free ? scheduleFreeSgd(net) : sgd(net, { momentum: 0.9 }), task, stream: task.stream(seed), made };
}

/** Makes the updates from `from` on, up to `to`. */
function go({ net, opt, task, stream, made }: Trained, from: number, to: number, lr: (step: number) => number, after?: () => void): void {
  for (let t = from; t < to; t += 1) {
    task.loss(net, stream.batch(batch)).backward();
    opt.step(Math.fround(lr(t)));
    after?.();
    made();
  }
}

/** The share of right answers on both splits, of the parameters as they are. */
function scores({ net, task }: Trained): { readonly validation: number; readonly test: number } {
  const right = (split: "validation" | "test"): number => task.score(net, split).accuracy as number; // glyphs have right answers
  return { validation: right("validation"), test: right("test") };
}

/** The scores of each way, stop after stop, as a study keeps them. */
type Kept = Map<Way, { validation: number[]; test: number[] }>;

function keep(kept: Kept, way: Way, { validation, test }: { readonly validation: number; readonly test: number }): void {
  const found = kept.get(way) ?? { validation: [], test: [] };
  kept.set(way, found);
  found.validation.push(validation);
  found.test.push(test);
}

/** Which stops are asked for, and what is called after every update. */
interface Asked {
  readonly asked?: readonly number[];
  readonly made?: () => void;
}

/** The trunk holds its rate; before each stop it leaves the line for a branch of each kind asked for, and goes on as if nothing had been. */
function trunk(
  rate: number,
  seed: number,
  kept: Kept,
  { asked = stops, only = ways, made = () => {} }: Asked & { readonly only?: readonly Way[] } = {},
): void {
  const parts = begun(seed, made);
  const average = ema(parts.net, { decay: emaDecay });
  const branches = (Object.entries(endRates) as [keyof typeof endRates, number][]).filter(([way]) => only.includes(way));
  let at = 0;
  for (const stop of asked) {
    const fork = Math.round((1 - cooled) * stop);
    go(parts, at, fork, () => rate, average.update);
    const [net, memory, order] = [parts.net.state(), parts.opt.state(), parts.stream.state()];
    for (const [way, part] of branches) {
      const shape = way === "branch, 1 − sqrt" ? "1-sqrt" : "linear";
      go(parts, fork, stop, (t) => along(shape, rate, part * rate, (t - fork) / (stop - fork)));
      keep(kept, way, scores(parts));
      parts.net.load(net);
      parts.opt.load(memory);
      parts.stream.load(order);
    }
    at = stop;
    if (branches.length === only.length && stop === asked.at(-1)) return; // nobody asks for the trunk itself
    go(parts, fork, stop, () => rate, average.update);
    if (only.includes("constant")) keep(kept, "constant", scores(parts));
    if (only.includes("average"))
      keep(
        kept,
        "average",
        average.averaged(() => scores(parts)),
      );
  }
}

function alone(
  name: Exclude<RunName, "trunk">,
  rate: number,
  seed: number,
  kept: Kept,
  { asked = stops, made = () => {} }: Asked = {},
): void {
  if (name === "told") {
    for (const stop of asked)
      temporary(() => {
        const parts = begun(seed, made);
        go(parts, 0, stop, linear({ baseLr: rate, totalSteps: stop }));
        keep(kept, "linear, told the stop", scores(parts));
      });
    return;
  }
  const parts = begun(seed, made, name === "free");
  const lr = name === "free" ? (t: number) => rate * Math.min(1, (t + 1) / 50) : cosineAnnealing({ baseLr: rate, totalSteps: planned });
  let at = 0;
  for (const stop of asked) {
    go(parts, at, stop, lr);
    keep(
      kept,
      name === "free" ? "schedule-free" : "cosine",
      parts.opt.averaged(() => scores(parts)),
    );
    at = stop;
  }
}

/** The test accuracy of the model that one way has ready at one stop. */
export function modelAt(way: Way, rate: number, seed: number, stop: number, tell?: Tell): number {
  const kept: Kept = new Map();
  const run = runOf(way);
  let updates = 0; // as many as the stop says, whatever the way
  const asked = { asked: [stop], made: () => tell?.(++updates / stop) };
  temporary(() => (run === "trunk" ? trunk(rate, seed, kept, { ...asked, only: [way] }) : alone(run, rate, seed, kept, asked)));
  return kept.get(way)?.test[0] as number; // the run has just made it
}

/** The name of a run at a rate, and those of what it measures. */
export const caseOf = (name: RunName, rate: number): string => `${name} ${rate}`;
export const valueName = (way: Way, split: "validation" | "test"): string => `${way}: ${split}`;

/** Options of the study: the rates of each run. */
function readRates(options: CaseOptions): Readonly<Record<RunName, readonly number[]>> {
  const { rates } = options as { rates?: Readonly<Record<RunName, readonly number[]>> };
  const names = Object.keys(runs) as RunName[];
  for (const name of Object.keys(options)) if (name !== "rates") fail("anytime", "options must be { rates }", name, "Leave it out.");
  for (const name of names)
    if (!rates?.[name]?.every((rate) => rate > 0))
      fail("anytime", `rates.${name} must be a list of rates`, rates?.[name], "Write [0.02, 0.05].");
  return rates as Readonly<Record<RunName, readonly number[]>>;
}

/** Stop anywhere: how good is the model that each way has ready at a fifth, two fifths … of the run that was planned? */
export const anytime: Study = {
  name: "anytime",
  cases: (options) =>
    Object.fromEntries(
      Object.entries(readRates(options)).flatMap(([run, rates]) =>
        rates.map((rate) => [caseOf(run as RunName, rate), { run, rate }] as const),
      ),
    ),
  run: (options, seed): Measured => {
    const { run, rate } = options as { run: RunName; rate: number };
    const kept: Kept = new Map();
    temporary(() => (run === "trunk" ? trunk(rate, seed, kept) : alone(run, rate, seed, kept)));
    return Object.fromEntries(
      [...kept].flatMap(([way, { validation, test }]) => [
        [valueName(way, "validation"), validation],
        [valueName(way, "test"), test],
      ]),
    );
  },
};
