import { isPlainObject } from "../../../schedules/expect.js";
import { type Prediction, readPrediction } from "./prediction.js";
import { budget, lossPoints, type SeedResult, seeds } from "./task.js";

/** An attempt as a browser keeps it: what was said is kept before the run begins, and nothing changes it afterwards. */
export interface KeptAttempt {
  /** The schedule as links hold it: "lr=linear(baseLr:0.1,totalSteps:600)". */
  readonly link: string;
  readonly prediction: Prediction;
  /** Null where the run was not finished. */
  readonly results: readonly SeedResult[] | null;
}

const isShare = (value: unknown): boolean => typeof value === "number" && value >= 0 && value <= 1;
const isLoss = (value: unknown): boolean => value === null || (typeof value === "number" && Number.isFinite(value));
const isUpdate = (value: unknown): boolean =>
  value === null || (Number.isInteger(value) && (value as number) >= 0 && (value as number) < budget);

function isResult(value: unknown, i: number): boolean {
  const { seed, accuracy, losses, diverged } = (value ?? {}) as Partial<Record<keyof SeedResult, unknown>>;
  const isCurve = Array.isArray(losses) && losses.length === lossPoints && losses.every(isLoss);
  return seed === seeds[i] && isShare(accuracy) && isCurve && isUpdate(diverged);
}

function isAttempt(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  const { link, prediction, results } = value as Partial<Record<keyof KeptAttempt, unknown>>;
  if (typeof link !== "string" || !link.startsWith("lr=")) return false;
  if (results !== null && !(Array.isArray(results) && results.length === seeds.length && results.every(isResult))) return false;
  try {
    readPrediction("kept", prediction);
    return true;
  } catch {
    return false; // a RangeError: it was edited by hand
  }
}

/** Whether what was found in a browser's storage is a list of attempts. */
export const areAttempts = (value: unknown): value is readonly KeptAttempt[] => Array.isArray(value) && value.every(isAttempt);
