// Bundles what runs in jails into src/dist/grading/jails: the child processes, the harness that stands beside an answer, the library.
// Each is a file of its own, so that a process without permissions needs nothing else.
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./checkout.mjs";

const built = join(root, "src", "dist", "grading");
const folder = join(built, "jails");

/** What is bundled: its name in the folder, its entry, and as what. */
const bundles = [
  { file: "quickjs.js", entry: "quickjsChild.js", format: "es" },
  { file: "deno.js", entry: "denoChild.js", format: "es" },
  { file: "deno-lrlab.js", entry: "denoLibrary.js", format: "iife" },
  { file: "harness.js", entry: "jailHarness.js", format: "iife" },
  { file: "lrlab.js", entry: "jailLibrary.js", format: "iife" },
];

/** Bundles them. Where there is no bundler, as in an image that has the kernel alone, nothing is made, and the grader says so when it begins. */
export async function buildJails() {
  if (!bundles.every(({ entry }) => existsSync(join(built, entry)))) return; // it did not compile, which has been said
  let vite;
  try {
    vite = await import("vite");
  } catch {
    return;
  }
  mkdirSync(folder, { recursive: true });
  const wasm = createRequire(pathToFileURL(join(root, "src", "package.json"))).resolve("@jitl/quickjs-wasmfile-release-sync/wasm");
  copyFileSync(wasm, join(folder, "quickjs.wasm"));
  await Promise.all(
    bundles.map(async ({ file, entry, format }) => {
      const isNode = format === "es";
      const result = await vite.build({
        configFile: false,
        logLevel: "error",
        root: built,
        ...(isNode ? { ssr: { noExternal: true } } : {}),
        build: {
          write: false,
          minify: !isNode,
          target: "es2022",
          ...(isNode ? { ssr: join(built, entry) } : { lib: { entry: join(built, entry), formats: ["iife"], name: "made" } }),
          rolldownOptions: { output: { keepNames: true, ...(isNode ? { codeSplitting: false } : {}) } },
        },
      });
      const [{ output }] = Array.isArray(result) ? result : [result];
      const chunks = output.filter(({ type }) => type === "chunk");
      if (chunks.length !== 1) throw new Error(`build: ${file} must be one file, got ${chunks.length}.`);
      // A script whose value is what its entry exports, with no name left behind.
      writeFileSync(join(folder, file), isNode ? chunks[0].code : `(() => {${chunks[0].code};return made;})()`);
    }),
  );
}
