import type { Lesson } from "../../lesson.js";
import suggestRate from "./exercises/suggest-rate/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The rates of a test of 100 from 1e-5 to 10 that stops itself after 95. */
const rates = Array.from({ length: 95 }, (_, t) => 1e-5 * 1e6 ** (t / 99));

/** The page of the range test. */
export const rangeTest: Lesson = {
  folder: "schedules/range-test",
  plots,
  experiments: [],
  quiz,
  exercises: { "suggest-rate": suggestRate },
  pytorch: rates,
};
