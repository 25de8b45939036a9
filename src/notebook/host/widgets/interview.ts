import type { RenderWidget } from "./draft.js";

/** A question to answer aloud, with the answer behind a click. */
export const interview: RenderWidget = ({ widget: { properties, children } }) => [
  {
    type: "markdown",
    source: [
      `**Answer aloud.** ${properties.question}`,
      "<details>\n<summary>A good answer, and what it is worth</summary>",
      children,
      "</details>",
    ].join("\n\n"),
  },
];
