import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { scormPackage } from "../grading/scorm/scormPackage.js";
import { zipFiles } from "../grading/zipFiles.js";
import { readLesson } from "../notebook/host/courseFiles.js";
import { courseRoot } from "../notebook/host/courseRoot.js";
import { chosenLessons } from "./chosenLessons.js";
import { refuseToOverwrite, writeOut } from "./writeOut.js";

/** Packs one lesson of the site in dist/. */
export function writeScorm(order: { name: string; out: string; site: string | null; pass: number; force: boolean }): number {
  const [lesson] = chosenLessons([order.name]);
  if (!lesson) return 1;
  refuseToOverwrite(order.out, order.force);
  const folder = join(courseRoot, "dist");
  if (!existsSync(join(folder, "404.html")))
    throw new Error("the site must be built first, and dist/ holds none. Build it: npm run build.");
  const files = scormPackage({
    lesson,
    title: readLesson(lesson).parsed.head.data.title,
    site: siteIn(folder),
    address: order.site,
    pass: order.pass,
  });
  const zip = zipFiles(files);
  writeOut(order.out, zip);
  console.log(`Wrote ${Object.keys(files).length} files into ${order.out}, ${(zip.length / 1e6).toFixed(1)} MB.`);
  return 0;
}

/** The files of a built site. */
export function siteIn(folder: string) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = new Set(entries.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll("\\", "/")));
  const bytes = (path: string): Uint8Array => readFileSync(join(folder, path));
  return { has: (path: string) => paths.has(path), bytes, text: (path: string) => readFileSync(join(folder, path), "utf8") };
}
