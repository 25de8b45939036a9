import { Script } from "node:vm";
import { compileCell } from "./compileCell.js";

/** An answer's code as JavaScript for a jail, or why there is none; `line` counts from 1 and is null where none can be told. */
export type CompiledAnswer =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly line: number | null; readonly message: string };

/** Letters of code that are read; the course's longest solution has 2,000. */
export const longestAnswer = 200_000;
/** Letters of a message: an engine may put a whole literal into one. */
const longestMessage = 500;

/**
 * Compiles an answer's TypeScript by the page's rules, and lets the engine read it without running it, so that a syntax error is told here and
 * with its line. Never run it on what nobody has looked at but in a thread that can be ended: `compileApart` does.
 *
 * @param code the answer's.
 * @param starts where each cell of it begins.
 */
export function compileAnswer(code: string, starts: readonly number[] = [0]): CompiledAnswer {
  const refused = (message: string, line: number | null = null): CompiledAnswer => ({
    ok: false,
    line,
    message: message.length > longestMessage ? `${message.slice(0, longestMessage)}...` : message,
  });
  if (code.length > longestAnswer)
    return refused(`An answer must have at most ${longestAnswer} letters, got ${code.length}. Hand in code alone.`);
  const nul = code.indexOf("\0");
  if (nul >= 0) {
    return refused(
      "An answer must be text, and this has a NUL byte in it, as UTF-16 has. Save it as UTF-8.",
      code.slice(0, nul).split("\n").length,
    );
  }
  try {
    const compiled = compileCell(code.replace(/^\uFEFF/, " ").replace(/^( ?)#!/, "$1//"), { showsValue: false, starts });
    if ("message" in compiled) return refused(compiled.message, compiled.line);
    // As `scriptOf` wraps it: the code's first line is the script's second.
    new Script(`(async (__lr) => { "use strict";\n${compiled.code}\n})`, { filename: "answer" });
    return { ok: true, code: compiled.code };
  } catch (error) {
    if (error instanceof RangeError) return refused("This is nested too deeply to be read. Write shorter expressions.");
    const line = /^answer:(\d+)/.exec((error as Error).stack ?? "")?.[1];
    return refused(`SyntaxError: ${(error as Error).message}`, line === undefined ? null : Math.max(1, Number(line) - 1));
  }
}
