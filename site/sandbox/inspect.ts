/**
 * The text of a value as Node prints it, and so as the notebook does: two levels deep, numbers in columns, at most 100 items.
 *
 * It covers what cells print: numbers, text, lists, objects, functions, errors, maps, sets, typed arrays. The layout rules are those of
 * Node's `util.inspect`, and tests hold the two against each other.
 */
export const inspect = (value: unknown): string => format(value, 0, { indent: 0, within: [], circular: new Map() });

/** What `console.log` writes: text as it is, everything else inspected, one space between. */
export const logText = (values: readonly unknown[]): string =>
  values.map((value) => (typeof value === "string" ? value : inspect(value))).join(" ");

const lineLength = 80;
const deepest = 2;
const maxItems = 100;
const maxText = 10_000;

interface State {
  /** Columns that stand before the text. */
  indent: number;
  /** The objects that the value stands in. */
  readonly within: object[];
  /** Objects that contain themselves, with their numbers. */
  readonly circular: Map<object, number>;
}

function format(value: unknown, depth: number, state: State): string {
  switch (typeof value) {
    case "string":
      return formatText(value, state);
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "bigint":
      return `${value}n`;
    case "symbol":
    case "undefined":
    case "boolean":
      return String(value);
    case "function":
    case "object":
      return value === null ? "null" : formatObject(value, depth, state);
  }
}

/** Long text with line ends is cut at each. */
function formatText(text: string, { indent }: State): string {
  const more = text.length - maxText;
  const cut = more > 0 ? text.slice(0, maxText) : text;
  const trailer = more > 0 ? `... ${more} more character${more > 1 ? "s" : ""}` : "";
  const parts = cut.length > 16 && cut.length > lineLength - indent - 4 ? cut.split(/(?<=\n)/) : [cut];
  return parts.map(quoted).join(` +\n${" ".repeat(indent + 2)}`) + trailer;
}

const escapes: Readonly<Record<string, string>> = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", "\\": "\\\\" };

function quoted(text: string): string {
  const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes("`") && !text.includes("${") ? "`" : "'";
  let result = "";
  for (const character of text) {
    const code = character.codePointAt(0) as number; // a character of a string always has one
    const isLone = code >= 0xd800 && code <= 0xdfff;
    const isControl = code < 0x20 || (code >= 0x7f && code <= 0x9f);
    if (escapes[character] !== undefined) result += escapes[character];
    else if (isControl) result += `\\x${code.toString(16).toUpperCase().padStart(2, "0")}`;
    else if (isLone) result += `\\u${code.toString(16).toUpperCase()}`;
    else result += character === mark ? `\\${character}` : character;
  }
  return mark + result + mark;
}

function formatObject(value: object, depth: number, state: State): string {
  if (state.within.includes(value)) {
    const number = state.circular.get(value) ?? state.circular.size + 1;
    state.circular.set(value, number);
    return `[Circular *${number}]`;
  }
  const { base, open, close, isList, isEmpty, name } = shapeOf(value);
  const keys = isList ? Object.keys(value).filter((key) => !/^\d+$/.test(key)) : Object.keys(value);
  if (keys.length === 0 && isEmpty) return base === "" ? `${open}${close}` : base;
  if (depth > deepest) return `[${name === "" ? "Object: null prototype" : name}]`;
  state.within.push(value);
  state.indent += 2;
  const entries = [
    ...contents(value, isList, depth + 1, state),
    ...keys.map((key) => `${/^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key) ? key : quoted(key)}: ${property(value, key, depth + 1, state)}`),
  ];
  state.indent -= 2;
  state.within.pop();
  const number = state.circular.get(value);
  const reference = number === undefined ? "" : `<ref *${number}>`;
  const before = base === "" ? reference : `${reference === "" ? "" : `${reference} `}${base}`;
  const opening = base === "" && reference !== "" ? `${reference} ${open}` : open;
  const columns = isList && entries.length > 6 ? inColumns(entries, value as unknown as ArrayLike<unknown>, state) : entries;
  return laidOut(columns, columns === entries, base === "" ? "" : before, opening, close, state);
}

/** What stands around the entries: `base` is a text of its own, such as [Function: f]; `open` and `close` are the brackets. */
function shapeOf(value: object): {
  base: string;
  open: string;
  close: string;
  isList: boolean;
  isEmpty: boolean;
  name: string;
} {
  const name = typeName(value);
  const braces = (prefix: string, isEmpty: boolean) => {
    return { base: "", open: prefix === "" ? "{" : `${prefix} {`, close: "}", isList: false, isEmpty, name };
  };
  const text = (base: string) => ({ base, open: "{", close: "}", isList: false, isEmpty: true, name });
  if (Array.isArray(value)) {
    const prefix = name === "Array" ? "" : `${name}(${value.length}) `;
    return { base: "", open: `${prefix}[`, close: "]", isList: true, isEmpty: value.length === 0, name };
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const { length } = value as unknown as ArrayLike<number>;
    return { base: "", open: `${name}(${length}) [`, close: "]", isList: true, isEmpty: length === 0, name };
  }
  if (value instanceof Map || value instanceof Set) return braces(`${name}(${value.size})`, value.size === 0);
  if (value instanceof Error) return text(`${value.name}: ${value.message}`);
  if (value instanceof Date) return text(Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString());
  if (value instanceof RegExp) return text(String(value));
  if (value instanceof Promise) return braces("Promise", false);
  if (typeof value === "function") {
    const kind = /^class\b/.test(Function.prototype.toString.call(value)) ? "class" : name;
    return text(value.name === "" ? `[${kind} (anonymous)]` : `[${kind}${kind === "class" ? "" : ":"} ${value.name}]`);
  }
  return braces(name === "" ? "[Object: null prototype]" : name === "Object" ? "" : name, true);
}

