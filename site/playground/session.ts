import type { ArmHistory } from "../../src/labs/playground/armHistory.js";
import type { PlaygroundState } from "../../src/labs/playground/playgroundState.js";
import type { RunDescription } from "../../src/labs/playground/runDescription.js";
import { runOf } from "../../src/labs/playground/runOf.js";
import type { Figure } from "../../src/plots/figure.js";
import { missingEngine } from "./missingEngine.js";
import type { Answer, MeterReading, Order, Question, Report, Watch } from "./protocol.js";
import { SessionArm } from "./sessionArm.js";
import { Trainers } from "./trainers.js";

/** Not started; training; stopped on the way; every arm at its end, or diverged; can't train here. */
export type Status = "ready" | "running" | "paused" | "done" | "failed";
/** What was read of an arm's meters, in order. */
export type Meter = readonly MeterReading[];

/** A question that has not been answered yet. */
interface Asked {
  readonly order: Order;
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** The usual pace in updates per second: slow enough to watch. */
export const usualSpeed = 200;

/**
 * What is being trained: one to three arms in step, in a Worker that starts at once, so that the first click trains soon.
 *
 * It tells "update" (new numbers, at most 30 times a second), "status", "picture" and "meters". An arm's numbers are in `histories`: the same
 * object grows until its run begins anew, which gives it another. A Worker that dies is replaced, and the runs go on from their last checkpoints
 * to the same bits; where there can be none, the page itself trains, in short slices.
 */
export class Session extends EventTarget {
  #arms: readonly SessionArm[];
  #status: Status = "ready";
  #trouble: string | null = null;
  /** What is done for good instead of training in a Worker. */
  #instead: string | null = null;
  #speed: number | null = usualSpeed;
  #watch: Watch = { picture: false, meters: false };
  /** Counts the orders to train, so that what is told of an earlier one is known as such. */
  #turn = 0;
  #until = 0;
  readonly #asked = new Map<number, Asked>();
  #questions = 0;
  #isUnable = false;
  readonly #trainers: Trainers;

