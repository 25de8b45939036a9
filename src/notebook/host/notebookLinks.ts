import { type Lesson, lessons } from "../../lessons/catalog.js";
import { notebookFile, pageAddress } from "../../lessons/section.js";

/** Where `npm start` serves the course: notebooks link there to pages that have no notebook. */
const site = "http://localhost:4321/";

/** A lesson's page, as texts link to it: "/lessons/01-three-fates/". */
export const pageOf = ({ folder }: Lesson): string => pageAddress(folder);

/** A lesson's notebook under notebooks/: "01-three-fates.ipynb", "schedules/cosine.ipynb". */
export const notebookOf = ({ folder }: Lesson): string => notebookFile(folder);

/** The way from a lesson's notebook up to notebooks/. */
const upFrom = (lesson: Lesson): string => (notebookOf(lesson).includes("/") ? "../" : "");

/** The notebook that leads to all others. */
export const contentsPath = "00-contents.ipynb";

/** The link from a lesson's notebook to the contents. */
export const contentsFrom = (from: Lesson): string => `${upFrom(from)}${contentsPath}`;

/** The link from one lesson's notebook to another's. */
const linkTo = (from: Lesson, to: Lesson): string => `${upFrom(from)}${notebookOf(to)}`;

/**
 * Turns a text's links into links that work in a notebook: lessons to notebooks, other pages to the running site.
 *
 * @param markdown a lesson's text, whose links to the course begin with a slash.
 * @param from the lesson that it belongs to.
 */
export const toNotebookLinks = (markdown: string, from: Lesson): string =>
  markdown.replace(/\]\(\/([^)\s]*)/g, (_, path: string) => {
    const to = lessons.find((lesson) => pageOf(lesson) === `/${path}`);
    return to ? `](${linkTo(from, to)}` : `](${site}${path}`;
  });

/** Turns a notebook's links back into those of the lesson's text: the inverse of `toNotebookLinks`. */
export const fromNotebookLinks = (markdown: string, from: Lesson): string =>
  markdown.replace(/\]\(([^)\s]*)/g, (whole, address: string) => {
    if (address.startsWith(site)) return `](/${address.slice(site.length)}`;
    const to = lessons.find((lesson) => linkTo(from, lesson) === address);
    return to ? `](${pageOf(to)}` : whole;
  });
