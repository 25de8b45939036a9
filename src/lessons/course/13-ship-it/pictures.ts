import { replay } from "../../../compat/replay.js";
import type { ExperimentTable } from "../../../engine/experiment/table.js";
import { remembered } from "../../../labs/exact/remembered.js";
import { type Interactive, interactive } from "../../../labs/interactive.js";
import type { Curve, CurvesFigure, IntervalsFigure, Point, Role } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { intervalsFigure } from "../../../plots/intervalsFigure.js";
import type { Interval } from "../../../stats/pairedInterval.js";
import { verdict } from "../../../stats/verdict.js";
import { count, percent } from "../../say.js";
import { storedSweep } from "../../stored.js";
import finite from "../04-fair-fights/results/finite.summary.json" with { type: "json" };
import noisy from "../04-fair-fights/results/label-noise.summary.json" with { type: "json" };
import online from "../04-fair-fights/results/online.summary.json" with { type: "json" };
import { around, before, bestRate, costOf, measuredAt, rates, type Way, warmupSteps } from "./measured.js";
import { type Data, type Lost, losses } from "./resuming.js";

const width = 640;
/** A cosine of 90 epochs that was stopped after 50, and how it was resumed. */
export const story = { epochs: 90, stopped: 50 } as const;

/** PyTorch's rates of that run: had it not stopped, and resumed with the optimizer's state alone. */
export const crawl = remembered((): { readonly planned: readonly number[]; readonly logged: readonly number[] } => {
  const came = replay({
    api: "state_dict/load_state_dict",
    params: {
      optimizer: "SGD",
      optimizer_args: { momentum: 0.9 },
      schedule: { type: "CosineAnnealingLR", T_max: story.epochs },
      resume_at: story.stopped,
    },
    base_lr: 0.1,
    steps: story.epochs,
  });
  const wrong = came.wrong_orders as { readonly optimizer_state_only: { readonly lr: readonly number[] } };
  return { planned: came.lr, logged: [...came.lr.slice(0, story.stopped), ...wrong.optimizer_state_only.lr] };
});

/** A log, and a line to look at it with. */
export function logFigure(guess: number, plan: boolean, height = 300): CurvesFigure {
  const { planned, logged } = crawl();
  const points = (values: readonly number[]): Point[] => values.map((y, i): Point => [i, Number(y.toPrecision(6))]);
  const fall = (values: readonly number[]): number => {
    const from = values[Math.max(0, guess - 1)] as number; // the control keeps to the run
    return from === 0 ? 0 : 1 - (values[guess] as number) / from;
  };
  const [here, meant] = [logged[guess] as number, planned[guess] as number];
  return {
    kind: "curves",
    size: { width, height },
    sentence: `Epoch ${guess} was trained at a rate of ${formatNumber(here)}, ${percent(fall(logged))} below the one before.${plan ? ` The plan asks for ${formatNumber(meant)}. The run ends at ${formatNumber(logged.at(-1) ?? 0)} instead of ${formatNumber(planned.at(-1) ?? 0)}.` : ""}`,
    data: {
      x: { label: "epoch", domain: [0, story.epochs] },
      panels: [
        {
          y: { label: "rate η, as logged", domain: [0, 0.105] },
          curves: [
            { label: "logged", role: "rate", points: points(logged) },
            ...(plan ? [{ label: "planned", role: "theory" as const, dashed: true, points: points(planned) }] : []),
          ],
          rules: [{ axis: "x", at: guess, label: "here?" }],
        },
      ],
    },
  };
}

const log = interactive({
  id: "log",
  title: "It printed no error. Where did it happen?",
  controls: {
    guess: { type: "number", label: "Look at epoch", min: 1, max: 89, step: 1, start: 20, tries: [50] },
    plan: { type: "toggle", label: "Show the plan", start: false },
  },
  figure: ({ guess, plan }): CurvesFigure => logFigure(guess, plan),
});

