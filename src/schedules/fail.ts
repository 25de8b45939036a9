/** Lists within lists are written out so deep: whoever sends a bad value may send one that is very deep. */
const deepest = 4;

/** Text of a value for an error message: short, exact, with strings in quotes. */
export const shown = (value: unknown): string => shownAt(value, 0);

function shownAt(value: unknown, depth: number): string {
  if (typeof value === "string") return short(JSON.stringify(value));
  if (typeof value === "function") return short(`a function${typeof value.name === "string" && value.name ? ` (${value.name})` : ""}`);
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (Array.isArray(value)) {
    const items = depth < deepest ? Array.from(value.slice(0, 20), (item) => shownAt(item, depth + 1)) : ["..."];
    return short(`[${value.length > 0 ? items.join(", ") : ""}]`);
  }
  if (typeof value === "object" && value !== null) return short(plain(value) ?? "an object");
  return String(value);
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text);

/**
 * The JSON of an object, or what it is where that says nothing, as of a Promise. Undefined where it has neither: a message about bad input
 * must not fail on that input.
 */
function plain(value: object): string | undefined {
  try {
    const text = JSON.stringify(value);
    const kind = Object.prototype.toString.call(value).slice("[object ".length, -"]".length);
    return text !== "{}" || kind === "Object" ? text : `${/^[AEIOU]/.test(kind) ? "an" : "a"} ${kind}`;
  } catch {
    return undefined;
  }
}

/** Throws `where: must, got value. advice`: where it happened, what must be true, what came, what to do. */
export function fail(where: string, must: string, got: unknown, advice: string): never {
  throw new RangeError(`${where}: ${must}, got ${shown(got)}. ${advice}`);
}
