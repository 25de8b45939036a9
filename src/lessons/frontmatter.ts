import { shown } from "../schedules/fail.js";

/** What stands at the head of a lesson's text. */
export interface Frontmatter {
  readonly title: string;
  /** One or two sentences: what the lesson shows. */
  readonly description: string;
  /** How long it takes. */
  readonly minutes: number;
  /** Names of lessons ("01-three-fates"), or what else one must know, in words. */
  readonly prerequisites: readonly string[];
  /** What the reader will be able to do; each completes "you can". */
  readonly goals: readonly string[];
  /** The path of the lesson's glyph in a 24 by 24 box. */
  readonly icon: string;
}

const isText = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

const keys: Record<keyof Frontmatter, { readonly must: string; accepts(value: unknown): boolean }> = {
  title: { must: "a text", accepts: isText },
  description: { must: "a text", accepts: isText },
  minutes: {
    must: "a whole number from 1 to 240",
    accepts: (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 240,
  },
  prerequisites: { must: "a list of texts, [] for none", accepts: areTexts },
  goals: { must: "a list of at least one text", accepts: (value) => areTexts(value) && (value as unknown[]).length > 0 },
  icon: {
    must: "the d of an SVG path in a 24 by 24 box",
    accepts: (value) => typeof value === "string" && /^[Mm][MmLlHhVvCcSsQqTtAaZz0-9eE .,+-]+$/.test(value),
  },
};

/** One thing wrong with the head of a lesson, and at which key, where there is one. */
export interface FrontmatterFault {
  readonly key: string | null;
  readonly fault: string;
}

/** Says what is wrong with the head of a lesson; an empty list means that it is a Frontmatter. */
export function frontmatterFaults(data: unknown): FrontmatterFault[] {
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    return [{ key: null, fault: `the frontmatter must hold ${Object.keys(keys).join(", ")}, got ${shown(data)}.` }];
  }
  const given = data as Record<string, unknown>;
  const unknown = Object.keys(given)
    .filter((key) => !Object.hasOwn(keys, key))
    .map((key) => ({ key, fault: `the frontmatter has no key ${key}. It takes ${Object.keys(keys).join(", ")}.` }));
  const wrong = Object.entries(keys).flatMap(([key, { must, accepts }]): FrontmatterFault[] => {
    const value = given[key];
    if (value === undefined) return [{ key: null, fault: `the frontmatter lacks ${key}: ${must}.` }];
    return accepts(value) ? [] : [{ key, fault: `${key} must be ${must}, got ${shown(value)}.` }];
  });
  return [...unknown, ...wrong];
}
