const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const power = (exponent: number): string =>
  (exponent < 0 ? "⁻" : "") + [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join("");

/** A number as a reader wants it: 3 significant digits unless told otherwise (at most 9), a real minus, 3.5 × 10⁻⁵ for what is far from 1. */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return "undefined";
  const sign = value < 0 ? "−" : "";
  const size = Math.abs(value);
  if (size === Number.POSITIVE_INFINITY) return `${sign}∞`;
  if (size === 0) return "0";
  const [mantissa, exponent] = size.toExponential(Math.min(digits, 9) - 1).split("e") as [string, string];
  const e = Number(exponent);
  if (e < -4 || e > 5) return `${sign}${Number(mantissa) === 1 ? "" : `${Number(mantissa)} × `}10${power(e)}`;
  // Whole thousands keep their digits: 1234 is not 1230.
  const text = e >= digits ? String(Math.round(size)) : String(Number(size.toPrecision(Math.min(digits, 9))));
  return sign + text;
}
