import { attempt, type SeedResult } from "../../src/lessons/course/14-capstone/task.js";

/** What the page asks for, and what it is told. */
export interface Order {
  readonly rates: readonly number[];
}
export type Report = { readonly part: number } | { readonly results: readonly SeedResult[] } | { readonly error: string };

const post = (report: Report): void => postMessage(report);

addEventListener("message", ({ data }: MessageEvent<Order>) => {
  try {
    const run = attempt(data.rates);
    for (;;) {
      const { done, value } = run.next();
      if (done) return post({ results: value });
      post({ part: value });
    }
  } catch (error) {
    post({ error: error instanceof Error ? error.message : String(error) });
  }
});
