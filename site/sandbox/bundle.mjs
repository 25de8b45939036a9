import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** A classic script from a module and all it imports: nothing in the frame may load anything. */
async function script(name) {
  const result = await build({
    configFile: false,
    logLevel: "error",
    root: here("."),
    resolve: { conditions: ["source", "module", "browser", "production"] },
    build: {
      write: false,
      minify: true,
      target: "es2022",
      lib: { entry: here(name), formats: ["iife"], name: "sandbox" },
      // A function prints by its name, as in the notebook.
      rolldownOptions: { output: { keepNames: true } },
    },
  });
  const [{ output }] = Array.isArray(result) ? result : [result];
  return output[0].code.trim();
}

/**
 * The frame's page in one file. Its policy lets nothing in or out: the one script is named by its hash, the Worker's text comes with the
 * page, and there is no address it could load from or send to.
 */
export async function framePage() {
  const [frame, worker] = await Promise.all([script("frame.ts"), script("worker.ts")]);
  const hash = createHash("sha256").update(frame).digest("base64");
  const policy = `default-src 'none'; script-src 'sha256-${hash}' blob: 'unsafe-eval'; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="robots" content="noindex">
<title>Sandbox</title>
<body>
<script type="text/plain" id="worker">${worker.replaceAll(/<(?=\/script|!--|script)/gi, "\\x3C")}</script>
<script>${frame}</script>
`;
}
