import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { framePage } from "./bundle.mjs";

const address = "/sandbox/frame.html";

/** Serves the sandbox's frame while one writes, and puts it beside the built pages. */
export const sandbox = () => ({
  name: "lrlab-sandbox",
  hooks: {
    "astro:server:setup": ({ server }) => {
      server.middlewares.use(async (request, response, next) => {
        if (new URL(request.url ?? "/", "http://localhost").pathname !== address) return next();
        try {
          const page = await framePage();
          response.setHeader("content-type", "text/html; charset=utf-8");
          response.setHeader("cache-control", "no-store");
          response.end(page);
        } catch (error) {
          next(error);
        }
      });
    },
    "astro:build:done": async ({ dir }) => {
      await mkdir(new URL("./sandbox/", dir), { recursive: true });
      await writeFile(fileURLToPath(new URL(`.${address}`, dir)), await framePage());
    },
  },
});
