import { ci } from "./ci.js";
import { container } from "./container.js";
import { githubClassroom } from "./githubClassroom.js";
import { gradescope } from "./gradescope.js";
import { kubernetes } from "./kubernetes.js";
import { nbgrader } from "./nbgrader.js";
import { parallel } from "./parallel.js";
import { prairieLearn } from "./prairieLearn.js";
import type { Recipe } from "./recipe.js";
import { slurm } from "./slurm.js";

/** Every recipe: one line each. */
export const recipes: readonly Recipe[] = [
  parallel, //
  slurm,
  kubernetes,
  ci,
  container,
  nbgrader,
  gradescope,
  prairieLearn,
  githubClassroom,
];
