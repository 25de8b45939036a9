import { notation } from "../../../lessons/notation.js";
import type { RenderWidget } from "./draft.js";

const cell = (text: string): string => text.replaceAll("|", "\\|");

/** A legend is a table of symbols. */
export const legend: RenderWidget = ({ widget: { properties } }) => {
  const rows = (properties.symbols as readonly string[]).flatMap((name) => {
    const symbol = notation.find(({ id }) => id === name);
    if (!symbol) return [];
    const { latex, means, unit, code } = symbol;
    return [`| $${cell(latex)}$ | ${cell(means)}${unit ? ` Unit: ${cell(unit)}.` : ""} | \`${code}\` |`];
  });
  return [{ type: "markdown", source: ["| Symbol | Meaning | In code |", "| :-- | :-- | :-- |", ...rows].join("\n") }];
};