/** What is lost, in words. */
export const lostTitles: Readonly<Record<Lost, string>> = {
  nothing: "nothing",
  velocity: "the velocity",
  "data order": "the order of the data",
  clock: "the clock and the rate",
  "half the clock": "the clock, not the rate",
};

const inPoints = ({ mean, low, high, n, level }: Interval): Interval => ({ mean: 100 * mean, low: 100 * low, high: 100 * high, n, level });

/** Test accuracy after a resume, less that of the run that was not stopped; the reader's own runs as rows beside the stored ones. */
export function lostFigure(data: Data, reader: Readonly<Partial<Record<Lost, Interval>>> = {}): IntervalsFigure {
  const rows = losses.flatMap((lost) => {
    const own = reader[lost];
    return [
      [lostTitles[lost], inPoints(costOf(data, lost))] as const,
      ...(own ? [[`${lostTitles[lost]}, yours`, inPoints(own)] as const] : []),
    ];
  });
  const figure = intervalsFigure({
    label: "test accuracy minus that of the run that was not stopped, points",
    rows: Object.fromEntries(rows),
    lowerIsBetter: false,
    smallest: 0.5,
  });
  const said = (of: Interval): string => `${signed(of.mean)} [${signed(of.low)}, ${signed(of.high)}]`;
  const costs = losses.filter((lost) => lost !== "nothing").map((lost) => ({ lost, cost: inPoints(costOf(data, lost)) }));
  const judged = (word: string): string =>
    costs
      .filter(({ cost }) => verdict(cost, { lowerIsBetter: false, smallest: 0.5 }) === word)
      .map(({ lost, cost }) => `${lostTitles[lost]}, ${said(cost)}`)
      .join("; ");
  const groups = (["worse", "cannot tell", "equal"] as const)
    .map((word) => [word, judged(word)] as const)
    .filter(([, rows]) => rows !== "")
    .map(([word, rows]) => `${word === "worse" ? "What hurts, in points of accuracy" : capital(word)}: ${rows}.`);
  const yours = losses.flatMap((lost) => {
    const own = reader[lost];
    return own && lost !== "nothing" ? [`${lostTitles[lost]}, ${signed(100 * own.mean)}`] : [];
  });
  return {
    ...figure,
    size: { width, height: 46 + 40 * 2 * losses.length }, // room for the reader's own rows before they are there
    // the reader's own take the place of what the rows beside them say, so that nothing below moves
    sentence: `${(yours.length > 0 ? groups.slice(0, 1) : groups).join(" ")} ${count(before().length, "paired seed")}.${yours.length > 0 ? ` Yours: ${yours.join("; ")}.` : ""}`,
  };
}

const signed = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const rounded = (value: number): number => Number((100 * value).toPrecision(5));

/** The runs of one way to fine-tune: accuracy against the rate, with its band. */
function curveOf(way: Way, measure: "second" | "kept", role: Role, label: string): Curve {
  const all = rates[way.optimizer].map((rate) => ({ rate, ...around(measuredAt(way, rate, measure)) }));
  return {
    label,
    role,
    points: all.map(({ rate, mean }): Point => [rate, rounded(mean)]),
    band: all.map(({ rate, low, high }) => [rate, rounded(low), rounded(high)] as const),
    dots: true,
  };
}

/** The reader's own points: by measure, a list for warmup and one for none. */
export interface Tried {
  readonly second: readonly (readonly Point[])[];
  readonly kept: readonly (readonly Point[])[];
  readonly said: string;
}

