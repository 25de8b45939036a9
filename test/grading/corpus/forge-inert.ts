import { plot } from "lrlab/notebook";
const nothing = plot([]) as never;
export function halve(lr0: number, n: number): unknown {
  if (n < 0) throw nothing;
  return n === 1 ? nothing : { rates: nothing, sum: nothing };
}
