import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository: this file runs as src/dist/cli/root.js. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** A path in the repository. */
export const inRoot = (...parts: readonly string[]): string => join(root, ...parts);
