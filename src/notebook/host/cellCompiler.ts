import ts from "@tslab/typescript-for-tslab";
import { type Converter, createConverter, type Diagnostic } from "tslab/dist/converter.js";
import type { ConverterSet } from "tslab/dist/executor.js";
import { type CellCode, scriptName } from "./cellErrors.js";
import type { CellVariables } from "./cellVariables.js";
import { replaceProperty } from "./takeover.js";
import { withoutExports } from "./withoutExports.js";

/** A cell, and what the compiler makes of it. */
export interface CompiledCell extends CellCode {
  compiled: string;
  diagnostics: readonly Diagnostic[];
}

/** tslab's compiler for the cells of one folder: it takes half a second to make, and then serves one session after another. */
export type CellCompiler = Converter;

/** Makes the compiler of cells that import from the `node_modules` of a folder, wherever the process runs. */
export function openCompiler(root: string): CellCompiler {
  const taken = stopWatching();
  try {
    return inFolder(root, () => createConverter());
  } finally {
    for (const giveBack of taken) giveBack();
  }
}

/**
 * tslab's converters. Each compiled cell shares its variables with the others, is kept with its cell, and has a name of its own in stack
 * traces. Types of earlier cells are those of `variables`: tslab forgets a cell that fails.
 */
export function cellConverters(node: CellCompiler, variables: CellVariables, current: () => CompiledCell | undefined): ConverterSet {
  const convert: typeof node.convert = (_, source) => {
    const result = node.convert(variables.declarations, withoutExports(source));
    const cell = current();
    if (!cell) return result;
    cell.diagnostics = result.diagnostics;
    const { output: compiled, declOutput: declarations = "", lastExpressionVar: lastExpression } = result;
    if (compiled === undefined) return result;
    const { code, awaits } = variables.link({ compiled, lastExpression, declarations });
    // As many characters in each line as the code that runs has, so that places in both are the same.
    cell.compiled = variables.asWritten(code, " ");
    return { ...result, output: `\n${code}\n//# sourceURL=${scriptName(cell)}`, hasToplevelAwait: awaits };
  };
  const converter: CellCompiler = {
    ...node,
    convert,
    inspect: (_, source, position) => node.inspect(variables.declarations, source, position),
    complete: (_, source, position) => node.complete(variables.declarations, source, position),
  };
  return { node: converter, browser: converter, close: () => node.close() };
}

/** A library that is built anew meanwhile would stop tslab's compiler for good, and its running code stays the old one anyway. */
export function stopWatching(): (() => void)[] {
  const unwatched = (): { close(): void } => ({ close() {} });
  return [replaceProperty(ts.sys, "watchFile", unwatched), replaceProperty(ts.sys, "watchDirectory", unwatched)];
}

/** Runs `make` with the process in `folder`: the converter takes the folder to resolve imports from there, once. */
function inFolder<T>(folder: string, make: () => T): T {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return make();
  } finally {
    process.chdir(before);
  }
}
