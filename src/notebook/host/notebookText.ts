import type { Lesson } from "../../lessons/catalog.js";
import { nameOf } from "../../lessons/catalog.js";
import { valuesOf } from "../../lessons/values.js";
import { shown } from "../../schedules/fail.js";
import { fromNotebookLinks, toNotebookLinks } from "./notebookLinks.js";

/** How a text names a measured value: one spelling alone, so that the way back from a notebook gives the same bytes. */
export const valueTag = (name: string): string => `<Value of="${name}"/>`;

const tags = /<Value of="([^"]*)"\/>/g;
/** The value in a notebook's cell, between marks that no Jupyter shows. A comment would begin a block of HTML where it begins a line. */
const marked = /<span data-value="([^"]*)">([^<]*)<\/span>/g;

/**
 * Turns a lesson's text into that of a notebook's cell: links lead to notebooks or to the running site, and measured values stand there
 * as texts, each in a mark that says its name.
 */
export function toNotebookText(markdown: string, lesson: Lesson): string {
  return toNotebookLinks(markdown, lesson).replace(tags, (whole, name: string) => {
    const values = valuesOf(lesson);
    return Object.hasOwn(values, name) ? `<span data-value="${name}">${values[name]}</span>` : whole;
  });
}

/** Turns the text of a notebook's cell back into the lesson's: the inverse of `toNotebookText`. */
export const fromNotebookText = (markdown: string, lesson: Lesson): string =>
  fromNotebookLinks(markdown, lesson).replace(marked, (_, name: string) => valueTag(name));

/** Says which measured values in a cell's text are not as they were measured: nobody writes those by hand. */
export function valueEdits(markdown: string, lesson: Lesson): string[] {
  const values = valuesOf(lesson);
  const edits = [...markdown.matchAll(marked)].flatMap(([, name = "", text = ""]) => {
    if (!Object.hasOwn(values, name)) return [`${shown(name)} is no measured value of ${nameOf(lesson)}. Take it out.`];
    return text === values[name]
      ? []
      : [`${name} is measured: it must be ${shown(values[name])}, got ${shown(text)}. Put it back, or change what it is computed from.`];
  });
  const rest = markdown.replace(marked, "");
  return /<\/?span|data-value/.test(rest)
    ? [...edits, "the marks around a measured value were changed. Put them back, or delete the value with both its marks."]
    : edits;
}
