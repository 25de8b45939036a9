import { type CollectionEntry, getCollection } from "astro:content";
import { type Lesson, lessons, nameOf } from "../../src/lessons/catalog.js";
import { type GalleryGroup, galleryGroups, inGalleryOrder } from "../../src/lessons/galleryGroups.js";
import type { AnyControllerFamily } from "../../src/schedules/controllers/controller.js";
import { controllers } from "../../src/schedules/controllers/index.js";
import type { AnyFamily } from "../../src/schedules/family.js";
import { families } from "../../src/schedules/registry.js";
import type { Item } from "./course.js";
import { controllerRun, exampleRates, shownRates, sparklineOf } from "./schedules.js";
import { opening } from "./sentence.js";

/** A page under /schedules/: a family's, a controller's, or a walkthrough's own; the first two may have a walkthrough too. */
export interface SchedulePage {
  readonly slug: string;
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  /** What its small curve draws, or null where only the walkthrough's icon is known. */
  readonly rates: readonly number[] | null;
  readonly family?: AnyFamily;
  readonly controller?: AnyControllerFamily;
  /** The walkthrough, once the catalog lists it. */
  readonly walkthrough?: CollectionEntry<"lessons">;
}

/** Pages that stand together. */
export interface ScheduleGroup {
  readonly group: GalleryGroup;
  readonly title: string;
  /** What the pages of the group have in common. */
  readonly sentence: string;
  readonly members: readonly SchedulePage[];
}

let groups: Promise<readonly ScheduleGroup[]> | undefined;

/** Every page of the schedules, by group, as the gallery has them; worked out once for all pages of a build. */
export function scheduleGroups(): Promise<readonly ScheduleGroup[]> {
  if (groups === undefined || import.meta.env.DEV) groups = readGroups();
  return groups;
}

async function readGroups(): Promise<readonly ScheduleGroup[]> {
  const grouped = inGalleryOrder(await schedulePages(), ({ slug }) => slug);
  return grouped.map(({ group, members }) => {
    const [title, sentence] = galleryGroups[group];
    return { group, title, sentence, members };
  });
}

async function schedulePages(): Promise<readonly SchedulePage[]> {
  const listed = new Map(lessons.filter(({ folder }) => folder.startsWith("schedules/")).map((lesson) => [lesson.folder, lesson]));
  const entries = await getCollection("lessons", ({ id }) => listed.has(id));
  const walkthroughs = new Map(entries.map((entry) => [entry.id, entry]));
  const withWalkthrough = (page: SchedulePage): SchedulePage => {
    const walkthrough = walkthroughs.get(`schedules/${page.slug}`);
    return walkthrough ? { ...page, walkthrough } : page;
  };
  const ofFamilies = families.map((family) => {
    const { slug, title, summary } = family.definition;
    return withWalkthrough({ slug, title, summary, rates: exampleRates(family), family });
  });
  const ofControllers = controllers.map((controller) => {
    const { slug, title, summary } = controller.definition;
    return withWalkthrough({ slug, title, summary, rates: controllerRun(controller).rates, controller });
  });
  const known = new Set([...ofFamilies, ...ofControllers].map(({ slug }) => slug));
  const ofLessons = [...listed.values()]
    .filter((lesson) => !known.has(nameOf(lesson)))
    .map((lesson): SchedulePage => {
      const walkthrough = walkthroughs.get(lesson.folder);
      if (!walkthrough) throw new Error(`src/lessons/${lesson.folder}/lesson.mdx is missing, and the catalog lists it.`);
      const { title, description } = walkthrough.data;
      return { slug: nameOf(lesson), title, summary: opening(description), rates: ratesOf(lesson), walkthrough };
    });
  return [...ofFamilies, ...ofLessons, ...ofControllers];
}

/** The rates that a walkthrough's PyTorch code makes, as something to draw. */
function ratesOf({ pytorch }: Lesson): readonly number[] | null {
  if (pytorch === undefined) return null;
  return typeof pytorch === "function" ? shownRates(pytorch, pytorch.steps ?? 100) : pytorch;
}

/** The contents of a schedule's page: the groups, and the members of its own. */
export const scheduleItems = async (slug: string): Promise<readonly Item[]> =>
  (await scheduleGroups()).map(({ group, title, members }) => ({
    title,
    href: `/schedules/#${group}`,
    ...(members.some((page) => page.slug === slug) ? { items: members.map(itemOf) } : {}),
  }));

/** A page as a line of contents; its curve is drawn 26 pixels wide, so a few points do. */
const itemOf = ({ slug, title, rates, walkthrough }: SchedulePage): Item => ({
  title,
  href: `/schedules/${slug}/`,
  ...(rates ? { path: sparklineOf(rates, { tolerance: 0.8 }), box: "-6 -6 92 42" } : { path: walkthrough?.data.icon ?? "" }),
});
