import type { Curve, CurvesFigure, Point } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { sweepFigure } from "../../../plots/sweepFigure.js";
import type { Film } from "../../film.js";
import { numbersOf } from "../../stored.js";
import { lengths } from "./pictures/lengths.js";
import { rowOf, warmups } from "./pictures/map.js";
import { meanOf } from "./pictures/updates.js";
import { cellOf, firstUpdatesStudy, mapTable } from "./tables.js";
import { chance } from "./task.js";

const size = { width: 640, height: 320 };
const shown = 40;
const watched = 60;

/** How many of `most` are there when this part has passed; one at least. */
const until = (part: number, most: number): number => Math.max(1, Math.round(part * most));

const drawn = (values: readonly number[], count: number): Point[] =>
  values.slice(0, count).map((value, t): Point => [t + 1, Number(value.toPrecision(5))]);

/** How far the first updates go, one after another. */
function going(part: number): CurvesFigure {
  const typical = meanOf("post, 0.03", "typical");
  const longest = meanOf("post, 0.03", "longest");
  const count = until(part, shown);
  return {
    kind: "curves",
    size,
    sentence: `After ${count} ${count === 1 ? "update" : "updates"}: the last one moved a typical parameter by ${formatNumber(typical[count - 1] as number, 2)} rates, and none by more than ${formatNumber(longest[count - 1] as number, 2)}.`,
    data: {
      x: { label: "update, counted from 1", domain: [1, shown] },
      panels: [
        {
          y: { label: "parameters move by, in rates", scale: "log", domain: [0.01, 2] },
          curves: [
            { label: "longest", role: "b", points: drawn(longest, count), dots: true },
            { label: "typical", role: "a", points: drawn(typical, count), dots: true },
          ],
          rules: [{ axis: "y", at: 1, label: "one rate" }],
        },
      ],
    },
  };
}

/** Two beginnings at one peak rate, update by update. */
function dying(part: number, both: boolean): CurvesFigure {
  const count = until(part, watched);
  const [without, behind] = [meanOf("post, 0.03", "loss"), meanOf("post, 0.03, warmup 50", "loss")];
  const at = (values: readonly number[]): string => formatNumber(values[count - 1] as number, 3);
  return {
    kind: "curves",
    size,
    sentence: `Mean loss of eight seeds at update ${count}: ${at(without)} without a warmup${both ? `, ${at(behind)} in the climb of 50 updates` : ""}. Guessing costs ${formatNumber(chance)}.`,
    data: {
      x: { label: "update, counted from 1", domain: [1, watched] },
      panels: [
        {
          y: { label: "training loss", domain: [1, 3.4] },
          curves: [
            { label: "no warmup", role: "a", points: drawn(without, both ? watched : count) },
            ...(both ? [{ label: "warmup of 50", role: "b" as const, points: drawn(behind, count) }] : []),
          ],
          rules: [{ axis: "y", at: chance, label: "chance" }],
        },
      ],
    },
  };
}

/** The largest curvature before the first update, and after sixty. */
function curving(part: number): CurvesFigure {
  const study = firstUpdatesStudy();
  const mean = (of: string, value: string): number => {
    const all = numbersOf(study, of, value);
    return Number((all.reduce((sum, one) => sum + one, 0) / all.length).toPrecision(4));
  };
  const cases = [
    { name: "post, 0.003", label: "low rate, no warmup", role: "a" },
    { name: "post, 0.03, warmup 50", label: "high rate, warmup", role: "b" },
  ] as const;
  const later = part >= 0.4;
  return {
    kind: "curves",
    size,
    sentence: later
      ? `After 60 updates the curvature is ${formatNumber(mean(cases[0].name, "curvatureAfter"))} at the low rate, and ${formatNumber(mean(cases[1].name, "curvatureAfter"))} behind the warmup at ten times that rate.`
      : `Before the first update the largest curvature is ${formatNumber(mean(cases[0].name, "curvatureBefore"))}.`,
    data: {
      x: { label: "updates done", domain: [0, 60] },
      panels: [
        {
          y: { label: "largest curvature", domain: [0, 40] },
          curves: cases.map(
            ({ name, label, role }): Curve => ({
              label: later ? label : "",
              role,
              dots: true,
              points: [[0, mean(name, "curvatureBefore")], ...(later ? [[60, mean(name, "curvatureAfter")] as const] : [])],
            }),
          ),
        },
      ],
    },
  };
}

/** The rows of the map as curves, one after another: low enough for a phone. */
function mapped(part: number): CurvesFigure {
  const table = mapTable();
  const rows = warmups.slice(0, Math.min(warmups.length, 1 + Math.floor(part * warmups.length)));
  const names = rows.map((warmup) => rowOf("post", warmup));
  const at = (name: string): string => formatNumber(cellOf(table, name, 0.0175).test ?? Number.NaN, 2);
  return {
    ...sweepFigure(table, {
      shapes: names,
      names: Object.fromEntries(rows.map((warmup) => [rowOf("post", warmup), `warmup ${warmup}`])),
      chosen: false,
      domain: [0.03, 3],
      height: 320,
    }),
    sentence: `The post-norm net at a peak of 0.0175 ends at ${rows.map((warmup, i) => `${at(names[i] as string)} with a warmup of ${warmup}`).join(", ")}.`,
  };
}

/** The lesson in a minute. */
export const films: readonly Film[] = [
  {
    id: "film",
    title: "What a warmup does",
    scenes: [
      {
        seconds: 12,
        caption: "Adam's first update moves **every** parameter by the whole rate, none of them further. Later ones mostly cancel.",
        figure: going,
      },
      {
        seconds: 10,
        caption: "In a post-norm net, at a high rate, the loss goes up with that first update. It never learns to sort.",
        figure: (part) => dying(part, false),
      },
      {
        seconds: 12,
        caption: "The same net and peak rate behind 50 updates of warmup: it climbs slowly, and lives.",
        figure: (part) => dying(part, true),
      },
      {
        seconds: 10,
        caption: "The climbing rate leads the net to a place of lower curvature. A low rate alone lets the curvature grow.",
        figure: curving,
      },
      {
        seconds: 14,
        caption: "Loss over the peak rate. A warmup makes room at the high rates, and costs a little at the low ones.",
        figure: mapped,
      },
      {
        seconds: 12,
        caption: "How long? As a share of the run, 4 % gives two fates. As a number of updates, both runs come to life with the same few.",
        figure: (part) => lengths.figure({ unit: part < 0.5 ? "share" : "count" }),
      },
    ],
  },
];
