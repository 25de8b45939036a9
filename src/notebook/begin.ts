import { lessons, nameOf } from "../lessons/catalog.js";
import { courseVersion } from "../lessons/courseVersion.js";
import { notebookFile } from "../lessons/section.js";
import { fail, shown } from "../schedules/fail.js";
import { setBegunLesson } from "./begunLesson.js";
import { cellHost } from "./cellHost.js";

/** The name by which the contents begin: they are no lesson. */
const contents = "00-contents";

/**
 * Begins a lesson's notebook: checks the set-up, says what to do, and from then on takes short ids as this lesson's.
 *
 * After `begin("01-three-fates", "0.1.0")`, `check("fate", fate)` means "01-three-fates/fate".
 *
 * @param lesson the lesson's name: "01-three-fates".
 * @param version the course's version that made the notebook: "0.1.0".
 * @throws a RangeError for an unknown lesson, and for a version that is not three numbers.
 */
export function begin(lesson: string, version: string): void {
  const age = ageOf(version);
  const found = lessons.find((one) => nameOf(one) === lesson);
  if (!found && lesson !== contents) {
    const advice = age === "same" ? `There are: ${lessons.map(nameOf).join(", ")}.` : sentenceOf(age, version, null);
    fail("begin", "lesson must be one of the installed course's", lesson, advice);
  }
  setBegunLesson(found ?? null);
  console.log(
    [
      age === "same"
        ? `LR Lab ${courseVersion} is ready.`
        : sentenceOf(age, version, found ? notebookFile(found.folder) : `${contents}.ipynb`),
      ...(cellHost() === null ? [withoutHost] : []),
    ].join("\n"),
  );
}

type Age = "older" | "same" | "newer";

/** How old a notebook's version is, beside the installed course's. */
function ageOf(version: unknown): Age {
  if (typeof version !== "string" || !/^\d+\.\d+\.\d+$/.test(version)) {
    fail("begin", "version must be three numbers", version, `The installed course is ${shown(courseVersion)}.`);
  }
  const [theirs, ours] = [version, courseVersion].map((text) => text.split(".").map(Number)) as [number[], number[]];
  const at = theirs.findIndex((number, i) => number !== ours[i]);
  if (at < 0) return "same";
  return (theirs[at] ?? 0) < (ours[at] ?? 0) ? "older" : "newer";
}

/** What differs where the notebook is not of the installed course, and what to do. */
function sentenceOf(age: Age, version: string, file: string | null): string {
  const both = `This notebook is of course ${version}, and the installed course is ${courseVersion}`;
  if (age === "newer") return `${both}, which may lack what it uses. Update the course: git pull, then npm run lab.`;
  const there = file === null ? "the notebooks" : `notebooks/${file}`;
  return `${both}: its outputs may differ. The new one is ${there} in the course's folder; what you wrote stays in this file.`;
}

const withoutHost = 'This kernel draws no pictures, and prints what they show. Choose "LR Lab (TypeScript)" in the menu Kernel.';
