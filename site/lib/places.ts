import { getCollection } from "astro:content";
import { lessons } from "../../src/lessons/catalog.js";
import { addressOf, nameOf } from "./course.js";
import { placeOf } from "./lessonParts.js";

/** A page that other pages point to. */
export interface Place {
  readonly href: string;
  readonly title: string;
  readonly icon: string;
}

/** Lessons and schedule walkthroughs by name, and what stands in them by its id; asking for what is not there stops the build. */
export async function places(): Promise<(name: string, anchor?: string) => Place> {
  const listed = new Set(lessons.map(({ folder }) => folder));
  const entries = await getCollection("lessons", ({ id }) => listed.has(id));
  const byName = new Map(
    entries.map((entry) => [nameOf(entry), { folder: entry.id, href: addressOf(entry), title: entry.data.title, icon: entry.data.icon }]),
  );
  return (name, anchor) => {
    const place = byName.get(name);
    if (!place) throw new Error(`No page is called ${name}. There are: ${[...byName.keys()].join(", ")}.`);
    if (anchor === undefined) return place;
    const href = placeOf(place.folder, anchor);
    if (href === null) throw new Error(`Nothing of ${name} has the id ${anchor}.`);
    return { ...place, href };
  };
}

/** As `places`, for lists that name lessons before they are written: what cannot be read yet is undefined. */
export async function linkTo(): Promise<(name: string) => Place | undefined> {
  const place = await places();
  const names = new Set(lessons.map(({ folder }) => folder.slice(folder.lastIndexOf("/") + 1)));
  return (name) => (names.has(name) ? place(name) : undefined);
}
