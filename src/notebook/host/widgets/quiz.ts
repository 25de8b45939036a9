import { howManyRight, letterOf, optionVerdict } from "../../../lessons/quiz.js";
import { inlineHtml } from "../inlineHtml.js";
import type { RenderWidget } from "./draft.js";

/** A question is markdown, each option of which opens to its explanation with no kernel needed, and a cell to answer it in. */
export const quiz: RenderWidget = ({ lesson, widget: { id }, variant }) => {
  const item = lesson.quiz.find((one) => one.id === id);
  if (!item) return [];
  // The classic Notebook draws no triangle before an option that opens.
  const how = `${howManyRight(item)} Click what you choose, or answer in the cell below.`.trimStart();
  const options = item.options.map(({ text, right = false, why }, i) => {
    const [mark, ...words] = optionVerdict(right).split(" ");
    return [
      "<details>",
      `<summary><strong>${letterOf(i)}.</strong> ${inlineHtml(text)}</summary>`,
      "",
      `${mark} **${words.join(" ")}** ${why}`,
      "",
      "</details>",
    ].join("\n");
  });
  const letters = item.options.map((_, i) => letterOf(i));
  const right = letters.filter((_, i) => item.options[i]?.right).join("");
  const source =
    variant === "instructor"
      ? `answer("${id}", "${right}"); // what is right`
      : `answer("${id}", "?"); // ${item.answers > 1 ? `${item.answers} of ` : ""}${letters.slice(0, -1).join(", ")} or ${letters.at(-1)}`;
  return [
    { type: "markdown", source: [`**Question.** ${item.stem} *${how}*`, ...options].join("\n\n") },
    { type: "code", suffix: "answer", source, uses: ["lrlab/notebook answer"] },
  ];
};
