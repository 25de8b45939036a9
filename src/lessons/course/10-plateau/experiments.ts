import { type Experiment, experiment } from "../../../labs/interactive.js";
import { pieceOf } from "../../../labs/tell.js";
import type { Curve, CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { sweepFigure } from "../../../plots/sweepFigure.js";
import { clip } from "../../clip.js";
import { percent } from "../../say.js";
import { dataControl } from "./dataControl.js";
import { proportion, watch } from "./falseCuts.js";
import { noises, plannedTable, storedCuts, tableOf } from "./measured.js";
import { ruleTitles } from "./pictures.js";
import { type lengths, type RuleName, trainPlanned } from "./study.js";

const rounded = (value: number): number => Number(value.toPrecision(6));

/** One stored curve of false cuts with its band. */
function storedCurve(patience: number, role: Curve["role"]): Curve {
  const all = storedCuts(patience);
  return {
    label: `patience ${patience}`,
    role,
    points: all.map(({ noise, part }): Point => [100 * noise, rounded(100 * part)]),
    band: all.map(({ noise, low, high }) => [100 * noise, rounded(100 * low), rounded(100 * high)] as const),
    dots: true,
  };
}

/** Stored shares of runs with a false cut, and the reader's over them. */
export function falseCutsFigure(reader?: { readonly points: readonly Point[]; readonly said: string }): CurvesFigure {
  const ten = storedCuts(10);
  const at = (noise: number) => ten.find((one) => one.noise === noise) ?? (ten[0] as (typeof ten)[number]); // there are eight
  const [low, middle, high] = [at(0.005), at(0.01), at(0.03)];
  const share = ({ part, low: from, high: to }: (typeof ten)[number]): string => `${percent(part)} [${percent(from)}, ${percent(to)}]`;
  return {
    kind: "curves",
    size: { width: 640, height: 360 },
    sentence: `With patience 10, ${share(low)} of ${low.n} runs are cut at a noise of 0.5 %, ${share(middle)} at 1 % and ${share(high)} at 3 %, though the loss falls by 0.2 % at every observation.${reader ? ` ${reader.said}` : ""}`,
    data: {
      x: { label: "noise of the metric ν, % (log)", scale: "log", domain: [0.2, 10] },
      panels: [
        {
          y: { label: "runs with a false cut, %", domain: [0, 100] },
          curves: [
            storedCurve(5, "c"),
            storedCurve(10, "a"),
            storedCurve(20, "b"),
            ...(reader ? [{ label: "yours", role: "theory" as const, points: reader.points, dots: true, dashed: true }] : []),
          ],
        },
      ],
    },
  };
}

/** How often noise alone causes a cut. */
const luck = experiment({
  id: "false-cuts",
  title: "How often does noise alone cut the rate?",
  controls: {
    patience: { type: "number", label: "Patience", symbol: "p", unit: "observations", min: 0, max: 30, step: 1, start: 10, tries: [30] },
    fall: {
      type: "number",
      label: "True fall with each observation",
      symbol: "f",
      unit: "%",
      min: 0.1,
      max: 1,
      step: 0.1,
      start: 0.2,
      tries: [1],
    },
    average: { type: "number", label: "Mean over the last", unit: "observations", min: 1, max: 10, step: 1, start: 1, tries: [5] },
    runs: { type: "number", label: "Runs", symbol: "n", min: 20, max: 100, step: 20, start: 40 },
  },
  before: (): CurvesFigure => falseCutsFigure(),
  *run({ patience, fall, average, runs }): Generator<number, CurvesFigure> {
    const points: Point[] = [];
    for (const [i, noise] of noises.entries()) {
      let times = 0;
      for (let seed = 1; seed <= runs; seed++) {
        // Seeds that the stored runs do not have: a second look, not the same one again.
        if (watch({ fall: fall / 100, noise, patience, average }, 10_000 + seed).cuts > 0) times += 1;
        if (seed % 10 === 0) yield (i + seed / runs) / noises.length;
      }
      points.push([100 * noise, rounded((100 * times) / runs)]);
    }
    const at = points.find(([noise]) => noise === 1)?.[1] ?? 0;
    const { low, high } = proportion(Math.round((at * runs) / 100), runs);
    const said = `Yours, dashed: ${formatNumber(at)} % [${percent(low)}, ${percent(high)}] of ${runs} runs at a noise of 1 %, with patience ${patience}, a fall of ${formatNumber(fall)} % and a mean of ${average}.`;
    return falseCutsFigure({ points, said });
  },
});

const readerRules = ["linear", "halving"] as const satisfies readonly RuleName[];
const readerRates = { finite: [0.05, 0.1, 0.14], online: [0.03, 0.05, 0.07] } as const;

/** Planned against reacting on the glyph net. */
const plan = experiment({
  id: "plan-or-react",
  title: "A plan against a reaction",
  controls: {
    data: dataControl,
    seeds: { type: "number", label: "Seeds", symbol: "n", min: 1, max: 4, step: 1, start: 2 },
  },
  before: ({ data }): CurvesFigure => planFigure(data),
  *run({ data, seeds }, tell): Generator<number, CurvesFigure> {
    const kind = data as keyof typeof lengths; // the control offers these only
    const rates = readerRates[kind];
    const total = readerRules.length * rates.length * seeds;
    const cases: Record<string, Record<string, number[]>> = {};
    let done = 0;
    for (let seed = 1001; seed <= 1000 + seeds; seed++)
      for (const rule of readerRules)
        for (const rate of rates) {
          const measured = trainPlanned({ data: kind, rule, rate }, seed, pieceOf(tell, done, total));
          cases[`${kind}: ${rule} at ${rate}`] ??= { validation: [], test: [], cuts: [], first: [] };
          for (const [name, list] of Object.entries(cases[`${kind}: ${rule} at ${rate}`] ?? {})) list.push(Number(measured[name] ?? 0));
          done += 1;
          yield done / total;
        }
    return planFigure(kind, tableOf(cases, kind, readerRules));
  },
});

/** What part of the accuracies the picture shows: where the rules differ. A constant rate that is too high leaves it at the bottom. */
const shown = { finite: [74, 86], online: [86, 97] } as const;

/** The stored sweep of planned and reacting rates, and the reader's over it. */
export function planFigure(data: keyof typeof lengths, reader?: ReturnType<typeof tableOf>): CurvesFigure {
  const domain = shown[data];
  const figure = sweepFigure(plannedTable(data), {
    shapes: ["linear", "halving", "constant", "as shipped"],
    names: ruleTitles,
    rateLabel: "first rate η₀ (log)",
    domain,
    ...(reader ? { reader: { table: reader } } : {}),
  });
  const within = (curve: Curve): Curve => {
    const points = clip(curve.points as [number, number][], domain); // these rules never diverge: there is a number at each rate
    const end = points.at(-1)?.[0] ?? 0;
    const band = curve.band
      ?.filter(([x]) => x <= end)
      .map(([x, low, high]) => [x, Math.max(low, domain[0]), Math.max(high, domain[0])] as const);
    return { ...curve, points, ...(band ? { band } : {}) };
  };
  return {
    ...figure,
    data: { ...figure.data, panels: figure.data.panels.map((panel) => ({ ...panel, curves: panel.curves.map(within) })) },
  };
}

export { plots } from "./pictures.js";

/** The experiments of lesson 10. */
export const experiments: readonly Experiment[] = [luck, plan];
