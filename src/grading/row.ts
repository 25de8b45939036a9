import type { EngineName } from "./task.js";

/**
 * How a test ended: all, some or none of its points for what was answered; no answer, because the code threw (error), ran too long
 * (timeout), took too much memory (memory) or put out too much (output); never begun, because the submission can't be graded (not-run); or
 * broken itself, by nobody's answer (fault).
 */
export const statuses = ["passed", "partial", "failed", "error", "timeout", "memory", "output", "not-run", "fault"] as const;

/** One of them. */
export type Status = (typeof statuses)[number];

/** One test of one submission. */
export interface TestRow {
  readonly name: string;
  readonly score: number;
  readonly max: number;
  readonly status: Status;
  /** For whoever grades; of a hidden test a student sees the status alone. */
  readonly message: string;
  readonly visibility: "visible" | "hidden";
}

/** A line of a results file: one submission's answer to one exercise. Nothing in it depends on when, where or beside what it was graded. */
export interface Row {
  readonly submission: string;
  readonly exercise: string;
  readonly score: number;
  readonly max: number;
  readonly tests: readonly TestRow[];
  /** False where nothing could be run: no such cell, a syntax error, a file that can't be read. Each test's message says why, with the line. */
  readonly gradable: boolean;
  readonly engine: EngineName;
  readonly spec: string;
}
