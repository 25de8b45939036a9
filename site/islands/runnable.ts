import { read } from "./memory.js";

/** A custom element around a piece of code that the reader can change and run. */
export interface Runnable extends HTMLElement {
  /** The code as the course has it. */
  readonly original: string;
}

/** The part that is loaded at the first touch. */
export interface Live {
  act(host: Runnable, action: string, event: Event): void | Promise<void>;
  /** Another tab has kept other code for the same place. */
  meet(host: Runnable): void;
}

/** Under which the reader's version of the code is kept. */
export const codeKey = (host: HTMLElement): string => `code/${host.dataset.lesson}/${host.id}`;

const isText = (value: unknown): value is string => typeof value === "string";

/** The reader's version, where one is kept. */
export const keptCode = (host: HTMLElement): string | undefined => read(codeKey(host), isText);

/** Defines the element: shows the reader's own version of the code, and loads what runs it when a button or the code is touched. */
export function defineRunnable(name: string, load: () => Promise<Live>, connected?: (host: Runnable) => void): void {
  customElements.define(
    name,
    class extends HTMLElement implements Runnable {
      original = "";

      connectedCallback(): void {
        const code = this.querySelector(".editable code");
        this.original = code?.textContent ?? "";
        const kept = keptCode(this);
        if (code && kept !== undefined && kept !== this.original) {
          code.textContent = kept;
          this.dataset.edited = "";
          this.dataset.stale = "";
        }
        // Loading starts before the click is complete; a failure is told when the click comes.
        const early = (): unknown => load().catch(() => undefined);
        for (const sign of ["pointerdown", "focusin"]) this.addEventListener(sign, early, { once: true, passive: true });
        this.addEventListener("click", (event) => {
          const target = event.target as Element;
          const onCode = target.closest(".editable pre") && getSelection()?.isCollapsed;
          const action = target.closest<HTMLElement>("[data-do]")?.dataset.do ?? (onCode ? "edit" : undefined);
          if (action === undefined) return;
          load()
            .then(({ act }) => act(this, action, event))
            .catch(() => {
              const status = this.querySelector("[role=status]");
              if (status) status.textContent = "The part of the page that runs code did not load. Reload the page to try again.";
            });
        });
        addEventListener("storage", ({ key }) => {
          if (key?.endsWith(codeKey(this))) void load().then(({ meet }) => meet(this));
        });
        connected?.(this);
      }
    },
  );
}
