import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** Imports run downwards in this order only; index.ts stands above all but the last three. */
const layers = ["schedules", "optim", "compat", "stats", "engine", "plots", "labs", "lessons", "notebook", "grading", "cli"];
/** Layers that may touch files, processes and the clock. */
const hosts = [["notebook", "host"].join(sep), "grading", "cli", ["engine", "workers", "node"].join(sep)];

const files = (readdirSync("src", { recursive: true }) as string[])
  .filter((path) => path.endsWith(".ts") && !/(^|[\\/])(dist|node_modules)[\\/]/.test(path))
  .sort();

/** Every module that a file imports, re-exports or loads on demand. */
function importsOf(path: string): string[] {
  return ts.preProcessFile(readFileSync(join("src", path), "utf8"), true, true).importedFiles.map(({ fileName }) => fileName);
}

const layerOf = (path: string): number => layers.indexOf(normalize(path).split(sep)[0] ?? "");
const isHost = (path: string): boolean => hosts.some((host) => normalize(path).startsWith(host));
const isExerciseCode = (path: string): boolean => /exercises[\\/][^\\/]+[\\/](start|solution)\.ts$/.test(path);

test("the library is there to be checked", () => {
  expect(files.length).toBeGreaterThan(40);
  for (const layer of ["schedules", "engine", "stats", "plots", "lessons", "notebook", "cli"]) {
    expect(files.filter((path) => path.startsWith(layer + sep)).length, layer).toBeGreaterThan(1);
  }
});

test("imports run downwards only", () => {
  const wrong: string[] = [];
  for (const path of files.filter((file) => layerOf(file) >= 0 && !isExerciseCode(file))) {
    for (const name of importsOf(path)) {
      if (!name.startsWith(".")) continue;
      const target = normalize(join(dirname(path), name));
      const [from, to] = [layerOf(path), layerOf(target)];
      const isIndex = target === "index.js" && from >= layers.indexOf("notebook");
      if (!isIndex && (to < 0 || to > from)) wrong.push(`${path} imports ${name}`);
      if (layers[from] === "schedules" && to !== from) wrong.push(`${path} imports ${name}: schedules import nothing outside themselves`);
    }
  }
  expect(wrong).toEqual([]);
});

test("only hosts import Node, parsers or the notebook's kernel", () => {
  const allowed = new Set(["@observablehq/plot"]);
  const wrong = files
    .filter((path) => !isHost(path) && !isExerciseCode(path))
    .flatMap((path) =>
      importsOf(path)
        .filter((name) => !name.startsWith(".") && !allowed.has(name))
        .map((name) => `${path} imports ${name}`),
    );
  expect(wrong).toEqual([]);
});

test("nothing but hosts reads the clock, and nothing at all draws unseeded numbers", () => {
  const wrong: string[] = [];
  for (const path of files) {
    const source = ts.createSourceFile(path, readFileSync(join("src", path), "utf8"), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node) || ts.isNewExpression(node)) {
        const text = node.getText(source).replace(/\s/g, "");
        if (text.startsWith("Math.random")) wrong.push(`${path}: ${text}`);
        if (!isHost(path) && /^(newDate\(|Date\.now|performance\.now|process\.)/.test(text)) wrong.push(`${path}: ${text}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  expect(wrong).toEqual([]);
});

test("no module of the library awaits at its top level, so that require works", () => {
  const wrong: string[] = [];
  for (const path of files) {
    const source = ts.createSourceFile(path, readFileSync(join("src", path), "utf8"), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node)) return;
      if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) wrong.push(path);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  expect(wrong).toEqual([]);
});
