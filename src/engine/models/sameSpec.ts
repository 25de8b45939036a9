import { isPlainObject } from "../../schedules/expect.js";

/** Whether `other`, which may be anything, is the same plain JSON as `spec`; the order of keys does not count. */
export function sameSpec(spec: unknown, other: unknown): boolean {
  if (Array.isArray(spec)) return Array.isArray(other) && other.length === spec.length && spec.every((part, i) => sameSpec(part, other[i]));
  if (!isPlainObject(spec)) return spec === other; // −0 and 0 are the same: JSON writes both as 0
  const entries = Object.entries(spec);
  if (!isPlainObject(other) || Object.keys(other).length !== entries.length) return false;
  const parts = other as Readonly<Record<string, unknown>>;
  return entries.every(([key, part]) => Object.hasOwn(parts, key) && sameSpec(part, parts[key]));
}
