/** Measures our engine in a page's Worker: a task's name and a window come in, what was measured goes out. */
import { measure, type Window } from "./measure.ts";
import { ours } from "./ours.ts";
import type { TaskName } from "./tasks.ts";

addEventListener("message", async ({ data: { name, window } }: MessageEvent<{ name: TaskName; window: Window }>) => {
  postMessage(await measure(ours(name), window));
});
