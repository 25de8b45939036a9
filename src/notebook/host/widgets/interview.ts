import type { RenderWidget } from "./draft.js";

/** A question to answer aloud, with the answer behind a click. */
export const interview: RenderWidget = ({ widget: { properties, children } }) => [
  {
    type: "markdown",
    source: [
      `**Answer aloud.** ${properties.question}`,
      "<details>\n<summary><em>Click for a good answer, and what it is worth.</em></summary>",
      children,
      "</details>",
    ].join("\n\n"),
  },
];
