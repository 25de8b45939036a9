import { scheduleFigure } from "../plots/scheduleFigure.js";
import type { Controller } from "../schedules/controllers/controller.js";
import { controllers } from "../schedules/controllers/index.js";
import { toLatex } from "../schedules/export/toLatex.js";
import { familyNamed } from "../schedules/registry.js";
import type { Schedule, Spec } from "../schedules/schedule.js";
import type { Content, Formula } from "./content.js";
import { tableOf } from "./tableOf.js";

/** How many updates of a schedule without an end are shown. */
export const endless = 100;

/** A longer formula says nothing at a glance. */
const longestFormula = 500;

/** A schedule's curve, and its formula where there is one to say. */
export function presentSchedule(lr: Schedule): readonly Content[] {
  const figure = scheduleFigure(lr, lr.steps === null ? { steps: endless } : {});
  const formula = formulaOf(lr);
  return formula === null ? [figure] : [figure, formula];
}

function formulaOf(lr: Schedule): Formula | null {
  if (!isData(lr.spec)) return null;
  const latex = toLatex(lr);
  return latex.length > longestFormula ? null : { kind: "formula", latex, sentence: `It is ${called(lr.spec)}.` };
}

/** A controller's rule, and what it was made with. */
export function presentController({ spec }: Controller): readonly Content[] {
  const { kind, ...parameters } = spec;
  const definition = controllers.find((one) => one.definition.name === kind)?.definition;
  const formula: Formula[] = definition ? [{ kind: "formula", latex: definition.latex, sentence: definition.summary }] : [];
  return [...formula, tableOf([parameters], `The parameters of ${kind}.`)];
}

/** The specs that stand in a spec. */
const inner = ({ of, parts }: Spec): readonly Spec[] =>
  [...(of === undefined ? [] : [of]), ...(Array.isArray(parts) ? parts : [])] as Spec[];

/** Whether the schedule is data to its ends: a function of the reader's own has no formula. */
const isData = (spec: Spec): boolean => spec.kind !== "custom" && inner(spec).every(isData);

/** Combinators that take their one number as it is. */
const bare: ReadonlySet<string> = new Set(["take", "skip", "scale", "repeat", "roundTo"]);

/** The call that makes the schedule: warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: 100 }), { steps: 10 }). */
export function called(spec: Spec): string {
  const { kind, of: _of, parts: _parts, ...given } = spec;
  const defaults = familyNamed(kind)?.definition.parameters ?? {};
  const said = Object.entries(given).filter(([name, value]) => value !== (defaults[name]?.default ?? null));
  const options = said.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(", ");
  const parameters = said.length === 0 ? [] : [bare.has(kind) ? JSON.stringify(said[0]?.[1]) : `{ ${options} }`];
  return `${kind}(${[...inner(spec).map(called), ...parameters].join(", ")})`;
}
