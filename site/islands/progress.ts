import { read, write } from "./memory.js";

/** How far a lesson has been read (0 to 1), when last, and under which heading. */
export interface Reading {
  readonly part: number;
  readonly at: number;
  readonly heading: string;
  /** Of a lesson in parts: how far each has been read, and which of them last, from 0. */
  readonly parts?: readonly number[];
  readonly last?: number;
}

export type Progress = Readonly<Record<string, Reading>>;

const isShare = (value: unknown): boolean => typeof value === "number" && value >= 0 && value <= 1;
const isReading = (value: unknown): value is Reading => {
  const { part, at, heading, parts = [] } = (value ?? {}) as Partial<Record<keyof Reading, unknown>>;
  return isShare(part) && typeof at === "number" && typeof heading === "string" && Array.isArray(parts) && parts.every(isShare);
};
const isProgress = (value: unknown): value is Progress =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(isReading);

/** Every lesson's reading. */
export const readProgress = (): Progress => read("progress", isProgress) ?? {};

/** Keeps one lesson's reading beside the others. */
export const keepReading = (lesson: string, reading: Reading): boolean => write("progress", { ...readProgress(), [lesson]: reading });
