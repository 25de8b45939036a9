import { scale } from "../../combinators/scale.js";
import { sequence } from "../../combinators/sequence.js";
import { skip } from "../../combinators/skip.js";
import { take } from "../../combinators/take.js";
import { fail } from "../../fail.js";
import { constant } from "../../families/constant.js";
import { constantWarmup } from "../../families/constantWarmup.js";
import { cosineAnnealing } from "../../families/cosineAnnealing.js";
import { cyclic } from "../../families/cyclic.js";
import { exponential } from "../../families/exponential.js";
import { linear } from "../../families/linear.js";
import { linearWarmup } from "../../families/linearWarmup.js";
import { multiStep } from "../../families/multiStep.js";
import { oneCycle } from "../../families/oneCycle.js";
import { polynomial } from "../../families/polynomial.js";
import { stepDecay } from "../../families/stepDecay.js";
import { swaAnneal } from "../../families/swaAnneal.js";
import { warmRestarts } from "../../families/warmRestarts.js";
import { schedule } from "../../registry.js";
import type { Schedule } from "../../schedule.js";
import { expectObject, type Fields, type Import, refuse } from "./fields.js";

/** PyTorch's schedulers, with their defaults, and what they do after their end. */
export const torch: Readonly<Record<string, Import>> = {
  ConstantLR: (p) => {
    const factor = p.number("factor", 1 / 3);
    return constantWarmup({ baseLr: p.lr(), warmupSteps: p.steps("total_iters", 1, 5), startLr: p.lr() * factor });
  },
  LinearLR: (p) => {
    const [from, to] = [p.lr() * p.number("start_factor", 1 / 3), p.lr() * p.number("end_factor", 1)];
    const steps = p.steps("total_iters", 1, 5);
    return from < to
      ? linearWarmup({ baseLr: to, warmupSteps: steps, startLr: from })
      : linear({ baseLr: from, totalSteps: steps, endLr: to });
  },
  ExponentialLR: (p) => exponential({ baseLr: p.lr(), gamma: p.number("gamma") }),
  StepLR: (p) => stepDecay({ baseLr: p.lr(), stepSize: p.steps("step_size", 1), gamma: p.number("gamma", 0.1) }),
  MultiStepLR: (p) => {
    const milestones = milestonesOf(p);
    const [baseLr, gamma] = [p.lr(), p.number("gamma", 0.1)];
    return milestones.length === 0 ? constant({ baseLr }) : multiStep({ baseLr, milestones, gamma });
  },
  PolynomialLR: (p) => polynomial({ baseLr: p.lr(), totalSteps: p.steps("total_iters", 1, 5), power: p.number("power", 1) }),
  CosineAnnealingLR: (p) =>
    cosineAnnealing({ baseLr: p.lr(), totalSteps: p.steps("T_max", 1), minLr: p.number("eta_min", 0), pastEnd: "mirror" }),
  CosineAnnealingWarmRestarts: (p) =>
    warmRestarts({ baseLr: p.lr(), cycleSteps: p.steps("T_0", 1), growth: p.steps("T_mult", 1, 1), minLr: p.number("eta_min", 0) }),
  CyclicLR: (p) => {
    const [minLr, maxLr] = [p.number("base_lr"), p.number("max_lr")];
    const stepsUp = p.steps("step_size_up", 1, 2000);
    const stepsDown = p.steps("step_size_down", 1, stepsUp);
    const mode = p.word("mode", ["triangular", "triangular2", "exp_range"], "triangular");
    const gamma = p.number("gamma", 1);
    const shrinking = { triangular: {}, triangular2: { cycleDecay: 0.5 }, exp_range: { gamma } }[mode];
    return cyclic({ minLr, maxLr, stepsUp, stepsDown, ...shrinking });
  },
  OneCycleLR: (p) => {
    const perEpoch = p.has("epochs") || p.has("steps_per_epoch");
    const totalSteps = p.has("total_steps") || !perEpoch ? p.steps("total_steps", 1) : p.steps("epochs", 1) * p.steps("steps_per_epoch", 1);
    const start = 1 / p.number("div_factor", 25);
    const shape = p.word("anneal_strategy", ["cos", "linear"], "cos") === "cos" ? "cosine" : "linear";
    return oneCycle({
      maxLr: p.number("max_lr"),
      totalSteps,
      warmupShare: p.number("pct_start", 0.3),
      startRatio: start,
      endRatio: start / p.number("final_div_factor", 1e4),
      shape,
      phases: p.flag("three_phase", false) ? 3 : 2,
      pastEnd: "throw",
    });
  },
  SWALR: (p) =>
    swaAnneal({
      baseLr: p.lr(),
      swaLr: p.number("swa_lr"),
      annealSteps: p.steps("anneal_epochs", 1, 10),
      shape: p.word("anneal_strategy", ["cos", "linear"], "cos") === "cos" ? "cosine" : "linear",
    }),
  SequentialLR: (p, nested) => {
    const types = p.list("schedulers");
    const milestones = p.list("milestones").map((milestone) => milestone as number);
    const rising = milestones.every((milestone, i) => Number.isSafeInteger(milestone) && milestone > (milestones[i - 1] ?? 0));
    if (!rising)
      fail("fromPyTorch", "milestones must be whole, increasing and above 0", milestones, "What SequentialLR does with others is no plan.");
    if (types.length !== milestones.length + 1)
      fail(
        "fromPyTorch",
        `milestones must be one fewer than the ${types.length} schedulers`,
        milestones,
        "Each says where the next one begins.",
      );
    const fits = types.every((one) => !/^(SequentialLR|ChainedScheduler|OneCycleLR|CyclicLR|SWALR)$/.test(typeOf(one)));
    if (!fits)
      refuse(
        "SequentialLR",
        `${types.map(typeOf).join(", ")} in turn do what no part does alone`,
        "Import each by itself, and join them with sequence().",
      );
    const lr = p.lrOrNone();
    const parts = types.map((one) => nested(one, lr));
    return sequence(
      ...parts.map((part, i) => (i < milestones.length ? cut(part, (milestones[i] as number) - (milestones[i - 1] ?? 0)) : part)),
    );
  },
  ChainedScheduler: (p, nested) => {
    const types = p.list("schedulers");
    const lr = p.lrOrNone();
    const factors = types.filter((one) => typeOf(one) === "ConstantLR");
    const others = types.filter((one) => typeOf(one) !== "ConstantLR");
    const [only = { type: "ConstantLR", factor: 1, total_iters: 1 }] = others;
    const product = /^(ConstantLR|LinearLR|ExponentialLR|StepLR|MultiStepLR|PolynomialLR|CosineAnnealingLR)$/.test(typeOf(only));
    if (others.length > 1 || !product || (only as { eta_min?: number }).eta_min)
      refuse(
        "ChainedScheduler",
        `the product of ${types.map(typeOf).join(", ")} has no formula of its own here`,
        "ConstantLR can stand before one scheduler without a floor; write others as one schedule.",
      );
    return factors.map((one) => nested(one, lr)).reduce(times, nested(only, lr));
  },
};

