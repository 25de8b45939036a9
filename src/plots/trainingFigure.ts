import { expectOneOf, expectOptions } from "../schedules/expect.js";
import { type Bin, binsOf } from "./bins.js";
import { describe } from "./describe.js";
import { extent } from "./extent.js";
import type { Curve, CurvesFigure, Point, Role } from "./figure.js";
import { formatNumber } from "./format.js";
import { lossDomain } from "./lossDomain.js";
import { stored } from "./stored.js";
import { thin } from "./thin.js";
import { readTrainedRuns, type TrainedRun } from "./trainedRuns.js";

/** Options of `trainingFigure`. */
export interface TrainingFigureOptions {
  /** The axis of the loss, "log" when left out. */
  scale?: "linear" | "log";
}

const roles: readonly Role[] = ["a", "b", "c"];
/** Stretches of updates that a picture tells apart. */
const stretches = 90;

/**
 * A picture of training runs: the rate above, the loss below.
 *
 * Losses of single batches scatter: where there are more than a picture can tell apart, the line is their mean over stretches of updates, and
 * a band reaches from the least to the greatest. A dot is a score on the validation data. Several runs are told by these scores alone, if all
 * have some.
 *
 * @param runs what `train` or `training` returned, or up to three of them by name.
 * @param options scale.
 *
 * @example
 * const update = (step, loss) => ({ step, loss, lr: 0.1, gradNorm: 1, updateNorm: 0.1, validation: null });
 * trainingFigure({ steps: 2, history: [update(0, 2), update(1, 1)], diverged: null }).sentence; // "The rate stays at 0.1, and the loss goes from 2 to 1 in 2 updates."
 */
export function trainingFigure(runs: TrainedRun | Readonly<Record<string, TrainedRun>>, options: TrainingFigureOptions = {}): CurvesFigure {
  const where = "trainingFigure";
  expectOptions(where, options, ["scale"]);
  const { scale = "log" } = options;
  expectOneOf(where, "scale", scale, ["log", "linear"]);
  const told = readTrainedRuns(where, runs, roles.length).map(([label, run], i) => readOff(label, run, roles[i] as Role)); // no more runs than roles
  const [first, ...others] = told as [Told, ...Told[]]; // one at least
  const single = others.length === 0;
  const byScores = !single && told.every(({ scores }) => scores.length > 0);
  const top = extent(told.flatMap(({ rates }) => rates))[1];
  const drawn = told.map(({ bins, scores }) => [
    ...(byScores ? [] : bins.flatMap(({ low, high }) => [low, high])),
    ...(byScores || single ? scores.map(([, loss]) => loss ?? 0) : []),
  ]);
  return {
    kind: "curves",
    size: { width: 640, height: 380 },
    data: {
      x: { label: "update t", domain: [0, Math.max(...told.map(({ run }) => run.steps))] },
      panels: [
        {
          share: 1,
          y: { label: "rate η", domain: [0, 1.05 * top || 1] },
          curves: told.map(({ label, rates, run }) => ({
            label: single ? "" : label,
            role: "rate" as const,
            points: thin(rates, "linear", top).map(([i, rate]): Point => [run.history[i]?.step ?? i, rate]),
          })),
          filled: single,
        },
        {
          share: 2,
          y: { label: byScores ? "validation loss" : "loss", scale, domain: lossDomain(scale, drawn) },
          curves: single ? ofOne(first) : told.map((one) => (byScores ? validation(one, one.label, one.role) : line(one, one.label))),
        },
      ],
    },
    sentence: `${single ? sentenceOfOne(first) : told.map((one) => sentenceOf(one, byScores)).join("; ")}.`,
  };
}

/** A run, read off for a picture. */
interface Told {
  readonly label: string;
  readonly role: Role;
  readonly run: TrainedRun;
  readonly rates: readonly number[];
  readonly bins: readonly Bin[];
  /** How many updates such a stretch has. */
  readonly width: number;
  readonly scores: readonly Point[];
}

function readOff(label: string, run: TrainedRun, role: Role): Told {
  const { history } = run;
  const width = Math.ceil(history.length / stretches);
  const bins = binsOf(
    history.map(({ loss }) => loss),
    width,
    (i) => history[i]?.step ?? i,
  );
  const scores = history.flatMap(({ step, validation }): Point[] =>
    validation && Number.isFinite(validation.loss) ? [[step + 1, stored(validation.loss)]] : [],
  );
  return { label, role, run, rates: history.map(({ lr }) => lr), bins, width, scores };
}

const line = ({ role, bins }: Told, label: string): Curve => ({ label, role, points: bins.map(({ at, mean }) => [at, stored(mean)]) });

const validation = ({ scores }: Told, label: string, role: Role): Curve => ({ label, role, points: scores, dots: true });

function ofOne(run: Told): Curve[] {
  const scatters = run.bins.some(({ low, high }) => low < high);
  const band = scatters ? { band: run.bins.map(({ at, low, high }) => [at, stored(low), stored(high)] as const) } : {};
  if (run.scores.length === 0) return [{ ...line(run, ""), ...band }];
  return [{ ...line(run, "training"), ...band }, validation(run, "validation", "b")];
}

function sentenceOfOne(told: Told): string {
  const { history } = told.run;
  const [first, last] = [told.bins[0], told.bins.at(-1)] as [Bin, Bin]; // a run has one update at least
  const falls = `${lossOf(told)} goes from ${formatNumber(first.mean)} to ${formatNumber(last.mean)} in ${history.length} update${history.length === 1 ? "" : "s"}`;
  const score = told.scores.length > 0 ? `; the validation loss ends at ${lastScore(told)}` : "";
  return `The rate ${describe(told.rates)}, and ${falls}${score}${divergence(told)}`;
}

const sentenceOf = (told: Told, byScores: boolean): string =>
  `${told.label}: ${byScores ? `the validation loss ends at ${lastScore(told)}` : `${lossOf(told)} ends at ${formatNumber(told.bins.at(-1)?.mean ?? 0)}`}${divergence(told)}`;

/** Says where the line is no single loss: a table beside it may hold those. */
const lossOf = ({ width }: Told): string => (width === 1 ? "the loss" : `the loss, averaged over ${width} updates,`);

function lastScore({ run }: Told): string {
  const score = run.history.findLast(({ validation }) => validation !== null && Number.isFinite(validation.loss))?.validation;
  const { loss, accuracy } = score ?? { loss: Number.NaN, accuracy: null };
  return `${formatNumber(loss)}${accuracy === null ? "" : ` with ${formatNumber(100 * accuracy)} % right`}`;
}

const divergence = ({ run }: Told): string => (run.diverged ? `, and it diverges at update ${run.diverged.step}` : "");
