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

  /** A button beside the others, which says what it does with this word; one that is there already stays. */
  offer(action: string, text: string): void {
    if (this.#host.querySelector(`.bar [data-do=${action}]`)) return;
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.do = action;
    button.textContent = text;
    this.#status.before(button);
  }

  /** Takes such a button away; the keyboard stays in the row. */
  withdraw(action: string): void {
    const button = this.#host.querySelector<HTMLElement>(`.bar [data-do=${action}]`);
    const hadFocus = document.activeElement === button;
    button?.remove();
    if (hadFocus) this.#host.querySelector<HTMLElement>("[data-start]")?.focus();
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
