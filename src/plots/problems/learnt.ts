import type { Net } from "../../engine/models/net.js";
import type { Problem } from "../../engine/problems/problem.js";
import type { Figure } from "../figure.js";

/** Where a point has been, and after how many updates. */
export interface Visit {
  readonly step: number;
  readonly place: readonly number[];
}

/** A problem with what a net makes of it, and, in a landscape, the way the point has come. The net stays as it is. */
export type LearntFigure = (problem: Problem, net: Net, path: readonly Visit[]) => Figure;
