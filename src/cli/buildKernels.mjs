// Compiles the engine's kernels to WASM and writes them, with their types, to src/engine/wasm.ts (or to the file given).
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const engine = join(dirname(fileURLToPath(import.meta.url)), "..", "engine");
const kernels = join(engine, "kernels");
const out = process.argv[2] ?? join(engine, "wasm.ts");

let binary;
const { error, stderr } = await asc.main(
  ["index.ts", "--outFile", "kernels.wasm", "--runtime", "stub", "--noAssert", "-O3", "--converge", "--enable", "simd"],
  {
    readFile: (name, base) => {
      try {
        return readFileSync(join(base === "." ? kernels : join(kernels, base), name), "utf8");
      } catch {
        return null; // the compiler asks for a file under several names
      }
    },
    writeFile: (_, contents) => {
      binary = contents;
    },
    listFiles: () => [],
  },
);
if (error) {
  process.stderr.write(`build:kernels: the kernels must compile.\n${stderr.toString()}\n`);
  process.exit(1);
}

/** The kernels as TypeScript sees them: every parameter and result of an exported function is a number. */
const sources = readdirSync(kernels)
  .filter((file) => file.endsWith(".ts") && file !== "index.ts")
  .sort()
  .map((file) => readFileSync(join(kernels, file), "utf8"));
const exported = new Set(WebAssembly.Module.exports(new WebAssembly.Module(binary)).map(({ name }) => name));
const signatures = sources
  .flatMap((text) => [...text.matchAll(/^export function (\w+)\(([^)]*)\): (\w+)/gm)])
  .filter(([, name]) => exported.has(name))
  .map(([, name, parameters, result]) => {
    const names = [...parameters.matchAll(/(\w+)\s*:/g)].map(([, parameter]) => `${parameter}: number`);
    return `  ${name}(${names.join(", ")}): ${result === "void" ? "void" : "number"};`;
  });

writeFileSync(
  out,
  `// Written by \`npm run build:kernels\` from src/engine/kernels: change those, not this.

/** The engine's kernels: places are byte offsets into \`memory\`, sizes count floats. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
${signatures.join("\n")}
}

/** The compiled kernels in hexadecimal: longer than base64, but a quarter shorter once a server has compressed it. */
export const wasm =
  "${Buffer.from(binary).toString("hex")}";
`,
);
