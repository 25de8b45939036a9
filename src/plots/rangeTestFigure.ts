import type { RangeTest } from "../engine/tools/rangeTest.js";
import { expectFields, expectNumber, expectNumbers, expectOneOf, expectText, isPlainObject } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import { extent } from "./extent.js";
import type { CurvesFigure, Rule } from "./figure.js";
import { formatNumber } from "./format.js";
import { type Pixel, simplify } from "./line.js";
import { domainOf } from "./scale.js";
import { stored } from "./stored.js";

/**
 * A picture of a range test: the loss over the rate, as it came and smoothed, with the ends of the interval that it gives.
 *
 * Where the loss blows up, the curve leaves at the top.
 *
 * @param result what `rangeTest` returned.
 *
 * @example
 * const seen = { rates: [0.1, 0.2, 0.3], losses: [3, 1, 2], smoothed: [3, 2, 2], spacing: "linear", stopped: null, interval: null, sentence: "It fell." };
 * rangeTestFigure(seen).sentence; // "It fell."
 */
export function rangeTestFigure(result: RangeTest): CurvesFigure {
  const where = "rangeTestFigure";
  const { rates, losses, smoothed, spacing, interval, sentence } = readResult(where, result);
  const scale = spacing === "exponential" ? "log" : "linear";
  const line = (values: readonly number[]) => {
    const points = values.map((loss, i) => [rates[i] as number, loss] as const); // a loss for each rate
    const height = (loss: number): number => (200 * loss) / (extent(shown)[1] || 1);
    const pixels = points.map(([, loss], i): Pixel => [(600 * i) / points.length, height(loss)]);
    const kept = new Set(simplify(pixels, 110));
    return points.filter((_, i) => kept.has(pixels[i] as Pixel)).map(([rate, loss]) => [stored(rate), stored(loss)] as const); // one pixel per point
  };
  // The blow-up is off the picture: it would flatten all that is of interest.
  const first = Math.max(...losses.slice(0, 5));
  const shown = smoothed.filter((loss) => loss <= 1.5 * first);
  const rules: Rule[] = interval
    ? [
        { axis: "x", at: stored(interval.low), label: `falls from ${formatNumber(interval.low, 2)}` },
        { axis: "x", at: stored(interval.high), label: `lowest at ${formatNumber(interval.high, 2)}` },
      ]
    : [];
  return {
    kind: "curves",
    size: { width: 640, height: 300 },
    data: {
      x: { label: "rate η", scale, domain: [rates[0] as number, rates.at(-1) as number] }, // three at least
      panels: [
        {
          y: { label: "loss after one update", domain: domainOf("linear", [...shown, first * 1.25]) },
          curves: [
            { label: "", role: "muted", faint: true, points: line(losses) },
            { label: "", role: "a", points: line(smoothed) },
          ],
          rules,
        },
      ],
    },
    sentence,
  };
}

function readResult(where: string, result: RangeTest): RangeTest {
  if (!isPlainObject(result)) fail(where, "result must be what rangeTest returned", result, "Write rangeTestFigure(rangeTest({ … })).");
  expectFields(where, "result", result, ["rates", "losses", "smoothed", "spacing", "interval", "stopped", "sentence"]);
  const { rates, losses, smoothed, spacing, interval, sentence } = result;
  expectOneOf(where, "result.spacing", spacing, ["exponential", "linear"]);
  expectNumbers(where, "result.rates", rates, 0);
  for (const [name, values] of Object.entries({ losses, smoothed })) {
    expectNumbers(where, `result.${name}`, values);
    if (values.length !== rates.length)
      fail(
        where,
        `result.${name} must hold one loss for each of the ${rates.length} rates`,
        values.length,
        "Give it as rangeTest returned it.",
      );
  }
  const rising = rates.every((rate, i) => i === 0 || rate > (rates[i - 1] as number));
  if (rates.length < 2 || !rising || (spacing === "exponential" && (rates[0] as number) <= 0))
    fail(
      where,
      "result.rates must be at least two rising rates",
      rates,
      "A test that ended at once has no picture: begin at a lower rate.",
    );
  if (interval !== null) {
    expectFields(where, "result.interval", interval, ["low", "high"]);
    expectNumber(where, "result.interval.low", interval.low, { min: 0, advice: "It is a rate." });
    expectNumber(where, "result.interval.high", interval.high, { min: 0, advice: "It is a rate." });
  }
  expectText(where, "result.sentence", sentence, "It says what the picture shows.");
  return result;
}
