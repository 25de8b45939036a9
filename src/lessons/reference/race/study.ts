import { expectOptions, expectWhole } from "../../../schedules/expect.js";
import type { Spec } from "../../../schedules/schedule.js";
import type { CaseOptions, Study } from "../../study.js";
import { shapes } from "./shapes.js";
import { finePeaks, peakOf, racer, type Tuned, trainer, tune } from "./task.js";

/** One case: a page's schedule, and how many seeds choose its peak. */
interface Case {
  readonly schedule: Spec;
  readonly seeds: number;
}

/** A peak is chosen over all seeds together, so the first run of a case trains them all. */
const tuned = new Map<string, Tuned>();

/** Every page's schedule or rule at its best peak: which peak that is, and what each seed's net loses on the test data. */
export const race: Study = {
  name: "race",
  cases: (options) => {
    expectOptions("race", options, ["seeds"]);
    const seeds = expectWhole("race", "seeds", options.seeds, 2, "So many seeds choose the peak: as many as the study has.", 1000);
    return Object.fromEntries(Object.entries(shapes).map(([name, { spec }]): [string, CaseOptions] => [name, { schedule: spec, seeds }]));
  },
  run: (options, seed) => {
    const { schedule: spec, seeds } = options as unknown as Case;
    const name = JSON.stringify(options);
    const one = racer(spec);
    const found = tuned.get(name) ?? tune(trainer(one), peakOf(one), finePeaks, seeds);
    tuned.set(name, found);
    return { peak: found.peak, test: found.test[seed - 1] ?? null };
  },
};
