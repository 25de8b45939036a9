import type { Order, Report } from "./protocol.js";
import { type Listener, pageTransport, type Transport, workerTransport } from "./transport.js";

/** How often it is looked whether the trainer has said something, in ms. */
const tick = 1000;
/** Ticks of silence after which it is taken for dead, and where it said that it may take long. */
const silent = 4;
const silentBusy = 30;
/** Deaths in a row, with nothing done between, after which it is given up. */
const mostDeaths = 3;

/** What the session is told, and asked. */
export interface Owner {
  report(report: Report): void;
  /** A trainer begins and knows nothing: tell it all. */
  started(send: (order: Order) => void): void;
  /** Whether something is to come from the trainer. */
  isWaiting(): boolean;
  /** A trainer had died, and another goes on. */
  restarted(trouble: string): void;
  /** There are no Workers: the page itself trains. */
  trainsHere(instead: string): void;
  /** There is no training here. */
  failed(trouble: string): void;
}

/** The trainer at work, replaced where it dies; the page itself where there can be none. */
export class Trainers {
  readonly #owner: Owner;
  #transport: Transport | null = null;
  #isReady = false;
  #isBusy = false;
  #silence = 0;
  #deaths = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(owner: Owner) {
    this.#owner = owner;
  }

  /** Starts one in a Worker, or else in the page. */
  start(): void {
    this.#timer ??= setInterval(() => this.#look(), tick);
    this.#open(workerTransport);
    if (!this.#transport) this.#startInPage();
  }

  send(order: Order): void {
    this.#silence = 0;
    this.#transport?.send(order);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#transport?.close();
    this.#transport = null;
  }

  #open(make: (listener: Listener) => Transport | null): void {
    [this.#isReady, this.#isBusy, this.#silence] = [false, false, 0];
    const transport = make({
      report: (report) => this.#transport === transport && this.#hear(report),
      died: () => this.#transport === transport && this.#died(),
    });
    this.#transport = transport;
    if (transport) this.#owner.started((order) => transport.send(order));
  }

  #startInPage(): void {
    this.#owner.trainsHere("This browser starts no Worker, so the page itself trains, in short slices: it may move less smoothly.");
    this.#open(pageTransport);
  }

  #hear(report: Report): void {
    this.#silence = 0;
    this.#isBusy = report.kind === "busy";
    if (report.kind === "ready") {
      this.#isReady = true;
      if (report.fault) {
        this.close();
        this.#owner.failed(report.fault);
      }
      return;
    }
    if (report.kind === "progress" || report.kind === "answer") this.#deaths = 0;
    if (report.kind !== "busy" && report.kind !== "pong") this.#owner.report(report);
  }

  #look(): void {
    if (!this.#isReady || !this.#owner.isWaiting()) {
      this.#silence = 0;
      return;
    }
    this.#silence += 1;
    if (this.#silence >= (this.#isBusy ? silentBusy : silent)) this.#died();
    else if (this.#silence > 1) this.#transport?.send({ kind: "ping" });
  }

  #died(): void {
    this.#transport?.close();
    this.#transport = null;
    if (!this.#isReady) {
      this.#startInPage();
      return;
    }
    this.#deaths += 1;
    if (this.#deaths >= mostDeaths) {
      clearInterval(this.#timer);
      this.#owner.failed(
        `The Worker that trains stopped ${mostDeaths} times at the same place, so training is given up. Take a smaller model or batch, and reload the page.`,
      );
      return;
    }
    this.#owner.restarted("The Worker that trains had stopped. Another one goes on from its last checkpoint, to the same numbers.");
    this.start();
  }
}
