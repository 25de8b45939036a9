import type { PlaygroundState } from "../../src/labs/playground/playgroundState.js";
import { addressOf } from "./address.js";

/** As many steps back as a reader may want. */
const deepest = 100;

/**
 * What the page shows: the state, which arm is being edited, and the steps back. It sends "state" after each change, and keeps the address.
 *
 * A change never loses what was there: `undo` brings it back.
 */
export class Model extends EventTarget {
  #state: PlaygroundState;
  #selected = 0;
  readonly #keep: (state: PlaygroundState) => void;
  readonly #before: PlaygroundState[] = [];
  readonly #after: PlaygroundState[] = [];
  #merging: string | undefined;
  #pending: ReturnType<typeof setTimeout> | undefined;

  /** `keep` is told of each new state, a moment later: it stands in the address. */
  constructor(state: PlaygroundState, keep = (next: PlaygroundState): void => history.replaceState(history.state, "", addressOf(next))) {
    super();
    this.#state = state;
    this.#keep = keep;
  }

  get state(): PlaygroundState {
    return this.#state;
  }

  /** Which arm is edited: 0 for A. */
  get selected(): number {
    return this.#selected;
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  get canRedo(): boolean {
    return this.#after.length > 0;
  }

  select(arm: number): void {
    this.#selected = Math.max(0, Math.min(arm, this.#state.arms.length - 1));
    this.dispatchEvent(new Event("state"));
  }

  /**
   * Goes to another state. Changes in a row under one `gesture`, such as the moves of one slider, are one step back; `gestureEnds` ends it.
   */
  set(next: PlaygroundState, gesture?: string): void {
    if (gesture === undefined || gesture !== this.#merging) {
      this.#before.push(this.#state);
      if (this.#before.length > deepest) this.#before.shift();
    }
    this.#merging = gesture;
    this.#after.length = 0;
    this.#go(next);
  }

  gestureEnds(): void {
    this.#merging = undefined;
  }

  undo(): void {
    this.#step(this.#before, this.#after);
  }

  redo(): void {
    this.#step(this.#after, this.#before);
  }

  #step(from: PlaygroundState[], to: PlaygroundState[]): void {
    const next = from.pop();
    if (!next) return;
    to.push(this.#state);
    this.#merging = undefined;
    this.#go(next);
  }

  #go(next: PlaygroundState): void {
    this.#state = next;
    this.#selected = Math.min(this.#selected, next.arms.length - 1);
    this.dispatchEvent(new Event("state"));
    clearTimeout(this.#pending);
    // Browsers limit how often an address may change.
    this.#pending = setTimeout(() => this.#keep(next), 250);
  }
}
