import { sortCopy } from "../../../engine/problems/sortCopy.js";
import { temporary } from "../../../engine/tensor/temporary.js";
import { sharpness } from "../../../engine/tools/sharpness.js";
import { fail } from "../../../schedules/fail.js";
import type { CaseOptions, Measured, Study } from "../../study.js";
import { begun, type Norm } from "./task.js";
import { updateLength } from "./updateLength.js";

/** What one case of the study trains. */
interface Case {
  readonly norm: Norm;
  readonly rate: number;
  readonly warmup: number;
}

const cases: Readonly<Record<string, Case>> = {
  "post, 0.003": { norm: "post", rate: 0.003, warmup: 0 },
  "post, 0.03": { norm: "post", rate: 0.03, warmup: 0 },
  "post, 0.03, warmup 50": { norm: "post", rate: 0.03, warmup: 50 },
  "pre, 0.03": { norm: "pre", rate: 0.03, warmup: 0 },
};

/** Updates that are watched. */
export const watched = 60;
/** Examples on which the curvature is measured. */
const examples = 64;

/** Six digits: what a picture shows. */
const short = (value: number): number => Number(value.toPrecision(6));

/** The first updates of a run of 300: loss, how far they move the parameters, and the curvature before and after. */
export const firstUpdates: Study = {
  name: "first-updates",
  cases: (options) => {
    if (Object.keys(options).length > 0) fail("first-updates", "it must have no options", options, "Leave them out.");
    return cases as unknown as Readonly<Record<string, CaseOptions>>;
  },
  run: (options, seed) => watch(options as unknown as Case, seed),
};

function watch({ norm, rate, warmup }: Case, seed: number): Measured {
  return temporary(() => {
    const { net, run } = begun({ norm, rate, warmup, seed });
    const problem = sortCopy({ seed });
    const some = problem.batch(examples);
    // Before training there are curvatures of one size, up and down, between which the iteration swings: |Hv| is that size, λ is not.
    const curvature = (): number => {
      const { value, residual } = sharpness({ net, problem, batch: some, iterations: 40, tolerance: 0.01 });
      return short(Math.sqrt(value ** 2 + residual ** 2));
    };
    const before = curvature();
    const all = net.parameters.map(({ value }) => value);
    let last = all.map((value) => value.array());
    const [losses, typical, longest]: [number[], number[], number[]] = [[], [], []];
    for (let t = 0; t < watched; t++) {
      run.advance(1);
      const now = all.map((value) => value.array());
      const moved = updateLength(now, last, rate);
      last = now;
      losses.push(short(run.history[t]?.loss as number)); // it was just made
      typical.push(short(moved.typical));
      longest.push(short(moved.longest));
    }
    return { loss: losses, typical, longest, curvatureBefore: before, curvatureAfter: curvature() };
  });
}
