import type { Api, Entry, Member } from "./api.js";
import type { Scope } from "./scope.js";

/** What is to be said about a name. */
export interface Doc {
  /** The signature, or the option with its type. */
  readonly title: string;
  /** In few words: where it comes from, its symbol and unit, whether it may be left out. */
  readonly facts: string;
  readonly text: string;
  /** What its options object holds. */
  readonly options?: readonly Member[];
}

/** An export with the module it comes from. */
export interface Found {
  readonly module: string;
  readonly entry: Entry;
}

export const entryIn = (api: Api, module: string, name: string): Found | undefined => {
  const entry = api.modules[module]?.find((each) => each.name === name);
  return entry && { module, entry };
};

/** The export that a piece of code such as `warmup` or `engine.mlp` means. */
export function entryOf(api: Api, scope: Scope, code: string): Found | undefined {
  const [first = "", second, ...more] = code.split(".").map((part) => part.trim());
  const imported = scope.get(first)?.imported;
  if (!imported || more.length > 0) return undefined;
  if (imported.name === "*") return second === undefined ? undefined : entryIn(api, imported.module, second);
  return second === undefined ? entryIn(api, imported.module, imported.name) : undefined;
}

/** The members of what a name holds, where it was given by a call of the library or is a value of it. */
export function membersOf(api: Api, scope: Scope, name: string): readonly Member[] {
  const binding = scope.get(name);
  const found = binding?.call === undefined ? entryOf(api, scope, name) : entryOf(api, scope, binding.call);
  const isHeld = binding?.call !== undefined || found?.entry.kind === "value";
  return (isHeld && api.shapes[found?.entry.gives ?? ""]) || [];
}

/** The options that an argument of a call takes. */
export const optionsOf = (api: Api, { entry }: Found, argument: number): readonly Member[] =>
  api.shapes[entry.takes?.[argument] ?? ""] ?? [];

export function docOfEntry(api: Api, found: Found): Doc {
  const { module, entry } = found;
  const options = (entry.takes ?? []).flatMap((_, i) => optionsOf(api, found, i));
  return { title: entry.signature, facts: module, text: entry.doc, ...(options.length > 0 && { options }) };
}

export const docOfMember = ({ name, type, doc, symbol, unit, optional }: Member, isOption: boolean): Doc => ({
  title: `${name}${optional ? "?" : ""}: ${type}`,
  facts: [symbol, unit, isOption && (optional ? "may be left out" : "required")].filter(Boolean).join(" · "),
  text: doc,
});
