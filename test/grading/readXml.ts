/** An element of an XML file; `text` is what stands directly in it, joined. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decoded(text: string): string {
  if (/[<]/.test(text)) throw new Error(`XML: < must be escaped in ${text.slice(0, 60)}`);
  return text.replaceAll(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));|&/g, (all, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    const character = name === undefined ? undefined : entities[name];
    if (character === undefined) throw new Error(`XML: an unknown entity, ${all}`);
    return character;
  });
}

/** Reads XML as strictly as these tests need it: every tag closed by its own name, attributes in quotes and once, one root, no unknown entity. */
export function readXml(xml: string): XmlElement {
  const token = /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|</g;
  const top = { name: "", attributes: {}, children: [] as XmlElement[], text: "" };
  const open = [top];
  for (const [all, end, name, attributes = "", empty, text] of xml.matchAll(token)) {
    const parent = open.at(-1) as typeof top;
    if (text !== undefined) parent.text += decoded(text);
    else if (name === undefined) {
      if (all === "<") throw new Error(`XML: a stray < in ${parent.name}`);
    } else if (end) {
      if (name !== parent.name) throw new Error(`XML: ${name} closes ${parent.name}`);
      open.pop();
    } else {
      const pairs = [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(
        ([, key, value]) => [key as string, decoded(value as string)] as const,
      );
      if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error(`XML: ${name} has an attribute twice`);
      const element = { name, attributes: Object.fromEntries(pairs), children: [], text: "" };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const [root, ...more] = top.children;
  if (open.length > 1 || !root || more.length > 0 || top.text.trim() !== "") throw new Error(`XML: ${open.at(-1)?.name} is never closed`);
  return root;
}

/** The elements of a name right under another. */
export const childrenOf = (parent: XmlElement, name: string): readonly XmlElement[] =>
  parent.children.filter((child) => child.name === name);

/** The one element at a path of names: only(item, "presentation", "material"). */
export const only = (parent: XmlElement, ...path: readonly string[]): XmlElement =>
  path.reduce((element, name) => {
    const [found, ...more] = childrenOf(element, name);
    if (!found || more.length > 0) throw new Error(`XML: ${element.name} must have one ${name}, got ${more.length + (found ? 1 : 0)}`);
    return found;
  }, parent);

/** Every element of a name below another, in the file's order. */
export const allOf = (parent: XmlElement, name: string): readonly XmlElement[] =>
  parent.children.flatMap((child) => [...(child.name === name ? [child] : []), ...allOf(child, name)]);
