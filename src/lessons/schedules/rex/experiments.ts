import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { constant } from "../../../schedules/families/constant.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { linear } from "../../../schedules/families/linear.js";
import { rex } from "../../../schedules/families/rex.js";
import type { Schedule } from "../../../schedules/schedule.js";
import { percent } from "../../say.js";
import { finestPeak } from "../finestPeak.js";

type Of = (totalSteps: number) => (baseLr: number) => Schedule;

const bent: Of = (totalSteps) => (baseLr) => rex({ baseLr, totalSteps });
const rivals: Readonly<Record<string, { readonly name: string; readonly of: Of }>> = {
  line: { name: "the straight line", of: (totalSteps) => (baseLr) => linear({ baseLr, totalSteps }) },
  cosine: { name: "the cosine", of: (totalSteps) => (baseLr) => cosineAnnealing({ baseLr, totalSteps }) },
  constant: { name: "the constant", of: () => (baseLr) => constant({ baseLr }) },
};

const budgets: readonly number[] = [2, 3, 5, 8, 12, 20, 30, 50, 80, 130, 200];
const tuned = new Map<string, { readonly peak: number; readonly loss: number }>();

/** A shape's best peak for a budget; computed once each. */
function best(name: string, of: Of, budget: number): { readonly peak: number; readonly loss: number } {
  const key = `${name} ${budget}`;
  const found = tuned.get(key) ?? finestPeak(of(budget), budget);
  tuned.set(key, found);
  return found;
}

/** How far REX ends below a rival, budget by budget, each at its own best peak. */
const budget = interactive({
  id: "budget",
  title: "Who is ahead, for which budget?",
  controls: {
    rival: {
      type: "choice",
      label: "Against",
      options: Object.entries(rivals).map(([value, { name }]) => ({ value, label: name })),
      start: "line",
    },
    place: { type: "number", label: "Budget, as a place on the axis", min: 0, max: budgets.length - 1, step: 1, start: 3, tries: [0, 10] },
  },
  figure: ({ rival, place }): CurvesFigure => {
    const { name, of } = rivals[rival] as (typeof rivals)[string]; // the control offers rivals only
    const leads = budgets.map((steps) => 1 - best("rex", bent, steps).loss / best(rival, of, steps).loss);
    const steps = budgets[place] as number; // the slider's places are those of the list
    const lead = leads[place] as number;
    const [mine, theirs] = [best("rex", bent, steps), best(rival, of, steps)];
    const ahead = budgets.filter((_, i) => (leads[i] as number) > 0);
    const until = ahead.length === budgets.length ? "for every budget shown" : `up to ${ahead.at(-1)} updates`;
    return {
      kind: "curves",
      size: { width: 640, height: 320 },
      sentence: `With ${steps} updates REX ends ${percent(Math.abs(lead))} ${lead > 0 ? "below" : "above"} ${name}, at best peaks of ${formatNumber(mine.peak, 2)} and ${formatNumber(theirs.peak, 2)}. It is ahead ${until}.`,
      data: {
        x: { label: "budget (updates)", scale: "log", domain: [2, 200] },
        panels: [
          {
            y: { label: "how far REX ends below (%)" },
            curves: [{ label: "", role: "a", dots: true, points: budgets.map((at, i): Point => [at, 100 * (leads[i] as number)]) }],
            marks: [{ x: steps, y: 100 * lead, role: "a", label: percent(lead) }],
            rules: [{ axis: "y", at: 0, label: "level" }],
          },
        ],
      },
    };
  },
});

/** The picture of the REX page. */
export const plots: readonly Interactive[] = [budget];
