import { momentumFactor } from "../../engine/momentumFactor.js";
import { descend, type Fate, quadraticFate } from "../../engine/quadratic.js";
import { momentum as momentumRule } from "../../optim/momentum.js";
import type { CurvesFigure, Point } from "../../plots/figure.js";
import { formatNumber } from "../../plots/format.js";
import type { Table } from "../../plots/table.js";
import { lab } from "../lab.js";
import { count } from "./words.js";

/** What is set: the bowl ½hθ², where the point starts, and how it moves. */
interface Setting {
  readonly rate: number;
  readonly curvature: number;
  readonly start: number;
  readonly momentum: number;
}

const shown = 12;
/** Updates after which nobody waits for a run to get near. */
const longest = 2000;

const words: Readonly<Record<Fate, string>> = {
  standing: "stands still",
  monotone: "creeps in from one side",
  "one-step": "lands in one update",
  oscillating: "swings from side to side and comes in",
  bouncing: "bounces for ever",
  diverging: "flies away",
};

/** What becomes of the point, and the factor that each update takes its distance by: in the long run, where there is momentum. */
function fateOf({ rate, curvature, momentum }: Setting): { readonly fate: Fate; readonly factor: number } {
  const plain = quadraticFate({ rate, curvature });
  if (momentum === 0) return { fate: plain.fate, factor: Math.abs(plain.factor) };
  const { factor, swings } = momentumFactor({ rate, curvature, momentum });
  if (Math.abs(factor - 1) < 1e-12) return { fate: "bouncing", factor: 1 };
  return { fate: factor > 1 ? "diverging" : swings ? "oscillating" : "monotone", factor };
}

/** The positions before the first update and after each. */
const path = ({ rate, curvature, start, momentum }: Setting, steps: number): number[] =>
  descend({
    curvatures: [curvature],
    start,
    lr: rate,
    steps,
    ...(momentum > 0 ? { optimizer: momentumRule({ momentum }) } : {}),
  }).map(([theta]) => theta as number); // one direction

/** After how many updates the distance is a tenth and stays below it; null where that never happens, or not soon. */
export function updatesToATenth(setting: Setting): number | null {
  const { fate, factor } = fateOf(setting);
  if (fate === "standing" || fate === "bouncing" || fate === "diverging") return null;
  if (setting.momentum === 0) return factor === 0 ? 1 : Math.max(1, Math.ceil(Math.log(0.1) / Math.log(factor) - 1e-9));
  if (factor ** longest > 0.01) return null;
  const far = path({ ...setting, start: 1 }, longest).findLastIndex((theta) => Math.abs(theta) > 0.1 * (1 + 1e-12));
  return far + 1;
}

const toATenth = (setting: Setting): string => {
  const updates = updatesToATenth(setting);
  return updates === null ? "never" : count(updates, "update");
};

function figure(setting: Setting): CurvesFigure {
  const { rate, curvature, start, momentum } = setting;
  const { fate, factor } = fateOf(setting);
  const loss = (theta: number): number => (curvature * theta ** 2) / 2;
  const positions = path(setting, shown);
  const [from, to] = [start, positions[1] as number]; // at least one update is made
  const edge = 1.6 * Math.abs(start);
  const left = positions.findIndex((theta) => Math.abs(theta) > edge);
  const seen = left === -1 ? positions : positions.slice(0, left + 1);
  const bowl = Array.from({ length: 81 }, (_, i): Point => {
    const theta = edge * (i / 40 - 1);
    return [theta, loss(theta)];
  });
  const limit = (2 * (1 + momentum)) / curvature;
  const onBowl = Math.abs(to) <= edge;
  return {
    kind: "curves",
    size: { width: 640, height: 460 },
    sentence: `With ηh = ${formatNumber(rate * curvature)} the point ${words[fate]}: ${momentum === 0 ? `each update multiplies θ by ${formatNumber(quadraticFate({ rate, curvature }).factor)}` : `in the long run an update multiplies the distance by ${formatNumber(factor)}`}. The first goes from θ = ${formatNumber(from)} to ${formatNumber(to)}; ${toATenth(setting) === "never" ? "a tenth of the distance is never reached" : `${toATenth(setting)} ${updatesToATenth(setting) === 1 ? "brings" : "bring"} the point within a tenth of the distance`}. Rates below ${formatNumber(limit)} are stable here.`,
    data: {
      x: { label: "parameter θ", domain: [-edge, edge] },
      panels: [
        {
          y: { label: "loss", domain: [0, loss(edge)] },
          curves: [
            { label: "", role: "muted", points: bowl },
            { label: "", role: "a", points: seen.map((theta): Point => [theta, loss(theta)]), faint: true, dots: true },
            {
              label: "",
              role: "rate",
              points: [
                [from, loss(from)],
                [to, loss(from)],
              ],
            },
            {
              label: "",
              role: "theory",
              points: [
                [to, loss(from)],
                [to, loss(to)],
              ],
            },
          ],
          marks: [
            { x: from, y: loss(from), role: "a", label: "start" },
            ...(onBowl ? [{ x: to, y: loss(to), role: "rate" as const, label: "after one update" }] : []),
          ],
          share: 0.6,
        },
        {
          y: { label: "update t", domain: [0, shown] },
          curves: [{ label: "", role: "a", points: seen.map((theta, t): Point => [theta, t]), dots: true }],
        },
      ],
    },
  };
}

