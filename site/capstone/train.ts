import type { SeedResult } from "../../src/lessons/course/14-capstone/task.js";
import type { Order, Report } from "./capstone.worker.js";

interface Told {
  part(part: number): void;
  done(results: readonly SeedResult[]): void;
  failed(trouble: string): void;
}

const elsewhere = "The notebook's last cells run the same attempt.";

/** Trains an attempt's five seeds in a Worker and tells how it goes; returns what stops it. */
export function train(rates: readonly number[], told: Told): () => void {
  if (typeof Worker !== "function") {
    told.failed(`This browser has no Workers, so nothing trains here. ${elsewhere}`);
    return () => {};
  }
  const worker = new Worker(new URL("./capstone.worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<Report>) => {
    if ("part" in data) {
      told.part(data.part);
      return;
    }
    worker.terminate();
    if ("error" in data) told.failed(`The run stopped: ${data.error}`);
    else told.done(data.results);
  });
  worker.addEventListener("error", () => {
    worker.terminate();
    told.failed(`The run's code did not load. Reload the page to try again. ${elsewhere}`);
  });
  worker.postMessage({ rates } satisfies Order);
  return () => worker.terminate();
}
