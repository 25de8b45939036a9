import { flow } from "./flow.js";
import { type Job, readEvent, type SandboxEvent } from "./protocol.js";

/** How a run ended: by itself, at its time limit, by the reader, by sending too much, or because the sandbox could not be used. */
export type Ending = "done" | "time" | "stopped" | "flood" | "broken";

export interface RunOptions {
  /** Milliseconds that each part may take. */
  readonly limit: number;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: SandboxEvent) => void;
}

/** How long the frame and its Worker may take to load, in milliseconds. */
const patience = 20_000;
const address = `${import.meta.env.BASE_URL.replace(/\/$/, "")}/sandbox/frame.html`;

let spare: Promise<HTMLIFrameElement> | undefined;

/** Loads a frame before it is needed. Each run gets a frame of its own and leaves nothing behind. */
export function warmUp(): void {
  spare ??= open();
}

function open(): Promise<HTMLIFrameElement> {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.src = address;
  frame.hidden = true;
  frame.title = "Where your code runs";
  frame.tabIndex = -1;
  return new Promise((resolve) => {
    frame.addEventListener("load", () => resolve(frame), { once: true });
    document.body.append(frame);
  });
}

/**
 * Runs jobs in a frame of an opaque origin that has no network and no storage. Messages come over a channel made for each run, which nobody
 * else holds; each is read as if a stranger had sent it.
 */
export class Sandbox {
  #frame: Promise<HTMLIFrameElement>;

  constructor() {
    warmUp();
    this.#frame = spare ?? open();
    spare = undefined;
  }

  /** Runs one job in a fresh Worker. Resolves when it has ended, whatever it did. */
  async run(job: Job, { limit, signal, onEvent }: RunOptions): Promise<Ending> {
    const frame = await this.#frame;
    if (signal?.aborted) return "stopped";
    const { port1: port, port2 } = new MessageChannel();
    const ending = await new Promise<Ending>((resolve) => {
      let timer = setTimeout(() => resolve("broken"), patience);
      /** The part that runs; each begins once, in order, and has the limit to itself. */
      let part = -1;
      const begin = (next: number): void => {
        if (next <= part || next >= job.parts.length) return; // a run that says it again would win time
        part = next;
        clearTimeout(timer);
        timer = setTimeout(() => resolve("time"), limit);
      };
      const bearable = flow();
      signal?.addEventListener("abort", () => resolve("stopped"), { once: true });
      port.onmessage = ({ data }) => {
        if ((data as { type?: unknown } | null)?.type === "ready") return;
        const event = readEvent(data);
        if (event === null) resolve("broken");
        else if (event.type === "flood" || !bearable(data)) resolve("flood");
        else if (event.type === "done") resolve("done");
        else if (event.type === "start") begin(0);
        else {
          if (event.type === "cell") begin(event.cell);
          onEvent?.(event);
        }
      };
      frame.contentWindow?.postMessage({ job }, "*", [port2]);
    });
    port.onmessage = null;
    port.postMessage("end");
    return ending;
  }

  /** Takes the frame away, and with it everything that still runs in it; the next one is loaded meanwhile. */
  close(): void {
    void this.#frame.then((frame) => frame.remove());
    warmUp();
  }
}
