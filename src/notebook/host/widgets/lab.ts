import { exactLabs } from "../../../labs/exactLabs.js";
import { labWith, readWith } from "../../../labs/lab.js";
import { lrlabCode } from "../../../labs/playground/code/lrlabCode.js";
import { readState } from "../../../labs/playground/stateUrl.js";
import { controlArguments, exploreLine, showCall } from "./callWithControls.js";
import type { Draft, RenderWidget } from "./draft.js";

/** A lab is a code cell that draws it, its settings written out; the playground is the cell that trains what is set there; the gallery is a link. */
export const lab: RenderWidget = ({ widget: { properties } }) => {
  const [of, settings] = [String(properties.of), String(properties.with ?? "")];
  if (of === "playground") return [trainingCell(settings)];
  if (of === "debug")
    return [{ type: "markdown", source: "**Name the bug:** the traces stand in the [gallery of bugs](/debug/), in your browser." }];
  if (of === "capstone")
    return [
      {
        type: "markdown",
        source:
          "**With a pen:** the [capstone's page](/capstone/) has the same task with an editor for schedules. Its scores are those of the cells here.",
      },
    ];
  const exact = exactLabs.find(({ id }) => id === of);
  if (!exact) return [];
  const { title, controls } = labWith(exact, of, settings === "" ? {} : readWith(of, exact.controls, settings));
  const more = exploreLine(of, controls);
  const source = showCall({ title, call: `plot("${of}", `, args: controlArguments(controls), more });
  return [{ type: "code", source, uses: ["lrlab/notebook explore", "lrlab/notebook plot", "lrlab/notebook show"] }];
};

/** The playground's program in a block, so that its names are nobody else's; its imports give way to those of the cells before it. */
function trainingCell(settings: string): Draft {
  const code = lrlabCode(readState(settings === "" ? "" : `?${settings}`).state).trimEnd();
  const uses: string[] = [];
  const source = code.replaceAll(/^import\s*\{([^}]*)\}\s*from\s*"([^"]+)";\n+/gm, (_, names: string, from: string) => {
    uses.push(...names.split(",").flatMap((name) => (name.trim() === "" ? [] : [`${from} ${name.trim()}`])));
    return "";
  });
  const block = source.replaceAll(/^(?=.)/gm, "  ");
  return { type: "code", source: `{\n${block}\n}`, uses };
}
