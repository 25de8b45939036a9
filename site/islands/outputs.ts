import { readFigure } from "../sandbox/readFigure.js";
import { drawInto } from "./draw.js";

/** Neighbouring printed texts, which share an element. */
interface Printed {
  readonly element: HTMLElement;
  readonly lines: string[];
  isDue: boolean;
}

/** The place under a piece of code where its outputs stand. Everything it is given may come from a stranger: text is set as text. */
export class Outputs {
  readonly #place: HTMLElement;
  #text: Printed | undefined;
  #drawn: Promise<void> = Promise.resolve();

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  clear(): void {
    this.#text = undefined;
    this.#place.replaceChildren();
  }

  /** Adds printed text; it is written a few times a second, so a flood of small texts does not hold the page up. */
  text(text: string): void {
    if (this.#text) this.#text.lines.push(text);
    else this.#text = { element: this.#add("output text"), lines: [text], isDue: false };
    const written = this.#text;
    if (written.isDue) return;
    written.isDue = true;
    // Not an animation frame: those don't come while the page is hidden.
    setTimeout(() => this.#write(written), 30);
  }

  /** Resolves when everything that was added can be seen. */
  settled(): Promise<void> {
    if (this.#text) this.#write(this.#text);
    return this.#drawn;
  }

  #write(printed: Printed): void {
    printed.isDue = false;
    printed.element.textContent = printed.lines.join("\n");
    // What scrolls must be reached by keyboard too.
    if (printed.element.scrollHeight > printed.element.clientHeight) printed.element.tabIndex = 0;
  }

  error(text: string, place?: { readonly line: number; show(): void }): void {
    this.#text = undefined;
    const element = this.#add("output error");
    element.textContent = text;
    if (!place) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link";
    button.textContent = `line ${place.line}`;
    button.addEventListener("click", () => place.show());
    element.prepend(button, ": ");
  }

  /** Words of the page itself about the outputs, with a link to what they are about. */
  note(text: string, link?: { readonly href: string; readonly text: string }): void {
    this.#text = undefined;
    const element = document.createElement("p");
    element.className = "output-note";
    element.textContent = text;
    if (link) {
      const anchor = document.createElement("a");
      anchor.href = link.href;
      anchor.textContent = link.text;
      element.append(" ", anchor);
    }
    this.#place.append(element);
  }

  figure(json: string): void {
    this.#text = undefined;
    const figure = readFigure(json);
    if (!figure) {
      this.error("This is not a figure that the page can draw. Pass show() what plot, experiment or a figure function returned.");
      return;
    }
    const element = document.createElement("figure");
    this.#place.append(element);
    // One after the other: drawing loads Plot the first time, and order must not depend on that.
    this.#drawn = this.#drawn
      .then(() => drawInto(element, figure))
      .catch((error: unknown) => {
        element.remove();
        this.error(`This figure could not be drawn: ${error instanceof Error ? error.message : String(error)}`);
      });
  }

  #add(className: string): HTMLElement {
    const element = document.createElement("pre");
    element.className = className;
    this.#place.append(element);
    return element;
  }
}
