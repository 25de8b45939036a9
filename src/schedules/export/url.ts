import { fail } from "../fail.js";
import { deepest, familyNamed, schedule } from "../registry.js";
import { readSchedule, type Schedule, type Spec } from "../schedule.js";

/**
 * The query of a link that holds a schedule, such as lr=warmup(cosineAnnealing(baseLr:0.1,totalSteps:90),steps:10).
 *
 * It reads like the code that makes the schedule, and needs no escapes in a link. Parameters at their defaults are left out, lists are
 * joined by ~, and one entry has a ~ after it. `fromUrl(toUrl(lr))` gives the same rates as `lr`, bit for bit.
 *
 * @param lr a schedule; one from custom() is refused, because its function is no data.
 *
 * @example
 * toUrl(multiStep({ baseLr: 0.1, milestones: [30, 60] })); // "lr=multiStep(baseLr:0.1,milestones:30~60)"
 */
export const toUrl = (lr: Schedule): string => `lr=${written(readSchedule("toUrl", "its argument", lr).spec)}`;

function written({ kind, ...fields }: Spec): string {
  if (kind === "custom") fail("toUrl", "a schedule must be made of families and combinators", kind, "A function has no link.");
  const parameters = familyNamed(kind)?.definition.parameters;
  const parts = Object.entries(fields).flatMap(([name, value]) => {
    if (name === "of") return [written(value as Spec)];
    if (name === "parts") return (value as readonly Spec[]).map(written);
    return value === parameters?.[name]?.default ? [] : [`${name}:${plain(value)}`];
  });
  return `${kind}(${parts.join(",")})`;
}

/** A number, a word, or a list; 1e+21 without its sign, which a query would read as a space. */
const plain = (value: unknown): string =>
  Array.isArray(value) ? value.map(plain).join("~") + (value.length === 1 ? "~" : "") : String(value).replace("e+", "e");

/**
 * Reads a schedule from a link, from its query, or from what stands after lr= in it.
 *
 * @param text what `toUrl` wrote, alone or anywhere in an address.
 *
 * @throws RangeError where the text is no schedule, with the place, and where the schedule's own parameters are wrong.
 *
 * @example
 * fromUrl("https://example.org/?lr=linear(baseLr:0.1,totalSteps:100)")(50); // 0.05
 */
export function fromUrl(text: string): Schedule {
  return schedule(readUrl("fromUrl", text));
}

/** The spec that a link holds. */
function readUrl(where: string, text: unknown): Spec {
  const advice = "Write lr=linear(baseLr:0.1,totalSteps:100), as toUrl does.";
  if (typeof text !== "string") return fail(where, "a link must be a text", text, advice);
  const [, query = text] = text.match(/(?:^|[?&])lr=([^&#]*)/) ?? [];
  const source = unescaped(where, query, advice).replaceAll(/\s/g, "");
  let at = 0;
  const wrong = (must: string): never =>
    fail(where, `${must} at character ${at + 1} of the schedule`, source.slice(at, at + 20) || "its end", advice);
  const take = (pattern: RegExp, must: string): string => {
    const [found = ""] = source.slice(at).match(pattern) ?? wrong(must);
    at += found.length;
    return found;
  };

  const spec = (depth: number): Spec => {
    if (depth > deepest) return fail(where, `a schedule must be nested at most ${deepest} deep`, source, "Build it flatter.");
    const kind = take(/^[A-Za-z]\w*/, "a family or a combinator must stand");
    take(/^\(/, `a ( must follow ${kind}`);
    const inner: Spec[] = [];
    const fields: Record<string, unknown> = {};
    while (source[at] !== ")") {
      const isField = /^\w+:/.test(source.slice(at));
      if (!isField) {
        if (inner.length === 1 && kind !== "sequence") wrong(`${kind} must hold one schedule; another stands`);
        inner.push(spec(depth + 1));
      } else {
        const name = take(/^\w+/, "a parameter must stand");
        if (Object.hasOwn(fields, name)) wrong(`${name} must stand once; it stands again`);
        at += 1;
        fields[name] = value(take(/^[^,()]+/, `the value of ${name} must stand`));
      }
      if (source[at] === ",") at += 1;
      else if (source[at] !== ")") wrong("a , or ) must follow");
    }
    at += 1;
    return { kind, ...(kind === "sequence" ? { parts: inner } : inner.length > 0 ? { of: inner[0] } : {}), ...fields };
  };
  const whole = spec(0);
  return at === source.length ? whole : wrong("nothing more must follow");
}

/** A value: a number, a word, or a list of them joined by ~. */
const value = (text: string): unknown => (text.includes("~") ? text.replace(/~$/, "").split("~").map(numberOrWord) : numberOrWord(text));

const numberOrWord = (text: string): unknown => (/^-?(\d+\.?\d*|\.\d+)(e-?\d+)?$/.test(text) ? Number(text) : text);

/** Messengers escape brackets and commas in links. */
function unescaped(where: string, text: string, advice: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return fail(where, "a link must have whole escapes, such as %28", text, advice);
  }
}
