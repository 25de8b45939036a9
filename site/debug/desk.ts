import type { Answered, OrderName, Orders, Sent } from "./orders.js";

interface Waiting {
  readonly sent: Sent;
  resolve(value: Orders[OrderName]["gets"]): void;
  reject(error: Error): void;
  progress(part: number): void;
}

/** Takes orders to the Worker and brings the answers back; where there are no Workers, it does them on the page. */
export class Desk {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #next = 0;

  constructor() {
    this.#start();
  }

  ask<N extends OrderName>(name: N, asks: Orders[N]["asks"], progress: (part: number) => void = () => {}): Promise<Orders[N]["gets"]> {
    const sent: Sent = { id: this.#next++, name, asks };
    return new Promise<Orders[OrderName]["gets"]>((resolve, reject) => {
      this.#waiting.set(sent.id, { sent, resolve, reject, progress });
      this.#send(sent);
    }) as Promise<Orders[N]["gets"]>;
  }

  /** Ends the orders of this name: they are refused with this reason. A new Worker does the others from their beginning. */
  stop(name: OrderName, reason: string): void {
    this.#worker?.terminate();
    this.#start();
    for (const [id, { sent, reject }] of [...this.#waiting]) {
      if (sent.name === name) {
        this.#waiting.delete(id);
        reject(new Error(reason));
      } else {
        this.#send(sent);
      }
    }
  }

  #send(sent: Sent): void {
    if (this.#worker) this.#worker.postMessage(sent);
    else void this.#doHere(sent);
  }

  #start(): void {
    try {
      this.#worker = new Worker(new URL("./debug.worker.ts", import.meta.url), { type: "module" });
    } catch {
      this.#worker = null;
      return;
    }
    this.#worker.addEventListener("message", ({ data }: MessageEvent<Answered>) => this.#answer(data));
    // It did not load: what waits is done here, and so is all that follows.
    this.#worker.addEventListener("error", () => {
      this.#worker?.terminate();
      this.#worker = null;
      for (const { sent } of this.#waiting.values()) void this.#doHere(sent);
    });
  }

  async #doHere(sent: Sent): Promise<void> {
    try {
      const { answer } = await import("./answer.js");
      await answer(sent, (told) => this.#answer(told));
    } catch (error) {
      this.#answer({ id: sent.id, error: error instanceof Error ? error.message : String(error) });
    }
  }

  #answer(data: Answered): void {
    const waiting = this.#waiting.get(data.id);
    if (!waiting) return;
    if ("part" in data) {
      waiting.progress(data.part);
      return;
    }
    this.#waiting.delete(data.id);
    if ("error" in data) waiting.reject(new Error(data.error));
    else waiting.resolve(data.gets);
  }
}
