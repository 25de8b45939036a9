import { ends } from "./ends.js";
import { finding } from "./finding.js";
import type { Misuse } from "./misuse.js";
import { reading } from "./reading.js";
import { resuming } from "./resuming.js";
import { startsAndCuts } from "./startsAndCuts.js";
import { units } from "./units.js";
import { wiring } from "./wiring.js";

export { type Change, type Misuse, type Outcome, righted, type Said, type Sort, said, sortOf, usedBy } from "./misuse.js";
export { misuseFigure } from "./misuseFigure.js";

/** One page of the gallery. */
export interface MisuseGroup {
  /** The page's address: /misuse/SLUG/. */
  readonly slug: string;
  readonly title: string;
  /** What the group has in common, in one sentence. */
  readonly about: string;
  readonly exhibits: readonly Misuse[];
}

/** Every exhibit, by what they have in common. */
export const misuseGroups: readonly MisuseGroup[] = [
  { slug: "units", title: "What a step counts", about: "A scheduler counts calls. What a call stands for is up to you.", exhibits: units },
  { slug: "ends", title: "Where it ends", about: "The schedule and the run are over at different times.", exhibits: ends },
  {
    slug: "wiring",
    title: "Who edits which optimizer",
    about: "A scheduler edits the optimizer it was given, from its constructor on, and so does every other.",
    exhibits: wiring,
  },
  {
    slug: "starts-and-cuts",
    title: "First updates, and cuts by metric",
    about: "Off by one at the start, or off by two at the cut.",
    exhibits: startsAndCuts,
  },
  {
    slug: "resuming",
    title: "Going on after a stop",
    about: "Two states make a rate, and the order of loading matters.",
    exhibits: resuming,
  },
  {
    slug: "range-tests",
    title: "Range tests",
    about: "What a test finds depends on how it is read, and it has to clean up after itself.",
    exhibits: finding,
  },
  {
    slug: "copied-code",
    title: "Copied code and printed rates",
    about: "It does not start, or its log says something else.",
    exhibits: reading,
  },
];

/** All exhibits. */
export const misuses: readonly Misuse[] = misuseGroups.flatMap(({ exhibits }) => exhibits);

/** The exhibit with this id and the page it stands on. */
export function misuseNamed(id: string): { readonly misuse: Misuse; readonly href: string } {
  for (const { slug, exhibits } of misuseGroups) {
    const misuse = exhibits.find((one) => one.id === id);
    if (misuse) return { misuse, href: `/misuse/${slug}/#${id}` };
  }
  throw new RangeError(`misuseNamed: id must be that of an exhibit, got ${id}. There are ${misuses.map((one) => one.id).join(", ")}.`);
}
