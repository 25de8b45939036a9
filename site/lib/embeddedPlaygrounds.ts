import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Nodes } from "mdast";
import { parseMdx } from "../../src/notebook/host/mdx.js";

/** The playgrounds that stand in the text of a lesson's folder: the id and the settings of each. */
export function embeddedPlaygrounds(folder: string): readonly (readonly [id: string, settings: string])[] {
  const found: (readonly [string, string])[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === "mdxJsxFlowElement" && node.name === "Lab") {
      const said = (wanted: string): string => {
        const value = node.attributes.find((one) => one.type === "mdxJsxAttribute" && one.name === wanted)?.value;
        return typeof value === "string" ? value : "";
      };
      if (said("of") === "playground") found.push([said("id"), said("with")]);
    }
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(parseMdx(readFileSync(join(process.cwd(), "src/lessons", folder, "lesson.mdx"), "utf8")));
  return found;
}
