import { runInThisContext } from "node:vm";
import { keptDeclarations } from "./keptDeclarations.js";
import { type LinkedCell, linkCell } from "./linkCell.js";

/** The top-level variables of the cells of one session, and their types. */
export interface CellVariables {
  /** What the cells so far have declared, for the compiler. */
  readonly declarations: string;
  /** Makes a compiled cell refer to the session's variables, and new ones for the names that no cell has declared before. */
  link(cell: NewCell): Pick<LinkedCell, "code" | "awaits">;
  /**
   * Keeps what the cell that was linked last has declared. Where it failed or was interrupted, that is what it came to: the names whose
   * values it has changed. The others are what they were before, and so are their types.
   */
  settle(succeeded: boolean): void;
  /** A text that mentions variables, with the names that learners gave them, followed by `padding` for each character left out. */
  asWritten(text: string, padding?: string): string;
  /** Lets go of what the variables hold. */
  close(): void;
}

/** What the compiler makes of a cell. */
interface NewCell {
  readonly compiled: string;
  /** The export that takes the value of the last expression. */
  readonly lastExpression: string | undefined;
  /** What this cell and those before it declare. */
  readonly declarations: string;
}

/** Reads and sets one variable. */
interface Variable {
  get(): unknown;
  set(value: unknown): void;
}

/** How many sessions this process has opened: the variables of two never meet. */
let sessions = 0;

/**
 * Opens an empty set of variables.
 *
 * They are declared with `let` at the top of scripts of their own: the engine keeps such a variable in one place for all scripts that
 * follow, so a loop over it, in whichever cell, takes one to two and a half times as long as over a function's own. A property of
 * tslab's `exports` takes hundreds of times as long. Their names are the learner's with a mark behind: a bare `window` or `process` would be
 * found by libraries too. The mark is a word that nobody writes, since it is taken out of all that a cell prints.
 */
export function openCellVariables(): CellVariables {
  const mark = `$lrlab${++sessions}`;
  const marked = new RegExp(`(?<=[\\p{L}\\p{N}_$])${mark.replaceAll("$", "\\$")}(?![\\p{L}\\p{N}_$])`, "gu");
  const variable = (name: string): string => name + mark;
  /** All that exist in the engine, also those of cells that failed. */
  const variables = new Map<string, Variable>();
  const known = new Set<string>();
  let declarations = "";
  /** What the running cell declares, and what its variables were before it. */
  let running: { readonly declarations: string; readonly before: ReadonlyMap<string, unknown> } | null = null;
  const valueNow = (name: string): unknown => variables.get(name)?.get();

  const make = (names: readonly string[]): void => {
    if (names.length === 0) return;
    const list = names.map(variable);
    const access = list.map((name) => `{ get: () => ${name}, set: (value) => { ${name} = value; } }`);
    const made = runInThisContext(`let ${list.join(", ")};\n[${access.join(", ")}]`) as Variable[];
    made.forEach((one, i) => {
      variables.set(names[i] as string, one); // one for each name
    });
  };

  return {
    get declarations() {
      return declarations;
    },
    link(cell) {
      const { code, awaits, declares } = linkCell({ ...cell, isKnown: (name) => known.has(name), variable });
      make(declares.filter((name) => !variables.has(name)));
      running = { declarations: cell.declarations, before: new Map(declares.map((name) => [name, valueNow(name)])) };
      return { code, awaits };
    },
    settle(succeeded) {
      if (running === null) return;
      const { before, declarations: after } = running;
      const lost = new Set([...before.keys()].filter((name) => !succeeded && Object.is(valueNow(name), before.get(name))));
      declarations = lost.size === 0 ? after : keptDeclarations({ before: declarations, after, lost });
      for (const name of before.keys()) if (!lost.has(name)) known.add(name);
      running = null;
    },
    asWritten: (text, padding = "") => text.replace(marked, (found) => padding.repeat(found.length)),
    close() {
      for (const one of variables.values()) one.set(undefined);
    },
  };
}
