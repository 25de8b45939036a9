import { controllers } from "../schedules/controllers/index.js";
import type { Group } from "../schedules/family.js";
import { families } from "../schedules/registry.js";

/** Where a schedule stands in the gallery and in contents: in its family's group, or with those that have no family. */
export type GalleryGroup = Group | "compose";

/** The groups in reading order, each with its heading and a sentence. */
export const galleryGroups: Readonly<Record<GalleryGroup, readonly [title: string, sentence: string]>> = {
  constant: ["A constant rate", "What every schedule is measured against."],
  steps: ["Steps", "The rate stands still, then drops."],
  decay: ["Smooth decays", "The rate falls a little with every update."],
  warmup: ["Warmups", "The rate rises first. Put one before any of the others."],
  cycles: ["Cycles", "The rate goes up again."],
  whole: ["Whole runs", "Warmup and decay in one."],
  compose: ["Reacting and composing", "Rates that answer to a metric, and schedules made of others."],
};

const groupsBySlug = new Map<string, Group>(families.map(({ definition: { slug, group } }) => [slug, group]));

/** Where the schedule of an address stands: "cosine" among the decays. */
export const galleryGroupOf = (slug: string): GalleryGroup => groupsBySlug.get(slug) ?? "compose";

/** Puts what has a slug in the gallery's order: the groups in turn; in each the families, then what is composed, then the controllers. */
export function inGalleryOrder<T>(
  items: readonly T[],
  slugOf: (item: T) => string,
): { readonly group: GalleryGroup; readonly members: readonly T[] }[] {
  const first = families.map(({ definition }) => definition.slug);
  const last = controllers.map(({ definition }) => definition.slug);
  const place = (item: T): number => {
    const slug = slugOf(item);
    if (last.includes(slug)) return first.length + 1 + last.indexOf(slug);
    return first.includes(slug) ? first.indexOf(slug) : first.length;
  };
  const sorted = items.toSorted((a, b) => place(a) - place(b));
  return (Object.keys(galleryGroups) as GalleryGroup[])
    .map((group) => ({ group, members: sorted.filter((item) => galleryGroupOf(slugOf(item)) === group) }))
    .filter(({ members }) => members.length > 0);
}
