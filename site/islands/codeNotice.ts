import type { Runnable } from "./runnable.js";

/** What the reader may answer. */
export interface Choice {
  readonly text: string;
  readonly isMain?: boolean;
  choose(): void;
}

/** A line above a piece of code that says whose it is, and what can be done about it; a new one takes the place of the old. */
export function notice(host: Runnable, text: string, choices: readonly Choice[]): void {
  const box = document.createElement("div");
  box.className = "code-notice";
  const line = document.createElement("p");
  line.role = "status";
  box.append(line, ...choices.map(buttonFor));
  unnotice(host);
  host.querySelector(".editable")?.before(box);
  // A live region speaks what changes inside it, so the text comes after the region.
  setTimeout(() => {
    line.textContent = text;
  }, 50);
}

/** Takes the line away; the keyboard goes on with the code's own buttons. */
export function unnotice(host: Runnable): void {
  const box = host.querySelector(".code-notice");
  const hadFocus = box?.contains(document.activeElement);
  box?.remove();
  if (hadFocus) host.querySelector<HTMLElement>("[data-start]")?.focus();
}

function buttonFor({ text, isMain, choose }: Choice): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = isMain ? "button main" : "button quiet";
  button.textContent = text;
  button.addEventListener("click", choose);
  return button;
}
