import type { Tree } from "@lezer/common";
import { type Api, type Member, moduleNames } from "./api.js";
import { type Context, contextAt } from "./context.js";
import { type Doc, docOfEntry, docOfMember, entryIn, entryOf, membersOf, optionsOf } from "./names.js";
import { moduleOf, type Scope, scopeAt, textIn } from "./scope.js";

/** A change of the code beside the word itself. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** One thing to write at a place. */
export interface Proposal {
  readonly label: string;
  readonly kind: "function" | "class" | "type" | "value" | "option" | "member" | "variable" | "keyword" | "module";
  /** What is written, where it is more than the label. */
  readonly text?: string;
  readonly detail?: string;
  readonly doc?: Doc;
  /** The import that comes with it. */
  readonly also?: Edit;
  /** The higher, the earlier in the list. */
  readonly rank: number;
}

/** A cell's code, what is seen from the cells above, and where the cursor stands. */
export interface Place {
  readonly tree: Tree;
  readonly code: string;
  readonly position: number;
  /** The names that the cells above declare. */
  readonly above: Scope;
}

export interface Proposals {
  readonly from: number;
  readonly proposals: readonly Proposal[];
}

const keywords =
  "async await break class const continue else export false for function if import let new null of return throw true typeof undefined while";
const globals = "Array console Infinity JSON Map Math NaN Number Object Promise Set String";

/** What can be written where the cursor stands; null where there is nothing to propose. */
export function propose(api: Api, { tree, code, position, above }: Place): Proposals | null {
  const context = contextAt(tree, code, position);
  if (!context) return null;
  const scope = new Map([...above, ...scopeAt(tree, code, position)]);
  const proposals = proposalsFor(context, { api, tree, code, scope });
  return proposals.length > 0 ? { from: context.from, proposals } : null;
}

interface Known {
  readonly api: Api;
  readonly tree: Tree;
  readonly code: string;
  readonly scope: Scope;
}

function proposalsFor(context: Context, known: Known): readonly Proposal[] {
  const { api, scope } = known;
  switch (context.kind) {
    case "module":
      return moduleNames.map((label, i) => ({ label, kind: "module", rank: -i }));
    case "import":
      return exportsOf(api, context.module === undefined ? moduleNames : [context.module], context.taken);
    case "option": {
      const found = entryOf(api, scope, context.callee);
      const options = found ? optionsOf(api, found, context.argument) : [];
      if (options.length === 0) return namesIn(known);
      return options.filter(({ name }) => !context.taken.includes(name)).map((option, i) => memberProposal(option, i, true));
    }
    case "member": {
      const imported = scope.get(context.object)?.imported;
      if (imported?.name === "*") return exportsOf(api, [imported.module], []);
      return membersOf(api, scope, context.object).map((member, i) => memberProposal(member, i, false));
    }
    case "name":
      return namesIn(known);
  }
}

/** In the order in which they are declared; what must be there first. */
const memberProposal = (member: Member, i: number, isOption: boolean): Proposal => ({
  label: member.name,
  kind: isOption ? "option" : "member",
  ...(isOption && { text: `${member.name}: ` }),
  detail: [member.symbol, member.unit ?? (member.type.length <= 24 ? member.type : "")].filter(Boolean).join(" · "),
  doc: docOfMember(member, isOption),
  rank: (isOption && !member.optional ? 40 : 0) - Math.min(i, 39),
});

const exportsOf = (api: Api, modules: readonly string[], taken: readonly string[]): readonly Proposal[] =>
  modules.flatMap((module) =>
    (api.modules[module] ?? [])
      .filter(({ name }) => !taken.includes(name))
      .map((entry) => ({
        label: entry.name,
        kind: entry.kind,
        detail: modules.length > 1 ? module : "",
        doc: docOfEntry(api, { module, entry }),
        rank: entry.kind === "type" ? -20 : 0,
      })),
  );

/** Names that are seen here, then those of the library that an import would bring, then the language's own. */
function namesIn({ api, tree, code, scope }: Known): readonly Proposal[] {
  const seen = [...scope].map(([label, { imported }]): Proposal => {
    const found = imported && entryIn(api, imported.module, imported.name);
    return found
      ? { label, kind: found.entry.kind, detail: found.module, doc: docOfEntry(api, found), rank: 30 }
      : { label, kind: "variable", rank: 40 };
  });
  const importable = moduleNames.flatMap((module) =>
    (api.modules[module] ?? [])
      .filter(({ name, kind }) => kind !== "type" && !scope.has(name))
      .map((entry): Proposal => {
        const doc = docOfEntry(api, { module, entry });
        return {
          label: entry.name,
          kind: entry.kind,
          detail: `import from ${module}`,
          doc,
          also: importOf(tree, code, module, entry.name),
          rank: 0,
        };
      }),
  );
  const words = [...keywords.split(" "), ...globals.split(" ")].map((label): Proposal => ({ label, kind: "keyword", rank: -30 }));
  return [...seen, ...importable, ...words.filter(({ label }) => !scope.has(label))];
}

/** The edit that imports a name: into the import from its module where there is one, else on a line of its own. */
export function importOf(tree: Tree, code: string, module: string, name: string): Edit {
  let end = 0;
  for (let node = tree.topNode.firstChild; node; node = node.nextSibling) {
    if (node.name !== "ImportDeclaration") continue;
    end = node.to;
    const group = node.getChild("ImportGroup");
    if (moduleOf(node, code) !== module || !group || node.getChild("type")) continue;
    const last = group.lastChild?.prevSibling;
    if (!last || group.lastChild?.name !== "}") continue;
    const hasComma = last.name === ",";
    const isEmpty = last.name === "{";
    const { to } = last;
    const isSpread = /\n/.test(textIn(code, group));
    return {
      from: to,
      to,
      insert: isEmpty ? ` ${name} ` : `${hasComma ? "" : ","}${isSpread ? "\n  " : " "}${name}${hasComma && isSpread ? "," : ""}`,
    };
  }
  const line = `import { ${name} } from "${module}";`;
  return end === 0 ? { from: 0, to: 0, insert: `${line}\n` } : { from: end, to: end, insert: `\n${line}` };
}
