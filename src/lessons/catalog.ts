import fate from "./course/01-three-fates/exercises/fate/check.js";
import maxStableLr from "./course/01-three-fates/exercises/max-stable-lr/check.js";
import * as threeFates from "./course/01-three-fates/experiments.js";
import { quiz as threeFatesQuiz } from "./course/01-three-fates/quiz.js";
import lossAlong from "./course/02-noise-floor/exercises/loss-along/check.js";
import steadyVariance from "./course/02-noise-floor/exercises/steady-variance/check.js";
import * as noiseFloor from "./course/02-noise-floor/experiments.js";
import { quiz as noiseFloorQuiz } from "./course/02-noise-floor/quiz.js";
import cosineByHand from "./course/03-shapes/exercises/cosine/check.js";
import gammaFor from "./course/03-shapes/exercises/gamma-for/check.js";
import * as shapes from "./course/03-shapes/experiments.js";
import { quiz as shapesQuiz } from "./course/03-shapes/quiz.js";
import type { Exercise } from "./exercise.js";
import type { Experiment, Interactive } from "./interactive.js";
import type { QuizItem } from "./quiz.js";
import firstBelow from "./schedules/cosine/exercises/first-below/check.js";
import * as cosine from "./schedules/cosine/experiments.js";
import { quiz as cosineQuiz } from "./schedules/cosine/quiz.js";

/** What a lesson's text refers to by id. */
export interface Lesson {
  /** The folder under src/lessons: "course/01-three-fates", "schedules/cosine". */
  readonly folder: string;
  readonly plots: readonly Interactive[];
  readonly experiments: readonly Experiment[];
  readonly quiz: readonly QuizItem[];
  /** By id, which is also the folder's name under exercises/. */
  readonly exercises: Readonly<Record<string, Exercise>>;
}

/** Every lesson, in reading order. */
export const lessons: readonly Lesson[] = [
  {
    folder: "course/01-three-fates",
    plots: threeFates.plots,
    experiments: threeFates.experiments,
    quiz: threeFatesQuiz,
    exercises: { fate, "max-stable-lr": maxStableLr },
  },
  {
    folder: "course/02-noise-floor",
    plots: noiseFloor.plots,
    experiments: noiseFloor.experiments,
    quiz: noiseFloorQuiz,
    exercises: { "steady-variance": steadyVariance, "loss-along": lossAlong },
  },
  {
    folder: "course/03-shapes",
    plots: shapes.plots,
    experiments: shapes.experiments,
    quiz: shapesQuiz,
    exercises: { "gamma-for": gammaFor, cosine: cosineByHand },
  },
  {
    folder: "schedules/cosine",
    plots: cosine.plots,
    experiments: cosine.experiments,
    quiz: cosineQuiz,
    exercises: { "first-below": firstBelow },
  },
];

/** The name that addresses and ids use: the folder's last part. */
export const nameOf = (lesson: Lesson): string => lesson.folder.slice(lesson.folder.lastIndexOf("/") + 1);
