import { isPlainObject } from "../expect.js";
import { fail, shown } from "../fail.js";

/** One row of a log: the step as it was logged and the rate beside it. */
export interface TraceRow {
  readonly step: number;
  readonly lr: number;
}

/** Checks that a trace is a list of at least two rows with rising steps and finite rates >= 0; says which row is wrong. */
export function expectTrace(where: string, trace: unknown, fractions: boolean): readonly TraceRow[] {
  if (!Array.isArray(trace) || trace.length < 2)
    fail(where, "the trace must be a list of at least two rows", trace, "Write it as [{ step: 0, lr: 0.1 }, { step: 1, lr: 0.09 }].");
  let last = -1;
  return Array.from(trace, (row: unknown, i) => {
    if (!isPlainObject(row)) fail(where, `row ${i} of the trace must be an object`, row, "Write it as { step: 0, lr: 0.1 }.");
    const { step, lr } = row as Record<string, unknown>;
    if (typeof step !== "number" || !Number.isFinite(step) || step < 0 || !(fractions || Number.isSafeInteger(step)))
      fail(
        where,
        `step of row ${i} must be ${fractions ? "a finite number" : "a whole number"} >= 0`,
        step,
        fractions
          ? "It counts epochs, as traceUnit says."
          : 'A step is one optimizer update, counted from 0; traceUnit: "epochs" takes fractions.',
      );
    if (i > 0 && step <= last)
      fail(where, `the steps of a trace must rise, row ${i} after ${shown(last)}`, step, "Keep one row for each step, of one run.");
    if (typeof lr !== "number" || !Number.isFinite(lr) || lr < 0)
      fail(where, `lr of row ${i} must be a finite number >= 0`, lr, "Leave the row out where nothing was logged.");
    last = step;
    return { step, lr };
  });
}

/**
 * How far each logged rate may lie from the true one because it was rounded: half a unit of the last digit that the whole log shows.
 *
 * A log with three significant digits and one with six decimals look alike in a single number, so the wider of the two is taken.
 * Fewer than three digits anywhere say nothing, unless many rates have them: 0.1, 0.01, 0.001 may well be exact. A 0 may stand for anything
 * that the last decimal does not show.
 */
export function roundingOf(rates: readonly number[]): readonly number[] {
  const written = rates.filter((rate) => rate > 0).map(digitsOf);
  const telling = new Set(rates).size > 12 ? 2 : 3;
  const digits = written.reduce((most, one) => Math.max(most, one.digits), telling);
  const decimals = written.reduce((most, one) => Math.max(most, one.decimals), 0);
  const unseen = written.length > 0 ? 0.5 * 10 ** -decimals : 0;
  const fixed = written.some((one) => one.digits >= telling) ? unseen : 0;
  return rates.map((rate) => (rate > 0 ? Math.max(0.5 * 10 ** (Math.floor(Math.log10(rate)) + 1 - digits), fixed) : unseen));
}

/** Significant digits and decimals of a number as it is written shortest. */
function digitsOf(value: number): { digits: number; decimals: number } {
  const [mantissa = "", exponent = "0"] = value.toExponential().split("e");
  const digits = mantissa.replace(".", "").length;
  return { digits, decimals: Math.max(0, digits - 1 - Number(exponent)) };
}
