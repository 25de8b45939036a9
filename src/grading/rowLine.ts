import type { Row } from "./row.js";

/** A row as a line of a results file, its keys always in the same order; the inverse of `readRow`. */
export function rowLine({ submission, exercise, score, max, tests, gradable, engine, spec }: Row): string {
  const lines = tests.map((test) => ({
    name: test.name,
    score: test.score,
    max: test.max,
    status: test.status,
    message: test.message,
    visibility: test.visibility,
  }));
  return JSON.stringify({ submission, exercise, score, max, tests: lines, gradable, engine, spec });
}
