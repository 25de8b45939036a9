/** The element that a panel's markup holds. */
export function find<E extends Element = HTMLElement>(host: Element, selector: string): E {
  const found = host.querySelector<E>(selector);
  if (!found) throw new Error(`The panel has no ${selector}.`);
  return found;
}

/** Makes an element with text or other elements in it. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
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

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

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
