import type { Api } from "./api.js";
import { calleeAt, contextAt } from "./context.js";
import { type Doc, docOfEntry, docOfMember, entryIn, entryOf, membersOf, optionsOf } from "./names.js";
import type { Place } from "./propose.js";
import { scopeAt } from "./scope.js";

/** A name of the library in the code, and what there is to say about it. */
export interface Described {
  readonly from: number;
  readonly to: number;
  readonly doc: Doc;
}

/** What the word at a position is, where it is one of the library's; with `orCall`, else the call that the position stands in. */
export function describe(api: Api, { tree, code, position, above }: Place, orCall = false): Described | null {
  const from = position - (/[\w$]*$/.exec(code.slice(0, position))?.[0].length ?? 0);
  const to = position + (/^[\w$]*/.exec(code.slice(position))?.[0].length ?? 0);
  const word = code.slice(from, to);
  // A definition hides nothing here: at the end of the word the name itself is seen.
  const scope = new Map([...above, ...scopeAt(tree, code), ...scopeAt(tree, code, position)]);
  const doc = word === "" ? undefined : docAt();
  if (doc) return { from, to, doc };
  const callee = orCall ? calleeAt(tree, code, position) : null;
  const found = callee === null ? undefined : entryOf(api, scope, callee);
  return found ? { from: position, to: position, doc: docOfEntry(api, found) } : null;

  function docAt(): Doc | undefined {
    const node = tree.resolveInner(to, -1);
    if (/Comment|String|Template|RegExp/.test(node.name)) return undefined;
    const context = contextAt(tree, code, to);
    if (context?.kind === "option") {
      const call = entryOf(api, scope, context.callee);
      const option = call && optionsOf(api, call, context.argument).find(({ name }) => name === word);
      if (option) return docOfMember(option, true);
    }
    if (context?.kind === "member") {
      const imported = scope.get(context.object)?.imported;
      const found = imported?.name === "*" ? entryIn(api, imported.module, word) : undefined;
      if (found) return docOfEntry(api, found);
      const member = membersOf(api, scope, context.object).find(({ name }) => name === word);
      return member && docOfMember(member, false);
    }
    const found =
      context?.kind === "import" && context.module !== undefined ? entryIn(api, context.module, word) : entryOf(api, scope, word);
    return found && docOfEntry(api, found);
  }
}
