import { type Misuse, usedBy } from "../../src/lessons/misuse/index.js";
import { type Pixel, simplify } from "../../src/plots/line.js";

/** Points of a small trace; more would not show. */
const points = 32;

/** An exhibit's rates as two paths in a box of 160 by 64: what was used, and what was meant. Null where it is not about rates. */
export function misusePaths(misuse: Misuse): { readonly used: string; readonly meant: string } | null {
  const [used, meant] = [usedBy(misuse), misuse.meant?.() ?? []];
  if (used.length === 0 || meant.length === 0) return null;
  const all = [...used, ...meant];
  const top = Math.max(...all);
  const low = misuse.log ? Math.min(...all.filter((rate) => rate > 0)) / 1.3 : 0;
  const height = (rate: number): number => (misuse.log ? Math.log(Math.max(rate, low) / low) / Math.log(top / low) : rate / top);
  const length = Math.max(used.length, meant.length);
  const drawn = (rates: readonly number[]): string => {
    const pixels = rates.map((rate, t): Pixel => [Math.round((1600 * t) / Math.max(1, length - 1)) / 10, 60 - 56 * height(rate)]);
    return `M${simplify(pixels, points, 0.5)
      .map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`)
      .join("L")}`;
  };
  return { used: drawn(used), meant: drawn(meant) };
}
