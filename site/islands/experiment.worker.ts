import { modelOf } from "./model.js";

/** What the page asks for, and what it is told. */
export interface Order {
  readonly lesson: string;
  readonly id: string;
  readonly values: Readonly<Record<string, number | string | boolean>>;
}
export type Report =
  | { readonly part: number }
  | { readonly figure: import("../../src/plots/figure.js").Figure }
  | { readonly error: string };

const post = (report: Report): void => postMessage(report);

addEventListener("message", async ({ data }: MessageEvent<Order>) => {
  try {
    const experiment = (await modelOf(data.lesson)).experiments.find(({ id }) => id === data.id);
    if (!experiment) throw new Error(`Lesson ${data.lesson} has no experiment ${data.id}.`);
    const run = experiment.run(data.values);
    let told = 0;
    for (;;) {
      const { done, value } = run.next();
      if (done) return post({ figure: value });
      if (performance.now() - told < 80) continue;
      told = performance.now();
      post({ part: value });
    }
  } catch (error) {
    post({ error: error instanceof Error ? error.message : String(error) });
  }
});
