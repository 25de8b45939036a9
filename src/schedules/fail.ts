/** Text of a value for an error message: short, exact, with strings in quotes. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return `a function${value.name ? ` (${value.name})` : ""}`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "object" && value !== null) {
    const text = JSON.stringify(value);
    return text === undefined ? "an object" : text.length > 60 ? `${text.slice(0, 57)}...` : text;
  }
  return String(value);
}

/** Throws `where: must, got value. advice`: where it happened, what must be true, what came, what to do. */
export function fail(where: string, must: string, got: unknown, advice: string): never {
  throw new RangeError(`${where}: ${must}, got ${shown(got)}. ${advice}`);
}
