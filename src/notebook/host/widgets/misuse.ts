import { misuseFigure, misuseNamed, said } from "../../../lessons/misuse/index.js";
import { figureImage } from "../drawing.js";
import { pictureHtml } from "../pictureHtml.js";
import type { RenderWidget } from "./draft.js";

const python = (code: string): string => `\`\`\`python\n${code.trimEnd()}\n\`\`\``;

/** A misuse is its code, what came of it, the rates it used and the lines to change, with a way to its page. */
export const misuse: RenderWidget = ({ widget: { properties } }) => {
  const { misuse: one, href } = misuseNamed(String(properties.of));
  const figure = misuseFigure(one);
  const words = said(one);
  const picture = figure && pictureHtml(figureImage(figure), figure.sentence);
  const parts = [
    `**${words.sort}: ${one.title}**`,
    python(one.wrote),
    ...(words.output === null ? [] : [`${words.outputName}\n\n\`\`\`text\n${words.output}\n\`\`\``]),
    ...(figure ? [picture, figure.sentence] : []),
    one.happens(),
    ...one.instead.map(({ before, after }) =>
      after.trim() === "" ? `Leave this out:\n\n${python(before)}` : `Instead of\n\n${python(before)}\n\nwrite\n\n${python(after)}`,
    ),
    ...(one.newer ? [`[${one.newer.text}](${one.newer.url})`] : []),
    `[All of these](${href})`,
  ];
  return [{ type: "markdown", source: parts.join("\n\n") }];
};
