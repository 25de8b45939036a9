/** Code that may stand on one line or be broken: a text, or a list between brackets. */
export type Code = string | { readonly open: string; readonly items: readonly Code[]; readonly close: string };

/** Cells of the course's notebooks have no longer line, so that a phone shows them whole. */
const widest = 70;

/** A call: `name(a, b)`. */
export const call = (name: string, ...items: readonly Code[]): Code => ({ open: `${name}(`, items, close: ")" });

/** A list: `[a, b]`. */
export const list = (items: readonly Code[]): Code => ({ open: "[", items, close: "]" });

/** An object: `{ a: 1, b }`; what is undefined is left out. */
export const object = (fields: Readonly<Record<string, Code | undefined>>): Code => ({
  open: "{",
  items: Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [name === value ? name : prefixed(`${name}: `, value)],
  ),
  close: "}",
});

/** The same code with a text before it. */
export const prefixed = (before: string, code: Code): Code =>
  typeof code === "string" ? before + code : { ...code, open: before + code.open };

/** A value of JSON as code. */
export function valueCode(value: unknown): Code {
  if (Array.isArray(value)) return list(value.map(valueCode));
  if (typeof value === "object" && value !== null)
    return object(Object.fromEntries(Object.entries(value).map(([name, part]) => [name, valueCode(part)])));
  return JSON.stringify(value);
}

/** Writes code in lines of at most 70 characters: what fits stands on one line, else each item on its own. `after` is what follows it. */
export function layOut(code: Code, after = "", indent = ""): string {
  const flat = onOneLine(code);
  if (typeof code === "string" || indent.length + flat.length + after.length <= widest) return flat + after;
  const [only, second] = code.items;
  if (second === undefined && typeof only === "object") return layOut(prefixed(code.open, only), code.close + after, indent); // f({ … })
  const inner = `${indent}  `;
  const lines = code.items.map((item) => `${inner}${layOut(item, ",", inner)}`);
  return [code.open, ...lines, `${indent}${code.close}${after}`].join("\n");
}

function onOneLine(code: Code): string {
  if (typeof code === "string") return code;
  const inside = code.items.map(onOneLine).join(", ");
  const room = code.open.endsWith("{") && inside !== "" ? " " : "";
  return `${code.open}${room}${inside}${room}${code.close}`;
}
