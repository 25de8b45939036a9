import type { CurvesFigure, Point } from "../../../plots/figure.js";
import type { Film } from "../../film.js";
import { readRates } from "./rates.js";
import { comparedFigure, standing } from "./report.js";
import { accuraciesOf, lossesOf, referenceName, scheduleOf } from "./results.js";
import { meanOf } from "./score.js";
import { budget, seeds } from "./task.js";

const kept = new Map<string, CurvesFigure>();

/** A stored choice beside the reference, drawn once. */
function whole(name: string): CurvesFigure {
  const found = kept.get(name);
  if (found) return found;
  const [accuracies, losses] = [accuraciesOf(name), lossesOf(name)];
  const results = seeds.map((seed, i) => ({ seed, accuracy: accuracies[i] as number, losses: losses[i] ?? [], diverged: null })); // one for each seed
  const made = comparedFigure({ rates: readRates("film", scheduleOf(name)), results }, name);
  kept.set(name, made);
  return made;
}

/** The losses up to the update that this part of the scene has reached; the rates stand whole. */
function upTo(figure: CurvesFigure, part: number): CurvesFigure {
  const reached = Math.max(40, part * budget);
  const [above, below] = figure.data.panels;
  if (!above || !below) return figure;
  const before = (points: readonly Point[]): readonly Point[] => points.filter(([x]) => x <= reached);
  const curves = below.curves.map((curve) => ({
    ...curve,
    points: before(curve.points),
    ...(curve.band ? { band: curve.band.filter(([x]) => x <= reached) } : {}),
  }));
  const values = below.curves.flatMap(({ band = [] }) => band.flatMap(([, low, high]) => [low, high]));
  const domain = [Math.min(...values), Math.max(...values)] as const;
  return { ...figure, data: { ...figure.data, panels: [above, { ...below, y: { ...below.y, domain }, curves }] } };
}

const said = (name: string): string => `${meanOf(accuraciesOf(name)).toFixed(1)} %`;

/** The film of the capstone: three plain attempts, and what the reference does otherwise. */
export const films: readonly Film[] = [
  {
    id: "film",
    title: "Three attempts at one budget",
    scenes: [
      {
        seconds: 12,
        caption: `The peak that won in lesson 4, taken along. It is too hot for this net, and it breaks while the rate is high: ${said("cosine from 0.1")}.`,
        figure: (part) => upTo(whole("cosine from 0.1"), part),
      },
      {
        seconds: 12,
        caption: `So somebody plays it safe, with a tenth of that. Nothing breaks, and the budget ends before the net is there: ${said("linear from 0.01")}.`,
        figure: (part) => upTo(whole("linear from 0.01"), part),
      },
      {
        seconds: 12,
        caption: `A constant rate that was tuned gets closer, ${said("tuned constant")}. It never cools, so the noise of its last updates stays in the net.`,
        figure: (part) => upTo(whole("tuned constant"), part),
      },
      {
        seconds: 12,
        caption: `Two that were tuned: one falls all the way from a high peak, the reference stays at half that peak and cools at the end. ${said("tuned linear")} and ${said(referenceName)}.`,
        figure: (part) => upTo(whole("tuned linear"), part),
      },
      {
        seconds: 8,
        caption: "Five paired seeds say how far each stays behind, and cannot tell those two apart. Where will you stand?",
        figure: (part) => standing(undefined, part < 0.5),
      },
    ],
  },
];
