import { type Experiment, experiment } from "../../../../labs/interactive.js";
import { adamBound } from "../../../../optim/adamBound.js";
import type { Curve, CurvesFigure, Point } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { firstUpdatesStudy } from "../tables.js";
import { begun, type Norm } from "../task.js";
import { updateLength } from "../updateLength.js";

/** Updates drawn. */
const shown = 40;

/** Mean over seeds of a list that the study kept, one number for each update. */
export function meanOf(name: string, value: "loss" | "typical" | "longest"): readonly number[] {
  const lists = firstUpdatesStudy().cases[name]?.[value] as readonly (readonly number[])[];
  return (lists[0] as readonly number[]).map((_, t) => lists.reduce((sum, list) => sum + (list[t] as number), 0) / lists.length);
}

const overUpdates = (values: readonly number[], most = shown): Point[] =>
  values.slice(0, most).map((value, t): Point => [t + 1, value > 1e-3 ? Number(value.toPrecision(5)) : null]);

/** The root mean square of what an update moves the parameters by, in peak rates; and the largest. */
interface Own {
  readonly typical: readonly number[];
  readonly longest: readonly number[];
}

const bound = overUpdates(Array.from({ length: shown }, (_, t) => adamBound({ updates: t + 1 })));

/** How far the first updates move the parameters, of the measured runs of one case and of the reader's own. */
export function updatesFigure(name: string, own: Own | null = null): CurvesFigure {
  const [typical, longest] = [meanOf(name, "typical"), meanOf(name, "longest")];
  const seeds = firstUpdatesStudy().seeds;
  const at = (values: readonly number[], t: number): string => formatNumber(values[t - 1] as number, 2);
  const dashed = (values: readonly number[], role: Curve["role"]): Curve => ({
    label: "",
    role,
    points: overUpdates(values),
    dashed: true,
  });
  const warm = name.includes("warmup");
  return {
    kind: "curves",
    size: { width: 640, height: 340 },
    sentence: `${name[0]?.toUpperCase()}${name.slice(1)}, mean of ${seeds} seeds: update ${warm ? 2 : 1} moves a typical parameter by ${at(typical, warm ? 2 : 1)} of the peak rate and none by more than ${at(longest, warm ? 2 : 1)}; update 20 moves it by ${at(typical, 20)}, none by more than ${at(longest, 20)}.${own ? ` Your run, dashed: ${at(own.typical, warm ? 2 : 1)}, then ${at(own.typical, 20)}.` : ""}`,
    data: {
      x: { label: "update, counted from 1", domain: [1, shown] },
      panels: [
        {
          y: { label: "parameters move by, in peak rates", scale: "log", domain: [0.01, 2] },
          curves: [
            { label: "typical", role: "a", points: overUpdates(typical) },
            { label: "longest", role: "b", points: overUpdates(longest) },
            { label: "most possible", role: "theory", points: bound, dashed: true },
            ...(own ? [dashed(own.typical, "a"), dashed(own.longest, "b")] : []),
          ],
        },
      ],
    },
  };
}

/** The cases of the study, as a choice. */
const cases: Readonly<Record<string, { readonly norm: Norm; readonly rate: number; readonly warmup: number }>> = {
  "post, 0.03": { norm: "post", rate: 0.03, warmup: 0 },
  "post, 0.03, warmup 50": { norm: "post", rate: 0.03, warmup: 50 },
  "post, 0.003": { norm: "post", rate: 0.003, warmup: 0 },
  "pre, 0.03": { norm: "pre", rate: 0.03, warmup: 0 },
};

/** A run that is watched parameter by parameter. */
function* watched(name: string, seed: number): Generator<number, Own> {
  const { norm, rate, warmup } = cases[name] as (typeof cases)[string];
  const { net, run } = begun({ norm, rate, warmup, seed });
  const all = net.parameters.map(({ value }) => value);
  let last = all.map((value) => value.array());
  const own: { typical: number[]; longest: number[] } = { typical: [], longest: [] };
  for (let t = 0; t < shown; t++) {
    run.advance(1);
    const now = all.map((value) => value.array());
    const { typical, longest } = updateLength(now, last, rate);
    last = now;
    own.typical.push(typical);
    own.longest.push(longest);
    if (t % 4 === 3) yield (t + 1) / shown;
  }
  return own;
}

/** The first updates of one run, over those that were measured. */
export const updates: Experiment = experiment({
  id: "updates",
  title: "How far do the first updates go?",
  controls: {
    run: {
      type: "choice",
      label: "Run",
      options: Object.keys(cases).map((value) => ({ value, label: value })),
      start: "post, 0.03",
    },
    seed: { type: "number", label: "Seed", min: 1, max: 100, step: 1, start: 9 },
  },
  *run({ run, seed }) {
    return updatesFigure(run, yield* watched(run, seed));
  },
});
