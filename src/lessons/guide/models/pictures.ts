import { rng } from "../../../engine/rng.js";
import { interactive } from "../../../labs/interactive.js";
import type { Curve, CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { percent } from "../../say.js";
import { type PublishedName, partAt, published, publishedNames, warmupShare } from "./published.js";

/** Where a curve is drawn: densely at its start, so that a short warmup shows. */
const spots = [...Array.from({ length: 20 }, (_, i) => 0.04 * (i / 20) ** 2), ...Array.from({ length: 81 }, (_, i) => 0.04 + 0.012 * i)];

/** A schedule over its whole run, on an axis of parts of it. */
const curveOf = (name: PublishedName, log: boolean): readonly Point[] =>
  spots.map((u): Point => {
    const part = partAt(name, u);
    return [Number((100 * u).toPrecision(4)), log && part < 0.01 ? null : Number(part.toPrecision(4))];
  });

const figureOf = (curves: readonly Curve[], log: boolean, sentence: string): CurvesFigure => ({
  kind: "curves",
  size: { width: 640, height: 300 },
  sentence,
  data: {
    x: { label: "part of the run, %", domain: [0, 100] },
    panels: [
      {
        y: {
          label: "part of the peak",
          ...(log ? { scale: "log" as const, domain: [0.01, 1.1] as const } : { domain: [0, 1.05] as const }),
        },
        curves,
      },
    ],
  },
});

/** "GPT-3" of "GPT-3, 175 billion": what fits beside a curve on a phone. */
const shortName = (name: string): string => name.replace(/(,| on ).*/, "");

/** One published schedule at a time. */
export const gallery = interactive({
  id: "gallery",
  title: "Eight published schedules",
  controls: {
    model: {
      type: "choice",
      label: "Model",
      options: publishedNames.map((value) => ({ value, label: published[value].name })),
      start: "llama",
    },
    log: { type: "toggle", label: "Log axis", start: false },
  },
  figure: ({ model, log }): CurvesFigure => {
    const name = model as PublishedName; // one of the options
    const { name: called, year, peak, told } = published[name];
    return figureOf(
      [{ label: shortName(called), role: "rate", points: curveOf(name, log) }],
      log,
      `${called}, ${year}: peak ${formatNumber(peak)}; ${told}. Half-way ${percent(partAt(name, 0.5), 3)} of the peak is left, at the end ${percent(partAt(name, 1), 3)}.`,
    );
  },
});

/** The model behind a trace: each of eight traces in a row is another one, and the order has nothing to do with the table's. */
export const modelOf = (trace: number): PublishedName => {
  const random = rng(2026).split("traces");
  const left = [...publishedNames];
  const order: PublishedName[] = [];
  while (left.length > 0) order.push(...left.splice(Math.floor(random.next() * left.length), 1));
  return order[(trace - 1) % order.length] as PublishedName; // eight of them
};

/** A trace without a name, and a guess drawn over it. */
export const match = interactive({
  id: "match",
  title: "Whose trace is this?",
  controls: {
    trace: { type: "number", label: "Trace", min: 1, max: 8, step: 1, start: 1, tries: [4, 7] },
    guess: {
      type: "choice",
      label: "My guess",
      options: [{ value: "none", label: "none yet" }, ...publishedNames.map((value) => ({ value, label: published[value].name }))],
      start: "none",
    },
    reveal: { type: "toggle", label: "Show the answer", start: false },
  },
  figure: ({ trace, guess, reveal }): CurvesFigure => {
    const model = modelOf(trace);
    const drawn = publishedNames.find((name) => name === guess);
    const answer = reveal ? ` It is ${published[model].name}: ${published[model].told}.` : "";
    const judged =
      drawn === undefined
        ? ""
        : drawn === model
          ? " Your guess, dashed, lies on it."
          : ` Your guess, dashed, has ${percent(partAt(drawn, 0.5), 3)} and ${percent(partAt(drawn, 1), 3)}.`;
    return figureOf(
      [
        { label: reveal ? shortName(published[model].name) : "the trace", role: "rate", points: curveOf(model, false) },
        ...(drawn === undefined ? [] : [{ label: "your guess", role: "theory" as const, dashed: true, points: curveOf(drawn, false) }]),
      ],
      false,
      `Trace ${trace}: the first ${percent(warmupShare(model))} rise or hold, half-way ${percent(partAt(model, 0.5), 3)} of the peak is left, at the end ${percent(partAt(model, 1), 3)}.${judged}${answer}`,
    );
  },
});
