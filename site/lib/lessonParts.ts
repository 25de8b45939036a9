import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pageAddress } from "../../src/lessons/section.js";
import { parseMdx } from "../../src/notebook/host/mdx.js";
import { partsIn, remarkLesson } from "./remarkLesson.mjs";

/** One page of a lesson: all of it, or a part that its text begins with `<Part title="…" />`. */
export interface LessonPart {
  /** From 1. */
  readonly number: number;
  readonly count: number;
  /** Empty where the lesson is not divided. */
  readonly title: string;
  readonly href: string;
  /** The ids of its cells, pictures, questions, exercises and headings. */
  readonly ids: ReadonlySet<string>;
}

const known = new Map<string, readonly LessonPart[]>();

/** The pages of a lesson's folder ("course/02-noise-floor"), in order: one where it is not divided. */
export function partsOf(folder: string): readonly LessonPart[] {
  const before = import.meta.env.DEV ? undefined : known.get(folder);
  if (before) return before;
  const path = join(process.cwd(), "src/lessons", folder, "lesson.mdx");
  const tree = parseMdx(readFileSync(path, "utf8"));
  remarkLesson()(tree, { path });
  const parts: readonly { readonly title: string; readonly ids: readonly string[] }[] = partsIn(tree);
  const address = pageAddress(folder);
  const pages = parts.map(({ title, ids }, i) => ({
    number: i + 1,
    count: parts.length,
    title,
    href: i === 0 ? address : `${address}${i + 1}/`,
    ids: new Set(ids),
  }));
  known.set(folder, pages);
  return pages;
}

/** The address of something in a lesson's text, on the page of the part that holds it; null where nothing of the text has this id. */
export function placeOf(folder: string, id: string): string | null {
  const part = partsOf(folder).find(({ ids }) => ids.has(id));
  return part ? `${part.href}#${id}` : null;
}

/**
 * A link of a lesson's text, as it must be on the page at `path`: texts name a lesson's first page and an id, or an id alone, and need not
 * know on which page that stands.
 *
 * @param folderOf the lesson's folder for the address of its first page, or undefined for any other address.
 */
export function hrefOn(path: string, href: string, folderOf: (address: string) => string | undefined): string {
  const [address = "", id] = href.split("#");
  const firstPage = path.replace(/\d+\/$/, "");
  const folder = id ? folderOf(address === "" ? firstPage : address) : undefined;
  const place = folder && id ? placeOf(folder, id) : null;
  if (place === null) return href;
  return place.startsWith(`${path}#`) ? `#${id}` : place;
}
