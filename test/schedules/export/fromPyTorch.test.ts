import { readdirSync, readFileSync } from "node:fs";
import { cosineAnnealing, fromPyTorch, linear, type Schedule, toPyTorch, warmup } from "lrlab";
import { describe, expect, test } from "vitest";
import { pythonAnswers } from "../../pythonAnswers.js";
import { partPath, requirePart } from "../../realParts.js";
import { refusal } from "../../refusal.js";
import { compositions, difference, familySamples } from "./samples.js";

interface Golden {
  readonly id: string;
  readonly api: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly base_lr: number;
  readonly steps: number;
  readonly lr?: readonly number[];
  readonly error?: unknown;
  readonly scheduler_state_at_k?: Readonly<Record<string, unknown>>;
}

const folder = new URL("../../golden/", import.meta.url);
const read = (file: string): readonly Golden[] => JSON.parse(readFileSync(new URL(file, folder), "utf8"));
const cases = readdirSync(folder)
  .filter((file) => /^(torch|hf|timm)_.*\.json$/.test(file))
  .flatMap(read)
  .filter(({ api, error, lr }) => lr && error === undefined && !/Plateau|plateau|LambdaLR|MultiplicativeLR|param_groups/.test(api));

/** Golden cases that no schedule of ours stands for, with the words of the refusal. */
const notOurs: Readonly<Record<string, RegExp>> = {
  "hf_cosine/3": /num_cycles 1\.5 is no half wave/,
  "hf_cosine/4": /num_training_steps must be above num_warmup_steps \(10\), got 10/,
  "hf_cosine_warmup_with_min_lr/1": /type must be a scheduler that it knows/,
  "hf_cosine_warmup_with_min_lr/2": /type must be a scheduler that it knows/,
  "hf_cosine_warmup_with_min_lr/3": /type must be a scheduler that it knows/,
  "hf_cosine_with_restarts/5": /num_training_steps must be above num_warmup_steps \(6\), got 6/,
  "hf_linear/3": /num_training_steps must be above num_warmup_steps \(10\), got 10/,
  "hf_warmup_stable_decay/5": /warmup_type must be one of "linear", got "cosine"/,
  "timm_cosine/5": /its growing cycles begin between two updates/,
  "timm_step/3": /decay_t must be a whole number >= 1, got 2\.4/,
  "timm_tanh/1": /type must be a scheduler that it knows/,
  "timm_tanh/2": /type must be a scheduler that it knows/,
  "timm_tanh/3": /type must be a scheduler that it knows/,
  "torch_chained/2": /the product of LinearLR, StepLR has no formula of its own here/,
  "torch_chained/3": /the product of ExponentialLR, MultiStepLR has no formula/,
  "torch_chained/4": /the product of LinearLR, CosineAnnealingLR has no formula/,
  "torch_chained/7": /the product of ConstantLR, LinearLR, PolynomialLR has no formula/,
  "torch_cosine/8": /^cosineAnnealing: minLr must be at most baseLr \(0\.1\), got 0\.2/, // it rises
  "torch_cyclic/6": /mode must be one of "triangular", "triangular2", "exp_range", got "custom"/,
  "torch_multistep/2": /milestone 2 stands twice/,
  "torch_param_groups/1": /unknown parameter lrs/,
  "torch_param_groups/3": /unknown parameter lrs/,
  "torch_swalr/7": /unknown parameter base\b/,
  "torch_warm_restarts/11": /unknown parameter epochs/,
};

test("reads most of them", () => expect(cases.length - Object.keys(notOurs).length).toBeGreaterThan(100));

describe("every golden case of PyTorch, transformers and timm", () => {
  test.each(cases.map((golden) => [golden.id, golden] as const))("%s", (id, { api, params, base_lr, lr = [] }) => {
    const { optimizer, ...given } = params;
    const description = { type: api, lr: base_lr, ...given };
    const reason = notOurs[id];
    if (reason) return expect(refusal(() => fromPyTorch(description))).toMatch(reason);
    const { schedule: ours, step } = fromPyTorch(description);
    expect(step).toBe(0);
    return expect(difference(lr, ratesFrom(ours, 0, lr.length))).toBe("");
  });
});

/** Rates from a step on; PyTorch's OneCycleLR gives one more after its end, which ours refuses. */
const ratesFrom = (lr: Schedule, step: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => (lr.spec.pastEnd === "throw" && i + step >= (lr.steps ?? 0) ? Number.NaN : lr(step + i)));

