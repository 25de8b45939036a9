import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "sucrase";
import type { Lesson } from "../../lessons/catalog.js";
import { nameOf } from "../../lessons/catalog.js";
import { letterOf } from "../../lessons/quiz.js";
import { pageAddress } from "../../lessons/section.js";
import { courseRoot } from "../../notebook/host/courseRoot.js";
import { manifest } from "./manifest.js";
import { playerPage, playerStyle, withinStyle } from "./playerPage.js";
import { fileAt, type Relocated, relocateModule, relocatePage, relocateStyle, type Site, wayTo } from "./relocate.js";

/** What a package is made of. */
export interface ScormOrder {
  readonly lesson: Lesson;
  /** Plain text. */
  readonly title: string;
  /** The built site. */
  readonly site: Site & { bytes(path: string): Uint8Array };
  /** The address of the whole course, where links to its other pages lead; null takes them out. */
  readonly address: string | null;
  /** The share of questions answered right at the first try that passes, in per cent. */
  readonly pass: number;
}

const style = "within.css";
const player = ["lms", "player", "state"];

/**
 * A lesson as a SCORM 1.2 package: its pages as the built site has them, with all they need, under one page that talks to the platform.
 * Cells, experiments, exercises and films run as on the site.
 *
 * @returns the package's files by path, to be zipped.
 * @throws where the site is not built, or lacks something.
 */
export function scormPackage({ lesson, title, site, address, pass }: ScormOrder): Record<string, string | Uint8Array> {
  const name = nameOf(lesson);
  const parts = partsOf(site, pageAddress(lesson.folder));
  const files: Record<string, string | Uint8Array> = {};
  const waiting = [...parts];
  const pages = new Set([...parts, ...embedded(site, parts)]);
  waiting.push(`sandbox/lessons/${name}.js`);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (Object.hasOwn(files, path)) continue;
    const moved = relocated(site, path, { pages, site: address });
    files[path] = moved === null ? site.bytes(path) : moved.text;
    waiting.push(...(moved?.needs ?? []));
  }
  for (const path of pages) {
    const text = files[path];
    if (typeof text === "string") files[path] = text.replace("</head>", `<link rel="stylesheet" href="${wayTo(path, style)}"></head>`);
  }
  const questions = lesson.quiz.map(({ id, options }) => ({
    id,
    right: options.flatMap(({ right }, i) => (right ? [letterOf(i)] : [])).join(""),
  }));
  for (const module of player) files[`player/${module}.js`] = playerModule(module);
  files["player/player.css"] = playerStyle;
  files[style] = withinStyle;
  files["index.html"] = playerPage({ title, lesson: { name, parts, questions, pass } });
  files["imsmanifest.xml"] = manifest({ id: `lrlab-${name}`, title, start: "index.html", files: Object.keys(files) });
  return files;
}

/** The files of a lesson's pages: /lessons/NAME/, and /lessons/NAME/2/ and so on where it has parts. */
function partsOf(site: Site, first: string): string[] {
  const parts: string[] = [];
  for (let file = fileAt(site, first); file !== null; file = fileAt(site, `${first}${parts.length + 1}/`)) parts.push(file.path);
  if (parts.length === 0) throw new RangeError(`scorm: the built site must have ${first}, got none in dist/. Build it: npm run build.`);
  return parts;
}

/** The pages of the course that stand within these when a reader opens them. */
const embedded = (site: Site, parts: readonly string[]): string[] =>
  parts
    .flatMap((path) => [...site.text(path).matchAll(/\sdata-page="([^"]*)"/g)].map(([, address = ""]) => fileAt(site, address)?.path))
    .filter((path) => path !== undefined);

function relocated(site: Site, path: string, links: { pages: ReadonlySet<string>; site: string | null }): Relocated | null {
  if (links.pages.has(path)) return relocatePage(site, path, links);
  if (path.endsWith(".css")) return relocateStyle(site, path);
  return /^_astro\/.*\.js$/.test(path) ? relocateModule(site, path) : null;
}

/** A module of site/scorm as a browser takes it. */
const playerModule = (name: string): string =>
  transform(readFileSync(join(courseRoot, "site", "scorm", `${name}.ts`), "utf8"), {
    transforms: ["typescript"],
    disableESTransforms: true,
  }).code;
