import type { Order, Report } from "./protocol.js";

/** A trainer, wherever it works. */
export interface Transport {
  send(order: Order): void;
  close(): void;
}

/** What a transport tells. */
export interface Listener {
  report(report: Report): void;
  /** The trainer is gone, or never came. */
  died(): void;
}

/** A trainer in a Worker of its own; null where this browser makes none. */
export function workerTransport({ report, died }: Listener): Transport | null {
  if (typeof Worker === "undefined") return null;
  let worker: Worker;
  try {
    worker = new Worker(new URL("./trainer.worker.ts", import.meta.url), { type: "module" });
  } catch {
    return null; // blocked
  }
  worker.addEventListener("message", ({ data }: MessageEvent<Report>) => report(data));
  worker.addEventListener("error", died);
  worker.addEventListener("messageerror", died);
  return { send: (order) => worker.postMessage(order), close: () => worker.terminate() };
}

/** A trainer in the page, in slices so short that the page still answers. */
export function pageTransport({ report, died }: Listener): Transport {
  let isOpen = true;
  const trainer = import("./trainer.js").then(
    ({ Trainer }) => new Trainer({ slice: 8, post: (message) => isOpen && report(message) }),
    () => {
      died();
      return null;
    },
  );
  void trainer.then((there) => there && isOpen && report({ kind: "ready", fault: null }));
  return {
    send: (order) => void trainer.then((there) => there?.take(order)),
    close: () => {
      isOpen = false;
      void trainer.then((there) => there?.close());
    },
  };
}
