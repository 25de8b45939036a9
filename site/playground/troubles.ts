/** What is wrong, and what is done instead: a list of sentences that a reader can put away. */
export class Troubles {
  readonly #list: HTMLElement;
  readonly #items = new Map<string, HTMLElement>();

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  /** Says a sentence in the place `name`, or takes away what stood there. */
  say(name: string, sentence: string | null): void {
    const item = this.#items.get(name);
    if (item?.querySelector("span")?.textContent === (sentence ?? undefined)) return;
    item?.remove();
    this.#items.delete(name);
    if (sentence !== null) this.#add(name, sentence);
  }

  #add(name: string, sentence: string): void {
    const item = document.createElement("li");
    item.className = "trouble";
    const text = document.createElement("span");
    text.textContent = sentence;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "button quiet";
    close.textContent = "Put away";
    close.setAttribute("aria-label", `Put away: ${sentence}`);
    close.addEventListener("click", () => {
      const next = (item.nextElementSibling ?? item.previousElementSibling)?.querySelector("button");
      item.remove();
      // The place stays taken: the same sentence doesn't come back by itself.
      (next ?? document.querySelector<HTMLElement>("[data-train]"))?.focus();
    });
    item.append(text, close);
    this.#items.set(name, item);
    this.#list.append(item);
  }
}
