import { classHighlighter, highlightCode } from "@lezer/highlight";
import { parser } from "@lezer/javascript";

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
/** The classes that have a colour; a span for every bracket would be most of a page. */
const coloured = /tok-(?:keyword|operatorKeyword|string2?|number|bool|atom|comment)\b/;
const token = (text: string, classes: string): string => {
  const [kind] = coloured.exec(classes) ?? [];
  return kind ? `<span class="${kind}">${escaped(text)}</span>` : escaped(text);
};

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
    "(?<comment>#.*)",
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
    html += escaped(code.slice(end, match.index)) + token(match[0], `tok-${kind}`);
    end = match.index + match[0].length;
  }
  return html + escaped(code.slice(end));
}

/** Code as HTML whose tokens carry classes and no styles: the same classes that the editor gives them. */
export function highlight(code: string, language: string): string {
  if (/^(ts|typescript|js|javascript|json)$/.test(language)) return highlightTypescript(code);
  return /^(py|python)$/.test(language) ? highlightPython(code) : escaped(code);
}

/** Lines shorter than this wrap on no phone. */
const short = 28;
/** The depths that have a class; pages may not carry styles of their own. */
const depths = [12, 8, 4, 2];

/** Highlighted code whose long lines go on, where they wrap, to the right of where they began: in Python an indentation says what belongs to what. */
export const hanging = (html: string): string =>
  html
    .split("\n")
    .map((line) => {
      const text = line.replace(/<[^>]*>|&\w+;/g, (markup) => (markup.startsWith("&") ? "&" : ""));
      if (text.length < short) return line;
      const indent = text.length - text.trimStart().length;
      const depth = depths.find((depth) => depth <= indent);
      return `<span class="hang${depth ? ` hang-${depth}` : ""}">${line}</span>`;
    })
    .join("\n");
