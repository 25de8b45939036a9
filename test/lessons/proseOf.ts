import type { Nodes, Root, RootContent } from "mdast";
import { parseMdx } from "../../src/notebook/host/mdx.js";

/** A piece of what a reader reads as sentences: a paragraph, an entry of a list, a heading, a question. */
export interface Passage {
  readonly line: number;
  readonly kind: "heading" | "text";
  /** Words, with code, formulas and measured values as one mark each. */
  readonly text: string;
  /** True in a worked example, which shows a computation with its numbers, and under the heading Sources. */
  readonly apart: "worked" | "sources" | null;
}

/** What stands for code, a formula and a measured value: a capital of another script, so that it counts as a word and may begin a sentence. */
const [codeMark, mathMark, valueMark] = ["Ж", "Ф", "Ц"];

/** A worked example begins so. */
const worked = /^(?:In numbers|By hand|For example):/;
const workedTitle = /^Worked number/;

/** Everything in a lesson's text that is read as sentences. */
export function passagesOf(text: string): Passage[] {
  const root = parseMdx(text);
  const found: Passage[] = [];
  let inSources = false;
  for (const node of root.children) {
    if (node.type === "heading" && node.depth <= 2) inSources = textIn(node).trim() === "Sources";
    found.push(...passagesIn(node, inSources ? "sources" : null));
  }
  return found;
}

function passagesIn(node: Nodes, apart: Passage["apart"]): Passage[] {
  const line = node.position?.start.line ?? 0;
  switch (node.type) {
    case "heading":
      return [{ line, kind: "heading", text: textIn(node), apart }];
    case "paragraph": {
      const text = textIn(node);
      return [{ line, kind: "text", text, apart: apart ?? (worked.test(text) ? "worked" : null) }];
    }
    case "mdxJsxFlowElement": {
      const texts = Object.fromEntries(
        node.attributes.flatMap((one) => (one.type === "mdxJsxAttribute" && typeof one.value === "string" ? [[one.name, one.value]] : [])),
      );
      const inside = node.name === "Aside" && workedTitle.test(texts.title ?? "") ? "worked" : apart;
      const said = [texts.question, node.name === "Lab" ? undefined : texts.title].filter((one) => one !== undefined);
      // An attribute is markdown of its own.
      const own = said.flatMap((one) =>
        parseMdx(one).children.map((part): Passage => ({ line, kind: "text", text: textIn(part), apart: inside })),
      );
      return [...own, ...node.children.flatMap((child) => passagesIn(child, inside))];
    }
    case "yaml":
    case "code":
    case "math":
      return [];
  }
  return "children" in node ? (node.children as readonly Nodes[]).flatMap((child) => passagesIn(child, apart)) : [];
}

/** The words of a node. What a link leads to is a citation where it leads out of the course. */
function textIn(node: Nodes): string {
  switch (node.type) {
    case "text":
      return node.value;
    case "inlineCode":
      return codeMark;
    case "inlineMath":
      return mathMark;
    case "mdxJsxTextElement":
      return node.name === "Value" ? valueMark : "";
    case "break":
      return " ";
    case "link":
      return /^https?:/.test(node.url) ? codeMark : node.children.map(textIn).join("");
  }
  return "children" in node ? (node.children as readonly Nodes[]).map(textIn).join("") : "";
}

