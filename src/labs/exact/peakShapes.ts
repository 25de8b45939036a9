import { along, type FixedShape, fixedShapes } from "../../schedules/shape.js";

/** A shape over a run, its rates as parts of the peak. */
export interface PeakShape {
  readonly name: string;
  readonly label: string;
  /** The part of the peak at update t of `steps`. */
  part(t: number, steps: number): number;
}

const labels: Readonly<Record<FixedShape, string>> = {
  linear: "linear",
  cosine: "cosine",
  "1-sqrt": "1 − √",
  square: "1 − square",
  "mirror-cosine": "mirrored cosine",
};

const warm = 0.1;
const cool = 0.2;

/** The shapes that the labs compare: each starts at its peak unless it warms up, and the decays arrive at zero one update after the last. */
export const peakShapes: readonly PeakShape[] = [
  { name: "constant", label: "constant", part: () => 1 },
  { name: "step", label: "step decay", part: (t, steps) => (t < steps / 2 ? 1 : t < (3 * steps) / 4 ? 0.1 : 0.01) },
  ...fixedShapes.map((name) => ({ name, label: labels[name], part: (t: number, steps: number) => along(name, 1, 0, t / steps) })),
  { name: "exponential", label: "exponential to 1 %", part: (t, steps) => along("exponential", 1, 0.01, t / steps) },
  { name: "inverse-sqrt", label: "1/√t", part: (t) => 1 / Math.sqrt(t + 1) },
  {
    name: "warmup",
    label: "warmup, then linear",
    part: (t, steps) => Math.min((t + 1) / Math.ceil(warm * steps), (1 - t / steps) / (1 - warm)),
  },
  { name: "wsd", label: "constant, then cooldown", part: (t, steps) => Math.min(1, (1 - t / steps) / cool) },
];

/** The shape with this name. */
export const peakShape = (name: string): PeakShape => peakShapes.find((one) => one.name === name) as PeakShape; // controls offer these names only

/** The rates of a shape with this peak. */
export const ratesWith = ({ part }: PeakShape, peak: number, steps: number): number[] =>
  Array.from({ length: steps }, (_, t) => peak * part(t, steps));

/** The shapes as the options of a choice. */
export const shapeOptions = peakShapes.map(({ name, label }) => ({ value: name, label }));
