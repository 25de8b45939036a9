import type { CurvesFigure } from "../../plots/figure.js";
import { formatNumber } from "../../plots/format.js";
import { stored } from "../../plots/stored.js";
import type { Table } from "../../plots/table.js";
import type { ValuesOf } from "../interactive.js";
import { lab } from "../lab.js";
import { type Loop, libraries, peak, tellingOf, turnsOf, updates, wishes } from "./loopRates.js";
import { count } from "./words.js";

const controls = {
  wish: { type: "choice", label: "Wanted", options: wishes, start: "drop" },
  library: { type: "choice", label: "In", options: libraries.map((value) => ({ value, label: value })), start: "PyTorch" },
  order: {
    type: "choice",
    label: "scheduler.step()",
    options: [
      { value: "after", label: "after the update" },
      { value: "before", label: "before the update" },
    ],
    start: "after",
  },
  log: {
    type: "choice",
    label: "The rate is logged",
    options: [
      { value: "update", label: "with the update" },
      { value: "end", label: "at the end of the turn" },
    ],
    start: "end",
  },
} as const;

type Values = ValuesOf<typeof controls>;

const loopOf = ({ wish, library, order, log }: Values): Loop => ({
  wish,
  library,
  stepFirst: order === "before",
  logLast: log === "end",
});

/** What the first updates do that one might not have expected. */
function wishKept(values: Values, used: readonly number[]): string {
  const { wish } = values;
  if (wish === "drop") {
    const at = used.findIndex((rate) => rate < peak / 2);
    return `The first update with the lower rate is update ${at}, counted from 0: ${count(at, "update")} had the full one`;
  }
  if (wish === "warmup") {
    const full = used.findIndex((rate) => rate > peak * (1 - 1e-9));
    const start =
      used[0] === 0
        ? "The first update has a rate of 0 and changes nothing"
        : `The first update has ${formatNumber((100 * (used[0] ?? 0)) / peak)} % of the rate`;
    return `${start}; update ${full} is the first with all of it`;
  }
  return `The first update has ${used[0] === peak ? "the full rate" : `${formatNumber(used[0] ?? 0)}`}, the last ${formatNumber(used.at(-1) ?? 0)}: the end of the cosine, 0, ${used.at(-1) === 0 ? "is used once" : "would be update 10’s"}`;
}

function figure(values: Values): CurvesFigure {
  const turns = turnsOf(loopOf(values));
  const { call, steps } = tellingOf(values);
  const used = turns.map((turn) => turn.used);
  const wrong = turns.filter((turn) => Math.abs(turn.logged - turn.used) > 1e-12).length;
  const order =
    values.order === "before" && !steps
      ? ` There is no scheduler to step in ${values.library}: its rates are a function of the counter.`
      : "";
  const lost =
    values.order === "before" && steps ? " Stepping first has used up the schedule’s first rate before any update was made." : "";
  return {
    kind: "curves",
    size: { width: 640, height: 320 },
    sentence: `In ${values.library}: ${call}. ${wishKept(values, used)}.${lost}${order} ${wrong === 0 ? "The log has the rate of every update." : `The log is wrong for ${count(wrong, "update")} of ${updates}: it has the rate of the next one.`}`,
    data: {
      x: { label: "update, counted from 0", domain: [-0.4, updates - 0.4] },
      panels: [
        {
          y: { label: "rate η", domain: [0, 1.12 * peak] },
          curves: [
            { label: "used", role: "rate", points: used.map((rate, t) => [t, stored(rate)] as const), dots: true, stairs: true },
            {
              label: "logged",
              role: "theory",
              points: turns.map(({ logged }, t) => [t, stored(logged)] as const),
              dots: true,
              stairs: true,
              dashed: true,
            },
          ],
        },
      ],
    },
  };
}

function table(values: Values): Table {
  const rate = (value: number): string => formatNumber(value, 4);
  const { steps } = tellingOf(values);
  const counter = values.library === "lrlab" ? "Updates done" : steps ? "last_epoch" : values.library === "optax" ? "count" : "iterations";
  return {
    kind: "table",
    columns: [
      { label: "Update", align: "right" },
      { label: "Rate used", align: "right" },
      { label: "Rate logged", align: "right" },
      { label: `${counter}, after`, align: "right" },
      { label: "To note", align: "left" },
    ],
    rows: turnsOf(loopOf(values)).map(({ used, logged, counter }, t) => [
      String(t),
      rate(used),
      rate(logged),
      String(counter),
      [used === 0 ? "moves nothing" : "", Math.abs(used - logged) > 1e-12 ? "log differs" : ""].filter(Boolean).join(", "),
    ]),
    sentence: "Ten turns of the loop: what each update used, what was logged for it, and where the library’s counter stands.",
  };
}

export const offByOne = lab({
  id: "off-by-one",
  title: "Off by one",
  question: "You asked for a drop at 5. Which update is the first to feel it?",
  about:
    "Schedulers count, loops log, and each library counts in its own way. Here are ten turns of a training loop with what every update really used and what the log says. Choose what you want and where; then step before the update, as tutorials from before PyTorch 1.1 do, or log at the end of the turn, as most do.",
  glyph: "M2 6H11V18H22M14 6V6.1M17 6V6.1",
  controls,
  tries: [
    { name: "right, and logged right", values: { log: "update" } },
    { name: "Keras drops one later", values: { library: "Keras" } },
    { name: "a first update of zero", values: { wish: "warmup", library: "transformers", log: "update" } },
    { name: "stepping first", values: { wish: "warmup", order: "before", log: "update" } },
    { name: "a cosine that ends at 0", values: { wish: "cosine", order: "before", log: "update" } },
  ],
  sources: [
    {
      text: "Replayed from each library’s own formulas, and held to recorded runs: PyTorch 1.13, transformers, optax, Keras 3.",
      url: "/schedules/reference/",
    },
    {
      text: "PyTorch’s documentation of torch.optim: since 1.1.0 the scheduler steps after the optimizer.",
      url: "https://pytorch.org/docs/stable/optim.html",
    },
  ],
  next: [{ title: "What each library does", href: "/schedules/reference/" }],
  figure,
  table,
});
