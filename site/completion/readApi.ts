import { existsSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { controllers } from "../../src/schedules/controllers/index.js";
import { type Parameter, unitOf } from "../../src/schedules/parameters.js";
import { families } from "../../src/schedules/registry.js";
import { type Api, type Entry, type Member, moduleNames } from "./api.js";

const fileOf = (folder: string, module: string): string => join(folder, module.replace(/^lrlab\/?/, ""), "index.d.ts");

/** A signature with more parameters than this names their type. */
const mostNamed = 9;

/**
 * Reads the library's declarations, as its build wrote them, into what the editor proposes.
 *
 * @param folder where they are: src/dist.
 * @throws where there are none.
 */
export function readApi(folder: string): Api {
  const files = moduleNames.map((module) => fileOf(folder, module));
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Error(`readApi: the library must be built, got no ${missing}. Run npm run build:lib.`);
  const program = ts.createProgram(files, { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, strict: true });
  const checker = program.getTypeChecker();
  const shapes: Record<string, readonly Member[]> = {};
  const shapeNames = new Map<ts.Symbol, string>();
  const home = ts.sys.resolvePath(folder);
  const source = (file: string): ts.SourceFile => program.getSourceFile(file) as ts.SourceFile; // a root of the program

  const textOf = (type: ts.Type): string =>
    checker
      .typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope)
      .replaceAll(/import\("[^"]*"\)\./g, "");
  /** The first paragraph: the sentences that stand alone. */
  const docOf = (symbol: ts.Symbol): string =>
    ts
      .displayPartsToString(symbol.getDocumentationComment(checker))
      .replace(/\n\s*\n[\s\S]*/, "")
      .replaceAll(/\s*\n\s*/g, " ");

  /**
   * The name of the shape of an object of ours that is no list; null for anything else.
   *
   * @param otherwise what to call a type that has no name of its own.
   */
  function shapeOf(given: ts.Type, otherwise: string, callable: boolean): string | null {
    const type = checker.getNonNullableType(given);
    const symbol = type.aliasSymbol ?? type.symbol;
    const properties = checker.getPropertiesOfType(type).filter(({ name }) => !/^(_|#)/.test(name));
    const isOurs = (each: ts.Symbol): boolean => each.declarations?.[0]?.getSourceFile().fileName.startsWith(home) === true;
    if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) || checker.isArrayLikeType(type)) return null;
    if (properties.length === 0 || !properties.some(isOurs) || (!callable && type.getCallSignatures().length > 0)) return null;
    const known = symbol && shapeNames.get(symbol);
    if (known !== undefined) return known;
    const own = symbol && /^[A-Za-z]/.test(symbol.name) ? symbol.name : null;
    // Two entries may each have a type of one name.
    const name = own === null ? otherwise : Object.hasOwn(shapes, own) ? `${own}'` : own;
    if (symbol && own !== null) shapeNames.set(symbol, name);
    shapes[name] = []; // a shape may hold itself
    shapes[name] = properties.map((property) => memberOf(property, textOf(typeOf(property))));
    return name;
  }

  const typeOf = (symbol: ts.Symbol): ts.Type => checker.getTypeOfSymbolAtLocation(symbol, source(files[0] as string)); // at least one
  const isOptional = (symbol: ts.Symbol): boolean => (symbol.flags & ts.SymbolFlags.Optional) !== 0;

  function memberOf(property: ts.Symbol, type: string): Member {
    const { symbol, doc } = symbolIn(docOf(property));
    const isLeftOut = isOptional(property);
    const short = isLeftOut ? type.replace(/ \| undefined$/, "") : type;
    return { name: property.name, type: short, doc, ...(symbol && { symbol }), ...(isLeftOut && { optional: true }) };
  }

  function callOf(name: string, signature: ts.Signature): Pick<Entry, "signature" | "takes" | "gives"> {
    const takes = signature.parameters.map((parameter, i) => shapeOf(typeOf(parameter), `${name}.${i}`, false));
    const parameters = signature.parameters.map((parameter, i) => {
      const members = shapes[takes[i] ?? ""];
      const declared = parameter.valueDeclaration as ts.ParameterDeclaration | undefined;
      const rest = declared?.dotDotDotToken ? "..." : "";
      const mark = declared?.questionToken || declared?.initializer ? "?" : "";
      if (members && members.length <= mostNamed) return `{ ${members.map((each) => each.name + (each.optional ? "?" : "")).join(", ")} }`;
      return `${rest}${parameter.name}${mark}: ${takes[i] ?? textOf(typeOf(parameter)).replace(/ \| undefined$/, mark ? "" : " | undefined")}`;
    });
    const result = signature.getReturnType();
    const gives = shapeOf(checker.getAwaitedType(result) ?? result, `${name}()`, true);
    return {
      signature: `${name}(${parameters.join(", ")}): ${textOf(result)}`,
      ...(takes.some((shape) => shape !== null) && { takes }),
      ...(gives !== null && { gives }),
    };
  }

  function entryOf(exported: ts.Symbol): Entry {
    const { name } = exported;
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const doc = firstSentence(docOf(symbol));
    if (!(symbol.flags & ts.SymbolFlags.Value)) return { name, kind: "type", signature: `type ${name}`, doc };
    if (symbol.flags & ts.SymbolFlags.Class) return { name, kind: "class", signature: `class ${name}`, doc };
    // Of several ways to call it the last is the plainest.
    const call = typeOf(symbol).getCallSignatures().at(-1);
    if (call) return { name, kind: "function", doc, ...callOf(name, call) };
    const gives = shapeOf(typeOf(symbol), name, true);
    return { name, kind: "value", signature: `${name}: ${textOf(typeOf(symbol))}`, doc, ...(gives !== null && { gives }) };
  }

  const modules = Object.fromEntries(
    moduleNames.map((module, i) => {
      const entry = checker.getSymbolAtLocation(source(files[i] as string)); // as many files as modules
      const entries = entry ? checker.getExportsOfModule(entry).map(entryOf) : [];
      return [module, entries.sort((a, b) => (a.name < b.name ? -1 : 1))];
    }),
  );
  return { modules, shapes: withUnits(shapes, modules.lrlab ?? []) };
}

/** Parameters of families and controllers gain the unit that their definitions declare. */
function withUnits(shapes: Readonly<Record<string, readonly Member[]>>, entries: readonly Entry[]): Record<string, readonly Member[]> {
  const declared = new Map<string, Readonly<Record<string, Parameter>>>();
  for (const { definition } of [...families, ...controllers]) {
    const shape = entries.find(({ name }) => name === definition.name)?.takes?.[0];
    if (shape) declared.set(shape, definition.parameters);
  }
  return Object.fromEntries(
    Object.entries(shapes).map(([shape, members]) => [
      shape,
      members.map((member) => {
        const parameter = declared.get(shape)?.[member.name];
        if (parameter === undefined || parameter.type === "choice") return member;
        return { ...member, unit: unitOf(parameter).replace(/^none \((.*)\)$/, "$1") };
      }),
    ]),
  );
}

/** "η_max: the rate of the first update." begins with a symbol; "note: ..." would not. */
function symbolIn(doc: string): { readonly symbol?: string; readonly doc: string } {
  const [all, symbol] = /^(\S{1,12}): (?=\S)/.exec(doc) ?? [];
  if (all === undefined || symbol === undefined || !/^\p{L}$|_|[^\p{ASCII}]/u.test(symbol)) return { doc };
  const rest = doc.slice(all.length);
  return { symbol, doc: rest.charAt(0).toUpperCase() + rest.slice(1) };
}

/** Up to the first full stop that ends a sentence. */
export const firstSentence = (text: string): string => /^.*?[.!?](?=\s+[\p{Lu}`η]|\s*$)/u.exec(text)?.[0] ?? text;
