import { type Interactive, startValues } from "../../src/labs/interactive.js";
import { type Lesson, lessons, nameOf } from "../../src/lessons/catalog.js";
import { readLesson } from "../../src/notebook/host/courseFiles.js";
import type { Figure } from "../../src/plots/figure.js";
import { figureOf } from "./notebooks.js";

/** What a lesson's text refers to by id, by the lesson's name. */
export function lessonNamed(name: string): Lesson {
  const lesson = lessons.find((candidate) => nameOf(candidate) === name);
  if (lesson) return lesson;
  throw new Error(`Lesson ${name} is not in src/lessons/catalog.ts. It lists ${lessons.map(nameOf).join(", ") || "none"}.`);
}

/** Stops the build, with file and line, where a lesson refers to what is not there or says what a lesson may not say. */
export function checkLesson(name: string): void {
  readLesson(lessonNamed(name), { root: process.cwd() });
}

/** The one item with this id; the parser has checked that it exists. */
export function itemOf<T extends { readonly id: string }>(items: readonly T[], lesson: string, id: string): T {
  const item = items.find((candidate) => candidate.id === id);
  if (item) return item;
  throw new Error(`${lesson}: nothing has the id "${id}". Known: ${items.map((candidate) => candidate.id).join(", ")}.`);
}

/** A plot at its start: what the notebook's cell of the same name drew, so that no build computes it twice; drawn anew while one writes. */
export const startFigure = (folder: string, { id, controls, figure }: Interactive): Figure =>
  (import.meta.env.DEV ? null : figureOf(folder, id)) ?? figure(startValues(controls));
