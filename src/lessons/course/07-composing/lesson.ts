import type { Lesson } from "../../lesson.js";
import rateAt from "./exercises/rate-at/check.js";
import totalUpdates from "./exercises/total-updates/check.js";
import { experiments, plots } from "./experiments.js";
import { films } from "./films.js";
import { quiz } from "./quiz.js";
import { values } from "./values.js";

/** What the PyTorch code trains with: 50 updates of warmup, 100 of hold, a cosine over the 150 that are left. */
const pytorch = Array.from({ length: 300 }, (_, t) =>
  t < 50 ? (0.1 * (t + 1)) / 50 : t < 150 ? 0.1 : (0.1 * (1 + Math.cos((Math.PI * (t - 150)) / 150))) / 2,
);

/** Lesson 7: pieces, clocks, and the index one forgets. */
export const composing: Lesson = {
  folder: "course/07-composing",
  plots,
  experiments,
  quiz,
  exercises: { "rate-at": rateAt, "total-updates": totalUpdates },
  films,
  values,
  pytorch,
};
