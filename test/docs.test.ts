import { existsSync, readFileSync } from "node:fs";
import * as lrlab from "lrlab";
import * as compat from "lrlab/compat";
import * as engine from "lrlab/engine";
import * as workers from "lrlab/workers";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const entries = [
  "src/index.ts",
  "src/compat/index.ts",
  "src/engine/index.ts",
  "src/engine/workers/browser.ts",
  "src/lessons/authoring.ts",
  "src/notebook/index.ts",
];
const { config } = ts.readConfigFile("src/tsconfig.json", ts.sys.readFile);
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, "src");
const program = ts.createProgram([...entries, "src/globals.d.ts"], { ...options, noEmit: true });
const checker = program.getTypeChecker();

/** Every name that an entry exports, with its documentation and, for a function, the names of its parameters. */
function exportsOf(entry: string) {
  const file = program.getSourceFile(entry);
  const module = file && checker.getSymbolAtLocation(file);
  if (!module) throw new Error(`${entry} is no module`);
  return checker.getExportsOfModule(module).map((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
    return { name: exported.name, text, symbol };
  });
}

/** What Shift-Tab in a notebook shows first. */
const firstSentence = (text: string): string => text.split(/\n\s*\n/)[0]?.match(/^[\s\S]*?\.(?=\s|$)/)?.[0] ?? "";

describe.each(entries)("%s", (entry) => {
  const names = exportsOf(entry);

  test("exports something", () => expect(names.length).toBeGreaterThan(entry === "src/index.ts" ? 40 : 2));

  test.each(names.map(({ name, text }) => [name, text] as const))("%s has a docstring whose first sentence stands alone", (_name, text) => {
    const sentence = firstSentence(text);
    expect(sentence, text || "no docstring").toMatch(/^[A-Z0-9`].*\.$/s);
    expect(sentence.split(/\s+/).length, sentence).toBeGreaterThanOrEqual(3);
    expect(sentence.length, sentence).toBeLessThan(250);
    expect(sentence, "the first sentence refers to something before it").not.toMatch(/^(This|It|They|Its|These) /);
  });

  test.each(
    names
      .filter(({ symbol }) => symbol.valueDeclaration && ts.isFunctionDeclaration(symbol.valueDeclaration))
      .map(({ name, symbol }) => [name, symbol] as const),
  )("%s documents each of its parameters, or none", (_name, symbol) => {
    const declared = (symbol.valueDeclaration as ts.FunctionDeclaration).parameters.map((parameter) => parameter.name.getText());
    const described = symbol
      .getJsDocTags(checker)
      .filter(({ name }) => name === "param")
      .map(({ text }) => text?.[0]?.text);
    if (described.length > 0) expect(described).toEqual(declared);
  });
});

/** What an example sees. The engine has names of the main entry for things of its own, such as `sgd`. */
const scopes = {
  "src/index.ts": { ...lrlab, ...compat },
  "src/compat/index.ts": { ...lrlab, ...compat },
  "src/engine/index.ts": { ...lrlab, ...engine },
  "src/engine/workers/browser.ts": workers,
};

/** The examples of the library, as [name, code, what it sees]. */
const examples = Object.entries(scopes).flatMap(([entry, scope]) =>
  exportsOf(entry).flatMap(({ name, symbol }) =>
    symbol
      .getJsDocTags(checker)
      .filter((tag) => tag.name === "example")
      .map(({ text }) => [name, ts.displayPartsToString(text), scope] as const),
  ),
);

test("every family and combinator has an example", () => {
  const named = new Set(examples.map(([name]) => name));
  const combinators = ["sequence", "warmup", "take", "skip", "scale", "clamp", "cooldown", "interpolate", "repeat", "custom", "schedule"];
  const wanted = [...lrlab.families.map(({ definition }) => definition.name), ...combinators];
  expect(wanted.filter((name) => !named.has(name))).toEqual([]);
});

test.each(examples)("the example of %s gives what its comments say", (_name, code, scope) => {
  let checked = 0;
  const check = (run: () => unknown, said: string): void => {
    checked += 1;
    if (said === "throws") expect(run).toThrow();
    else if (Number.isNaN(Number(said))) expect(run()).toEqual(JSON.parse(said));
    else expect(run()).toBeCloseTo(Number(said), 12);
  };
  const body = code.replace(
    /^(.+?);? \/\/ (.+)$/gm,
    (_, expression: string, said: string) => `check(() => ${expression}, ${JSON.stringify(said)});`,
  );
  new Function("check", ...Object.keys(scope), body)(check, ...Object.values(scope));
  expect(checked).toBeGreaterThan(0);
});

test.each(["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])("%s names files that are there", (file) => {
  const text = readFileSync(file, "utf8");
  const links = [...text.matchAll(/\]\(([^):]+)\)/g)].map(([, path = ""]) => path);
  const paths = [...text.matchAll(/`((?:src|site|test)\/[\w./-]+)`/g)].map(([, path = ""]) => path);
  const yours = /half-?life/i; // the example of a schedule to add
  expect([...links, ...paths].filter((path) => !existsSync(path) && !yours.test(path))).toEqual([]);
});
