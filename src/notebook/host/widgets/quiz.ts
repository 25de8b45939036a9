import { letterOf } from "../../../lessons/quiz.js";
import { inlineHtml } from "../inlineHtml.js";
import type { RenderWidget } from "./draft.js";

/** A question is markdown: each option opens to its explanation, with no kernel needed. */
export const quiz: RenderWidget = ({ lesson, widget: { id } }) => {
  const item = lesson.quiz.find((one) => one.id === id);
  if (!item) return [];
  // The classic Notebook draws no triangle before an option that opens.
  const how = item.answers > 1 ? `Click the ${item.answers} you choose.` : "Click the one you choose.";
  const options = item.options.map(({ text, right, why }, i) =>
    [
      "<details>",
      `<summary><strong>${letterOf(i)}.</strong> ${inlineHtml(text)}</summary>`,
      "",
      `${right ? "✓ **Right.**" : "✗ **Not right.**"} ${why}`,
      "",
      "</details>",
    ].join("\n"),
  );
  return [{ type: "markdown", source: [`**Question.** ${item.stem} *${how}*`, ...options].join("\n\n") }];
};
