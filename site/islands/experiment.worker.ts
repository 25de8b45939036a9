import { modelOf } from "./model.js";

/** What the page asks for: a lesson's code, and later a run of one of its experiments. */
export interface Order {
  readonly lesson: string;
  /** Left out: the code is loaded, and nothing runs yet. */
  readonly run?: { readonly id: string; readonly values: Readonly<Record<string, number | string | boolean>> };
}
/** What it is told. */
export type Report =
  | { readonly part: number }
  | { readonly figure: import("../../src/plots/figure.js").Figure }
  | { readonly error: string };

const post = (report: Report): void => postMessage(report);

/** Tells the page how far the run is, at most every 80 ms. */
function teller(): (part: number) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (part) => {
    if (performance.now() - told < 80) return;
    told = performance.now();
    post({ part });
  };
}

addEventListener("message", async ({ data: { lesson, run: asked } }: MessageEvent<Order>) => {
  try {
    const { experiments } = await modelOf(lesson);
    if (!asked) return;
    const experiment = experiments.find(({ id }) => id === asked.id);
    if (!experiment) throw new Error(`Lesson ${lesson} has no experiment ${asked.id}.`);
    const tell = teller();
    const run = experiment.run(asked.values, tell);
    for (;;) {
      const { done, value } = run.next();
      if (done) return post({ figure: value });
      tell(value);
    }
  } catch (error) {
    post({ error: error instanceof Error ? error.message : String(error) });
  }
});
