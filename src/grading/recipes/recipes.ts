import { ci } from "./ci.js";
import { container } from "./container.js";
import { kubernetes } from "./kubernetes.js";
import { parallel } from "./parallel.js";
import type { Recipe } from "./recipe.js";
import { slurm } from "./slurm.js";

/** Every recipe: one line each. */
export const recipes: readonly Recipe[] = [
  parallel, //
  slurm,
  kubernetes,
  ci,
  container,
];
