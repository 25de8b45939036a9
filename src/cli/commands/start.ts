import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { buildSite } from "../buildSite.js";
import { type Command, readFlags } from "../command.js";
import { freePort } from "../freePort.js";
import { openBrowser } from "../openBrowser.js";
import { readPort } from "../readPort.js";
import { inRoot } from "../root.js";

/** `lrlab start`: builds what is stale and serves the course until Ctrl+C. */
export const start: Command = {
  name: "start",
  usage: "[--port N] [--open] [--teach]",
  summary: "Builds what is stale and serves the course on http://localhost:4321/; with --teach, answers too.",
  async run(args) {
    const { port: wanted, rest } = readPort(args, 4321);
    const flags = readFlags(rest, ["--port", "--open", "--teach"]);
    const built = await buildSite({ teach: flags.has("--teach") });
    if (built !== 0) return built;
    const port = await freePort(wanted);
    if (port !== wanted) console.log(`Port ${wanted} is taken; using ${port}.`);
    const { default: sirv } = await import("sirv");
    const missing = readFileSync(inRoot("dist", "404.html"));
    const files = sirv(inRoot("dist"), { dev: true });
    const server = createServer((request, response) => {
      files(request, response, () => {
        response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end(missing);
      });
    });
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    const url = `http://localhost:${port}/`;
    console.log(`\nLR Lab is open at ${url}`);
    console.log("The notebooks: run `npm run lab` in another terminal. Ctrl+C stops the course.\n");
    if (flags.has("--open")) openBrowser(url);
    await new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
    });
    server.closeAllConnections();
    server.close();
    return 0;
  },
};
