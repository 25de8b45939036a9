import type { Plan } from "../../../schedules/diagnostics/plan.js";
import { isPlainObject } from "../../../schedules/expect.js";
import { fromPyTorch } from "../../../schedules/export/fromPyTorch.js";
import { fromUrl } from "../../../schedules/export/url.js";
import { fail } from "../../../schedules/fail.js";
import { schedule } from "../../../schedules/registry.js";
import type { Spec } from "../../../schedules/schedule.js";
import { isCall, type PythonCall, type PythonValue, readPython } from "./readPython.js";

const where = "The plan";

/** Reads what was meant from a text: a link of this course, JSON (a spec, a plan, a state_dict, a list of rates), or the lines of a PyTorch script. */
export function readPlanText(text: string): Plan {
  const trimmed = text.trim();
  if (trimmed === "") fail(where, "the box must hold a link, JSON or PyTorch code", "nothing", "Or choose a schedule from the list.");
  if (/^[[{]/.test(trimmed)) return fromJson(trimmed);
  const link = /(?:^|[?&])(?:lr|a)=([a-zA-Z]\w*\([^&#\s]*)/.exec(trimmed)?.[1];
  if (link !== undefined) return { lr: asMeant(fromUrl(link).spec) };
  if (/^[a-z]\w*\(.*:/s.test(trimmed) && !trimmed.includes("=")) return { lr: asMeant(fromUrl(trimmed).spec) };
  return { lr: asMeant(fromPython(trimmed)) };
}

function fromJson(text: string): Plan {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    fail(
      where,
      "text that begins with { or [ must be JSON",
      (error as Error).message,
      "Write names in double quotes, without a comma after the last.",
    );
  }
  if (Array.isArray(json)) return { lr: json };
  if (isPlainObject(json) && "lr" in json && isPlainObject(json.lr) && "kind" in json.lr) return json as object as Plan; // diagnose checks it
  if (isPlainObject(json) && "lr" in json && Array.isArray(json.lr)) return json as object as Plan;
  if (isPlainObject(json) && "kind" in json) return { lr: asMeant(schedule(json as Spec).spec) };
  return { lr: asMeant(fromPyTorch(json).schedule.spec) };
}

/** Optimizers, and schedulers that have a length of their own: the last of each is the one that is meant. */
const isOptimizer = ({ call }: PythonCall): boolean =>
  /^(SGD|Adam\w*|AdamW|NAdam|RAdam|RMSprop|Lion|Adagrad|Adadelta|LBFGS|Adafactor)$/.test(call);
const isScheduler = ({ call }: PythonCall): boolean => /(LR|WarmRestarts|Scheduler)$|^get_\w*schedule\w*$/.test(call);

/** The arguments that constructors take by place, after the optimizer. */
const places: Readonly<Record<string, readonly string[]>> = {
  StepLR: ["step_size", "gamma"],
  MultiStepLR: ["milestones", "gamma"],
  ExponentialLR: ["gamma"],
  ConstantLR: ["factor", "total_iters"],
  LinearLR: ["start_factor", "end_factor", "total_iters"],
  PolynomialLR: ["total_iters", "power"],
  CosineAnnealingLR: ["T_max", "eta_min"],
  CosineAnnealingWarmRestarts: ["T_0", "T_mult", "eta_min"],
  OneCycleLR: ["max_lr", "total_steps"],
  CyclicLR: ["base_lr", "max_lr", "step_size_up", "step_size_down"],
  SequentialLR: ["schedulers", "milestones"],
  ChainedScheduler: ["schedulers"],
};

function fromPython(text: string): Spec {
  const { calls } = readPython(text);
  const scheduler = calls.findLast(isScheduler);
  if (!scheduler)
    fail(
      where,
      "the text must be a link, JSON or the line that builds a scheduler",
      text.slice(0, 40),
      "Write CosineAnnealingLR(optimizer, T_max=1000).",
    );
  const optimizer = calls.findLast(isOptimizer);
  const lr = optimizer?.named.lr;
  return fromPyTorch({ ...described(scheduler), ...(typeof lr === "number" ? { lr } : {}) }).schedule.spec;
}

/** A call as the description that fromPyTorch reads. */
function described({ call, args, named }: PythonCall): { readonly type: string } {
  const names = places[call] ?? [];
  const hasOptimizer = args.length > 0 && (typeof args[0] !== "number" || args.length > names.length) && call !== "ChainedScheduler";
  const byPlace = args.slice(hasOptimizer ? 1 : 0).map((value, i) => [names[i] ?? `argument ${i + 1}`, plain(value)]);
  const { optimizer: _, last_epoch: __, verbose: ___, ...rest } = named;
  return {
    ...Object.fromEntries(byPlace),
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, plain(value)])),
    type: call,
  };
}

function plain(value: PythonValue): unknown {
  if (isCall(value)) return described(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object" && value !== null && "name" in value)
    return fail(
      where,
      `${value.name} must be a number`,
      "a name without a value",
      `Write the number out, or ${value.name} = 1000 above it.`,
    );
  return value;
}

/** What was meant is that the rate stays where it ended; what PyTorch does past the end is what `diagnose` looks for. */
function asMeant(spec: Spec): Spec {
  const { pastEnd: _, ...rest } = spec as Spec & Readonly<Record<string, unknown>>;
  const { of, parts } = rest as { of?: Spec; parts?: readonly Spec[] };
  return { ...rest, ...(of ? { of: asMeant(of) } : {}), ...(parts ? { parts: parts.map(asMeant) } : {}) } as Spec;
}
