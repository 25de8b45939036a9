import { sequence as sequenceOf } from "../../../schedules/combinators/sequence.js";
import { take } from "../../../schedules/combinators/take.js";
import { constant } from "../../../schedules/families/constant.js";
import { linear } from "../../../schedules/families/linear.js";
import { linearWarmup } from "../../../schedules/families/linearWarmup.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import pieceAt from "./exercises/piece-at/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The page of sequences. */
export const sequence: Lesson = {
  folder: "schedules/sequence",
  plots,
  experiments: [],
  quiz,
  exercises: { "piece-at": pieceAt },
  values: () => raceValues("sequence"),
  pytorch: sequenceOf(
    linearWarmup({ baseLr: 0.1, startLr: 0.01, warmupSteps: 10 }),
    take(constant({ baseLr: 0.1 }), 60),
    linear({ baseLr: 0.1, totalSteps: 30 }),
  ),
};
