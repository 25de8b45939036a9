import { nameOf } from "../../../lessons/catalog.js";
import { controlArguments, showCall } from "./callWithControls.js";
import type { RenderWidget } from "./draft.js";

/** A plot is a code cell that draws it, its controls written out as numbers. */
export const plot: RenderWidget = ({ lesson, widget: { id } }) => {
  const picture = lesson.plots.find((one) => one.id === id);
  if (!picture) return [];
  const source = showCall({ title: picture.title, call: `plot("${nameOf(lesson)}/${id}", `, args: controlArguments(picture.controls) });
  return [{ type: "code", source, uses: ["lrlab/notebook plot", "lrlab/notebook show"] }];
};
