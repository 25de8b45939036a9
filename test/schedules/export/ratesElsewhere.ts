import { type Case, replay } from "lrlab/compat";
import { pythonAnswers } from "../../pythonAnswers.js";
import { partPath } from "../../realParts.js";

/**
 * Reads each code with `ast`. A call of a library is answered as a case in the format of the golden files; code with a formula is run, for
 * as many updates as asked.
 */
const program = `
import ast, json, math, sys, types
import numpy as np
np.seterr(all="ignore")

positional = {"constant_schedule": ["value"], "join_schedules": ["schedules"]}

def value(node):
    if isinstance(node, ast.Call):
        name, params = call(node)
        return {"type": name, **params}
    if isinstance(node, ast.List):
        return [value(part) for part in node.elts]
    return ast.literal_eval(node)

def call(node):
    name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
    given = [arg for arg in node.args if not (isinstance(arg, ast.Name) and arg.id == "optimizer")]
    params = dict(zip(positional.get(name, []), [value(arg) for arg in given], strict=True))
    return name, {**params, **{keyword.arg: value(keyword.value) for keyword in node.keywords}}

def module(name, **members):
    made = types.ModuleType(name)
    made.__dict__.update(members)
    sys.modules[name] = made
    return made

same = {name: getattr(np, name) for name in "abs exp floor log maximum minimum sqrt tanh where".split()}
same["cos"] = lambda x: np.float64(math.cos(x))  # NumPy's own may miss cos(pi) = -1 by a digit, which a power between 0 and 1 makes large
module("jax").numpy = module("jax.numpy", pi=np.pi, asarray=np.asarray, full_like=np.full_like, **same)
def optimizer(learning_rate, **options):
    return None

module("optax", **{name: optimizer for name in "sgd adam adamw lion radam".split()})
ops = module("keras.ops", cast=np.asarray, **same)
schedules = types.SimpleNamespace(LearningRateSchedule=object)
module("keras", ops=ops, saving=types.SimpleNamespace(register_keras_serializable=lambda package: lambda made: made),
       config=types.SimpleNamespace(floatx=lambda: "float64"),
       optimizers=types.SimpleNamespace(schedules=schedules, **{name: optimizer for name in "SGD Adam AdamW Lion".split()}))

def answer(code, steps):
    tree = ast.parse(code)
    assigned = {node.targets[0].id: node.value for node in tree.body if isinstance(node, ast.Assign)}
    made = assigned.get("scheduler", assigned.get("schedule"))
    if isinstance(made, ast.Constant):
        return {"rates": [made.value] * steps}
    if made is None or isinstance(made.func, ast.Name) and made.func.id == "Rate":
        names = {}
        exec(compile(code, "export", "exec"), names)
        return {"rates": [float(names["schedule"](np.int64(t))) for t in range(steps)]}
    api, params = call(made)
    rates = [keyword.value.value for keyword in assigned["optimizer"].keywords if keyword.arg == "lr"]
    return {"api": api, "params": params, "base_lr": rates[0] if rates else 0}

print(json.dumps([answer(code, steps) for code, steps in json.load(sys.stdin)]))
`;

/** The functions of transformers by the name that get_scheduler takes. */
const schedulers: Readonly<Record<string, string>> = {
  get_constant_schedule: "constant",
  get_constant_schedule_with_warmup: "constant_with_warmup",
  get_linear_schedule_with_warmup: "linear",
  get_cosine_schedule_with_warmup: "cosine",
  get_cosine_with_hard_restarts_schedule_with_warmup: "cosine_with_restarts",
  get_cosine_with_min_lr_schedule_with_warmup: "cosine_with_min_lr",
  get_polynomial_decay_schedule_with_warmup: "polynomial",
  get_inverse_sqrt_schedule: "inverse_sqrt",
  get_wsd_schedule: "warmup_stable_decay",
};

/** The rates under each code for transformers, optax or Keras, for so many updates. */
export function ratesElsewhere(jobs: readonly (readonly [code: string, updates: number])[]): readonly (readonly number[])[] {
  const answers = pythonAnswers<({ rates: number[] } | Case)[]>(partPath("numpy") ?? "", program, jobs);
  return answers.map((answer, i) =>
    "rates" in answer
      ? answer.rates
      : (replay({ ...answer, api: schedulers[answer.api] ?? answer.api, steps: jobs[i]?.[1] ?? 0 }).lr as number[]),
  );
}
