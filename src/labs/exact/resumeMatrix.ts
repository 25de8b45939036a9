import type { CurvesFigure, Point } from "../../plots/figure.js";
import { formatNumber } from "../../plots/format.js";
import { stored } from "../../plots/stored.js";
import type { Table } from "../../plots/table.js";
import { lab } from "../lab.js";
import { type Resumed, type ResumeRow, resumeRows, schedulerNames, total, type Way, ways } from "./resumeRows.js";
import { count } from "./words.js";

interface Setting {
  readonly scheduler: string;
  readonly way: Way;
  readonly stopped: number;
}

/** The row and the cell that are chosen. */
function chosen({ scheduler, way, stopped }: Setting): { readonly row: ResumeRow; readonly cell: Resumed } {
  const row = resumeRows(stopped).find((one) => one.scheduler === scheduler) as ResumeRow; // the control offers these only
  return { row, cell: row.resumed.find((one) => one.way === way) as Resumed }; // a row has every way
}

/** Whether the restart leaves the rates as they would have been. */
const isRight = ({ next }: Resumed): boolean => next.kind === "goes on" && next.times === 1;

/** The heads of the table's columns. */
const short: Readonly<Record<Way, string>> = {
  right: "Both, last",
  early: "Both, too early",
  scheduler: "Scheduler only",
  optimizer: "Optimizer only",
  nothing: "Nothing",
};

const titleOf = (way: Way): string => ways.find((one) => one.way === way)?.title ?? "";

function figure(setting: Setting): CurvesFigure {
  const { row, cell } = chosen(setting);
  const { stopped, scheduler, way } = setting;
  const [wanted, got] = [row.uninterrupted[stopped] ?? 0, cell.lr[0] ?? 0];
  const off = cell.lr.filter((rate, i) => Math.abs(rate - (row.uninterrupted[stopped + i] ?? 0)) > 1e-12).length;
  const points = (rates: readonly number[], from: number): Point[] => rates.map((rate, i) => [from + i, stored(rate)]);
  const top = Math.max(...row.uninterrupted, ...cell.lr);
  return {
    kind: "curves",
    size: { width: 640, height: 320 },
    sentence: `${scheduler}, loaded: ${titleOf(way).toLowerCase()}. ${isRight(cell) ? "The run goes on as if nothing had happened" : `What happens: ${cell.says}`}. The first update after the restart has the rate ${formatNumber(got)}${Math.abs(got - wanted) < 1e-12 ? ", as it should" : ` instead of ${formatNumber(wanted)}`}; ${off === 0 ? "every rate is right" : `${count(off, "update")} of the ${cell.lr.length} left ${off === 1 ? "has" : "have"} a wrong rate`}.`,
    data: {
      x: { label: "update t", domain: [0, total] },
      panels: [
        {
          y: { label: "rate η", domain: [0, 1.08 * top] },
          curves: [
            { label: "had it not stopped", role: "theory", points: points(row.uninterrupted, 0) },
            { label: "", role: "rate", points: points(row.uninterrupted.slice(0, stopped), 0) },
            { label: "resumed", role: "rate", points: points(cell.lr, stopped), dots: true },
          ],
          rules: [{ axis: "x", at: stopped - 0.5, label: "stopped" }],
        },
      ],
    },
  };
}

function table({ stopped }: Setting): Table {
  return {
    kind: "table",
    columns: [{ label: "Scheduler", align: "left" }, ...ways.map(({ way }) => ({ label: short[way], align: "left" as const }))],
    rows: resumeRows(stopped).map(({ scheduler, resumed }) => [
      scheduler,
      ...resumed.map((cell) => (isRight(cell) ? "✓ goes on" : `✗ ${cell.says.replace(/ at ([^ ]+) times the rate/, ", × $1")}`)),
    ]),
    sentence: `What each of PyTorch’s schedulers does after a restart at update ${stopped} of ${total}, by what was loaded.`,
  };
}

export const resumeMatrix = lab({
  id: "resume-matrix",
  title: "The resume matrix",
  question: "The run was stopped. Which rate does its next update have?",
  about:
    "A checkpoint may hold the optimizer’s state, the scheduler’s, both or neither, and the order of loading matters as well: a scheduler’s constructor edits the optimizer. Most of PyTorch’s schedulers compute the next rate from the present one, some from their counter, and so the same mistake is harmless with one and ruins the run with another. Choose a scheduler and a mistake; the table has them all.",
  glyph: "M2 5C6 5 9 8 11 11M13 5C18 6 20 14 22 20M12 2V22",
  controls: {
    scheduler: {
      type: "choice",
      label: "Scheduler",
      options: schedulerNames.map((value) => ({ value, label: value })),
      start: "CosineAnnealingLR",
    },
    way: { type: "choice", label: "Loaded", options: ways.map(({ way, title }) => ({ value: way, label: title })), start: "optimizer" },
    stopped: { type: "number", label: "Stopped after", unit: "updates", min: 1, max: total - 2, step: 1, start: 17 },
  },
  tries: [
    { name: "all as it should be", values: { way: "right" } },
    { name: "a cosine that crawls", values: { way: "optimizer" } },
    { name: "one wrong update", values: { scheduler: "OneCycleLR", way: "early" } },
    { name: "a second warmup", values: { scheduler: "OneCycleLR", way: "optimizer" } },
    { name: "harmless", values: { scheduler: "ExponentialLR", way: "optimizer" } },
    { name: "from the start again", values: { way: "nothing" } },
  ],
  sources: [
    {
      text: "Replayed from PyTorch’s own code, state dictionaries included, and held to recorded runs of PyTorch 1.13.",
      url: "/schedules/reference/",
    },
  ],
  next: [{ title: "What each library does", href: "/schedules/reference/" }],
  figure,
  table,
});
