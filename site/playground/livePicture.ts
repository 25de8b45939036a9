import type { SvgDocument } from "../../src/plots/dom.js";
import type { draw as Draw } from "../../src/plots/draw.js";
import type { Figure } from "../../src/plots/figure.js";
import { Caption, usualPause } from "./announce.js";
import { Redraw } from "./redraw.js";

/** Drawings are between so many pixels wide: labels have one size on the screen, whatever room there is. */
const [narrowest, widest] = [200, 900];

/** Loaded with the first picture; null where it can't be. */
let draw: typeof Draw | null | undefined;
let loading: Promise<void> | undefined;

const load = async (): Promise<void> => {
  draw = await import("../../src/plots/draw.js").then(
    (module) => module.draw,
    () => null,
  );
};

/** A picture that follows what it shows, with its sentence; drawn as wide as there is room. */
export class LivePicture {
  readonly #canvas: HTMLElement;
  readonly #caption: Caption;
  readonly #redraw: Redraw;
  readonly #figure: () => Figure | null;
  readonly #isMoving: () => boolean;
  #width = 0;
  #telling: ReturnType<typeof setTimeout> | undefined;

  /** `figure` makes the picture of now, null for none yet; while `isMoving`, each of its sentences stands for `pause` ms. */
  constructor(host: HTMLElement, { figure, isMoving, pause }: { figure: () => Figure | null; isMoving: () => boolean; pause?: number }) {
    this.#canvas = host.querySelector(".canvas") as HTMLElement; // a figure has a canvas and a caption
    this.#caption = new Caption(host.querySelector("figcaption") as HTMLElement, pause);
    this.#figure = figure;
    this.#isMoving = isMoving;
    this.#redraw = new Redraw(host, () => this.#show());
    new ResizeObserver(() => {
      if (this.#canvas.clientWidth !== this.#width) this.ask();
    }).observe(this.#canvas);
  }

  get isVisible(): boolean {
    return this.#redraw.isVisible;
  }

  /** What it shows has changed. */
  ask(): void {
    this.#redraw.ask();
    if (!this.isVisible) this.#telling ??= setTimeout(() => this.#tell(), usualPause);
  }

  /** What is scrolled away is not drawn, but it is said: who listens to a page need not have it in sight. */
  #tell(): void {
    this.#telling = undefined;
    const isThere = this.#canvas.clientWidth > 0; // not behind a tab
    const figure = isThere && !this.isVisible ? this.#figure() : null;
    if (figure) this.#caption.soon(figure.sentence);
  }

  #show(): void {
    if (draw === undefined) {
      loading ??= load();
      void loading.then(() => this.ask());
      return;
    }
    const figure = this.#figure();
    if (figure === null) return;
    // What it says needs no drawing.
    if (this.#isMoving()) this.#caption.soon(figure.sentence);
    else this.#caption.now(figure.sentence);
    if (draw === null) {
      this.#canvas.textContent = "The drawing code did not load, so there is no picture here. Reload the page to try again.";
      return;
    }
    this.#width = this.#canvas.clientWidth;
    const width = Math.max(narrowest, Math.min(this.#width, widest));
    // The library declares only what it needs of an element; handed the page's document, it makes the page's elements.
    this.#canvas.replaceChildren(draw(figure, document as unknown as SvgDocument, { width }) as unknown as SVGElement);
  }
}
