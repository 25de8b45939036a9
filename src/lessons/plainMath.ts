/** Commands of LaTeX that are one character, and the names of functions, which stay words. */
const symbols: Readonly<Record<string, string>> = {
  alpha: "α",
  approx: "≈",
  beta: "β",
  cdot: "·",
  cos: "cos",
  dots: "…",
  eta: "η",
  gamma: "γ",
  ge: "≥",
  hat: "", // its letter follows, and says enough
  infty: "∞",
  kappa: "κ",
  lambda: "λ",
  le: "≤",
  leftarrow: "←",
  ln: "ln",
  mu: "μ",
  pi: "π",
  sigma: "σ",
  sin: "sin",
  sum: "Σ",
  tau: "τ",
  theta: "θ",
  times: "×",
  varepsilon: "ε",
  xi: "ξ",
};

const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * Inline markdown with $math$ as plain text, for where nothing can be typeset: "$\eta h \le 1$" becomes "ηh ≤ 1".
 *
 * @param markdown emphasis and code marks are dropped, formulas written in Unicode.
 */
export const plainMath = (markdown: string): string =>
  markdown
    .split(/(\$[^$]+\$)/)
    .map((part, i) => (i % 2 === 1 ? formula(part.slice(1, -1)) : part.replaceAll(/\*\*|`|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)/g, "")))
    .join("");

const formula = (latex: string): string =>
  latex
    .replaceAll(/_\{\\(max|min)\}/g, "_$1")
    .replaceAll(/\\t?frac\s*(\{[^{}]*\}|\d)\s*(\{[^{}]*\}|\d)/g, (_, above: string, below: string) => `${bare(above)}/${bare(below)}`)
    .replaceAll(/\\sqrt\s*(\w)/g, "√$1")
    .replaceAll(/\\sqrt\s*\{([^{}]*)\}/g, (_, under: string) => (/^(\\hat )?\S$/.test(under) ? `√${under}` : `√(${under})`))
    .replaceAll(/\\[,;]/g, " ")
    // Between a command and a letter stands a space that is none of the formula.
    .replaceAll(/\\([a-zA-Z]+)( (?=[a-zA-Z\\]))?/g, (whole, name: string, space = "") => {
      const symbol = symbols[name];
      if (symbol === undefined) return whole;
      return /^[≈·≥≤←×a-z]/.test(symbol) ? symbol + space : symbol;
    })
    .replaceAll(/(\d)(sin|cos|ln)\b/g, "$1 $2")
    .replaceAll("-", "−")
    .replaceAll(/\^(\d)(?!\d)/g, (_, digit: string) => digits.charAt(Number(digit)))
    .replaceAll(/([_^])\{([^{}]*)\}/g, (_, mark: string, what: string) => (/^−?[\w.]+$/.test(what) ? mark + what : `${mark}(${what})`))
    .replaceAll(/[{}]/g, "");

const bare = (part: string): string => part.replaceAll(/[{}]/g, "");
