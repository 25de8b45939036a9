import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "../realParts.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

const dist = join(root, "dist");

/** Builds the site where nobody has. */
export function builtSite(): string {
  if (existsSync(join(dist, "404.html"))) return dist;
  // Without what the test runner sets: under it pages would be built as for their author.
  const { DEV, PROD, MODE, SSR, BASE_URL, TEST, VITEST, NODE_ENV, ...env } = process.env;
  const { status, stderr } = spawnSync(process.execPath, ["src/cli/bin.mjs", "build"], { cwd: root, encoding: "utf8", env });
  if (status !== 0) throw new Error(`The site does not build: ${stderr}`);
  return dist;
}

/** Serves a built site as any static host does: folders by their index, everything unknown by the 404 page, texts compressed. */
export async function serve(folder = builtSite()): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://site").pathname);
    const named = join(folder, path);
    const file = existsSync(named) && statSync(named).isDirectory() ? join(named, "index.html") : named;
    const found = existsSync(file) && path.endsWith("/") === file.endsWith("index.html");
    const body = readFileSync(found ? file : join(folder, "404.html"));
    const type = (found && types[extname(file)]) || types[".html"];
    const packed = extname(file) !== ".woff2" && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    response.writeHead(found ? 200 : 404, { "content-type": type, ...(packed ? { "content-encoding": "gzip" } : {}) });
    response.end(packed ? gzipSync(body) : body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
