import type { Executor } from "tslab/dist/executor.js";

type Info = ReturnType<Executor["inspect"]>;

/**
 * What Shift-Tab shows at a position of a cell: the type and the documentation of the name there, or of the function whose
 * bracket was just opened.
 *
 * TypeScript finds no documentation for an imported constant that is being called, such as a family of schedules, so then this asks
 * again for the name alone, without the call that follows.
 */
export function inspectCell(inspect: Executor["inspect"], code: string, position: number): Info {
  const info = inspect(code, position);
  if (info?.documentation?.length) return info;
  const called = /([\w$]+)\s*\(\s*$/.exec(code.slice(0, position));
  const at = info || !called ? position : called.index;
  const name = /^[\w$]*/.exec(code.slice(at))?.[0] ?? "";
  const alone = inspect(code.slice(0, at + name.length), at);
  if (!alone?.documentation?.length) return info ?? alone;
  const call = info ?? inspect(code, at);
  return { ...alone, ...(call?.displayParts ? { displayParts: call.displayParts } : {}) };
}