  constructor(state: PlaygroundState) {
    super();
    this.#arms = state.arms.map((_, arm) => new SessionArm(runOf(state, arm)));
    this.#trainers = new Trainers({
      report: (report) => this.#take(report),
      started: (send) => this.#brief(send),
      isWaiting: () => this.#status === "running" || this.#asked.size > 0,
      restarted: (trouble) => {
        this.#trouble = trouble;
        this.dispatchEvent(new Event("status"));
      },
      trainsHere: (instead) => {
        this.#instead = instead;
        this.dispatchEvent(new Event("status"));
      },
      failed: (trouble) => this.#fail(trouble),
    });
    const missing = missingEngine();
    if (missing) this.#fail(missing);
    else this.#trainers.start();
  }

  /** One for each arm. */
  get histories(): readonly ArmHistory[] {
    return this.#arms.map(({ history }) => history);
  }

  get status(): Status {
    return this.#status;
  }

  /** What went wrong or is done instead, as a sentence. */
  get trouble(): string | null {
    return this.#trouble ?? this.#instead;
  }

  /** Updates that every arm has made; one that diverged holds nobody up. */
  get step(): number {
    const going = this.#arms.filter(({ history }) => !history.diverged);
    return Math.min(...(going.length > 0 ? going : this.#arms).map(({ history }) => history.step));
  }

  /** N: updates of each arm. */
  get steps(): number {
    return Math.max(...this.#arms.map(({ run }) => run.steps));
  }

  /** The problem with what the arm's net makes of it. */
  picture(arm: number): Figure | null {
    return this.#arms[arm]?.picture ?? null;
  }

  get meters(): readonly Meter[] {
    return this.#arms.map(({ meter }) => meter);
  }

  /** Updates per second, null as fast as it goes. */
  get speed(): number | null {
    return this.#speed;
  }

  set speed(speed: number | null) {
    this.#speed = speed;
    this.#trainers.send({ kind: "speed", speed });
  }

  /** What is worth measuring. */
  get watch(): Watch {
    return this.#watch;
  }

  set watch(watch: Watch) {
    this.#watch = watch;
    this.#trainers.send({ kind: "watch", watch });
  }

  /** Trains to the end. */
  run(): void {
    this.#train(this.steps);
  }

  pause(): void {
    if (this.#status !== "running") return;
    this.#order(0);
    this.#become(this.#restingStatus());
  }

  /** Makes a few more updates of every arm, and rests. */
  advance(updates: number): void {
    this.#train(Math.min(this.steps, this.step + updates));
  }

  /** Back to the same first weights and the same order of data. */
  rewind(): void {
    this.#renew(
      this.#arms.map(({ run }) => new SessionArm(run)),
      true,
    );
  }

  /**
   * Goes to another state. An arm whose past is the same goes on where it is, also while it trains; any other begins anew, and then training
   * rests until `run`. Rates that can't be, such as those of a schedule that ends too early, are told, and nothing trains until they can.
   */
  update(state: PlaygroundState): void {
    let runs: readonly RunDescription[];
    try {
      runs = state.arms.map((_, arm) => runOf(state, arm));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#order(0);
      this.#fail(error.message, false);
      return;
    }
    let [isChanged, isBack] = [state.arms.length !== this.#arms.length || this.#status === "failed", false];
    const next = runs.map((run, i) => {
      const arm = this.#arms[i];
      const became = arm?.become(run) ?? "other";
      if (became !== "same") isChanged = true;
      if (arm && became !== "other") return arm;
      isBack = true;
      return new SessionArm(run);
    });
    if (isChanged) this.#renew(next, isBack);
  }

  /** Asks something about an arm: it is answered between two updates, and changes nothing. */
  ask<Q extends Question>(question: Q): Promise<Answer<Q>> {
    const arm = this.#arms[question.arm];
    if (this.#status === "failed") return Promise.reject(new Error(this.trouble ?? "Nothing trains here."));
    if (!arm) return Promise.reject(new Error("There is no such run."));
    this.#questions += 1;
    const order: Order = { kind: "ask", ask: this.#questions, id: arm.id, question };
    return new Promise<Answer<Q>>((resolve, reject) => {
      this.#asked.set(order.ask, { order, resolve: resolve as (answer: unknown) => void, reject });
      this.#trainers.send(order);
    });
  }

  close(): void {
    this.#trainers.close();
    for (const { reject } of this.#asked.values()) reject(new Error("The session was closed."));
    this.#asked.clear();
  }

  #train(until: number): void {
    if (this.#status === "failed" || this.#status === "done" || until <= this.step) return;
    this.#order(until);
    this.#become("running");
  }

  #order(until: number): void {
    this.#turn += 1;
    this.#until = until;
    this.#trainers.send({ kind: "train", turn: this.#turn, until });
  }

  /** Trains other runs from now on; where one of them was taken back, they rest first. */
  #renew(arms: readonly SessionArm[], isBack: boolean): void {
    const wasRunning = this.#status === "running";
    this.#arms = arms;
    if (this.#isUnable) {
      this.dispatchEvent(new Event("update"));
      return;
    }
    this.#trouble = null;
    this.#trainers.send({ kind: "arms", arms: arms.map((arm) => arm.order(false)) });
    // In a turn of its own: what is under way of the one before may be its end.
    this.#order(isBack || !wasRunning ? 0 : this.#until);
    this.dispatchEvent(new Event("update"));
    this.dispatchEvent(new Event("meters"));
    this.#become(isBack || !wasRunning ? this.#restingStatus() : "running");
  }

  /** Tells a trainer that knows nothing all. */
  #brief(send: (order: Order) => void): void {
    send({ kind: "speed", speed: this.#speed });
    send({ kind: "watch", watch: this.#watch });
    send({ kind: "arms", arms: this.#arms.map((arm) => arm.order(true)) });
    if (this.#status === "running") send({ kind: "train", turn: this.#turn, until: this.#until });
    for (const { order } of this.#asked.values()) send(order);
  }

  #take(report: Report): void {
    switch (report.kind) {
      case "progress":
        for (const arm of report.arms) this.#armOf(arm.id)?.add(arm);
        this.dispatchEvent(new Event("update"));
        return;
      case "checkpoint":
        this.#armOf(report.id)?.keep(report.checkpoint);
        return;
      case "picture":
        this.#armOf(report.id)?.show(report.figure);
        this.dispatchEvent(new Event("picture"));
        return;
      case "meter":
        this.#armOf(report.id)?.read(report.reading);
        this.dispatchEvent(new Event("meters"));
        return;
      case "rest":
        if (report.turn === this.#turn) this.#become(this.#restingStatus());
        return;
      case "answer":
        this.#asked.get(report.ask)?.resolve(report.answer);
        this.#asked.delete(report.ask);
        return;
      case "refused":
        this.#asked.get(report.ask)?.reject(new Error(report.fault));
        this.#asked.delete(report.ask);
        return;
      case "fault":
        this.#fail(report.fault, false);
    }
  }

  #armOf(id: number): SessionArm | undefined {
    return this.#arms.find((arm) => arm.id === id);
  }

  #restingStatus(): Status {
    if (this.#arms.every(({ isOver }) => isOver)) return "done";
    return this.#arms.every(({ history }) => history.step === 0 && !history.diverged) ? "ready" : "paused";
  }

  #become(status: Status): void {
    this.#status = status;
    this.dispatchEvent(new Event("status"));
  }

  /** Nothing trains: this browser never will (`isUnable`), or these runs can't be made. */
  #fail(trouble: string, isUnable = true): void {
    this.#isUnable ||= isUnable;
    this.#trouble = trouble;
    for (const { reject } of this.#asked.values()) reject(new Error(trouble));
    this.#asked.clear();
    this.#become("failed");
  }
}
