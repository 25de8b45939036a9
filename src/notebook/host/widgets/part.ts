import type { RenderWidget } from "./draft.js";

/** A part begins with a line across the notebook, which has all parts in one. */
export const part: RenderWidget = ({ widget, parts }) => [
  { type: "markdown", source: `---\n\n*Part ${parts.indexOf(widget) + 1} of ${parts.length}* · **${widget.properties.title}**` },
];
