import { experiment, interactive } from "../../../../labs/interactive.js";
import { pieceOf } from "../../../../labs/tell.js";
import type { Curve, CurvesFigure, Point, Role } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import type { StoredStudy } from "../../../stored.js";
import {
  fallen,
  highest,
  lookAt,
  type Presses,
  pressedFinite,
  pressedFresh,
  pressedNorm,
  pressesOf,
  relative,
  restarts,
} from "../results.js";
import { looks, press } from "../study.js";

/** The four measurements that are stored. */
export const kinds = {
  fresh: { label: "drop ÷10, fresh examples", study: pressedFresh, rate: 0.05, verb: "dropped", top: 120 },
  finite: { label: "drop ÷10, 1500 examples by heart", study: pressedFinite, rate: 0.05, verb: "dropped", top: 120 },
  norm: { label: "drop ÷10, convolutions with batch norm", study: pressedNorm, rate: 0.1, verb: "dropped", top: 140 },
  restart: { label: "raise ×10, convolutions with batch norm", study: restarts, rate: 0.01, verb: "raised", top: 250 },
} as const satisfies Record<string, { label: string; study: StoredStudy; rate: number; verb: string; top: number }>;

export type Kind = keyof typeof kinds;

/** Per cent of the loss before the press, from the press on. */
function curveOf(presses: Presses, runs: Presses["changed"], label: string, role: Role, look: Partial<Curve> = {}): Curve {
  const at = looks.map((updates, i) => ({ updates, ...relative(presses, runs, i) }));
  const band = at.flatMap(({ updates, band }) => (band ? [[updates, 100 * band[0], 100 * band[1]] as const] : []));
  return {
    label,
    role,
    dots: true,
    points: at.map(({ updates, mean }): Point => [updates, 100 * mean]),
    ...(band.length === at.length ? { band } : {}),
    ...look,
  };
}

/** The picture of one measurement up to a look, with a reader's presses over it. */
export function pressedFigure(kind: Kind, last: number = looks.length, reader?: Presses): CurvesFigure {
  const { study, rate, verb, top } = kinds[kind];
  const presses = pressesOf(study, rate);
  const until = (curve: Curve): Curve => {
    const { band, ...rest } = curve;
    const points = curve.points.slice(0, last);
    return { ...rest, points, ...(band && points.length > 1 ? { band: band.slice(0, last) } : {}) };
  };
  const ten = lookAt(10);
  const over = 100 * (highest(presses, presses.changed) - 1);
  const extreme =
    over > 0
      ? `The highest that it stood at any look of any run was ${formatNumber(over, 2)} % above`
      : "At no look of any run did it stand above";
  const yours = reader
    ? ` In your ${reader.before.length} presses, dashed, it had fallen in ${fallen(reader, ten)} after 10 updates and in ${fallen(reader, lookAt(100))} after 100.`
    : "";
  return {
    kind: "curves",
    size: { width: 640, height: 340 },
    sentence: `The rate ${rate} was ${verb} at a random moment of ${study.seeds} runs. After 10 updates the training loss was lower than before in ${fallen(presses, ten)} of them, after 100 in ${fallen(presses, lookAt(100))}. ${extreme} where it was before.${yours}`,
    data: {
      x: { label: "updates since the press (log)", scale: "log", domain: [1, 100] },
      panels: [
        {
          y: { label: "training loss, % of that before", ...(reader ? {} : { domain: [0, top] as const }) },
          curves: [
            until(curveOf(presses, presses.kept, "rate kept", "theory", { dashed: true })),
            until(curveOf(presses, presses.changed, `rate ${verb}`, "a")),
            ...(reader ? [curveOf(reader, reader.changed, "your presses", "b", { dashed: true })] : []),
          ],
          rules: [{ axis: "y", at: 100, label: "before" }],
        },
      ],
    },
  };
}

/** What was measured of presses. */
export const pressed = interactive({
  id: "pressed",
  title: "What the training loss does after the press",
  controls: {
    kind: {
      type: "choice",
      label: "Which press",
      options: Object.entries(kinds).map(([value, { label }]) => ({ value, label })),
      start: "fresh",
    },
  },
  figure: ({ kind }): CurvesFigure => pressedFigure(kind as Kind),
});

/** The twins that kept their rate, and room for the bet. */
function betFigure(): CurvesFigure {
  const { data, ...figure } = pressedFigure("fresh");
  const panels = data.panels.map((panel) => ({
    ...panel,
    y: { ...panel.y, domain: [0, 200] as const },
    curves: panel.curves.filter(({ role }) => role === "theory"),
  }));
  return {
    ...figure,
    data: { ...data, panels },
    sentence: `This is what happened in the ${kinds.fresh.study.seeds} runs of the course where nobody pressed. Where will the loss go where somebody did?`,
  };
}

/** Seeds that the stored runs have not used. */
const firstSeed = 1000;

/** The reader presses at moments of their own, over the stored runs. */
export const yourPresses = experiment({
  id: "your-presses",
  title: "Press DROP twenty times",
  controls: {
    presses: { type: "number", label: "Presses", min: 4, max: 24, step: 4, start: 20 },
    factor: {
      type: "choice",
      label: "Press",
      options: [
        { value: "0.1", label: "DROP ÷10" },
        { value: "0.5", label: "DROP ÷2" },
        { value: "4", label: "RAISE ×4" },
      ],
      start: "0.1",
    },
    draw: { type: "number", label: "Draw of moments", min: 1, max: 9, step: 1, start: 1, tries: [2] },
  },
  before: betFigure,
  *run({ presses, factor, draw }, tell): Generator<number, CurvesFigure> {
    const runs: ReturnType<typeof press>[] = [];
    for (let i = 0; i < presses; i++) {
      runs.push(
        press(
          { net: "mlp", data: "fresh", rate: kinds.fresh.rate, factor: Number(factor) },
          firstSeed * draw + i,
          pieceOf(tell, i, presses),
        ),
      );
      yield (i + 1) / presses;
    }
    const reader = {
      before: runs.map(({ before }) => before),
      changed: runs.map(({ changed }) => changed),
      kept: runs.map(({ kept }) => kept),
    };
    return pressedFigure("fresh", looks.length, reader);
  },
});
