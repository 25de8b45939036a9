import { type CollectionEntry, getCollection } from "astro:content";
import { lessons } from "../../src/lessons/catalog.js";
import { pageAddress, sectionOf } from "../../src/lessons/section.js";
import { inlineHtml } from "./inline.js";
import { partsOf } from "./lessonParts.js";

/** A place on the course's curve: a lesson to read, or one that is planned. */
export interface Stop {
  readonly number: number;
  /** What it is called before its title: "Lesson 2"; the last stop is the capstone, and no lesson. */
  readonly label: string;
  readonly title: string;
  /** An SVG path in a 24 by 24 box: the curve the lesson is about. */
  readonly icon: string;
  /** Absent while the lesson is not written. */
  readonly entry?: CollectionEntry<"lessons">;
}

/** The thirteen lessons and the capstone as planned; a lesson that exists brings its own title and icon. */
const plan: readonly { readonly title: string; readonly icon: string }[] = [
  { title: "One step, three fates", icon: "M2 12c1-8 3-8 4 0s3 6 4 0 3-4 4 0 3 2 4 0 2-1 4 0" },
  { title: "Why a constant rate has a floor", icon: "M2 14h20" },
  { title: "A zoo of shapes", icon: "M2 5h5v5h5v5h5v4h5" },
  { title: "Fair fights", icon: "M2 8h20M2 4c8 0 12 16 20 16" },
  { title: "Dropping the rate", icon: "M2 5h9v9h6v5h5" },
  { title: "Warmup", icon: "M2 20 8 5h14" },
  { title: "Composing pieces", icon: "M2 20 6 5h10l6 15" },
  { title: "Cycles and restarts", icon: "M2 5c4 0 3 15 7 15V5c7 0 6 15 13 15" },
  { title: "One cycle, and the range test", icon: "M2 16 10 5l8 11 4 4" },
  { title: "Reacting to the metric", icon: "M2 5h4v4h9v4h2v6h5" },
  { title: "Beyond fixed horizons", icon: "M2 20 4 5h11l7 15M9 5l4 15" },
  { title: "Batch, width, curvature", icon: "M2 20 14 7h8M2 20h.01" },
  { title: "Ship it", icon: "M2 20 4 5c4 0 5 3 6 6m4 4c2 4 4 5 8 5" },
  { title: "Capstone", icon: "M2 20 5 6l4 8 4-9 4 7 5 8" },
];

const label = (number: number): string => (number === plan.length ? "Capstone" : `Lesson ${number}`);

/** The folder's last part, which addresses and ids use: "01-three-fates". */
export const nameOf = (entry: CollectionEntry<"lessons">): string => entry.id.slice(entry.id.lastIndexOf("/") + 1);

export const addressOf = (entry: CollectionEntry<"lessons">): string => pageAddress(entry.id);

/** Every stop of the course, in order; a lesson can be read once the catalog lists it. */
export async function stops(): Promise<readonly Stop[]> {
  const listed = new Set(lessons.map(({ folder }) => folder));
  const entries = await getCollection("lessons", ({ id }) => id.startsWith("course/") && listed.has(id));
  const byNumber = new Map(entries.map((entry) => [Number.parseInt(nameOf(entry), 10), entry]));
  return plan.map((planned, i) => {
    const entry = byNumber.get(i + 1);
    const place = { number: i + 1, label: label(i + 1) };
    return entry ? { ...place, title: entry.data.title, icon: entry.data.icon, entry } : { ...place, ...planned };
  });
}

/** The lessons that can be read, in order. */
export const written = async (): Promise<readonly (Stop & { entry: CollectionEntry<"lessons"> })[]> =>
  (await stops()).filter((stop): stop is Stop & { entry: CollectionEntry<"lessons"> } => stop.entry !== undefined);

/** The sections whose pages stand beside the lessons: what each is called, and where the home page lists it. */
export const besides = {
  guide: { title: "The guide", also: "Also in the guide", place: "/#guide" },
  engine: { title: "Behind the lessons", also: "Also behind the lessons", place: "/#behind" },
} as const;

export type Beside = keyof typeof besides;

/** The pages of a section beside the lessons, in the catalog's order. */
export async function pagesBeside(section: Beside): Promise<readonly CollectionEntry<"lessons">[]> {
  const listed = lessons.map(({ folder }) => folder).filter((folder) => sectionOf(folder) === section);
  const entries = await getCollection("lessons", ({ id }) => listed.includes(id));
  return entries.toSorted((a, b) => listed.indexOf(a.id) - listed.indexOf(b.id));
}

/** What a page asks for, as HTML: a prerequisite may be a lesson's name, which becomes a link, or words. */
export async function needsOf(prerequisites: readonly string[]): Promise<readonly string[]> {
  const readable = await written();
  return Promise.all(
    prerequisites.map(async (text) => {
      const lesson = readable.find(({ entry }) => nameOf(entry) === text);
      return lesson ? `<a href="${addressOf(lesson.entry)}">${lesson.label}, ${lesson.title}</a>` : inlineHtml(text);
    }),
  );
}

/** A line of a page's contents. */
export interface Item {
  readonly title: string;
  readonly href: string;
  /** Its curve; a group of lines has none. */
  readonly path?: string;
  /** The path's box, where it is not 24 by 24. */
  readonly box?: string;
  /** The lines that stand under it. */
  readonly items?: readonly Item[];
}

/** The lessons that can be read, as contents; the parts of the one being read stand under it. */
export const lessonItems = async (read: CollectionEntry<"lessons">): Promise<readonly Item[]> =>
  (await written()).map(({ title, icon, entry }) => {
    const parts = entry.id === read.id ? partsOf(entry.id) : [];
    return { title, href: addressOf(entry), path: icon, ...(parts.length > 1 ? { items: parts } : {}) };
  });

/** A page of the course, as its neighbours name it. */
export interface CoursePage {
  readonly href: string;
  /** "Lesson 2", "Part 2 of 3". */
  readonly place: string;
  readonly title: string;
  readonly icon: string;
}

/** Every page of every lesson that can be read, in order. */
export const readingOrder = async (): Promise<readonly CoursePage[]> =>
  (await written()).flatMap(({ label, title, icon, entry }) =>
    partsOf(entry.id).map((part) =>
      part.number === 1
        ? { href: part.href, place: label, title, icon }
        : { href: part.href, place: `${label}, part ${part.number} of ${part.count}`, title: part.title, icon },
    ),
  );

/** The pages of a section beside the lessons, as contents, under the way to the others. */
export const besideItems = async (section: Beside): Promise<readonly Item[]> => [
  { title: "Lessons", href: "/#lessons" },
  { title: "Schedules", href: "/schedules/" },
  {
    title: besides[section].title,
    href: besides[section].place,
    items: (await pagesBeside(section)).map((entry) => ({ title: entry.data.title, href: addressOf(entry), path: entry.data.icon })),
  },
];
