import { expectNumber, expectWhole } from "../schedules/expect.js";

/**
 * The quantile of Student's t: the value that a t variable with `df` degrees of freedom stays below with probability p.
 *
 * Newton's method on the exact distribution function, a finite sum for whole df (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4).
 *
 * @param p probability, above 0 and below 1.
 * @param df degrees of freedom, a whole number from 1 to a million.
 *
 * @example
 * studentTQuantile(0.975, 5); // 2.5705818356363146
 */
export function studentTQuantile(p: number, df: number): number {
  expectNumber("studentTQuantile", "p", p, { above: 0, below: 1, advice: "For a 95 % interval ask for 0.975." });
  expectWhole("studentTQuantile", "df", df, 1, "It is the number of pairs less one.", 1e6);
  if (p === 0.5) return 0;
  return p < 0.5 ? -upper(1 - 2 * p, df) : upper(2 * p - 1, df);
}

/** The probability that a t variable with `df` degrees of freedom lies above `t`. */
export function studentTAbove(t: number, df: number): number {
  const outside = Math.max(0, 1 - central(Math.atan(Math.abs(t) / Math.sqrt(df)), df)) / 2;
  return t >= 0 ? outside : 1 - outside;
}

/** The t > 0 with P(|T| < t) = level: bisection in the angle arctan(t/√df), where the function is tame. */
function upper(level: number, df: number): number {
  let low = 0;
  let high = Math.PI / 2;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return Math.tan(middle) * Math.sqrt(df);
    if (central(middle, df) < level) low = middle;
    else high = middle;
  }
}

/** P(|T| < t) with t = √df · tan(angle). */
function central(angle: number, df: number): number {
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  const odd = df % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = df === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= df - 2; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}
