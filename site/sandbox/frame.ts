/**
 * The only script of the sandboxed frame, whose origin is opaque: for each job it starts a Worker from the text that the page carries, hands
 * its messages to whoever sent the job, and stops it when it sends too much. A reader's code never runs here.
 */
import { type Job, limits, type SandboxEvent } from "./protocol.js";

const isOrder = (data: unknown): data is { job: Job } => typeof data === "object" && data !== null && "job" in data;

/** About how much a message weighs. */
const weigh = (message: unknown): number => {
  if (typeof message !== "object" || message === null) return 0;
  return Object.values(message).reduce<number>((sum, part) => sum + (typeof part === "string" ? part.length : 0), 0);
};

// Opened by itself, or framed without the sandbox, this page would lend its origin to whoever sends a job.
if (self.origin === "null" && parent !== self) {
  const source = new Blob([document.getElementById("worker")?.textContent ?? ""], { type: "text/javascript" });
  const address = URL.createObjectURL(source);
  let spare = new Worker(address);
  addEventListener("message", ({ data, source: sender, ports }) => {
    const [port] = ports;
    if (sender !== parent || !port || !isOrder(data)) return;
    const worker = spare;
    let messages = 0;
    let weight = 0;
    const end = (last?: SandboxEvent): void => {
      worker.terminate();
      if (last) port.postMessage(last);
    };
    worker.onmessage = (event) => {
      messages++;
      weight += weigh(event.data);
      if (messages > limits.messages || weight > limits.totalLength + limits.figures * limits.figureLength) end({ type: "flood" });
      else port.postMessage(event.data);
    };
    port.onmessage = () => end();
    port.postMessage({ type: "ready" });
    worker.postMessage(data.job);
    spare = new Worker(address);
  });
}
