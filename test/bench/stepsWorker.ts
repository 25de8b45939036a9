/** Makes steps of task (b) in a page's Worker for as many milliseconds as it is sent, and says how many. */
import { ours } from "./ours.ts";

const { step } = ours("b");
let i = 0;

addEventListener("message", ({ data: ms }: MessageEvent<number>) => {
  const [first, end] = [i, performance.now() + ms];
  while (performance.now() < end) {
    step(i, i % 10 === 9);
    i += 1;
  }
  postMessage(i - first);
});