/** The same bowl at five rates around its limit, and at the one that is set. */
function table(setting: Setting): Table {
  const { curvature, momentum } = setting;
  const limit = (2 * (1 + momentum)) / curvature;
  const row = (label: string, rate: number): string[] => {
    const at = { ...setting, rate };
    const { fate, factor } = fateOf(at);
    return [label, formatNumber(rate), formatNumber(rate * curvature), formatNumber(factor), words[fate], toATenth(at)];
  };
  const parts = [
    [0.1, "a tenth of the limit"],
    [0.5, "half the limit"],
    [0.9, "nine tenths"],
    [1, "the limit"],
    [1.05, "a bit above"],
  ] as const;
  return {
    kind: "table",
    columns: [
      { label: "Rate", align: "left" },
      { label: "η", align: "right" },
      { label: "ηh", align: "right" },
      { label: "Factor", align: "right" },
      { label: "The point", align: "left" },
      { label: "To a tenth", align: "left" },
    ],
    rows: [row("as set", setting.rate), ...parts.map(([part, label]) => row(label, part * limit))],
    sentence: `What the same bowl does at other rates; its limit is ${formatNumber(limit)}.`,
  };
}

export const oneStep = lab({
  id: "one-step",
  title: "One step and its fate",
  question: "Where does one update land, and does the next one come nearer?",
  about:
    "A bowl ½hθ², a point on it, and one rate. The slope says where to go and the rate how far: the first update is drawn in full, twelve more follow it. Move the rate up and watch the point creep, land, swing and fly away, always at the same products ηh.",
  glyph: "M2 4C6 22 18 22 22 4M5 11H17",
  controls: {
    rate: { type: "number", label: "Rate", symbol: "η", min: 0.01, max: 10, step: 0.02, scale: "log", start: 0.5, tries: [1, 1.9, 2.1] },
    curvature: { type: "number", label: "Curvature", symbol: "h", min: 0.1, max: 10, step: 0.05, scale: "log", start: 1 },
    start: { type: "number", label: "Start", symbol: "θ₀", min: 0.5, max: 3, step: 0.1, start: 2 },
    momentum: { type: "number", label: "Momentum", symbol: "μ", min: 0, max: 0.98, step: 0.02, start: 0 },
  },
  tries: [
    { name: "creeps", values: { rate: 0.1 } },
    { name: "lands at once", values: { rate: 1 } },
    { name: "just stable", values: { rate: 1.9 } },
    { name: "on the edge", values: { rate: 2 } },
    { name: "too high", values: { rate: 2.1 } },
    { name: "saved by momentum", values: { rate: 2.1, momentum: 0.5 } },
  ],
  sources: [
    {
      text: "Polyak, Some Methods of Speeding up the Convergence of Iteration Methods, 1964: with momentum the limit is 2(1 + μ)/h.",
      url: "https://doi.org/10.1016/0041-5553(64)90137-5",
    },
    { text: "LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998, section 4.5: rates on a parabola, and the limit 2/h." },
  ],
  next: [{ title: "Lesson 1: Three fates", href: "/lessons/01-three-fates/" }],
  figure,
  table,
});
