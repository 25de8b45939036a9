/** The sections of the course, by their folders under src/lessons: where their pages stand on the site, and their notebooks under notebooks/. */
const places = {
  course: { pages: "/lessons/", notebooks: "" },
  schedules: { pages: "/schedules/", notebooks: "schedules/" },
  guide: { pages: "/guide/", notebooks: "guide/" },
  engine: { pages: "/engine/", notebooks: "engine/" },
} as const;

/** The lessons in order, the walkthroughs of the schedules, what helps to choose, and what stands behind them all. */
export type Section = keyof typeof places;

const sections = Object.keys(places) as readonly Section[];

/** The section of a lesson's folder: "engine" for "engine/problems". */
export function sectionOf(folder: string): Section {
  const section = sections.find((name) => folder.startsWith(`${name}/`));
  if (section) return section;
  throw new RangeError(`${folder}: a lesson's folder must stand in one of ${sections.join(", ")}. Move it there.`);
}

const nameIn = (folder: string): string => folder.slice(folder.indexOf("/") + 1);

/** The address of the page of a lesson's folder: "/lessons/01-three-fates/". */
export const pageAddress = (folder: string): string => `${places[sectionOf(folder)].pages}${nameIn(folder)}/`;

/** The notebook of a lesson's folder, under notebooks/: "01-three-fates.ipynb", "schedules/cosine.ipynb". */
export const notebookFile = (folder: string): string => `${places[sectionOf(folder)].notebooks}${nameIn(folder)}.ipynb`;
