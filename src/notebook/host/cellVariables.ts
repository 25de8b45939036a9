import { runInThisContext } from "node:vm";
import { type LinkedCell, linkCell } from "./linkCell.js";

/** The top-level variables of the cells of one session. */
export interface CellVariables {
  /**
   * Makes a compiled cell refer to the session's variables, and new ones for the names that no cell has declared before.
   *
   * @param lastExpression the export that takes the value of the cell's last expression.
   */
  link(compiled: string, lastExpression: string | undefined): Pick<LinkedCell, "code" | "awaits">;
  /** Keeps what the cell that was linked last has declared; where it failed, its names are again what they were before it. */
  settle(succeeded: boolean): void;
  /** A text that mentions variables, with the names that learners gave them, followed by `padding` for each character left out. */
  asWritten(text: string, padding?: string): string;
  /** Lets go of what the variables hold. */
  close(): void;
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
 * follow, so a loop over it, in whichever cell, takes at most about twice as long as over a function's own. A property of tslab's
 * `exports` takes 50 to 170 times as long. Their names are the learner's with a mark behind: a bare `window` or `process` would be
 * found by libraries too. The mark is a word that nobody writes, since it is taken out of all that a cell prints.
 */
export function openCellVariables(): CellVariables {
  const mark = `$lrlab${++sessions}`;
  const marked = new RegExp(`(?<=[\\p{L}\\p{N}_$])${mark.replaceAll("$", "\\$")}(?![\\p{L}\\p{N}_$])`, "gu");
  const variable = (name: string): string => name + mark;
  /** All that exist in the engine, also those of cells that failed. */
  const variables = new Map<string, Variable>();
  const known = new Set<string>();
  let declares: readonly string[] = [];
  let before: readonly (() => void)[] = [];

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
    link(compiled, lastExpression) {
      const linked = linkCell({ compiled, lastExpression, isKnown: (name) => known.has(name), variable });
      declares = linked.declares;
      make(declares.filter((name) => !variables.has(name)));
      before = declares.flatMap((name) => {
        const one = known.has(name) ? variables.get(name) : undefined;
        const value = one?.get();
        return one ? [() => one.set(value)] : [];
      });
      return linked;
    },
    settle(succeeded) {
      if (succeeded) for (const name of declares) known.add(name);
      else for (const restore of before) restore();
      [declares, before] = [[], []];
    },
    asWritten: (text, padding = "") => text.replace(marked, (found) => padding.repeat(found.length)),
    close() {
      for (const one of variables.values()) one.set(undefined);
    },
  };
}
