import * as notebook from "lrlab/notebook";
import { plot, progress } from "lrlab/notebook";
export function halve(lr0: number, n: number) {
  const bar = progress("halves", n);
  bar.step(1).done();
  notebook.show(`${plot([]).line([1, 2]).title}`);
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`n must be a whole number >= 0, got ${n}`);
  const rates = Array.from({ length: n }, (_, i) => lr0 / 2 ** i);
  return { rates, sum: rates.reduce((a, b) => a + b, 0) };
}
await plot([1]).line([1]).at.last.draw(new (plot([]).Color)());
for (const part of plot([])) console.log(part);
