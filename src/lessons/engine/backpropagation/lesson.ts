import type { Lesson } from "../../lesson.js";
import softmaxBackward from "./exercises/softmax-backward/check.js";
import { experiments, plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** How the engine computes gradients. */
export const backpropagation: Lesson = {
  folder: "engine/backpropagation",
  plots,
  experiments,
  quiz,
  exercises: { "softmax-backward": softmaxBackward },
};
