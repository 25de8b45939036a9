import { bestWhole, type Cost } from "./fit.js";
import type { Hypothesis, Run } from "./hypothesis.js";

/** The hypothesis of a resume at the planned update; where none is planned, at the update that explains the trace best. */
export function resumes(run: Run, at: (step: number) => Hypothesis): Hypothesis[] {
  const { plan, rows } = run;
  if (plan.resumedAt !== undefined) return [at(plan.resumedAt)];
  const last = rows.at(-1)?.t ?? 0;
  const cost: Cost = (step, limit, rough) => run.cost(at(step).rate, limit, rough);
  const exact = (step: number): number => run.cost(at(step).rate);
  const anywhere = bestWhole(1, Math.max(1, last), cost);
  const { from, to } = firstDeparture(run);
  const there = bestWhole(from, to, cost);
  return [at(exact(there) <= exact(anywhere) ? there : anywhere)];
}

/** The updates between the last row that follows the plan and the first that does not. */
function firstDeparture({ rows, planned }: Run): { from: number; to: number } {
  const scale = planned.peak;
  const first = rows.findIndex(({ t, lr, rounding }) => Math.abs(lr - planned.at(t)) > rounding + 1e-3 * scale);
  const here = rows[Math.max(first, 1)]?.t ?? 1;
  return { from: Math.max(1, rows[Math.max(first - 1, 0)]?.t ?? 1), to: Math.max(1, here) };
}
