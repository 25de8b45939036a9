import { inspect } from "node:util";
import type { Diagnostic } from "tslab/dist/converter.js";
import { cellPosition } from "./cellPosition.js";
import type { ErrorContent } from "./displayBundle.js";

/** A cell as written and as compiled, which is all it takes to say where in it something went wrong. */
export interface CellCode {
  readonly number: number;
  readonly source: string;
  readonly compiled: string;
}

/** One place on the way to an error that lies in a cell; what lies in the library or the host is left out. */
interface CellFrame {
  readonly cell: CellCode;
  /** Line in the cell as written, counted from 1. */
  readonly line: number;
  /** The function it is in, empty at the top of the cell. */
  readonly name: string;
}

/** At most so many places are shown: the first ones say where it happened, the rest how it came there. */
const framesShown = 3;

/** The name under which the engine knows a compiled cell; it takes no spaces. */
export const scriptName = (cell: Pick<CellCode, "number">): string => `In[${cell.number}]`;

/**
 * Makes stack traces that name places in cells only, as written rather than as compiled; they are the same on every machine.
 * Errors that never went through a cell keep the trace they had.
 *
 * @param cellNamed finds a cell by its script name.
 * @param otherwise formats the trace of an error that never went through a cell.
 */
export function cellTraces({
  cellNamed,
  otherwise,
}: {
  cellNamed: (script: string) => CellCode | undefined;
  otherwise: (error: Error, sites: NodeJS.CallSite[]) => unknown;
}) {
  const framesOf = new WeakMap<Error, readonly CellFrame[]>();

  const frame = (site: NodeJS.CallSite): CellFrame[] => {
    const cell = cellNamed(site.getScriptNameOrSourceURL() ?? "");
    if (!cell) return [];
    // The session puts the compiled code on the script's second line, below the wrapper that tslab adds.
    const place = { line: (site.getLineNumber() ?? 0) - 2, column: (site.getColumnNumber() ?? 1) - 1 };
    // Below it stands the call of the wrapper, which is no place of the cell's.
    if (place.line < 0 || place.line >= cell.compiled.split("\n").length) return [];
    const position = cellPosition({ source: cell.source, compiled: cell.compiled, place });
    return position ? [{ cell, line: position.line + 1, name: site.getFunctionName() ?? "" }] : [];
  };

  /** For `Error.prepareStackTrace`. */
  const prepare = (error: Error, sites: NodeJS.CallSite[]): unknown => {
    const frames: CellFrame[] = [];
    for (const site of sites) {
      if (frames.length < framesShown) frames.push(...frame(site));
    }
    if (frames.length === 0) return otherwise(error, sites);
    framesOf.set(error, frames);
    const places = frames.map(({ cell, line, name }) => `    at ${name && `${name}, `}${scriptName(cell)} line ${line}`);
    return [headline(error), ...places].join("\n");
  };

  /** The places in cells that an error came through, the innermost first, as many as are shown. */
  const frames = (error: Error): readonly CellFrame[] => {
    // Reading the stack makes the engine call `prepare`.
    void error.stack;
    return framesOf.get(error) ?? [];
  };

  return { prepare, frames };
}

/**
 * What a notebook keeps of something thrown: its name, its message, and the lines of the cells it came through.
 *
 * @param thrown the thrown value, whatever it is.
 * @param cell the cell that reports it.
 * @param frames finds the places in cells that an error came through.
 */
export function thrownError({
  thrown,
  cell,
  frames,
}: {
  thrown: unknown;
  cell: CellCode;
  frames: (error: Error) => readonly CellFrame[];
}): ErrorContent {
  if (wasInterrupted(thrown)) return interruption;
  if (!(thrown instanceof Error)) return content("Thrown", inspect(thrown));
  const lines = (error: Error): string[] => frames(error).map((place) => describe(place, cell));
  const causes: string[] = [];
  for (let cause = thrown.cause, depth = 0; cause instanceof Error && depth < framesShown; cause = cause.cause, depth++) {
    causes.push(`caused by ${headline(cause)}`, ...lines(cause));
  }
  return content(String(thrown.name), String(thrown.message), ...lines(thrown), ...causes);
}

/** What a notebook keeps of a cell that does not compile: each message with the line it is about and a mark under the place. */
export function compileError(diagnostics: readonly Diagnostic[], cell: CellCode): ErrorContent {
  // What is left open at the cell's end makes faults in the lines that tslab puts behind it.
  const inside = diagnostics.filter(({ start, fileName }) => fileName || start.line < cell.source.split("\n").length);
  const about = inside.length > 0 ? inside : diagnostics;
  const messages = about.map(({ start, messageText, fileName }, i) => {
    // The details of a message come as messages of their own at the same place.
    const detail = about[i - 1]?.start.offset === start.offset;
    const where = detail ? "    " : `${fileName ? `${fileName}, ` : ""}line ${start.line + 1}: `;
    const next = about[i + 1]?.start.offset === start.offset;
    const code = next || fileName ? [] : pointer(cell, start.line, start.character);
    return { text: `${where}${messageText}`, code };
  });
  const [first = { text: "", code: [] }, ...rest] = messages;
  const head = content("TypeScript", first.text, ...first.code);
  return { ...head, traceback: [...head.traceback, ...rest.flatMap(({ text, code }) => [text, ...code])] };
}

/** Both ways in which tslab ends a cell on an interrupt: in a loop, and while it waits. */
function wasInterrupted(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  return ("code" in thrown && thrown.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED") || thrown.message === "Interrupted asynchronously";
}

const headline = (error: Error): string => (error.message === "" ? `${error.name}` : `${error.name}: ${error.message}`);

const content = (ename: string, evalue: string, ...places: string[]): ErrorContent => ({
  ename,
  evalue,
  traceback: [evalue === "" ? ename : `${ename}: ${evalue}`, ...places],
});

/** What a notebook keeps of a cell that was interrupted. */
export const interruption: ErrorContent = content("Interrupted", "the cell was stopped before it ended");

/** `at line 2 in fate: return 1 - rate * h;`, with the cell's number where it is not the one that reports. */
function describe({ cell, line, name }: CellFrame, reporting: CellCode): string {
  const elsewhere = cell === reporting ? "" : `${scriptName(cell)} `;
  return `    at ${elsewhere}line ${line}${name && ` in ${name}`}: ${lineOf(cell, line - 1).trim()}`;
}

const lineOf = (cell: CellCode, line: number): string => cell.source.split("\n")[line] ?? "";

function pointer(cell: CellCode, line: number, column: number): string[] {
  const text = lineOf(cell, line);
  return text === "" ? [] : [`    ${text}`, `    ${" ".repeat(column)}^`];
}
