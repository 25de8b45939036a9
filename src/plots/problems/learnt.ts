import type { Net } from "../../engine/models/net.js";
import type { Problem } from "../../engine/problems/problem.js";
import type { Figure, Role } from "../figure.js";

/** Where a point has been, and after how many updates. */
export interface Visit {
  readonly step: number;
  readonly place: readonly number[];
}

/**
 * A problem with what a net makes of it, and, in a landscape, the way the point has come, drawn as run `role`; "a" when left out. The net stays as
 * it is.
 */
export type LearntFigure = (problem: Problem, net: Net, path: readonly Visit[], role?: Role) => Figure;
