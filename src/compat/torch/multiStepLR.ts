import { list, or, real, whole } from "../take.js";
import { bisectRight } from "./bisectRight.js";
import { schedulerClass } from "./scheduler.js";

/** The rate times gamma at each milestone, and once more for each time that a milestone is given again. */
export const multiStepLR = schedulerClass(
  "MultiStepLR",
  { milestones: list(whole(0)), gamma: or(real, 0.1) },
  {
    construct: ({ milestones, gamma }) => {
      const counter: Record<string, number> = {};
      for (const milestone of milestones) counter[milestone] = (counter[milestone] ?? 0) + 1;
      return { milestones: counter, gamma };
    },
    getLr: ({ milestones, gamma, last_epoch }, groups) => groups.map(({ lr }) => lr * gamma ** (milestones[last_epoch] ?? 0)),
    closedForm: ({ milestones, gamma, last_epoch, base_lrs }) => {
      const sorted = Object.entries(milestones).flatMap(([milestone, times]) => new Array<number>(times).fill(Number(milestone)));
      return base_lrs.map((lr) => lr * gamma ** bisectRight(sorted, last_epoch));
    },
  },
);
