import type { ScatterFigure } from "../figure.js";
import { formatNumber } from "../format.js";
import { numberOf, type ShownProblem, shownSplit } from "./shownProblem.js";

/** More points than this make a blot. */
const most = 250;

/** The first training points of a problem on a plane, those with a wrong label circled. */
export function pointsFigure(problem: ShownProblem): ScatterFigure {
  const { size, x, y, truth } = shownSplit(problem);
  const count = Math.min(most, size);
  const rows = Array.from({ length: count }, (_, i) => i);
  const point = (i: number): readonly [number, number] => [short(x[2 * i]), short(x[2 * i + 1])];
  const groups = problem.names.map((label, k) => ({ label, points: rows.filter((i) => y[i] === k).map(point) }));
  const wrong = rows.filter((i) => y[i] !== truth[i]);
  const what =
    problem.spec.kind === "moons"
      ? "Two moons reach into each other"
      : `${words[groups.length] ?? groups.length} spiral arms wind around each other, ${formatNumber(numberOf(problem, "turns"))} ${numberOf(problem, "turns") === 1 ? "turn" : "turns"} each`;
  const counts = groups.map(({ label, points }) => `${label} ${points.length}`).join(", ");
  const noisy = numberOf(problem, "labelNoise") > 0 ? `; ${wrong.length} carry a wrong label` : "";
  return {
    kind: "scatter",
    size: { width: 640, height: 400 },
    data: {
      x: { label: "x₁" },
      y: { label: "x₂" },
      groups,
      ...(wrong.length > 0 ? { circled: { label: "wrong label", points: wrong.map(point) } } : {}),
    },
    sentence: `${what}: ${count === size ? `all ${size}` : `${count} of ${size}`} training points (${counts})${noisy}.`,
  };
}

const words: Readonly<Record<number, string>> = { 2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six" };
const short = (value: number | undefined): number => Number((value ?? 0).toPrecision(4));
