import { expectWhole, isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import type { Case, Replayed } from "../case.js";
import { type Problem, quadratic } from "../problem.js";
import { build } from "./build.js";
import { optimizer, optimizerFromText } from "./optimizer.js";
import { reduceLROnPlateau } from "./reduceLROnPlateau.js";
import { argumentsOf } from "./replayOptimizer.js";
import { readMetrics } from "./replayScheduler.js";
import type { Attributes, Scheduler } from "./scheduler.js";
import { throughJson } from "./throughJson.js";
import { loadOptimizer, type SavedOptimizer, saveOptimizer, type Training, update } from "./training.js";

const where = "state_dict/load_state_dict";

/** A run to be stopped and gone on with. */
interface Run {
  readonly training: Training;
  readonly scheduler: Scheduler;
}

/** What a checkpoint holds: the two state_dicts and the model's parameters. */
interface Checkpoint {
  readonly optimizer: SavedOptimizer;
  readonly scheduler: Attributes;
  readonly parameters: readonly number[];
}

/** The rates and the parameters of some updates. */
interface Trace {
  readonly lr: number[];
  readonly params: (readonly number[])[];
}

/**
 * Saves a run after `resume_at` updates and goes on with it in a new process: rightly, and in the three wrong orders that people use.
 *
 * Right is: build the optimizer and the scheduler, then load both. The wrong ones: load the optimizer before the scheduler is built, whose
 * constructor then edits the loaded groups; load only the scheduler; load only the optimizer.
 */
export function replayResume(of: Case): Replayed {
  return of.params.schedule === undefined ? resumePlateau(of) : resumeTraining(of);
}

function resumeTraining({ params, base_lr, steps, problem: words }: Case): Replayed {
  const known = ["optimizer", "optimizer_args", "schedule", "cycle_momentum", "resume_at"];
  const unknown = Object.keys(params).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new RangeError(`${where}: unknown parameter ${unknown}. It takes ${known.join(", ")}.`);
  const k = resumeAt(params.resume_at, steps);
  const schedule = withMomentum(params.schedule, params.cycle_momentum);
  const problem = quadratic(words);

  /** A new process with the model's parameters; `loaded` runs between the optimizer and the scheduler. */
  const begin = (parameters: readonly number[], loaded: (training: Training) => void = () => {}): Run => {
    const built = optimizer(params.optimizer ?? "SGD", argumentsOf(where, params.optimizer_args), [base_lr]);
    const training: Training = { optimizer: built, parameters, memory: null };
    loaded(training);
    return { training, scheduler: build(schedule, built, base_lr) };
  };

  const run = begin(problem.start);
  const before = follow(run, problem, k);
  run.scheduler.step();
  const saved: Checkpoint = {
    optimizer: saveOptimizer(run.training),
    scheduler: run.scheduler.stateDict(),
    parameters: run.training.parameters,
  };
  const after = follow(run, problem, steps - k);
  const goOn = (resumed: Run): Trace => follow(resumed, problem, steps - k);

  const right = begin(saved.parameters);
  right.scheduler.loadStateDict(saved.scheduler);
  loadOptimizer(right.training, saved.optimizer);

  const early = begin(saved.parameters, (training) => loadOptimizer(training, saved.optimizer));
  early.scheduler.loadStateDict(saved.scheduler);

  const schedulerOnly = begin(saved.parameters);
  schedulerOnly.scheduler.loadStateDict(saved.scheduler);

  const optimizerOnly = begin(saved.parameters);
  loadOptimizer(optimizerOnly.training, saved.optimizer);

  const resumed = goOn(right);
  const compared = ({ lr, params: came }: Trace) => ({ lr_matches: same(lr, after.lr), params_match: same(came, after.params), lr });
  // The parts of a SequentialLR are saved and loaded, and left out of what is shown.
  const { _schedulers, ...shown } = saved.scheduler;
  return {
    lr: [...before.lr, ...after.lr],
    params_at_k: saved.parameters,
    scheduler_state_at_k: shown,
    params_after_resume: resumed.params,
    resumed_equals_uninterrupted: same(resumed, after),
    wrong_orders: {
      optimizer_loaded_before_scheduler_constructed: compared(goOn(early)),
      scheduler_state_only: compared(goOn(schedulerOnly)),
      optimizer_state_only: compared(goOn(optimizerOnly)),
    },
  };
}

/** Some updates of a run, with a step of the scheduler between one and the next. */
function follow({ training, scheduler }: Run, { gradient }: Problem, updates: number): Trace {
  const trace: Trace = { lr: [], params: [] };
  for (let t = 0; t < updates; t++) {
    if (t > 0) scheduler.step();
    trace.lr.push(training.optimizer.param_groups[0]?.lr as number);
    update(training, gradient(training.parameters));
    trace.params.push(training.parameters);
  }
  return trace;
}

function resumePlateau({ params, base_lr, steps, metrics: given }: Case): Replayed {
  const { resume_at, ...own } = params;
  const k = resumeAt(resume_at, steps);
  const metrics = readMetrics(given, steps);
  const begin = () => reduceLROnPlateau(optimizerFromText("SGD", [base_lr]), own);
  const rate = (plateau: ReturnType<typeof begin>): number => plateau.optimizer.param_groups[0]?.lr as number;
  const observe = (plateau: ReturnType<typeof begin>, some: readonly number[]): number[] =>
    some.map((metric) => {
      plateau.step(metric);
      return rate(plateau);
    });

  const plateau = begin();
  const before = [rate(plateau), ...observe(plateau, metrics.slice(0, k))];
  const [state, groups] = [plateau.stateDict(), throughJson(plateau.optimizer.param_groups)];
  const after = observe(plateau, metrics.slice(k));

  const resumed = begin();
  resumed.loadStateDict(state);
  resumed.optimizer.param_groups = groups;
  return {
    lr: [...before, ...after],
    scheduler_state_at_k: state,
    resumed_equals_uninterrupted: same(observe(resumed, metrics.slice(k)), after),
  };
}

/** Whether two results are the same to the last bit. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function resumeAt(value: unknown, steps: number): number {
  return expectWhole(where, "resume_at", value, 1, "It is the number of updates before the run was saved.", steps - 1);
}

/** The schedule with `cycle_momentum` put in, where its class takes that and does not say itself. */
function withMomentum(schedule: unknown, cycle_momentum: unknown): unknown {
  if (cycle_momentum === undefined) return schedule;
  if (typeof cycle_momentum !== "boolean") fail(where, "cycle_momentum must be true or false", cycle_momentum, "Leave it out.");
  const cycles = isPlainObject(schedule) && ["OneCycleLR", "CyclicLR"].includes((schedule as { type?: string }).type ?? "");
  return cycles ? { cycle_momentum, ...schedule } : schedule;
}
