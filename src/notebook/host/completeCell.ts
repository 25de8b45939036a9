import type { Executor } from "tslab/dist/executor.js";

type Complete = Executor["complete"];

/** The same executor, which also completes a string that has been begun (see `completeCell`). */
export const completing = (executor: Executor): Executor => ({
  ...executor,
  complete: (code, position) => completeCell(executor.complete, code, position),
});

/**
 * What Tab offers at a position, and what it replaces.
 *
 * In a string, tslab offers every text that may stand there, in addition to what has been typed: `"co` would become `"cocosine`. Here
 * only those that begin like it are offered, in its place.
 */
export function completeCell(complete: Complete, code: string, position: number): ReturnType<Complete> {
  const found = complete(code, position);
  const entries = found.original?.entries ?? [];
  if (entries.length === 0 || entries.some(({ kind }) => kind !== "string")) return found;
  const begun = /[^"'`]*$/.exec(code.slice(0, position))?.[0] ?? "";
  const rest = /^[\w-]*/.exec(code.slice(position))?.[0] ?? "";
  return {
    ...found,
    start: position - begun.length,
    end: position + rest.length,
    candidates: found.candidates.filter((text) => text.toLowerCase().startsWith(begun.toLowerCase())),
  };
}