describe("a saved state", () => {
  const resumes = read("resume.json").filter(({ scheduler_state_at_k }) => scheduler_state_at_k);

  test.each(["resume/1", "resume/3", "resume/6"])("%s goes on where it was", (id) => {
    const { lr = [], params, scheduler_state_at_k } = resumes.find((one) => one.id === id) as Golden;
    const { schedule: ours, step } = fromPyTorch(scheduler_state_at_k);
    expect(step).toBe(params.resume_at);
    expect(difference(lr.slice(step), ratesFrom(ours, step, lr.length - step))).toBe("");
  });

  test.each([
    [
      "resume/2",
      /^fromPyTorch: a scheduler must have a type, or the keys of a state_dict, got \["_milestones"\]\..* A SequentialLR needs its _schedulers\.$/,
    ],
    [
      "resume/4",
      /^fromPyTorch: OneCycleLR must be one that a schedule can stand for, got one that can't: its state_dict leaves out max_lr/,
    ],
    ["resume/9", /^fromPyTorch: ReduceLROnPlateau must be one .*: it follows a metric, not the step\. Use reduceOnPlateau\.$/],
  ])("%s is refused, with the reason", (id, message) => {
    expect(refusal(() => fromPyTorch(resumes.find((one) => one.id === id)?.scheduler_state_at_k))).toMatch(message);
  });
});

/** Runs each code for some steps, and gives the scheduler's state as JSON, and the rates from there on. */
const program = `
import json, sys, warnings
warnings.simplefilter("ignore")
answers = []
for code, steps, more in json.load(sys.stdin):
    names = {}
    exec(compile(code, "export", "exec"), names)
    optimizer, scheduler = names["optimizer"], names["scheduler"]
    def step():
        optimizer.step()
        scheduler.step()
        return float(optimizer.param_groups[0]["lr"])
    for _ in range(steps):
        step()
    state = json.dumps(scheduler.state_dict())
    answers.append({"state": json.loads(state), "rates": [step() for _ in range(more)]})
print(json.dumps(answers))
`;

describe.skipIf(!requirePart("torch", "reading the state that PyTorch saves"))("the state that PyTorch saves", () => {
  const jobs = [...familySamples, ...Object.entries(compositions)].flatMap(([name, lr]) => {
    const code = toPyTorch(lr);
    return /scheduler = (?!.*(LambdaLR|OneCycleLR|CyclicLR|SWALR))/.test(code)
      ? [{ name, code, steps: 1 + Math.floor((lr.steps ?? 40) / 3) }]
      : [];
  });
  const answers = pythonAnswers<{ state: object; rates: number[] }[]>(
    partPath("torch") ?? "",
    program,
    jobs.map(({ code, steps }) => [code, steps, 120]),
  );

  test("there are many", () => expect(jobs.length).toBeGreaterThan(100));

  test.each(jobs.map(({ name }, i) => [name, i] as const))("%s", (_name, i) => {
    const { code, steps } = jobs[i] as (typeof jobs)[number];
    const { state, rates } = answers[i] as (typeof answers)[number];
    const { schedule: ours, step } = fromPyTorch(state);
    expect(step).toBe(steps);
    expect(difference(rates, ratesFrom(ours, step + 1, rates.length)), `${code}\n${JSON.stringify(state)}`).toBe("");
  });
});

describe("descriptions", () => {
  test("of transformers' Trainer", () => {
    const given = { lr_scheduler_type: "cosine", learning_rate: 5e-5, warmup_steps: 100, max_steps: 1000 };
    const wanted = warmup(cosineAnnealing({ baseLr: 5e-5, totalSteps: 900, pastEnd: "mirror" }), { steps: 100 });
    expect(fromPyTorch(given).schedule.spec).toEqual(wanted.spec);
    expect(fromPyTorch({ ...given, warmup_steps: 0, warmup_ratio: 0.1 }).schedule.spec).toEqual(wanted.spec);
    const floor = { ...given, lr_scheduler_type: "cosine_with_min_lr", lr_scheduler_kwargs: { min_lr: 1e-6 } };
    expect(fromPyTorch(floor).schedule(1000)).toBe(1e-6);
  });

  test("of transformers' functions, under their own names", () => {
    const given = { type: "get_linear_schedule_with_warmup", num_warmup_steps: 10, num_training_steps: 100, lr: 0.1 };
    expect(fromPyTorch(given).schedule.spec).toEqual(warmup(linear({ baseLr: 0.1, totalSteps: 90 }), { steps: 10 }).spec);
  });

  test("the schedulers in another one take its rate, or have their own", () => {
    const parts = [
      { type: "LinearLR", start_factor: 0.1, total_iters: 5 },
      { type: "ExponentialLR", gamma: 0.9 },
    ];
    const inherited = fromPyTorch({ type: "SequentialLR", schedulers: parts, milestones: [5], lr: 0.1 });
    const own = fromPyTorch({ type: "SequentialLR", schedulers: parts.map((part) => ({ ...part, lr: 0.1 })), milestones: [5] });
    expect(own.schedule.spec).toEqual(inherited.schedule.spec);
  });

  test("None is a value left out", () => {
    expect(fromPyTorch({ type: "OneCycleLR", max_lr: 0.1, total_steps: null, epochs: 2, steps_per_epoch: 50 }).schedule.steps).toBe(100);
  });
});

