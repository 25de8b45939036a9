import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { policy } from "../../site/lib/head.js";
import { leanPlot } from "../../site/lib/leanPlot.mjs";
import { plainImports } from "../../site/lib/plainImports.mjs";
import { serve } from "./serve.js";

/** A page with the playground's session and nothing else, bundled as the site's pages are and under their policy; `close` removes it. */
export async function serveSession(): Promise<{ readonly url: string; close(): void }> {
  const folder = mkdtempSync(join(tmpdir(), "lrlab-session-"));
  await build({
    configFile: false,
    logLevel: "error",
    plugins: [plainImports(), leanPlot()],
    resolve: { conditions: ["source", "module", "browser", "production"] },
    worker: { format: "es" },
    build: {
      outDir: folder,
      emptyOutDir: true,
      modulePreload: { polyfill: false, resolveDependencies: () => [] },
      rollupOptions: { input: fileURLToPath(new URL("sessionEntry.ts", import.meta.url)), output: { entryFileNames: "entry.js" } },
    },
  });
  const page = (options: { wasm: boolean }): string =>
    `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy(options)}"><title>Session</title><link rel="icon" href="data:,"><script type="module" src="/entry.js"></script>`;
  writeFileSync(join(folder, "index.html"), page({ wasm: true }));
  writeFileSync(join(folder, "404.html"), page({ wasm: true }));
  const { url, server }: { url: string; server: Server } = await serve(folder);
  return {
    url: `${url}/`,
    close: () => {
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
