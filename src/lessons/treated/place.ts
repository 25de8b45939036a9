/**
 * Where something is treated, as "PAGE#id": a lesson or walkthrough by its name ("05-dropping#q1"), or one of the pages below. The id is
 * that of a heading, picture, question, exercise, cell or exhibit.
 */
export type PlaceText = string;

/** Pages that are no lessons, by the names that places give them. */
export const otherPages = {
  misuse: "/misuse/",
  answers: "/answers/",
  labs: "/labs/",
  debug: "/debug/",
  glossary: "/glossary/",
  reference: "/schedules/reference/",
  schedules: "/schedules/",
  playground: "/playground/",
  bibliography: "/bibliography/",
  notation: "/notation/",
  map: "/map/",
  sheet: "/cheat-sheet/",
} as const;
export type OtherPage = keyof typeof otherPages;

/** A place, read: an id of null stands for the whole page. */
export interface ReadPlace {
  readonly page: string;
  readonly id: string | null;
}

/** Reads "PAGE#id" or "PAGE". */
export function readPlace(text: PlaceText): ReadPlace {
  const [page = "", id = null] = text.split("#");
  return { page, id };
}

/** Whether a place is on a page that is no lesson. */
export const isOtherPage = (page: string): page is OtherPage => Object.hasOwn(otherPages, page);
