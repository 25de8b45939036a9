import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** A module of this folder and all that it imports, minified, as one script: its exports are the global `laws`, or those of the module. */
export async function bundleOf(file: string, format: "iife" | "es"): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "error",
    resolve: { conditions: ["source", "module", "browser", "production"] },
    build: { write: false, target: "es2022", minify: true, lib: { entry: here(file), formats: [format], name: "laws" } },
  });
  const [made] = Array.isArray(result) ? result : [result];
  if (made === undefined || !("output" in made)) throw new Error("vite built nothing");
  return made.output[0].code;
}
