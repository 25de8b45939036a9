import { type Misuse, usedBy } from "../../src/lessons/misuse/index.js";

/** Points of a small trace; more would not show. */
const points = 24;

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
    const count = Math.min(rates.length, Math.max(2, Math.round((points * rates.length) / length)));
    const spots = Array.from({ length: count }, (_, i) => Math.round((i * (rates.length - 1)) / Math.max(1, count - 1)));
    return `M${spots.map((t) => `${Math.round((160 * t) / Math.max(1, length - 1))} ${Math.round(60 - 56 * height(rates[t] ?? 0))}`).join("L")}`;
  };
  return { used: drawn(used), meant: drawn(meant) };
}
