import { isPlainObject } from "../../../schedules/expect.js";
import { schedule } from "../../../schedules/registry.js";
import type { Spec } from "../../../schedules/schedule.js";
import type { CaseOptions, Study } from "../../study.js";
import { readRates } from "./rates.js";
import { ended, seeds, trainSeed } from "./task.js";

/** What the schedules that attempts are measured against come to on the scoring seeds: run i has seed 100 + i. */
export const scoring: Study = {
  name: "capstone-scoring",
  cases: ({ schedules, ...others }: CaseOptions) => {
    const unknown = Object.keys(others)[0];
    if (unknown !== undefined) throw new RangeError(`capstone-scoring: unknown option ${unknown}. It has schedules.`);
    if (!isPlainObject(schedules)) throw new RangeError("capstone-scoring: schedules must hold schedules by name.");
    return Object.fromEntries(
      Object.entries(schedules).map(([name, spec]) => {
        readRates(`capstone-scoring, ${name}`, schedule(spec as Spec));
        return [name, { schedule: spec }];
      }),
    );
  },
  run: ({ schedule: spec }, seed) => {
    const scored = seeds[seed - 1];
    if (scored === undefined) throw new RangeError(`capstone-scoring: there are ${seeds.length} seeds, got run ${seed}.`);
    const { accuracy, losses, diverged } = ended(trainSeed(readRates("capstone-scoring", schedule(spec as Spec)), scored));
    return { accuracy, diverged, losses: losses.map((loss) => loss ?? -1) };
  },
};