/** Why some schedulers have no schedule, by name. */
export const refused: Readonly<Record<string, readonly [why: string, advice: string]>> = {
  LambdaLR: [
    "its rates are a function, and the state_dict leaves the function out",
    "Write it with custom(fn), or as families and combinators.",
  ],
  MultiplicativeLR: [
    "its rates are a function, and the state_dict leaves the function out",
    "Write it with custom(fn), or as families and combinators.",
  ],
  ReduceLROnPlateau: ["it follows a metric, not the step", "Use reduceOnPlateau."],
};

/** The keys by which a state_dict, which has no name in it, shows whose it is. */
export const signatures: Readonly<Record<string, readonly string[]>> = {
  StepLR: ["step_size", "gamma"],
  MultiStepLR: ["milestones", "gamma"],
  ExponentialLR: ["gamma"],
  ConstantLR: ["factor", "total_iters"],
  LinearLR: ["start_factor", "end_factor", "total_iters"],
  PolynomialLR: ["total_iters", "power"],
  CosineAnnealingLR: ["T_max", "eta_min"],
  CosineAnnealingWarmRestarts: ["T_0", "T_i", "T_mult", "eta_min", "T_cur"],
  LambdaLR: ["lr_lambdas"],
  SequentialLR: ["_milestones", "_schedulers"],
  ChainedScheduler: ["_schedulers"],
};

const typeOf = (value: unknown): string => String((expectObject(value) as { type?: unknown }).type);

/** MultiStepLR sorts its milestones, and saves them as a count of each: {"30": 1, "60": 1} in JSON. */
function milestonesOf(p: Fields): readonly number[] {
  const milestones = p
    .list("milestones")
    .map(Number)
    .sort((a, b) => a - b);
  const twice = milestones.find((milestone, i) => milestone === milestones[i - 1]);
  if (twice !== undefined)
    refuse("MultiStepLR", `milestone ${twice} stands twice and drops the rate twice at once`, "Use sequence() with the rates you want.");
  return milestones;
}

/** The first updates of a part; nobody asks what it does after them. */
function cut(part: Schedule, steps: number): Schedule {
  const { pastEnd, ...spec } = part.spec;
  return part.steps === steps ? schedule(spec) : take(part, steps);
}

/** A schedule multiplied by ConstantLR's factor for as long as that holds. */
function times(of: Schedule, factor: Schedule): Schedule {
  const { baseLr, startLr, warmupSteps } = factor.spec as unknown as { baseLr: number; startLr: number; warmupSteps: number };
  const over = of.steps !== null && warmupSteps >= of.steps;
  if (over && of.spec.pastEnd !== undefined)
    refuse("ChainedScheduler", `ConstantLR lasts longer (${warmupSteps}) than the cosine (${of.steps})`, "Give the cosine more steps.");
  const rest = over ? constant({ baseLr: of(warmupSteps) }) : skip(of, warmupSteps);
  return sequence(scale(take(of, warmupSteps), baseLr === 0 ? 1 : startLr / baseLr), rest);
}