/** The constructor's name; empty for an object without a prototype. */
function typeName(value: object): string {
  for (let at: unknown = value; typeof at === "object" || typeof at === "function"; at = Object.getPrototypeOf(at)) {
    if (at === null) break;
    const maker: unknown = Object.getOwnPropertyDescriptor(at, "constructor")?.value;
    if (typeof maker === "function" && typeof maker.name === "string" && maker.name !== "") return maker.name;
  }
  return "";
}

function property(value: object, key: string, depth: number, state: State): string {
  const { get, set, value: item } = Object.getOwnPropertyDescriptor(value, key) ?? {};
  if (get) return set ? "[Getter/Setter]" : "[Getter]";
  return set ? "[Setter]" : format(item, depth, state);
}

function contents(value: object, isList: boolean, depth: number, state: State): string[] {
  if (value instanceof Promise) return ["<pending>"];
  if (isList) return listItems(value as unknown as ArrayLike<unknown>, depth, state);
  const more = (rest: number): string[] => (rest > 0 ? [`... ${rest} more item${rest > 1 ? "s" : ""}`] : []);
  if (value instanceof Set) {
    const items = [...value].slice(0, maxItems).map((item) => format(item, depth, state));
    return [...items, ...more(value.size - maxItems)];
  }
  if (!(value instanceof Map)) return [];
  const pairs = [...value].slice(0, maxItems).map(([key, item]) => `${format(key, depth, state)} => ${format(item, depth, state)}`);
  return [...pairs, ...more(value.size - maxItems)];
}

function listItems(list: ArrayLike<unknown>, depth: number, state: State): string[] {
  const items: string[] = [];
  let i = 0;
  while (i < list.length && items.length < maxItems) {
    if (Object.hasOwn(list, i)) {
      items.push(format(list[i], depth, state));
      i++;
      continue;
    }
    const from = i;
    while (i < list.length && !Object.hasOwn(list, i)) i++;
    items.push(`<${i - from} empty item${i - from > 1 ? "s" : ""}>`);
  }
  const rest = list.length - i;
  if (rest > 0) items.push(`... ${rest} more item${rest > 1 ? "s" : ""}`);
  return items;
}

/** One line where it is short, else one line per entry. */
function laidOut(entries: readonly string[], mayJoin: boolean, base: string, open: string, close: string, { indent }: State): string {
  const before = base === "" ? open : `${base} ${open}`;
  if (mayJoin) {
    const line = entries.join(", ");
    const start = entries.length + indent + open.length + base.length + 10;
    const total = entries.reduce((sum, entry) => sum + entry.length, entries.length + start);
    const fits = total <= lineLength && 2 * entries.length + start <= lineLength;
    if (fits && !line.includes("\n") && !base.includes("\n")) return `${before} ${line} ${close}`;
  }
  const margin = `\n${" ".repeat(indent)}`;
  return `${before}${margin}  ${entries.join(`,${margin}  `)}${margin}${close}`;
}

/** Short entries of a long list, several to a line and aligned; the same array where columns would not help. */
function inColumns(entries: string[], list: ArrayLike<unknown>, { indent }: State): string[] {
  const count = entries.length > maxItems ? entries.length - 1 : entries.length; // without "... n more items"
  const lengths = entries.slice(0, count).map((entry) => entry.length);
  const widest = Math.max(...lengths) + 2;
  const total = lengths.reduce((sum, length) => sum + length + 2, 0);
  if (widest * 3 + indent >= lineLength || (total / widest <= 5 && widest > 8)) return entries;
  const biased = Math.max(widest - 3 - Math.sqrt(widest - total / entries.length), 1);
  const wanted = Math.round(Math.sqrt(2.5 * biased * count) / biased);
  const columns = Math.min(wanted, Math.floor((lineLength - indent) / widest), 12);
  if (columns <= 1) return entries;
  const widths = Array.from({ length: columns }, (_, column) => 2 + Math.max(...lengths.filter((_, i) => i % columns === column)));
  const isNumber = (i: number): boolean => typeof list[i] === "number" || typeof list[i] === "bigint";
  const numbers = entries.every((_, i) => isNumber(i));
  const rows: string[] = [];
  for (let from = 0; from < count; from += columns) {
    const row = entries.slice(from, Math.min(from + columns, count));
    const cells = row.map((entry, i) => {
      const width = widths[i] as number; // a row has at most `columns` entries
      if (i === row.length - 1) return numbers ? entry.padStart(width - 2) : entry;
      return numbers ? `${entry}, `.padStart(width) : `${entry}, `.padEnd(width);
    });
    rows.push(cells.join(""));
  }
  return count < entries.length ? [...rows, entries[count] as string] : rows;
}
