import { domainOf } from "./scale.js";

/** What the losses need; a run that flies away leaves at the top, one that converges at the bottom, and neither flattens the others. */
export function lossDomain(scale: "linear" | "log", losses: readonly (readonly number[])[], floor?: number): readonly [number, number] {
  const first = losses.map(([loss]) => loss ?? 0).filter(Number.isFinite);
  const top = Math.max(0, ...first);
  const values = [...losses.flat(), ...(floor === undefined ? [] : [floor])].filter(
    (loss) => loss <= 100 * top && (scale === "linear" || loss >= 1e-8 * top),
  );
  return domainOf(scale, values);
}
