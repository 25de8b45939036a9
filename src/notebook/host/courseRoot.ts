import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder: the one above src, whether this file runs from src or from src/dist. */
export const courseRoot: string = dirname(fileURLToPath(import.meta.url).replace(/([\\/])src\1(dist\1)?notebook\1host\1[^\\/]*$/, "$1src"));