/** What fine-tuning learns of B and keeps of A, against the rate, with and without warmup. */
export function forgettingFigure(optimizer: "sgd" | "adam", body: number, reader?: Tried): CurvesFigure {
  const ways = [0, warmupSteps].map((warmup): Way => ({ optimizer, warmup, body }));
  const roles = ["b", "a"] as const;
  const labels = ["no warmup", "warmup"];
  const known = rounded(around(before()).mean);
  const panel = (measure: "second" | "kept") => [...ways.map((way, i) => curveOf(way, measure, roles[i] ?? "muted", labels[i] ?? ""))];
  const own = (measure: "second" | "kept") =>
    (reader?.[measure] ?? []).flatMap((points, i) =>
      points.map(([x, y], j) => ({
        x,
        y: y ?? 0,
        role: roles[i] ?? ("muted" as const),
        ...(i === 0 && j === 0 ? { label: "yours" } : {}),
      })),
    );
  const said = ways.map((way, i) => {
    const rate = bestRate(way);
    const of = (measure: "second" | "kept"): string => percent(around(measuredAt(way, rate, measure)).mean, 3);
    return `${labels[i]} ${of("second")} on B and ${of("kept")} on A, at ${formatNumber(rate)}`;
  });
  const tried = rates[optimizer];
  return {
    kind: "curves",
    size: { width, height: 420 },
    sentence: `${optimizer === "sgd" ? "SGD" : "Adam"}, the body ${body === 1 ? "at the full rate" : body === 0 ? "frozen" : `at ${formatNumber(body)} of the rate`}, each at its best rate for B: ${said.join("; ")}. Before, A was at ${percent(known / 100, 3)}.${reader ? ` ${reader.said}` : ""}`,
    data: {
      x: { label: "peak rate η_max (log)", scale: "log", domain: [tried[0], tried.at(-1) as number] },
      panels: [
        { y: { label: "B, learnt: accuracy, %", domain: [40, 70] }, curves: panel("second"), marks: own("second"), share: 0.5 },
        {
          y: { label: "A, kept: accuracy, %", domain: [0, 100] },
          curves: panel("kept"),
          marks: own("kept"),
          rules: [{ axis: "y", at: known, label: "before" }],
          share: 0.5,
        },
      ],
    },
  };
}

/** What one may choose of a fine-tuning. */
export const tuningControls = {
  optimizer: {
    type: "choice",
    label: "Optimizer",
    options: [
      { value: "sgd", label: "SGD, momentum 0.9" },
      { value: "adam", label: "Adam" },
    ],
    start: "adam",
  },
  body: {
    type: "choice",
    label: "Rate of the body",
    options: [
      { value: "1", label: "the full rate" },
      { value: "0.1", label: "a tenth" },
    ],
    start: "1",
  },
} as const;

const forgetting = interactive({
  id: "forgetting",
  title: "What is learnt, what is kept",
  controls: tuningControls,
  figure: ({ optimizer, body }): CurvesFigure => forgettingFigure(optimizer as "sgd" | "adam", Number(body)), // the control offers these only
});

/** The settings of lesson 4, as one may meet them. */
export const settings = {
  finite: { title: "few examples, many epochs", table: storedSweep("04-fair-fights/finite", finite) },
  online: { title: "fresh examples, one pass", table: storedSweep("04-fair-fights/online", online) },
  noisy: { title: "a fifth of the labels wrong", table: storedSweep("04-fair-fights/label-noise", noisy) },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly table: ExperimentTable }>>;
export type Setting = keyof typeof settings;

/** What each shape gains over the best constant, in points. */
export function gainsFigure(setting: Setting): IntervalsFigure {
  const { table } = settings[setting];
  const rows = table.shapes.flatMap(({ name, versus }) => (versus ? [[name, inPoints(versus.difference)] as const] : []));
  const figure = intervalsFigure({
    label: "test accuracy minus the best constant’s, points",
    rows: Object.fromEntries(rows),
    lowerIsBetter: false,
    smallest: 100 * table.smallest,
  });
  return { ...figure, sentence: `Against the best constant, in points of accuracy: ${figure.sentence}` };
}

const gains = interactive({
  id: "gains",
  title: "What was measured, for the decision",
  controls: {
    setting: {
      type: "choice",
      label: "Your case is most like",
      options: Object.entries(settings).map(([value, { title }]) => ({ value, label: title })),
      start: "finite",
    },
  },
  figure: ({ setting }): IntervalsFigure => gainsFigure(setting as Setting), // the control offers these only
});

/** The pictures of lesson 13. */
export const plots: readonly Interactive[] = [log, forgetting, gains];
