import type { Grid } from "./grid.js";
import { threeDigits } from "./readGrid.js";
import type { Plan } from "./sweep.js";
import type { ExperimentTable, ShapeResult } from "./table.js";

/** What a table leaves open: the grid that would answer it, null where nothing is open or a limit is reached; and the same in words. */
export interface Growth {
  readonly grid: Grid | null;
  readonly notes: readonly string[];
}

/**
 * What to run next. First rates: beyond the best where it lies at an edge, then between it and its neighbours where `finest` asks for that.
 * When no rate is missing, seeds, while an interval is wider than the smallest difference worth having.
 *
 * It looks at nothing but the table of the grid, so an experiment that was interrupted takes the same way again.
 */
export function grow(plan: Plan, grid: Grid, table: ExperimentTable): Growth {
  const notes: string[] = [];
  const added = new Map<string, readonly number[]>();
  for (const shape of table.shapes) {
    const wanted = wantedRates(plan, shape);
    const room = plan.mostRates - shape.rates.length;
    if (wanted.length === 0) continue;
    notes.push(
      `${shape.name}: ${reason(plan, shape)} ${wanted.length === 1 ? "Rate" : "Rates"} to try: ${wanted.join(", ")}.${room > 0 ? "" : ` It has ${shape.rates.length} rates, its limit: raise mostRates.`}`,
    );
    if (room > 0) added.set(shape.name, wanted.slice(0, room));
  }
  if (added.size > 0) {
    const rates = [...grid.rates].map(([name, old]) => [name, [...old, ...(added.get(name) ?? [])].sort((a, b) => a - b)] as const);
    return { grid: { ...grid, rates: new Map(rates) }, notes };
  }
  const wide = table.shapes.filter(({ versus }) => versus !== null && halfWidth(versus.difference) >= plan.smallest);
  if (grid.seeds === null || plan.seeds === null || plan.smallest === 0 || wide.length === 0) return { grid: null, notes };
  const seeds = Math.min(plan.seeds.to, grid.seeds + plan.seeds.step);
  const more = seeds > grid.seeds;
  const widest = Math.max(...wide.map(({ versus }) => (versus ? halfWidth(versus.difference) : 0)));
  const size = Number.isFinite(widest) ? `± ${Number(widest.toPrecision(2))}` : "unbounded";
  const advice = more ? `Seeds to run: ${grid.seeds + 1} to ${seeds}.` : "Its limit of seeds is reached: raise seeds.to.";
  notes.push(
    `${wide.map(({ name }) => name).join(", ")}: with ${grid.seeds} seeds the interval is ${size}, the smallest difference worth having ${plan.smallest}. ${advice}`,
  );
  return { grid: more ? { ...grid, seeds } : null, notes };
}

const halfWidth = ({ low, high }: { low: number; high: number }): number => (high - low) / 2;

/** No rate beyond these is worth trying. */
const [lowest, highest] = [1e-9, 1e4];
/** What a single rate is multiplied and divided by. */
const usual = 2;

/** The rates that one shape still needs, rising. */
function wantedRates({ finest }: Plan, { rate, edge, rates }: ShapeResult): number[] {
  const tried = rates.map((one) => one.rate);
  const at = rate === null ? 0 : tried.indexOf(rate); // where every rate diverges, a lower one may not
  const [here, below, above] = [tried[at] as number, tried[at - 1], tried[at + 1]];
  const beyond: number[] = [];
  if (rate === null || edge === "lowest" || edge === "both") beyond.push(here / (above === undefined ? usual : above / here));
  if (rate !== null && (edge === "highest" || edge === "both")) beyond.push(here * (below === undefined ? usual : here / below));
  const between = rate === null || edge !== null ? [] : [below, above].filter((near) => near !== undefined && ratio(near, here) > finest);
  const wanted = [...beyond, ...between.map((near) => Math.sqrt((near as number) * here))].map(threeDigits);
  return wanted.filter((one) => one >= lowest && one <= highest && !tried.includes(one)).sort((a, b) => a - b);
}

const ratio = (a: number, b: number): number => Math.max(a / b, b / a);

function reason({ finest }: Plan, { rate, edge, rates }: ShapeResult): string {
  if (rate === null) return "a run diverged at every rate.";
  if (edge === "both") return `${rate} is the only rate.`;
  return edge
    ? `the best rate, ${rate}, is the ${edge} of ${rates.length}.`
    : `the neighbours of the best rate, ${rate}, are further away than a factor ${finest}.`;
}
