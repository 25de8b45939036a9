import ts from "@tslab/typescript-for-tslab";
import { isCompleteCode } from "tslab/dist/converter.js";

/** The protocol's word for code that has been typed so far, and what to indent the next line with. */
export type Completeness = { readonly status: "complete" | "invalid" } | { readonly status: "incomplete"; readonly indent: string };

/** TypeScript's numbers for a template without an end, which may go on in the next line, and for a text without one, which may not. */
const openTemplate = 1160;
const openText = 1002;

/**
 * Whether code can be run as it is, needs more, or cannot be made right by more.
 *
 * tslab knows what is complete, and that an empty line or two ends a cell in any case. Of the rest it takes some for complete that
 * misses something at its end (`let x =`, an open template), and all that is wrong before it.
 */
export function isComplete(code: string): Completeness {
  const { completed, indent = "" } = isCompleteCode(code);
  if (!completed) return { status: "incomplete", indent };
  const source: ts.SourceFile & { readonly parseDiagnostics?: readonly ts.Diagnostic[] } = ts.createSourceFile(
    "cell.ts",
    code,
    ts.ScriptTarget.Latest,
  );
  const faults = source.parseDiagnostics ?? [];
  if (faults.length === 0 || /\n\s*\n\s*$/.test(code)) return { status: "complete" };
  const end = code.trimEnd().length;
  const isOpen = faults.every(({ code: number, start = 0 }) => number === openTemplate || (start >= end && number !== openText));
  return isOpen ? { status: "incomplete", indent } : { status: "invalid" };
}
