/**
 * The only script of the sandboxed frame, whose origin is opaque: for each job it starts a Worker from the text that the page carries, hands
 * its messages to whoever sent the job, and stops it when it sends too much. A reader's code never runs here.
 */
import { flow } from "./flow.js";
import type { Job, SandboxEvent } from "./protocol.js";

const isOrder = (data: unknown): data is { job: Job } => typeof data === "object" && data !== null && "job" in data;

// Opened by itself, or framed without the sandbox, this page would lend its origin to whoever sends a job.
if (self.origin === "null" && parent !== self) {
  const source = new Blob([document.getElementById("worker")?.textContent ?? ""], { type: "text/javascript" });
  const address = URL.createObjectURL(source);
  let spare = new Worker(address);
  addEventListener("message", ({ data, source: sender, ports }) => {
    const [port] = ports;
    if (sender !== parent || !port || !isOrder(data)) return;
    const worker = spare;
    const bearable = flow();
    const end = (last?: SandboxEvent): void => {
      worker.terminate();
      if (last) port.postMessage(last);
    };
    worker.onmessage = (event) => {
      if (bearable(event.data)) port.postMessage(event.data);
      else end({ type: "flood" });
    };
    port.onmessage = () => end();
    port.postMessage({ type: "ready" });
    worker.postMessage(data.job);
    spare = new Worker(address);
  });
}
