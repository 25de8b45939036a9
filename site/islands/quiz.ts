import { forget, read, write } from "./memory.js";

const isLetters = (value: unknown): value is string[] => Array.isArray(value) && value.every((letter) => /^[a-z]$/.test(letter));

/** One question: an opened option counts as chosen, choices are kept, and "Try again" forgets them. */
customElements.define(
  "lr-quiz",
  class extends HTMLElement {
    #chosen: string[] = [];

    connectedCallback(): void {
      this.#chosen = read(this.#key, isLetters) ?? [];
      for (const option of this.#options) {
        if (this.#chosen.includes(option.dataset.letter ?? "")) option.open = true;
        option.addEventListener("toggle", () => {
          if (option.open) this.#choose(option);
        });
      }
      this.querySelector("[data-retry]")?.addEventListener("click", () => this.#retry());
      this.addEventListener("keydown", (event) => this.#onKey(event));
      this.#show();
    }

    get #key(): string {
      return `quiz/${this.dataset.lesson}/${this.id}`;
    }

    get #options(): HTMLDetailsElement[] {
      return [...this.querySelectorAll("details")];
    }

    #choose(option: HTMLDetailsElement): void {
      const letter = option.dataset.letter ?? "";
      if (this.#chosen.includes(letter)) return;
      this.#chosen.push(letter);
      write(this.#key, this.#chosen);
      this.#show();
    }

    #retry(): void {
      this.#chosen = [];
      forget(this.#key);
      for (const option of this.#options) option.open = false;
      this.#show();
      this.querySelector("summary")?.focus();
    }

    #show(): void {
      let found = 0;
      let missed = 0;
      for (const option of this.#options) {
        const chosen = this.#chosen.includes(option.dataset.letter ?? "");
        const right = option.dataset.right !== undefined;
        if (!chosen) delete option.dataset.state;
        else option.dataset.state = right ? "right" : "wrong";
        if (chosen && right) found++;
        if (chosen && !right) missed++;
      }
      const answers = Number(this.dataset.answers);
      const status = this.querySelector("[role=status]");
      const solved = `✓ Right${missed === 0 ? ", at the first try." : `, after ${missed + found} tries.`}`;
      const partly = answers > 1 && found > 0 ? `${found} of ${answers} found.` : "";
      const text = found === answers ? solved : partly || (missed > 0 ? "✗ Not yet. Choose another." : "");
      if (status && status.textContent !== text) status.textContent = text;
      const retry = this.querySelector<HTMLElement>("[data-retry]");
      if (retry) retry.hidden = this.#chosen.length === 0;
    }

    /** Arrows walk through the options; a letter opens its option. */
    #onKey(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const summaries = this.#options.map((option) => option.querySelector("summary"));
      const at = summaries.indexOf(document.activeElement as HTMLElement | null);
      const move = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      const lettered = this.#options.findIndex((option) => option.dataset.letter === event.key);
      if (at >= 0 && move !== 0) summaries[(at + move + summaries.length) % summaries.length]?.focus();
      else if (lettered >= 0) {
        const option = this.#options[lettered];
        if (option) option.open = true;
        summaries[lettered]?.focus();
      } else return;
      event.preventDefault();
    }
  },
);
