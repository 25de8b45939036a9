import { controlArguments, exploreLine, showCall } from "./callWithControls.js";
import type { RenderWidget } from "./draft.js";

/** A plot is a code cell that draws it, its controls written out as numbers. */
export const plot: RenderWidget = ({ lesson, widget: { id } }) => {
  const picture = lesson.plots.find((one) => one.id === id);
  if (!picture) return [];
  const { title, controls } = picture;
  const more = exploreLine(picture.id, controls);
  const source = showCall({ title, call: `plot("${id}", `, args: controlArguments(controls), more });
  const explore = more.length > 0 ? ["lrlab/notebook explore"] : [];
  return [{ type: "code", source, uses: [...explore, "lrlab/notebook plot", "lrlab/notebook show"] }];
};
