import { captionOf } from "../lib/sentence.js";

/** While something moves a sentence stands for at least so long, in milliseconds: a screen reader gets to its end. */
export const usualPause = 2000;

/** The sentence under a picture, which is read out when it changes. */
export class Caption {
  readonly #element: HTMLElement;
  readonly #pause: number;
  #waiting: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `element` has a `strong` for the first sentence and a `span` for the rest, and is announced politely. */
  constructor(element: HTMLElement, pause = usualPause) {
    this.#element = element;
    this.#pause = pause;
  }

  /** Says it as soon as the last sentence has stood for a while; the newest one wins. */
  soon(sentence: string): void {
    this.#waiting = sentence;
    if (this.#timer === undefined) this.#say();
  }

  /** Says it at once: nothing moves any more. */
  now(sentence: string): void {
    clearTimeout(this.#timer);
    this.#waiting = sentence;
    this.#say();
  }

  #say(): void {
    this.#timer = undefined;
    if (this.#waiting === null) return;
    const { first, rest } = captionOf(this.#waiting);
    this.#waiting = null;
    const [strong, span] = [this.#element.querySelector("strong"), this.#element.querySelector("span")];
    if (strong && strong.textContent !== first) strong.textContent = first;
    if (span && span.textContent !== rest) span.textContent = rest;
    this.#timer = setTimeout(() => this.#say(), this.#pause);
  }
}
