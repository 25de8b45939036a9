/**
 * What page, frame and Worker say to each other. A reader's code shares the Worker with our runtime, so whatever comes out of there is
 * read by `readEvent` as if anyone had written it.
 */

/** What a Worker is given: compiled parts to run, and for an exercise the calls to answer (written by `encodePlain`). */
export interface Job {
  readonly parts: readonly string[];
  /** The modules of the lessons that the parts may ask for, as `sandbox/lessons/` has them. */
  readonly lessons?: readonly string[];
  readonly calls?: string;
  /** The function that an exercise's calls go to. */
  readonly entry?: string;
}

/** One thing that happened in a run. `line` counts from 1 in the script that `assemble` makes of the parts. */
export type SandboxEvent =
  | { readonly type: "start" }
  | { readonly type: "cell"; readonly cell: number }
  | { readonly type: "text"; readonly text: string }
  /** What a cell shows, a list of `Content`; another with the same number takes its place. */
  | { readonly type: "shown"; readonly number: number; readonly json: string }
  | { readonly type: "error"; readonly text: string; readonly line: number | null }
  | { readonly type: "syntax"; readonly text: string; readonly line: number | null; readonly cell: number }
  | { readonly type: "answers"; readonly outcomes: string }
  | { readonly type: "cut" }
  | { readonly type: "done" }
  | { readonly type: "flood" };

/** How much may come out of one run. The runtime cuts at these; the frame stops a Worker that sends more all the same. */
export const limits = {
  texts: 400,
  textLength: 20_000,
  totalLength: 400_000,
  /** What is shown: how often anew, of how many parts, how large. */
  shown: 40,
  contents: 12,
  contentsLength: 600_000,
  /** Milliseconds that a thing shown stays before another takes its place. */
  shownTime: 90,
  messages: 1000,
  messagesPerSecond: 60,
  weight: 15_000_000,
  weightPerSecond: 4_000_000,
} as const;

/** The name of the script in stack traces. */
export const scriptName = "lesson-code";

/** The script that the parts make: each opens a block that the later ones stand in, so later cells see the names of earlier ones. */
export const assemble = (parts: readonly string[]): string =>
  `(async (__lr) => { "use strict";\n${parts.join("")}${"}".repeat(parts.length)}})\n//# sourceURL=${scriptName}`;

const isText = (value: unknown, longest: number): value is string => typeof value === "string" && value.length <= longest;
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0 && (value as number) < 1e6;

/** Takes a message from the sandbox for what it is, or null for anything that our runtime would not send. */
export function readEvent(message: unknown): SandboxEvent | null {
  if (typeof message !== "object" || message === null) return null;
  const { type, cell, text, number, json, line, outcomes } = message as Readonly<Record<string, unknown>>;
  const at = isCount(line) ? line : null;
  switch (type) {
    case "start":
    case "cut":
    case "done":
    case "flood":
      return { type };
    case "cell":
      return isCount(cell) ? { type, cell } : null;
    case "text":
      return isText(text, limits.textLength) ? { type, text } : null;
    case "shown":
      return isCount(number) && number < limits.shown && isText(json, limits.contentsLength) ? { type, number, json } : null;
    case "error":
      return isText(text, limits.textLength) ? { type, text, line: at } : null;
    case "syntax":
      return isText(text, limits.textLength) && isCount(cell) ? { type, text, line: at, cell } : null;
    case "answers":
      return isText(outcomes, limits.totalLength) ? { type, outcomes } : null;
    default:
      return null;
  }
}
