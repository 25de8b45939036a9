import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../realParts.js";

/** The folder of the committed notebooks. */
export const notebooksFolder = join(root, "notebooks");

/** Every committed notebook, as a path from that folder. */
export const notebookFiles = readdirSync(notebooksFolder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ipynb") && !file.includes(".ipynb_checkpoints"))
  .map((file) => file.replaceAll("\\", "/"))
  .sort();
