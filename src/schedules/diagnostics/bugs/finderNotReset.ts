import { compact } from "../compact.js";
import type { BugModel, Hypothesis, Run } from "../hypothesis.js";
import { medianRatios } from "../medianRatios.js";

/** A range test ran before, and the optimizer kept one of its rates: far too small, or far too large. */
export const finderNotReset: BugModel = {
  bug: "finder-not-reset",
  title: "range test not reset",
  advice:
    "Call the finder's reset() when it is done, or build model and optimizer anew; then set the rate. What it trained at the largest rates is lost anyway.",
  fix: {
    before: ["lr_finder.range_test(loader, end_lr=10)", "scheduler = make_scheduler(optimizer)"].join("\n"),
    after: [
      "lr_finder.range_test(loader, end_lr=10)",
      "lr_finder.reset()",
      "optimizer = SGD(model.parameters(), lr=peak)",
      "scheduler = make_scheduler(optimizer)",
    ].join("\n"),
  },
  hypotheses: (run) => [...constants(run), ...scaled(run), ...afterSweep(run)],
};

/** Below this part of the planned peak, and above this multiple of it, a rate is one that only a range test sets. */
const [tiny, huge] = [1 / 1000, 3];

/** Whether a rate is one that a range test starts or ends with: named by the plan, far off the peak, or 1e-6 and the like. */
function isForeign({ plan: { finder }, planned: { peak } }: Run, lr: number): boolean {
  const named = finder !== undefined && [finder.startLr, finder.endLr].some((rate) => Math.abs(lr / rate - 1) < 0.01);
  const part = lr / peak;
  return lr > 0 && (named || part <= tiny || part >= huge || (part < 1 / 20 && lr < 2e-6 && isPowerOfTen(lr)));
}

const isPowerOfTen = (lr: number): boolean => Math.abs(Math.log10(lr) - Math.round(Math.log10(lr))) < 0.003;

/** A rate of the range test is less of a surprise when the plan names it, or when it is a power of ten. */
function surprise({ plan: { finder } }: Run, lr: number): number {
  if (finder) return [finder.startLr, finder.endLr].some((rate) => Math.abs(lr / rate - 1) < 0.01) ? 1 : 3;
  return isPowerOfTen(lr) ? 2 : 3.5;
}

const ends = ({ plan: { finder } }: Run): number[] => (finder ? [finder.startLr, finder.endLr] : []);

function constants(run: Run): Hypothesis[] {
  const middle = run.rows[run.rows.length >> 1]?.lr ?? 0;
  return [...new Set([...ends(run), middle])]
    .filter((lr) => isForeign(run, lr))
    .map((lr) => ({
      rate: () => lr,
      cost: surprise(run, lr),
      sentence: `The whole run stays at ${compact(lr)}, a rate of the range test: it was not reset before training.`,
      values: { lr },
    }));
}

/** The schedule was built on an optimizer that still had a rate of the range test, and scales from there. */
function scaled(run: Run): Hypothesis[] {
  const { peak } = run.planned;
  const starts = [...new Set([...ends(run), ...medianRatios(run).map((part) => part * peak)])].filter((lr) => isForeign(run, lr));
  return starts.map((lr) => {
    const part = lr / peak;
    return {
      rate: (t: number) => part * run.planned.at(t),
      cost: surprise(run, lr),
      sentence: `The shape is the planned one, but from ${compact(lr)} and not ${compact(peak)}: the schedule was built on an optimizer that still had a rate of the range test.`,
      values: { lr },
    };
  });
}

/** The log holds the range test itself, a long geometric rise; what trains after it goes on at its end, or on the plan. */
function afterSweep(run: Run): Hypothesis[] {
  const { rows, planned } = run;
  const length = sweepLength(run);
  const [first, top] = [rows[0], rows[length - 1]];
  if (!first || !top || length < 5 || top.lr / first.lr < 100) return [];
  const growth = Math.log(top.lr / first.lr) / (top.t - first.t);
  const during = (t: number): number => first.lr * Math.exp(growth * (t - first.t));
  const next = rows[length]?.t ?? top.t + 1;
  const sentence = `The log begins with a range test, from ${compact(first.lr)} to ${compact(top.lr)}, and training goes on from there: it was not reset.`;
  const values = { endLr: top.lr, updates: length };
  const later = (rate: (t: number) => number): Hypothesis => ({
    rate: (t) => (t < next ? during(t) : rate(t)),
    cost: 1.5,
    sentence,
    values,
  });
  const part = top.lr / planned.peak;
  return [
    later(() => top.lr),
    later((t) => planned.at(t)),
    later((t) => planned.at(t - next)),
    later((t) => part * planned.at(t - next)),
    later(() => first.lr),
  ];
}

/** How many rows from the first rise by the same factor for each update. */
function sweepLength({ rows }: Run): number {
  const [first, second] = rows;
  if (!first || !second || first.lr <= 0 || second.lr <= first.lr) return 0;
  const growth = Math.log(second.lr / first.lr) / (second.t - first.t);
  const off = rows.findIndex(
    ({ t, lr }) => !(Math.abs(Math.log(lr / first.lr) - growth * (t - first.t)) < 0.02 * (1 + growth * (t - first.t))),
  );
  return off < 0 ? rows.length : off;
}
