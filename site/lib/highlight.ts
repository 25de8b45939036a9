import { classHighlighter, highlightCode } from "@lezer/highlight";
import { parser } from "@lezer/javascript";


const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const token = (text: string, classes: string): string => (classes ? `<span class="${classes}">${escape(text)}</span>` : escape(text));

const typescript = parser.configure({ dialect: "ts" });

function highlightTypescript(code: string): string {
  let html = "";
  highlightCode(
    code,
    typescript.parse(code),
    classHighlighter,
    (text, classes) => {
      html += token(text, classes);
    },
    () => {
      html += "\n";
    },
  );
  return html;
}

/** Comments, strings, numbers and keywords: enough to read a PyTorch call by. Alternatives are tried in this order. */
const python = new RegExp(
  [
    String.raw`(?<comment>#.*)`,
    String.raw`(?<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')`,
    String.raw`(?<number>\b\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?\b)`,
    String.raw`(?<keyword>\b(?:as|assert|class|def|elif|else|False|for|from|if|import|in|is|lambda|None|not|or|and|return|True|while|with|yield)\b)`,
  ].join("|"),
  "g",
);

function highlightPython(code: string): string {
  let html = "";
  let end = 0;
  for (const match of code.matchAll(python)) {
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0] ?? "";
    html += escape(code.slice(end, match.index)) + token(match[0], `tok-${kind}`);
    end = match.index + match[0].length;
  }
  return html + escape(code.slice(end));
}

/** Code as HTML whose tokens carry classes and no styles: the same classes that the editor gives them. */
export function highlight(code: string, language: string): string {
  if (/^(ts|typescript|js|javascript|json)$/.test(language)) return highlightTypescript(code);
  return /^(py|python)$/.test(language) ? highlightPython(code) : escape(code);
}
