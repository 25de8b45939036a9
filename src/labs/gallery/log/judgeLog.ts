import type { Figure } from "../../../plots/figure.js";
import { type Diagnosis, diagnose } from "../../../schedules/diagnostics/diagnose.js";
import type { Plan } from "../../../schedules/diagnostics/plan.js";
import type { TraceRow } from "../../../schedules/diagnostics/trace.js";
import { fail } from "../../../schedules/fail.js";
import { type PlanLine, planWords } from "../setUp.js";
import { traceFigure } from "../traceFigure.js";
import { guessPlan } from "./guessPlan.js";
import { type PlanForm, readKnown, readPlanForm } from "./planForm.js";
import { type LogShape, shapeOf } from "./readLog.js";
import { said } from "./said.js";

/** What a log turned out to be. */
export type LogVerdict =
  | {
      readonly diagnosis: Diagnosis;
      readonly plan: readonly PlanLine[];
      /** True where nobody said what was meant. */
      readonly isGuess: boolean;
      readonly figure: Figure;
    }
  | { readonly trouble: string };

/** Names the bug in a log under the plan that was filled in, or under a guessed one; what is wrong with the plan is said. */
export function judgeLog(rows: readonly TraceRow[], form: PlanForm, progress: (part: number) => void = () => {}): LogVerdict {
  try {
    if (rows.length === 0) fail("The log", "a log must be read first", "none", "Paste one, choose a file or try a sample.");
    const shape: LogShape = shapeOf(rows);
    const given = readPlanForm(form, shape);
    progress(0.1);
    const { plan, diagnosis } = given ? judged(rows, given) : guessPlan(rows, readKnown(form), shape, progress);
    progress(0.95);
    return { diagnosis, plan: planWords(plan), isGuess: given === null, figure: traceFigure({ trace: rows, plan }) };
  } catch (error) {
    return { trouble: said(error) };
  }
}

const judged = (rows: readonly TraceRow[], plan: Plan): { plan: Plan; diagnosis: Diagnosis } => ({ plan, diagnosis: diagnose(rows, plan) });
