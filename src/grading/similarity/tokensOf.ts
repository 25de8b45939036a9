import { parser } from "@lezer/javascript";

/** A token of an answer: what kind it is, and where it stands in the code. */
export interface Token {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

const typescript = parser.configure({ dialect: "ts" });

/** What may differ between copies without a thought: types and comments go, and so do the marks between statements. */
const dropped = new Set(["TypeAnnotation", "LineComment", "BlockComment", ";"]);

/** Names, numbers and texts are all alike, and so are the words that declare a variable. */
const alike: Readonly<Record<string, string>> = {
  VariableName: "name",
  VariableDefinition: "name",
  PropertyName: "name",
  PropertyDefinition: "name",
  Number: "number",
  String: "text",
  TemplateString: "text",
  const: "let",
  var: "let",
};

/** The tokens of TypeScript, also of broken code, with everything made alike that renaming, reformatting and other numbers would change. */
export function tokensOf(code: string): Token[] {
  const tokens: Token[] = [];
  typescript.parse(code).iterate({
    enter({ name, from, to, node }) {
      if (dropped.has(name)) return false;
      const word = alike[name];
      if (word === undefined && node.firstChild) return true;
      if (to > from) tokens.push({ word: word ?? code.slice(from, to), from, to });
      return false;
    },
  });
  return tokens;
}
