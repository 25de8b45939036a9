/** At most so often, in milliseconds: thirty a second. */
const shortest = 1000 / 30;
/** Drawing leaves the page this much of its time: 40 % goes to pictures at most. */
const rest = 0.6 / 0.4;

/** When the page may draw again: all pictures share its one thread. */
let free = 0;

/** Draws after something has changed: not more often than the eye follows, not more than the page can afford, and only what can be seen. */
export class Redraw {
  readonly #draw: () => void;
  #isDue = false;
  #isVisible = false;
  #isPending = false;
  #last = 0;

  constructor(host: Element, draw: () => void) {
    this.#draw = draw;
    new IntersectionObserver((entries) => {
      this.#isVisible = entries.at(-1)?.isIntersecting ?? true; // where the page was busy there are several: the last one holds
      this.#plan();
    }).observe(host);
  }

  /** Something has changed. */
  ask(): void {
    this.#isDue = true;
    this.#plan();
  }

  get isVisible(): boolean {
    return this.#isVisible;
  }

  #plan(): void {
    if (!this.#isDue || !this.#isVisible || this.#isPending) return;
    this.#isPending = true;
    const wait = Math.max(0, this.#last + shortest - performance.now(), free - performance.now());
    setTimeout(() => requestAnimationFrame(() => this.#run()), wait);
  }

  #run(): void {
    this.#isPending = false;
    const start = performance.now();
    // Another picture was quicker.
    if (start < free) {
      this.#plan();
      return;
    }
    this.#isDue = false;
    this.#last = start;
    this.#draw();
    const end = performance.now();
    free = end + (end - start) * rest;
  }
}
