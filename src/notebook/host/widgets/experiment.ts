import { controlArguments, showCall } from "./callWithControls.js";
import type { RenderWidget } from "./draft.js";

/** An experiment is a code cell that runs it, its controls written out as numbers. */
export const experiment: RenderWidget = ({ lesson, widget: { id } }) => {
  const trial = lesson.experiments.find((one) => one.id === id);
  if (!trial) return [];
  const source = showCall({ title: trial.title, call: `experiment("${id}", `, args: controlArguments(trial.controls) });
  return [{ type: "code", source, uses: ["lrlab/notebook experiment", "lrlab/notebook show"] }];
};
