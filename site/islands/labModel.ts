import { type Lab, labWith, readWith } from "../../src/labs/lab.js";

/** Each exact lab is a chunk of its own, loaded when it is touched. */
export const labLoaders: Readonly<Record<string, () => Promise<Lab>>> = {
  "one-step": async () => (await import("../../src/labs/exact/oneStep.js")).oneStep,
  "noisy-quadratic": async () => (await import("../../src/labs/exact/noisyQuadratic.js")).noisyQuadratic,
  "convex-bound": async () => (await import("../../src/labs/exact/convexBound.js")).convexBoundLab,
  "adam-first-steps": async () => (await import("../../src/labs/exact/adamFirstSteps.js")).adamFirstSteps,
  "batch-scaling": async () => (await import("../../src/labs/exact/batchScaling.js")).batchScaling,
  "clock-converter": async () => (await import("../../src/labs/exact/clockConverter.js")).clockConverter,
  "off-by-one": async () => (await import("../../src/labs/exact/offByOne.js")).offByOne,
  "resume-matrix": async () => (await import("../../src/labs/exact/resumeMatrix.js")).resumeMatrix,
};

/** The lab of one `lr-lab` or `lr-plot`, begun where the page begins it. */
export async function labOf({ id, dataset }: HTMLElement): Promise<Lab> {
  const { lab: name = "", with: values = "" } = dataset;
  const load = labLoaders[name];
  if (!load) throw new Error(`There is no lab called ${name}.`);
  const lab = await load();
  return labWith(lab, id, values === "" ? {} : readWith(name, lab.controls, values));
}
