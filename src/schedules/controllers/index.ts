import type { AnyControllerFamily } from "./controller.js";
import { greedy } from "./greedy.js";
import { reduceOnPlateau } from "./reduceOnPlateau.js";

export { type Greedy, greedy } from "./greedy.js";
export { type ReduceOnPlateau, reduceOnPlateau } from "./reduceOnPlateau.js";
export { type Steered, steer } from "./steer.js";

/** Every controller, one line each: cards, tables and menus are made from this list. */
export const controllers: readonly AnyControllerFamily[] = [reduceOnPlateau, greedy];
