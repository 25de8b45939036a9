import { quadraticLoss } from "../engine/quadratic.js";
import { expectNamed, expectNumber, expectOptions } from "../schedules/expect.js";
import { fail } from "../schedules/fail.js";
import type { Point, Role, ValleyFigure } from "./figure.js";
import { formatNumber } from "./format.js";

/** Options of `valleyFigure`. */
export interface ValleyFigureOptions {
  /** h of both directions, above 0. */
  curvatures: readonly [number, number];
  /** Positions by label, at most three runs: what `descend` returned. */
  runs: Readonly<Record<string, readonly (readonly number[])[]>>;
}

const roles: readonly Role[] = ["a", "b", "c"];

/**
 * A picture of a two-dimensional quadratic from above, with the paths taken down it.
 *
 * @example
 * const path = descend({ curvatures: [1, 10], start: 1, lr: 0.1, steps: 5 });
 * valleyFigure({ curvatures: [1, 10], runs: { descent: path } }).kind; // "valley"
 */
export function valleyFigure(options: ValleyFigureOptions): ValleyFigure {
  const where = "valleyFigure";
  expectOptions(where, options, ["curvatures", "runs"]);
  const { curvatures, runs } = options;
  if (!Array.isArray(curvatures) || curvatures.length !== 2) fail(where, "curvatures must be two numbers", curvatures, "Write [1, 10].");
  curvatures.forEach((h, i) => {
    expectNumber(where, `curvatures[${i}]`, h, { above: 0, advice: "Lines of equal loss are ellipses only where both are above 0." });
  });
  const must = `runs must hold 1 to ${roles.length} paths by name`;
  const named = expectNamed(where, must, runs, (count) => count >= 1 && count <= roles.length, "Write { descent: descend({ … }) }.");
  for (const [label, positions] of named) checkPath(where, `runs.${label}`, positions);
  const paths = named.map(([label, positions], i) => ({
    label,
    role: roles[i] as Role, // no more runs than roles
    points: positions.flatMap(([x, y]): Point[] => (Number.isFinite(x) && Number.isFinite(y) ? [[x as number, y as number]] : [])),
  }));
  // Half the width that holds every path's start, at the shape of the picture, so that both directions have one scale.
  const size = { width: 640, height: 340 };
  const aspect = (size.height - 56) / (size.width - 40);
  const starts = paths.map(({ points }) => points[0] ?? [0, 0]);
  const half = 1.2 * Math.max(...starts.flatMap(([x, y]) => [Math.abs(x), Math.abs(y ?? 0) / aspect])) || 1;
  const told = named.map(([label, positions]) => {
    const [before, after] = [quadraticLoss(curvatures, positions[0] ?? [0, 0]), quadraticLoss(curvatures, positions.at(-1) ?? [0, 0])];
    const steps = positions.length - 1;
    return `${label} takes the loss from ${formatNumber(before)} to ${formatNumber(after)} in ${steps} ${steps === 1 ? "update" : "updates"}`;
  });
  return {
    kind: "valley",
    size,
    data: {
      curvatures,
      x: { label: "θ₁", domain: [-half, half] },
      y: { label: "θ₂", domain: [-half * aspect, half * aspect] },
      paths,
    },
    sentence: `In a valley with curvatures ${formatNumber(curvatures[0])} and ${formatNumber(curvatures[1])}, ${told.join("; ")}.`,
  };
}

function checkPath(where: string, name: string, positions: unknown): void {
  if (!Array.isArray(positions) || positions.length === 0)
    fail(where, `${name} must be a list of positions`, positions, "Write what descend returned.");
  for (const position of positions as readonly unknown[]) {
    const isPair = Array.isArray(position) && position.length === 2 && position.every((x) => typeof x === "number" && !Number.isNaN(x));
    if (!isPair) fail(where, `${name} must hold two numbers per position`, position, "Give descend two curvatures.");
  }
}
