import type { Experiment, Interactive } from "../../src/labs/interactive.js";

interface Module {
  readonly plots?: readonly Interactive[];
  readonly experiments?: readonly Experiment[];
}

/** Each lesson's pictures are a chunk of their own, loaded when one of them is touched. */
const modules = import.meta.glob<Module>("../../src/lessons/{course,schedules,guide,engine}/*/experiments.ts");

/** The plots and experiments of a lesson, by the lesson's name. */
export async function modelOf(lesson: string): Promise<Required<Module>> {
  const path = Object.keys(modules).find((candidate) => candidate.endsWith(`/${lesson}/experiments.ts`));
  const load = path === undefined ? undefined : modules[path];
  if (!load) throw new Error(`Lesson ${lesson} has no pictures.`);
  const { plots = [], experiments = [] } = await load();
  return { plots, experiments };
}

/** The picture of one `lr-plot`: a lesson's plot, a lab, or a family's curve, made from its definition. */
export async function pictureOf(host: HTMLElement): Promise<Interactive> {
  const { lesson = "", family, lab } = host.dataset;
  if (lab !== undefined) {
    const { labOf } = await import("./labModel.js");
    return labOf(host);
  }
  if (family !== undefined) {
    const { familyCurve } = await import("../../src/labs/familyCurve.js");
    return familyCurve(host.id, family);
  }
  const plot = (await modelOf(lesson)).plots.find(({ id }) => id === host.id);
  if (!plot) throw new Error(`Lesson ${lesson} has no plot ${host.id}.`);
  return plot;
}