/** The sentences of a passage. */
export const sentencesIn = (text: string): string[] =>
  text
    .split(/(?<=[.!?:]["”)]?)\s+(?=["“(]?[\p{Lu}\d])/u)
    .map((one) => one.replaceAll(/\s+/g, " ").trim())
    .filter((one) => /\p{L}/u.test(one));

export const wordsIn = (sentence: string): string[] => sentence.split(/[\s–—/]+/).filter((word) => /[\p{L}\d]/u.test(word));

/** The number of words of each sentence of a lesson's text. */
export const sentenceLengths = (text: string): number[] =>
  passagesOf(text)
    .filter(({ kind, apart }) => kind === "text" && apart !== "sources")
    .flatMap((passage) => sentencesIn(passage.text))
    .map((sentence) => wordsIn(sentence).length);

/** Sentences of eight words or more that stand twice, with both places. */
export function repeatedSentences(texts: readonly { readonly name: string; readonly text: string }[]): string[] {
  const seen = new Map<string, string>();
  const all = texts.flatMap(({ name, text }) =>
    passagesOf(text)
      .filter(({ apart }) => apart !== "sources")
      .flatMap(({ line, text: words }) => sentencesIn(words).map((sentence) => ({ sentence, place: `${name}:${line}` }))),
  );
  return all.flatMap(({ sentence, place }) => {
    const key = sentence.toLowerCase().replaceAll(/[^\p{L}\d ]/gu, "");
    const before = seen.get(key);
    if (wordsIn(sentence).length < 8) return [];
    seen.set(key, place);
    return before === undefined ? [] : [`${place} and ${before}: ${sentence}`];
  });
}

/** References into a work and versions of a library are names, not results. */
const names = [
  /\b(?:[Ss]ections?|[Ee]quations?|[Ee]qs?\.|[Ff]igures?|[Tt]ables?|[Aa]ppendix|[Cc]hapters?|[Aa]lgorithms?|§)\s?[A-Z]?\.?\d+(?:\.\d+)*/g,
  /\b(?:version|PyTorch|torch|optax|Keras|timm|fastai|transformers|Node|Python|TypeScript)\s\d+(?:\.\d+)+/g,
];

/**
 * Numbers of a passage that a measurement or a computation would print: with a decimal point, a power of ten, or a percentage that is not
 * round. A setting that somebody chose is a formula or code; a result is a measured value.
 */
export function typedNumbers(text: string): string[] {
  const rest = names.reduce((left, name) => left.replaceAll(name, ""), text);
  const decimals = [...rest.matchAll(/[−+-]?\d+[.]\d+/g), ...rest.matchAll(/10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g)].map(([found]) => found);
  const percentages = [...rest.matchAll(/(?<![\d.,])(\d+)\s?%/g)].filter(
    ([, digits = ""]) => Number(digits) % 5 !== 0 && digits.length > 1,
  );
  return [...decimals, ...percentages.map(([found]) => found)];
}

/** A symbol of a formula: what it is, and what stands below it. */
export interface Atom {
  readonly base: string;
  readonly below: string;
}

const greek =
  "alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|vartheta|iota|kappa|lambda|mu|nu|xi|rho|varrho|sigma|tau|phi|varphi|chi|psi|omega|Gamma|Theta|Lambda|Xi|Phi|Psi|Omega|ell";
const symbol = String.raw`\\(?:hat|bar|tilde|overline|dot)(?![a-zA-Z])\s*(?:\{\s*(?:\\(?:${greek})(?![a-zA-Z])|[a-zA-Z])\s*\}|\\(?:${greek})(?![a-zA-Z])|\s?[a-zA-Z])|\\mathbb\{[A-Z]\}|\\mathcal\{[A-Z]\}|\\(?:${greek})(?![a-zA-Z])|(?<![\\a-zA-Z])[a-zA-Z](?![a-zA-Z])`;
const below = String.raw`(?:\s*_\s*(?:\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}|(\\[a-zA-Z]+|[a-zA-Z0-9])))?`;

/** A formula without what only lays it out. */
const plain = (latex: string): string =>
  latex
    .replaceAll(/\\(?:text|mathrm|operatorname)\{([^{}]*)\}/g, (_, inside: string) => `\\W{${inside.replaceAll(/[^a-zA-Z]/g, "")}}`)
    .replaceAll(/\\[,;:! ]|\\(?:left|right|bigl|bigr|big|Big|quad|qquad|displaystyle)(?![a-zA-Z])/g, " ");

const bare = (text: string): string => text.replaceAll(/\\W\{([^{}]*)\}/g, "$1").replaceAll(/[\\{}\s]/g, "");

/** The symbols of a formula, with what stands below them; texts, functions and numbers are none. */
export function atomsOf(latex: string): Atom[] {
  const text = plain(latex);
  // A word in upright letters is none, unless it stands below a symbol.
  const upright = /(?<!_\{?\s*)\\W\{[^{}]*\}/g;
  const shown = text.replaceAll(upright, " ");
  return [...shown.matchAll(new RegExp(`(?:${symbol})${below}`, "g"))].flatMap(([whole, braced, single]) => {
    const base = bare(whole.replace(/_[\s\S]*$/, ""));
    const under = braced ?? single ?? "";
    return [{ base, below: bare(under) }];
  });
}

/** Letters that number terms: bound where they stand below something in the same formula. */
const indices = new Set(["i", "j", "k", "m"]);
/** What has one meaning everywhere. */
const known = new Set(["e"]);

/** Whether what stands below a symbol numbers it: θ₁, v with t + 1, and not η with max. */
const isIndex = (text: string): boolean => /^[a-zA-Z\d]?([+-]?[a-zA-Z\d])*$/.test(text) && !/[a-zA-Z]{2}/.test(text);

/** The symbols that a legend's latex defines: the symbol itself, and its argument. */
export function defines(latex: string): Atom[] {
  const [first, ...others] = atomsOf(latex);
  if (!first) return [];
  const inBrackets = /[([]([^()[\]]*)[)\]]$/.exec(latex.trim())?.[1] ?? "";
  return [first, ...(inBrackets === "" ? [] : atomsOf(inBrackets)), ...(/^[^+\-=]*$/.test(latex) ? [] : others)];
}

/** The symbols of a formula that none of these definitions covers; `all` is every definition there is, which says what has one of its own. */
export function undefinedIn(latex: string, defined: readonly Atom[], all: readonly Atom[]): string[] {
  const atoms = atomsOf(latex);
  const below = new Set(atoms.flatMap((atom) => [...atom.below.matchAll(/[a-zA-Z]/g)].map(([letter]) => letter)));
  const limits = new Set([...plain(latex).matchAll(/\\(?:sum|prod|max|min)\s*_\s*(?:\{\s*([a-z])|([a-z]))/g)].map(([, a, b]) => a ?? b));
  const is = (one: Atom, other: Atom): boolean => one.base === other.base && one.below === other.below;
  const isDefined = (atom: Atom): boolean => {
    if (atom.below === "" && (known.has(atom.base) || limits.has(atom.base) || (indices.has(atom.base) && below.has(atom.base))))
      return true;
    if (defined.some((one) => is(one, atom))) return true;
    const hasOwn = all.some((one) => is(one, atom));
    if (atom.below === "" || !isIndex(atom.below)) return false;
    if (hasOwn && !/[a-z]/.test(atom.below)) return false; // η₀ is a symbol of its own
    return defined.some((one) => one.base === atom.base && (one.below === "" || isIndex(one.below)));
  };
  const missing = atoms.filter((atom) => !isDefined(atom)).map(({ base, below: under }) => (under === "" ? base : `${base}_${under}`));
  return [...new Set(missing)];
}

/** A display formula, and the legends that come early enough for it. */
export interface Formula {
  readonly line: number;
  readonly latex: string;
  readonly legends: readonly string[];
}

/** The display formulas of a lesson; a legend may stand before one, right behind it or a row of them, or behind the paragraph that follows. */
export function formulasOf(text: string): { readonly formulas: readonly Formula[]; readonly legends: readonly string[] } {
  const { children }: Root = parseMdx(text);
  const symbols = children.map(symbolsOf);
  const formulas = children.flatMap((node, i) => {
    let last = i;
    while (children[last + 1]?.type === "math") last++; // formulas in a row share their legend
    const behind = children[last + 1]?.type === "paragraph" ? last + 2 : last + 1;
    const legends = symbols.slice(0, behind + 1).flat();
    return mathIn(node).map(({ value, position }): Formula => ({ line: position?.start.line ?? 0, latex: value, legends }));
  });
  return { formulas, legends: symbols.flat() };
}

const mathIn = (node: Nodes): Extract<Nodes, { type: "math" }>[] =>
  node.type === "math" ? [node] : "children" in node ? (node.children as readonly Nodes[]).flatMap(mathIn) : [];

function symbolsOf(node: RootContent): string[] {
  if (node.type !== "mdxJsxFlowElement" || node.name !== "Legend") return [];
  const [list] = node.attributes;
  const value = list?.type === "mdxJsxAttribute" && typeof list.value === "object" ? (list.value?.value ?? "[]") : "[]";
  return JSON.parse(value.replaceAll("'", '"')) as string[];
}
