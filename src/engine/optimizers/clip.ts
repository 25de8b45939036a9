import { expectFields, expectNumber, isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import type { Shared } from "./optim.js";

/** Checks how gradients are to be clipped. */
export function readClip(where: string, clip: Shared["clip"]): Shared["clip"] {
  if (clip === undefined) return undefined;
  if (!isPlainObject(clip) || Object.keys(clip).length !== 1)
    fail(where, "clip must be one of { norm } and { value }", clip, "Write clip: { norm: 1 }.");
  expectFields(where, "clip", clip, ["norm", "value"]);
  const [[name, limit]] = Object.entries(clip) as [[string, unknown]]; // one key, as checked
  expectNumber(where, `clip.${name}`, limit, { above: 0, advice: "Leave clip out to clip nothing." });
  return { ...clip };
}
