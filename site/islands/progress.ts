import { read, write } from "./memory.js";

/** How far a lesson has been read (0 to 1), when last, and under which heading. */
export interface Reading {
  readonly part: number;
  readonly at: number;
  readonly heading: string;
}

export type Progress = Readonly<Record<string, Reading>>;

const isReading = (value: unknown): value is Reading => {
  const { part, at, heading } = (value ?? {}) as Partial<Record<keyof Reading, unknown>>;
  return typeof part === "number" && part >= 0 && part <= 1 && typeof at === "number" && typeof heading === "string";
};
const isProgress = (value: unknown): value is Progress =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(isReading);

/** Every lesson's reading. */
export const readProgress = (): Progress => read("progress", isProgress) ?? {};

/** Keeps one lesson's reading beside the others. */
export const keepReading = (lesson: string, reading: Reading): boolean => write("progress", { ...readProgress(), [lesson]: reading });
