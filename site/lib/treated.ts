import { exactLabs } from "../../src/labs/exactLabs.js";
import { answers } from "../../src/lessons/answers.js";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { misuseGroups } from "../../src/lessons/misuse/index.js";
import { pageAddress } from "../../src/lessons/section.js";
import { isOtherPage, otherPages, type PlaceText, readPlace } from "../../src/lessons/treated/index.js";
import { placeOf } from "./lessonParts.js";

/** The address of a place; null where nothing is there. Ids of pages that are no lessons are checked on the built site, with its other links. */
export function addressOfPlace(text: PlaceText): string | null {
  const { page, id } = readPlace(text);
  if (page === "misuse" && id !== null) {
    const group = misuseGroups.find(({ exhibits }) => exhibits.some((one) => one.id === id));
    return group ? `/misuse/${group.slug}/#${id}` : null;
  }
  if (page === "answers" && id !== null) return answers.some(({ slug }) => slug === id) ? `/answers/${id}/` : null;
  if (page.startsWith("labs/")) return exactLabs.some((lab) => `labs/${lab.id}` === page) ? `/${page}/` : null;
  if (isOtherPage(page)) return `${otherPages[page]}${id === null ? "" : `#${id}`}`;
  const lesson = lessons.find((one) => nameOf(one) === page);
  if (!lesson) return null;
  return id === null ? pageAddress(lesson.folder) : placeOf(lesson.folder, id);
}
