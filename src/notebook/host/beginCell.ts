import { courseVersion } from "../../lessons/courseVersion.js";
import { hashOf } from "./hashOf.js";
import type { CodeCell } from "./notebook.js";

/**
 * What the cell says where it fails, which is in a kernel that is not ours. Python shows the first line alone, unless a later one holds an
 * odd quote.
 */
const source = (name: string): string => `// An error here? In the menu Kernel, choose "LR Lab (TypeScript)".
// Not in the list? In the course folder: npx lrlab kernel doctor
import { begin } from "lrlab/notebook";

begin("${name}", "${courseVersion}");`;

/**
 * A notebook's first code cell, which checks the set-up; it comes from no text.
 *
 * It imports nothing that later cells use: a cell that fails takes its imports with it.
 *
 * @param name the lesson's: "01-three-fates"; "00-contents" for the contents.
 */
export function beginCell(name: string): CodeCell {
  const text = source(name);
  return {
    cell_type: "code",
    id: "begin_",
    metadata: { lrlab: { kind: "begin", made: hashOf(text) } },
    source: text,
    execution_count: null,
    outputs: [],
  };
}
