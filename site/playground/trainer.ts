import { messageOf } from "./messageOf.js";
import type { Order, Report, Watch } from "./protocol.js";
import { TrainerArm } from "./trainerArm.js";
import { Pace } from "./trainerPace.js";
import { Side } from "./trainerSide.js";

/** Where a trainer works: a Worker, or, where there is none, the page. */
export interface Host {
  post(report: Report, transfer: readonly ArrayBuffer[]): void;
  /** Training goes on for so long before messages are let in, in ms. */
  readonly slice: number;
}

/** The page is told no more often than it draws, in ms. */
const reportEvery = 1000 / 30;
/** One update after another is timed at least this far apart, in ms: a clock that is read too often would cost more than training. */
const chunkTime = 1;

/**
 * Trains up to three runs in step, as it is told, and reports.
 *
 * Orders are taken one after another; between two slices of training everything that has arrived by then. All that it does beside training
 * (pictures, meters, checkpoints, answers) leaves the bits of the runs alone.
 */
export class Trainer {
  readonly #host: Host;
  #arms: readonly TrainerArm[] = [];
  #turn = 0;
  #until = 0;
  readonly #pace = new Pace();
  readonly #side: Side;
  #watch: Watch = { picture: false, meters: false };
  #asked: (() => Promise<void>)[] = [];
  #orders: Promise<void> = Promise.resolve();
  #isBusy = false;
  /** Something was ordered since the last slice began. */
  #isDue = false;
  /** Updates that take about `chunkTime`. */
  #chunk = 1;
  #reportedAt = Number.NEGATIVE_INFINITY;
  #resting = true;

  constructor(host: Host) {
    this.#host = host;
    this.#side = new Side((report) => this.#post(report));
  }

  take(order: Order): void {
    // A ping is answered at once: whoever waits for it wants to know whether there is still someone.
    if (order.kind === "ping") this.#post({ kind: "pong" });
    else
      this.#orders = this.#orders
        .then(() => this.#obey(order))
        .catch((error: unknown) => this.#fail(error))
        .then(() => void this.#work()); // not waited for: it goes on until the run is over, and orders come meanwhile
  }

  /** Stops for good. */
  close(): void {
    [this.#arms, this.#asked, this.#until] = [[], [], 0];
  }

  async #obey(order: Exclude<Order, { kind: "ping" }>): Promise<void> {
    switch (order.kind) {
      case "arms": {
        this.#post({ kind: "busy" });
        this.#until = 0; // what was ordered was meant for the runs of before; the next order says how far these go
        const made: TrainerArm[] = [];
        for (const { id, run, takes, from, at } of order.arms) {
          const known = this.#arms.find((arm) => arm.id === id || arm.id === takes);
          const arm = known ?? (await TrainerArm.start(id, run, from));
          if (arm.id !== id) arm.continueAs(id, run.rates, at);
          arm.owed = at;
          made.push(arm);
        }
        this.#arms = made;
        await this.#side.begin(this.#arms, this.#watch);
        return;
      }
      case "train":
        this.#turn = order.turn;
        this.#until = order.until;
        this.#resting = false;
        this.#pace.begin(this.#least());
        return;
      case "speed":
        this.#pace.speed = order.speed;
        this.#pace.begin(this.#least());
        return;
      case "watch":
        this.#watch = order.watch;
        await this.#side.begin(this.#arms, this.#watch);
        return;
      case "ask": {
        const { ask, id, question } = order;
        this.#asked.push(async () => {
          try {
            const arm = this.#arms.find((one) => one.id === id);
            if (!arm) throw new Error("The run has changed since. Ask again.");
            this.#post({ kind: "busy" });
            const { answer } = await import("./tools.js");
            this.#post({ kind: "answer", ask, answer: answer(arm, question) });
          } catch (error) {
            this.#post({ kind: "refused", ask, fault: messageOf(error) });
          }
        });
      }
    }
  }

  #post(report: Report, transfer: readonly ArrayBuffer[] = []): void {
    this.#host.post(report, transfer);
  }

  #fail(error: unknown): void {
    this.#until = 0;
    this.#resting = true;
    this.#post({ kind: "fault", fault: messageOf(error) });
  }

  /** Updates that all arms which can go on have made. */
  #least(): number {
    const steps = this.#arms.filter(({ canGoOn }) => canGoOn).map(({ step }) => step);
    return steps.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...steps);
  }

  /** Whether an arm has not come back yet to where the page has seen it. */
  #isOwing(): boolean {
    return this.#arms.some(({ canGoOn, step, owed }) => canGoOn && step < owed);
  }

  /** Works in slices until there is nothing to do, also of what was ordered during the last one. */
  async #work(): Promise<void> {
    this.#isDue = true;
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      while (this.#isDue) {
        this.#isDue = false;
        while (await this.#slice()) await this.#pace.pause();
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#isBusy = false;
    }
  }

  /** Trains for a slice of time, and tells; whether there is more to do. */
  async #slice(): Promise<boolean> {
    const end = performance.now() + this.#host.slice;
    let isEven = true;
    while (isEven && performance.now() < end) isEven = this.#chunkOf(end);
    const isOwing = this.#isOwing();
    if (!isOwing) for (const ask of this.#asked.splice(0)) await ask();
    const isOver = !isOwing && this.#least() >= this.#until;
    const now = performance.now();
    if (isOver || now - this.#reportedAt >= reportEvery) {
      this.#reportedAt = now;
      this.#report();
      if (isOver) this.#side.read(this.#arms);
      this.#side.measure(this.#arms, isOver);
    }
    if (!isOver || this.#asked.length > 0) return true;
    if (!this.#resting) {
      this.#resting = true;
      this.#post({ kind: "rest", turn: this.#turn });
    }
    return false;
  }

  /** A few updates of every arm that is due; whether there may be more at once. */
  #chunkOf(end: number): boolean {
    const isOwing = this.#isOwing();
    const due = this.#arms.filter(({ canGoOn, step, owed }) => canGoOn && (isOwing ? step < owed : step < this.#until));
    const least = Math.min(...due.map(({ step }) => step));
    if (due.length === 0) return false;
    const allowed = isOwing ? Number.POSITIVE_INFINITY : this.#pace.allowed(least);
    if (allowed < 1) return false;
    const behind = due.filter(({ step }) => step === least);
    // No further than the next arm stands, the next meter is read, or time allows.
    const stops = due.flatMap(({ step, owed }) => [step, isOwing ? owed : this.#until]).filter((step) => step > least);
    const next = Math.min(...stops, this.#side.nextReading(behind));
    const updates = Math.max(1, Math.min(this.#chunk, allowed, next - least));
    this.#side.read(behind);
    const start = performance.now();
    for (const arm of behind) arm.advance(updates);
    const took = performance.now() - start;
    if (took < chunkTime / 2 && updates === this.#chunk) this.#chunk = Math.min(1024, 2 * this.#chunk);
    if (took > 2 * chunkTime) this.#chunk = Math.max(1, this.#chunk >> 1);
    return start + took < end;
  }

  #report(): void {
    const arms = this.#arms.flatMap((arm) => arm.progress() ?? []);
    if (arms.length === 0) return;
    this.#post(
      { kind: "progress", arms },
      arms.flatMap(({ columns }) => Object.values(columns).map((column) => column.buffer as ArrayBuffer)),
    );
  }
}
