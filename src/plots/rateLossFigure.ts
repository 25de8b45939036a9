import { type Rates, ratesOf } from "../engine/rates.js";
import {
  expectFields,
  expectNamed,
  expectNumber,
  expectOneOf,
  expectOptions,
  expectRun,
  expectText,
  expectWhole,
} from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import { describe } from "./describe.js";
import { extent } from "./extent.js";
import type { Curve, CurvesFigure, Point, Role, Rule } from "./figure.js";
import { formatNumber } from "./format.js";
import { lossDomain } from "./lossDomain.js";
import { stored } from "./stored.js";

/** One run in a rate-over-loss picture. */
export interface RateLossRun {
  /** η: a number, a list or a schedule. */
  readonly lr: Rates;
  /** The loss before the first update and after each. */
  readonly loss: readonly number[];
}

/** Options of `rateLossFigure`. */
export interface RateLossFigureOptions {
  /** Runs by name, at most three; all of one length. */
  runs: Readonly<Record<string, RateLossRun>>;
  /** A predicted level of the loss, drawn dashed, and its name. */
  floor?: { readonly at: number; readonly label: string };
  /** The axis of the loss, "log" when left out. */
  scale?: "linear" | "log";
  /** A step at which a point stands on each curve. */
  at?: number;
}

const roles: readonly Role[] = ["a", "b", "c"];

/**
 * A picture of runs in two panels on one time axis: the rate above, the loss below.
 *
 * @example
 * const loss = expectedLoss({ curvatures: [1], noiseVariances: 0, start: 2, lr: 0.5, steps: 3 });
 * rateLossFigure({ runs: { constant: { lr: 0.5, loss } } }).sentence; // "The rate stays at 0.5 and the loss falls from 2 to 0.0313."
 */
export function rateLossFigure(options: RateLossFigureOptions): CurvesFigure {
  const where = "rateLossFigure";
  expectOptions(where, options, ["runs", "floor", "scale", "at"]);
  const { runs, floor, scale = "log", at } = options;
  expectOneOf(where, "scale", scale, ["log", "linear"]);
  if (floor !== undefined) {
    expectFields(where, "floor", floor, ["at", "label"]);
    expectNumber(where, "floor.at", floor.at, { min: 0, advice: "It is a level of the loss." });
    expectText(where, "floor.label", floor.label, "It is the name of the level.");
  }
  const must = `runs must hold 1 to ${roles.length} runs by name`;
  const named = expectNamed(where, must, runs, (count) => count >= 1 && count <= roles.length, "Write { cosine: { lr, loss } }.");
  for (const [name, run] of named) {
    expectFields(where, `runs.${name}`, run, ["lr", "loss"]);
    expectRun(where, `runs.${name}.loss`, run.loss);
  }
  const steps = (named[0]?.[1].loss.length ?? 0) - 1;
  for (const [name, { loss }] of named) {
    if (loss.length < 2 || loss.length !== steps + 1)
      fail(
        where,
        `runs.${name}.loss must hold the loss before the first update and after each of ${Math.max(1, steps)}`,
        loss.length,
        "Runs in one picture have one length.",
      );
  }
  if (at !== undefined && expectWhole(where, "at", at, 0, "It is a step.") > steps)
    fail(where, `at must be a step up to ${steps}`, at, "It is a step of the runs.");
  const single = named.length === 1;
  const told = named.map(([label, { lr, loss }], i) => ({ label, role: roles[i] as Role, rates: ratesOf(where, lr, steps), loss })); // no more runs than roles
  const line = (values: readonly number[]): Point[] => values.map((value, t) => [t, Number.isFinite(value) ? stored(value) : null]);
  const mark = (values: readonly number[], role: Role) =>
    at === undefined || !Number.isFinite(values[at]) ? [] : [{ x: at, y: stored(values[at] as number), role }];
  const rules: Rule[] = floor ? [{ axis: "y", at: floor.at, label: floor.label }] : [];
  const curve = (label: string, role: Role, values: readonly number[]): Curve => ({
    label: single ? "" : label,
    role,
    points: line(values),
  });
  return {
    kind: "curves",
    size: { width: 640, height: 380 },
    data: {
      x: { label: "update t", domain: [0, steps] },
      panels: [
        {
          share: 1,
          y: { label: "rate η", domain: [0, 1.05 * extent(told.flatMap(({ rates }) => rates))[1] || 1] },
          curves: told.map(({ label, rates }) => curve(label, "rate", rates)),
          ...(at === undefined ? {} : { marks: told.flatMap(({ rates }) => mark(rates, "rate")) }),
          filled: single,
        },
        {
          share: 2,
          y: {
            label: "loss",
            scale,
            domain: lossDomain(
              scale,
              told.map(({ loss }) => loss),
              floor?.at,
            ),
          },
          curves: told.map(({ label, role, loss }) => curve(label, role, loss)),
          ...(at === undefined ? {} : { marks: told.flatMap(({ role, loss }) => mark(loss, role)) }),
          rules,
        },
      ],
    },
    sentence: `${told.map(({ label, rates, loss }) => `${single ? "The" : `${label}: the`} rate ${describe(rates)} and the loss ${describe(loss)}`).join("; ")}${floor ? ` (${floor.label}: ${formatNumber(floor.at)})` : ""}.`,
  };
}
