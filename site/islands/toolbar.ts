import type { Runnable } from "./runnable.js";

const bars = new WeakMap<Runnable, Toolbar>();

/** The row of buttons under a piece of code, and the line that says what is going on. */
export class Toolbar {
  readonly #host: Runnable;
  readonly #status: HTMLElement;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** The one toolbar of an element. */
  static of(host: Runnable): Toolbar {
    const bar = bars.get(host) ?? new Toolbar(host);
    bars.set(host, bar);
    return bar;
  }

  private constructor(host: Runnable) {
    this.#host = host;
    this.#status = host.querySelector("[role=status]") as HTMLElement; // both components render one
  }

  /** Offers Stop in place of the button that started; says so where it takes a moment. */
  begin(): void {
    this.#swap(true);
    this.#status.textContent = "";
    this.#waiting = setTimeout(() => this.say("Running…"), 400);
  }

  end(text: string): void {
    this.#swap(false);
    this.say(text);
  }

  say(text: string): void {
    clearTimeout(this.#waiting);
    this.#status.textContent = text;
  }

  #swap(isRunning: boolean): void {
    const start = this.#host.querySelector<HTMLElement>("[data-start]");
    const stop = this.#host.querySelector<HTMLElement>("[data-do=stop]");
    if (!start || !stop) return;
    const from = isRunning ? start : stop;
    const hadFocus = document.activeElement === from;
    start.hidden = isRunning;
    stop.hidden = !isRunning;
    this.#host.toggleAttribute("data-running", isRunning);
    if (hadFocus) (isRunning ? stop : start).focus();
  }
}