describe("refuses what is ambiguous or wrong", () => {
  test.each([
    [null, /^fromPyTorch: a scheduler must be an object, got null\. Write \{ type: "StepLR"/],
    [{}, /^fromPyTorch: a scheduler must have a type, or the keys of a state_dict, got \[\]\./],
    [{ type: 3 }, /^fromPyTorch: type must be a text, got 3\. Write type: "StepLR"\.$/],
    [{ type: "StepLr" }, /^fromPyTorch: type must be a scheduler that it knows, got "StepLr"\. There are ConstantLR, /],
    [{ type: "constructor" }, /^fromPyTorch: type must be a scheduler that it knows, got "constructor"\./],
    [
      { type: "StepLR", step_size: 30 },
      /^fromPyTorch: lr must be the rate that the optimizer began with, got undefined\. The StepLR doesn't hold it: write \{ …, lr: 0\.1 \}\.$/,
    ],
    [{ type: "StepLR", lr: 0.1 }, /^fromPyTorch: step_size is missing\. StepLR has no default for it\.$/],
    [
      { type: "StepLR", lr: 0.1, step_size: 2.5 },
      /^fromPyTorch: step_size must be a whole number >= 1, got 2\.5\. It counts steps of the scheduler\.$/,
    ],
    [{ type: "StepLR", lr: "fast", step_size: 2 }, /^fromPyTorch: lr must be a finite number >= 0, got "fast"\./],
    [
      { type: "StepLR", lr: 0.1, step_size: 2, T_max: 3 },
      /^fromPyTorch: unknown parameter T_max\. Of StepLR it reads lr, .*step_size, gamma\.$/,
    ],
    [
      { step_size: 3, gamma: 0.1, base_lrs: [0.1, 0.2], last_epoch: 1 },
      /^fromPyTorch: base_lrs must be the same for all parameter groups, got \[0\.1, 0\.2\]\./,
    ],
    [{ step_size: 3, gamma: 0.1, base_lrs: [0.1], last_epoch: 1.5 }, /^fromPyTorch: last_epoch must be a whole number, got 1\.5\./],
    [
      { type: "LambdaLR", lr: 0.1 },
      /^fromPyTorch: LambdaLR must be one .*: its rates are a function, and the state_dict leaves the function out\. Write it with custom/,
    ],
    [{ lr_lambdas: [null], base_lrs: [0.1], last_epoch: 0 }, /^fromPyTorch: LambdaLR must be one /],
    [
      { type: "SequentialLR", lr: 0.1, schedulers: [{ type: "ExponentialLR", gamma: 0.9 }], milestones: [3] },
      /^fromPyTorch: milestones must be one fewer than the 1 schedulers, got \[3\]\./,
    ],
    [
      { type: "SequentialLR", lr: 0.1, schedulers: [1, 2, 3].map(() => ({ type: "ExponentialLR", gamma: 0.9 })), milestones: [3, 3] },
      /^fromPyTorch: milestones must be whole, increasing and above 0, got \[3, 3\]\./,
    ],
    [
      { type: "SequentialLR", lr: 0.1, schedulers: [{ type: "ExponentialLR", gamma: 0.9 }, { type: "SequentialLR" }], milestones: [3] },
      /^fromPyTorch: SequentialLR must be one .*: ExponentialLR, SequentialLR in turn do what no part does alone\./,
    ],
    [
      {
        type: "ChainedScheduler",
        lr: 0.1,
        schedulers: [
          { type: "ConstantLR", total_iters: 30 },
          { type: "CosineAnnealingLR", T_max: 20 },
        ],
      },
      /: ConstantLR lasts longer \(30\) than the cosine \(20\)\./,
    ],
  ])("%j", (value, message) => expect(refusal(() => fromPyTorch(value))).toMatch(message));
});
