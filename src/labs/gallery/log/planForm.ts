import { formatNumber } from "../../../plots/format.js";
import { warmup } from "../../../schedules/combinators/warmup.js";
import type { Plan, TraceUnit } from "../../../schedules/diagnostics/plan.js";
import { fail } from "../../../schedules/fail.js";
import type { Parameter } from "../../../schedules/parameters.js";
import { familyNamed } from "../../../schedules/registry.js";
import type { LogShape } from "./readLog.js";
import { readPlanText } from "./readPlanText.js";

/** What a reader filled in about the plan, as texts: nothing of it is checked yet. */
export interface PlanForm {
  /** "guess": not known; "family": chosen from the list; "text": pasted. */
  readonly source: "guess" | "family" | "text";
  readonly family: string;
  readonly values: Readonly<Record<string, string>>;
  readonly warmupSteps: string;
  readonly text: string;
  readonly unit: TraceUnit;
  /** What else is known; empty where it is not. */
  readonly steps: string;
  readonly stepsPerEpoch: string;
  readonly accumulation: string;
  readonly workers: string;
  readonly resumedAt: string;
}

const where = "The plan";
const counts = ["steps", "stepsPerEpoch", "accumulation", "workers", "resumedAt"] as const;

/** Whatever else is known of the run, checked. */
export function readKnown(form: PlanForm): Omit<Plan, "lr"> {
  const known = counts.flatMap((name): [string, number][] => {
    const text = form[name].trim();
    return text === "" ? [] : [[name, wholeOf(name, text)]];
  });
  return { ...Object.fromEntries(known), traceUnit: form.unit };
}

const titles: Readonly<Record<(typeof counts)[number], string>> = {
  steps: "updates of the run",
  stepsPerEpoch: "updates in an epoch",
  accumulation: "micro-batches in an update",
  workers: "processes",
  resumedAt: "the update of the resume",
};

function wholeOf(name: (typeof counts)[number], text: string): number {
  const bare = text.replaceAll(/[\s_]/g, "");
  return /^\d{1,15}$/.test(bare) && Number(bare) >= 1
    ? Number(bare)
    : fail(where, `${titles[name]} must be a whole number >= 1`, text, "Leave it empty where it is not known.");
}

/** The plan that was chosen or pasted; null where it is to be guessed. `shape` gives the length of a schedule without an end. */
export function readPlanForm(form: PlanForm, shape: LogShape): Plan | null {
  if (form.source === "guess") return null;
  const known = readKnown(form);
  const plan: Plan = form.source === "text" ? { ...readPlanText(form.text), ...known } : { lr: chosenSchedule(form).spec, ...known };
  const perStep = form.unit === "epochs" ? (known.stepsPerEpoch ?? 1) : form.unit === "batches" ? 1 / (known.accumulation ?? 1) : 1;
  return plan.steps === undefined && !hasLength(plan) ? { ...plan, steps: Math.max(1, Math.ceil(shape.steps * perStep)) } : plan;
}

/** A list has its own length; a schedule may run longer than it lasts, so the log decides. */
const hasLength = ({ lr }: Plan): boolean => Array.isArray(lr);

function chosenSchedule({ family, values, warmupSteps }: PlanForm) {
  const found = familyNamed(family) ?? fail(where, "the schedule must be one of the list", family, "Choose another.");
  const { parameters } = found.definition;
  const given = Object.entries(values).filter(([name, text]) => text.trim() !== "" && Object.hasOwn(parameters, name));
  const lr = found.from(
    Object.fromEntries(given.map(([name, text]) => [name, fieldValue(name, parameters[name] as Parameter, text.trim())])),
  );
  const before = warmupSteps.trim();
  if (before === "" || before === "0") return lr;
  if (!/^\d{1,15}$/.test(before)) fail(where, "updates of warmup must be a whole number", before, "Leave it empty where there is none.");
  return warmup(lr, { steps: Number(before), offset: 1 });
}

function fieldValue(name: string, { type }: Parameter, text: string): unknown {
  if (type === "choice") return text;
  const numbers = text.split(type === "milestones" || type === "factors" ? /[\s,;]+/ : /(?!)/).filter((part) => part !== "");
  const read = numbers.map((part) => {
    const value = Number(part.replaceAll("_", ""));
    if (!/^[-+]?(\d[\d_]*\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(part) || !Number.isFinite(value))
      fail(where, `${name} must be a number`, part, part.includes(",") ? "Write a point, not a comma: 0.1." : "Write it as 0.1 or 1e-3.");
    return value;
  });
  return type === "milestones" || type === "factors" ? read : read[0];
}

/** What to fill in first: the log's largest rate for rates without a default, its length for lengths, and the example's for the rest. */
export function guessedValues(family: string, { peak, steps }: LogShape): Readonly<Record<string, string>> {
  const found = familyNamed(family);
  if (!found) return {};
  const { parameters, example } = found.definition;
  const rate = String(Number(peak.toPrecision(3)));
  const whole = (example as { totalSteps?: number; maxLr?: number; baseLr?: number }).totalSteps ?? 100;
  const guess = (name: string, { type }: Parameter): string => {
    const shown = (example as Readonly<Record<string, unknown>>)[name];
    if (name === "totalSteps") return String(steps);
    if (type === "rate" && /^(base|max|peak)Lr$/.test(name)) return rate;
    if (type === "rate" && typeof shown === "number") return String(Number((shown * (peak / 0.1)).toPrecision(3)));
    if (type === "steps" && typeof shown === "number") return String(Math.max(1, Math.round((shown * steps) / whole)));
    if (Array.isArray(shown))
      return shown.map((part) => (type === "milestones" ? Math.round((Number(part) * steps) / whole) : part)).join(", ");
    return String(shown);
  };
  return Object.fromEntries(
    Object.entries(parameters)
      .filter(([, parameter]) => parameter.default === undefined && !parameter.optional)
      .map(([name, parameter]) => [name, guess(name, parameter)]),
  );
}

/** What a default is, for a field that may stay empty. */
export const defaultText = ({ default: usual }: Parameter): string =>
  usual === undefined ? "none" : typeof usual === "number" ? formatNumber(usual, 6) : String(usual);
