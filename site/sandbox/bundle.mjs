import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const lessonsFolder = here("../../src/lessons");

/** The lessons' modules, by the lesson's name. */
const lessonFiles = () =>
  Object.fromEntries(
    readdirSync(lessonsFolder, { recursive: true })
      .map((path) => path.replaceAll("\\", "/"))
      .filter((path) => /^[^/]+\/[^/]+\/lesson\.ts$/.test(path))
      .map((path) => [path.split("/")[1], `${lessonsFolder}/${path}`]),
  );

/** In the sandbox there is no catalog of all lessons, only those that a run brings with it. */
const broughtLessons = {
  name: "brought-lessons",
  enforce: "pre",
  resolveId: (source) => (/(^|\/)catalog\.js$/.test(source) ? here("broughtLessons.ts") : null),
};

async function bundle(entry, format) {
  const result = await build({
    configFile: false,
    logLevel: "error",
    root: here("."),
    plugins: [broughtLessons],
    resolve: { conditions: ["source", "module", "browser", "production"] },
    build: {
      write: false,
      minify: true,
      target: "es2022",
      lib: { entry, formats: [format], name: "sandbox" },
      // A function prints by its name, as in the notebook.
      rolldownOptions: { output: { keepNames: true } },
    },
  });
  const [{ output }] = Array.isArray(result) ? result : [result];
  return output.filter(({ type }) => type === "chunk");
}

/** A module's text as an entry of the loader. */
const defined = ({ fileName, code }) => `define(${JSON.stringify(fileName)},function(exports,require,module){${code.trim()}\n});`;

/** Those that a chunk needs, itself last. */
function withImports(chunk, byName, found = new Set()) {
  for (const name of chunk.imports) if (byName.has(name)) withImports(byName.get(name), byName, found);
  return found.add(chunk);
}

/**
 * The frame's page, and beside it each lesson by name: what its cells can ask for, as a text that the page brings along with a run.
 *
 * The page's policy lets nothing in or out: the one script is named by its hash, the Worker's text comes with the page, and there is no
 * address it could load from or send to. So the modules are classic scripts under a loader of five lines, and whoever orders a run sends
 * the modules of its lesson with it.
 */
export async function sandboxFiles() {
  const lessons = lessonFiles();
  const [[frame], chunks] = await Promise.all([bundle(here("frame.ts"), "iife"), bundle({ worker: here("worker.ts"), ...lessons }, "cjs")]);
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const entries = new Map(chunks.filter(({ isEntry }) => isEntry).map((chunk) => [chunk.name, chunk]));
  const core = withImports(entries.get("worker"), byName);
  const worker = [
    "(()=>{const made={},known={};",
    "const define=(name,make)=>{made[name]=make};",
    "const require=(path)=>{const name=path.replace(/^\\.\\//,'');if(!known[name]){const module=known[name]={exports:{}};made[name](module.exports,require,module)}return known[name].exports};",
    "globalThis.sandboxModules={define,require};",
    ...[...core].map(defined),
    `require(${JSON.stringify(entries.get("worker").fileName)})})()`,
  ].join("");
  const script = frame.code.trim();
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = `default-src 'none'; script-src 'sha256-${hash}' blob: 'unsafe-eval'; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'`;
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="robots" content="noindex">
<title>Sandbox</title>
<body>
<script type="text/plain" id="worker">${worker.replaceAll(/<(?=\/script|!--|script)/gi, "\\x3C")}</script>
<script>${script}</script>
`;
  const texts = Object.keys(lessons).map((name) => {
    const own = [...withImports(entries.get(name), byName)].filter((chunk) => !core.has(chunk));
    const modules = own.map(defined).join("");
    return [`lessons/${name}.js`, `(({define,require})=>{${modules}return require(${JSON.stringify(entries.get(name).fileName)})})`];
  });
  return new Map([["frame.html", page], ...texts]);
}
