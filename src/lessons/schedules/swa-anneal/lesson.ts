import { sequence } from "../../../schedules/combinators/sequence.js";
import { take } from "../../../schedules/combinators/take.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { swaAnneal as toConstant } from "../../../schedules/families/swaAnneal.js";
import type { Lesson } from "../../lesson.js";
import { raceValues } from "../../reference/race/values.js";
import atTheConstant from "./exercises/at-the-constant/check.js";
import { plots } from "./experiments.js";
import { quiz } from "./quiz.js";

/** The cosine that the page's PyTorch code leaves at epoch 60. */
const trunk = cosineAnnealing({ baseLr: 0.1, totalSteps: 100 });

/** The page of the way to the rate for averaging. */
export const swaAnneal: Lesson = {
  folder: "schedules/swa-anneal",
  plots,
  experiments: [],
  quiz,
  exercises: { "at-the-constant": atTheConstant },
  values: () => raceValues("swa-anneal"),
  pytorch: sequence(take(trunk, 60), toConstant({ baseLr: trunk(60), swaLr: 0.05, annealSteps: 10 })),
};
