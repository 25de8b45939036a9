import { mkdir, writeFile } from "node:fs/promises";
import { sandboxFiles } from "./bundle.mjs";

const folder = "/sandbox/";

/** Serves the sandbox's frame and the lessons' modules while one writes, and puts them beside the built pages. */
export const sandbox = () => ({
  name: "lrlab-sandbox",
  hooks: {
    "astro:server:setup": ({ server }) => {
      let files;
      server.middlewares.use(async (request, response, next) => {
        const { pathname } = new URL(request.url ?? "/", "http://localhost");
        if (!pathname.startsWith(folder)) return next();
        try {
          // A frame opens what is newest; the modules that come after it must be of the same making.
          if (files === undefined || pathname.endsWith(".html")) files = sandboxFiles();
          const text = (await files).get(pathname.slice(folder.length));
          if (text === undefined) return next();
          response.setHeader("content-type", `text/${pathname.endsWith(".html") ? "html" : "javascript"}; charset=utf-8`);
          response.setHeader("cache-control", "no-store");
          response.end(text);
        } catch (error) {
          next(error);
        }
      });
    },
    "astro:build:done": async ({ dir }) => {
      await mkdir(new URL(`.${folder}lessons/`, dir), { recursive: true });
      for (const [name, text] of await sandboxFiles()) await writeFile(new URL(`.${folder}${name}`, dir), text);
    },
  },
});
