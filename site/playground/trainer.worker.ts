import { missingEngine } from "./missingEngine.js";
import type { Order, Report } from "./protocol.js";
import { Trainer } from "./trainer.js";

/** The program of the Worker in which the playground trains. */
const trainer = new Trainer({
  slice: 20,
  post: (report: Report, transfer) => postMessage(report, { transfer: [...transfer] }),
});
addEventListener("message", ({ data }: MessageEvent<Order>) => trainer.take(data));
postMessage({ kind: "ready", fault: missingEngine() } satisfies Report);
