import { type Arm, armNames, type PlaygroundState } from "../../../src/labs/playground/playgroundState.js";
import type { Schedule } from "../../../src/schedules/schedule.js";
import type { ScheduleBench } from "../bench.js";

/** While a hand moves, the run is told this often, in milliseconds; the picture follows every frame. */
const between = 200;

/** The schedule in the reader's hand: that of the chosen run. It sends "change" in the next frame after it has changed, however it did. */
export class Editing extends EventTarget {
  readonly bench: ScheduleBench;
  #moving: { readonly lr: Schedule; readonly gesture: string } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  constructor(bench: ScheduleBench) {
    super();
    this.bench = bench;
    bench.model.addEventListener("state", () => this.#tell());
  }

  get state(): PlaygroundState {
    return this.bench.model.state;
  }

  /** N: updates of the run. */
  get steps(): number {
    return this.state.steps;
  }

  get selected(): number {
    return this.bench.model.selected;
  }

  get letter(): string {
    return armNames[this.selected] ?? "A";
  }

  get lr(): Schedule {
    return this.#moving?.lr ?? (this.state.arms[this.selected] as Arm).lr; // the model keeps `selected` in range
  }

  /** Whether a hand is moving something. */
  get isMoving(): boolean {
    return this.#moving !== null;
  }

  /** All schedules, the one in hand as it is now. */
  get schedules(): readonly Schedule[] {
    return this.state.arms.map(({ lr }, i) => (i === this.selected ? this.lr : lr));
  }

  /** Another schedule. Those in a row under one gesture are one step back; `settle` ends it. */
  set(lr: Schedule, gesture?: string): void {
    if (gesture === undefined) {
      this.settle();
      this.#put(lr);
      return;
    }
    if (this.#moving && this.#moving.gesture !== gesture) this.settle();
    this.#moving = { lr, gesture };
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#moving) this.#put(this.#moving.lr, this.#moving.gesture);
    }, between);
    this.#tell();
  }

  /** The hand has let go. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const moved = this.#moving;
    this.#moving = null;
    if (moved) {
      this.#put(moved.lr, moved.gesture);
      this.bench.model.gestureEnds();
      this.#tell();
    }
  }

  undo(): void {
    this.settle();
    this.bench.model.undo();
  }

  redo(): void {
    this.settle();
    this.bench.model.redo();
  }

  select(arm: number): void {
    this.settle();
    this.bench.model.select(arm);
  }

  setArms(arms: readonly Arm[], select: number): void {
    this.settle();
    this.bench.model.set({ ...this.state, arms });
    this.bench.model.select(select);
  }

  #put(lr: Schedule, gesture?: string): void {
    const arms = this.state.arms.map((arm, i) => (i === this.selected ? { ...arm, lr } : arm));
    if ((this.state.arms[this.selected] as Arm).lr !== lr) this.bench.model.set({ ...this.state, arms }, gesture); // as above
  }

  #tell(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.dispatchEvent(new Event("change"));
    });
  }
}
