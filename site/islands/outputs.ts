import type { Content } from "../../src/notebook/content.js";
import { readContents } from "../sandbox/readContents.js";
import shownCss from "../styles/shown.css?url";
import { type Place, placeFor } from "./contents.js";
import { lazyStyle } from "./lazyStyle.js";

/** Neighbouring printed texts, which share an element. */
interface Printed {
  readonly element: HTMLElement;
  readonly lines: string[];
  isDue: boolean;
}

/** Contents that were shown together, and what has come since to take their place. */
interface Shown {
  /** Stands before them, also where there are none. */
  readonly anchor: Comment;
  places: readonly Place[];
  newest: string | null;
}

/** The place under a piece of code where its outputs stand. Everything it is given may come from a stranger: text is set as text. */
export class Outputs {
  readonly #place: HTMLElement;
  #text: Printed | undefined;
  readonly #shown = new Map<number, Shown>();
  #drawn: Promise<void> = Promise.resolve();

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  clear(): void {
    this.#text = undefined;
    this.#shown.clear();
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

  /** Shows contents; those that come under a number that is known take the place of what stands there. */
  show(number: number, json: string): void {
    const known = this.#shown.get(number);
    if (known) {
      const isWaiting = known.newest !== null;
      known.newest = json;
      if (!isWaiting) this.#queue(known);
      return;
    }
    this.#text = undefined;
    const shown: Shown = { anchor: new Comment(), places: [], newest: json };
    this.#shown.set(number, shown);
    this.#place.append(shown.anchor);
    this.#queue(shown);
  }

  /** One after the other, and only the newest of what waits: drawing may be slower than what comes. */
  #queue(shown: Shown): void {
    this.#drawn = this.#drawn.then(async () => {
      const json = shown.newest ?? "";
      shown.newest = null;
      if (!shown.anchor.isConnected) return;
      try {
        await fill(shown, readContents(json));
      } catch (error) {
        trouble(shown, `This could not be drawn: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
  }

  #add(className: string): HTMLElement {
    const element = document.createElement("pre");
    element.className = className;
    this.#place.append(element);
    return element;
  }
}

async function fill(shown: Shown, contents: readonly Content[] | null): Promise<void> {
  if (!contents) {
    trouble(shown, "This is nothing that the page can draw. Pass show() a figure, a schedule, a table or a run.");
    return;
  }
  const isSame = contents.length === shown.places.length && contents.every(({ kind }, i) => kind === shown.places[i]?.kind);
  if (!isSame) replace(shown, contents.map(placeFor));
  // The looks of tables, formulas and bars.
  lazyStyle(shownCss);
  for (const [i, content] of contents.entries()) await shown.places[i]?.fill(content);
}

function replace(shown: Shown, places: readonly Place[]): void {
  for (const { element } of shown.places) element.remove();
  shown.places = places;
  shown.anchor.after(...places.map(({ element }) => element));
}

/** Says in place of contents why they are not there. */
function trouble(shown: Shown, text: string): void {
  const element = document.createElement("pre");
  element.className = "output error";
  element.textContent = text;
  replace(shown, [{ kind: "trouble", element, fill: () => undefined }]);
}
