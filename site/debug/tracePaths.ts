import type { GuideEntry } from "../../src/labs/gallery/fieldGuide.js";
import { schedule } from "../../src/schedules/registry.js";
import { isSchedule, type Spec } from "../../src/schedules/schedule.js";
import { path } from "../lib/curve.js";

/** The two curves of a field-guide entry as SVG paths in a box of 160 by 64. */
export function tracePaths({ plan: { lr, steps = 1 }, rate }: GuideEntry): { readonly planned: string; readonly logged: string } {
  const list = Array.isArray(lr) ? (lr as readonly number[]) : null;
  const meant = isSchedule(lr) ? lr : list ? (t: number) => list[t] ?? 0 : schedule(lr as Spec);
  const last = steps - 1;
  const all = Array.from({ length: steps }, (_, t) => Math.max(meant(t), rate(t)));
  const top = all.reduce((most, value) => Math.max(most, value), 0);
  const drawn = (of: (t: number) => number): string =>
    path((part) => 0.04 + (0.9 * of(Math.round(part * last))) / top, { width: 160, height: 64, points: Math.min(last, 80) });
  return { planned: drawn(meant), logged: drawn(rate) };
}
