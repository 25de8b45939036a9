import type { Doc } from "./names.js";

/** What is said about a name, as elements; with its options where there is room for them. */
export function docBox({ title, facts, text, options }: Doc, isLong: boolean): HTMLElement {
  const box = made("div", "doc");
  box.append(made("code", "doc-title", title));
  if (text !== "") box.append(made("p", "", text));
  if (isLong && options) {
    const list = made("dl", "");
    for (const { name, symbol, unit, optional, doc } of options) {
      const said = [symbol, unit].filter(Boolean).join(" · ");
      list.append(made("dt", "", optional ? `${name}?` : name), made("dd", "", said === "" ? doc : `${said}. ${doc}`));
    }
    box.append(list);
  }
  if (facts !== "") box.append(made("p", "doc-facts", facts));
  return box;
}

/** The same as one text, to be read out. */
export const docText = ({ title, facts, text }: Doc): string => [title, text, facts].filter(Boolean).join(". ");

function made(tag: string, className: string, text = ""): HTMLElement {
  const element = document.createElement(tag);
  if (className !== "") element.className = className;
  element.textContent = text;
  return element;
}
