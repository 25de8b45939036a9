/** Our engine in a Worker of Chromium. */
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { launchChromium } from "../realParts.ts";
import { type Line, lineOf } from "./line.ts";
import type { Measured, Window } from "./measure.ts";
import { taskNames } from "./tasks.ts";

/** A Worker's file and all that it imports as one classic script. */
export async function workerScript(file = "worker.ts"): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "error",
    resolve: { conditions: ["source", "module", "browser", "production"] },
    build: {
      write: false,
      target: "es2022",
      lib: { entry: fileURLToPath(new URL(file, import.meta.url)), formats: ["iife"], name: "bench" },
    },
  });
  const [bundle] = Array.isArray(result) ? result : [result];
  if (bundle === undefined || !("output" in bundle)) throw new Error("vite built nothing");
  return bundle.output[0].code;
}

/** A function that measures all tasks in a fresh Worker; `close` ends the browser. */
export async function startChromium(): Promise<{ run(window: Window): Promise<Line[]>; close(): Promise<void> }> {
  const [script, browser] = await Promise.all([workerScript(), launchChromium()]);
  const page = await browser.newPage();
  const run = async (window: Window): Promise<Line[]> => {
    const lines: Line[] = [];
    for (const name of taskNames) {
      const measured = await page.evaluate(
        ([script, asked]) =>
          new Promise<unknown>((resolve, reject) => {
            const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
            worker.onerror = ({ message }) => reject(new Error(message));
            worker.onmessage = ({ data }) => {
              worker.terminate();
              resolve(data);
            };
            worker.postMessage(asked);
          }),
        [script, { name, window }] as const,
      );
      lines.push(lineOf("lrlab in Chromium", name, measured as Measured));
    }
    return lines;
  };
  return { run, close: () => browser.close() };
}
