import { renderToString } from "katex";
import { leanMathText } from "../lib/leanMath.mjs";

const mathml = "http://www.w3.org/1998/Math/MathML";

/** A formula as MathML; null where KaTeX can't read it, or where it asks for more than signs. */
export function mathOf(latex: string): Element | null {
  let text: string;
  try {
    text = renderToString(latex, { output: "mathml", displayMode: true, strict: "ignore", throwOnError: true });
  } catch {
    return null; // no LaTeX
  }
  const parsed = document.createElement("template");
  parsed.innerHTML = leanMathText(text);
  // The formula may come from a stranger. KaTeX lets no link and no script through; nor does this.
  const all = [...parsed.content.querySelectorAll("*")];
  const isMath = (element: Element): boolean =>
    element.namespaceURI === mathml && [...element.attributes].every(({ name }) => !/^on|href|src/i.test(name));
  return all.length > 0 && all.every(isMath) ? parsed.content.firstElementChild : null;
}
