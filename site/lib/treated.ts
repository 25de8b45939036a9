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

/** What stands at a place, for a link to it: the page's title and what sort of thing it is. */
export interface TreatedAt {
  readonly href: string;
  readonly page: string;
  readonly sort: string;
}

/** A link's words for a place; null where nothing is there yet. */
export function treatedAt(text: PlaceText, titleOf: (name: string) => string | undefined): TreatedAt | null {
  const href = addressOfPlace(text);
  if (href === null) return null;
  const { page, id } = readPlace(text);
  const lesson = lessons.find((one) => nameOf(one) === page);
  if (lesson) {
    const has = (items: readonly { readonly id: string }[]): boolean => items.some((one) => one.id === id);
    const sort =
      id === null
        ? "page"
        : has(lesson.quiz)
          ? "question"
          : Object.hasOwn(lesson.exercises, id)
            ? "exercise"
            : has(lesson.experiments)
              ? "experiment"
              : has(lesson.plots)
                ? "picture"
                : "text";
    return { href, page: titleOf(page) ?? page, sort };
  }
  const lab = exactLabs.find((one) => `labs/${one.id}` === page);
  if (lab) return { href, page: lab.title, sort: "lab" };
  return { href, ...(otherWords[page as keyof typeof otherWords] ?? { page, sort: "page" }) };
}

const otherWords = {
  misuse: { page: "Meant one thing, ran another", sort: "exhibit" },
  answers: { page: "Short answers", sort: "answer" },
  debug: { page: "Bug gallery", sort: "case" },
  glossary: { page: "Glossary", sort: "entry" },
  reference: { page: "Reference", sort: "table" },
  playground: { page: "Playground", sort: "lab" },
  bibliography: { page: "Bibliography", sort: "list" },
  notation: { page: "Notation", sort: "table" },
  map: { page: "Map of the course", sort: "map" },
  sheet: { page: "Cheat sheet", sort: "page" },
} as const;
