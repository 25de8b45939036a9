import { inlineHtml } from "../inlineHtml.js";
import type { RenderWidget } from "./draft.js";

const looks: Record<string, { readonly word: string; readonly box: string }> = {
  note: { word: "Note", box: "alert-info" },
  tip: { word: "Tip", box: "alert-success" },
  warning: { word: "Watch out", box: "alert-warning" },
};

/** An aside is a box in the colours that Jupyter gives it, and says in a word what it is. */
export const aside: RenderWidget = ({ widget: { properties, children } }) => {
  const { word = "", box = "" } = looks[String(properties.kind)] ?? {};
  const title = typeof properties.title === "string" ? `: ${inlineHtml(properties.title)}` : ".";
  return [{ type: "markdown", source: `<div class="alert ${box}">\n\n**${word}${title}**\n\n${children}\n\n</div>` }];
};
