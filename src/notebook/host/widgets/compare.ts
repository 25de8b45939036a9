import { pytorchLines } from "../../../schedules/export/toPyTorch.js";
import type { AnyFamily } from "../../../schedules/family.js";
import { families } from "../../../schedules/registry.js";
import { glyph } from "../glyph.js";
import type { RenderWidget } from "./draft.js";

const cell = (text: string): string => text.replaceAll("|", "\\|");
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
const linked = ({ definition: { title, slug } }: AnyFamily): string => `[${title}](/schedules/${slug}/)`;

/** A shape's curve in 32 columns and 24 rows, as a glyph is drawn: its example, from its highest rate down to zero. */
function curveOf(shape: AnyFamily): string {
  const lr = shape.from(shape.definition.example);
  const last = lr.steps ?? 100;
  const rates = Array.from({ length: 31 }, (_, i) => lr(Math.round((i / 30) * last)));
  const top = Math.max(...rates);
  return `M${rates.map((rate, i) => `${i + 1} ${Number((22 - 20 * (rate / top)).toFixed(1))}`).join("L")}`;
}

/** For and against each shape, from the registry. */
const judgement = (shapes: readonly AnyFamily[]): string =>
  [
    row(["Shape", "For it", "Against it", "Best for"]),
    row([":--", ":--", ":--", ":--"]),
    ...shapes.map((shape) => {
      const { pros, cons, bestFor } = shape.definition;
      return row([`${glyph(curveOf(shape), 20)} ${linked(shape)}`, pros.join("; "), cons.join("; "), bestFor]);
    }),
  ].join("\n");

/** Each shape's PyTorch code, from the registry. */
const pytorch = (shapes: readonly AnyFamily[]): string =>
  shapes.map((shape) => `**${linked(shape)}**\n\n\`\`\`python\n${pytorchLines(shape.from(shape.definition.example))}\n\`\`\``).join("\n\n");

/** A comparison is a table, or the code of each shape in turn. */
export const compare: RenderWidget = ({ widget: { properties } }) => {
  const shapes = (properties.of as readonly string[]).flatMap((name) => families.find(({ definition }) => definition.name === name) ?? []);
  return [{ type: "markdown", source: (properties.show === "pytorch" ? pytorch : judgement)(shapes) }];
};
