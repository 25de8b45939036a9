/** The element that a panel's markup holds. */
export function find<E extends Element = HTMLElement>(host: Element, selector: string): E {
  const found = host.querySelector<E>(selector);
  if (!found) throw new Error(`The panel has no ${selector}.`);
  return found;
}

/** Says in the panel's line what went wrong and what to do; an empty text takes it away. */
export function sayTrouble(host: Element, text: string): void {
  const line = find(host, ".trouble");
  line.hidden = text === "";
  line.textContent = text;
}

/** Says quietly what is going on. */
export function sayStatus(host: Element, text: string): void {
  find(host, ".hint[role=status]").textContent = text;
}

/** While something runs its button is off: what it began is not begun twice. Focus comes back to it. */
export async function whileBusy(button: HTMLButtonElement, work: () => Promise<void>): Promise<void> {
  const hadFocus = document.activeElement === button;
  button.disabled = true;
  try {
    await work();
  } finally {
    button.disabled = false;
    if (hadFocus && document.activeElement === document.body) button.focus();
  }
}
