type Child = Node | string | null;

/** Makes an element with attributes and children; an attribute that is true stands alone, one that is false or null is left out. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number | boolean | null>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A quiet button. */
export function makeButton(text: string, act: () => void, attributes: Readonly<Record<string, string | boolean>> = {}): HTMLButtonElement {
  const button = make("button", { type: "button", class: "button quiet", ...attributes }, text);
  button.addEventListener("click", act);
  return button;
}

/** A symbol as plain Unicode, what follows the underscore below the line: η_max. */
export function makeSymbol(text: string): HTMLElement {
  const [base = "", ...index] = text.split("_");
  return make("i", {}, base, index.length > 0 ? make("sub", {}, index.join(" ")) : null);
}
