import { exactLabs } from "../../src/labs/exactLabs.js";
import { familyCurve } from "../../src/labs/familyCurve.js";
import { startValues } from "../../src/labs/interactive.js";
import { readState } from "../../src/labs/playground/stateUrl.js";
import { playgroundFigure } from "../../src/labs/playgroundFigure.js";
import { type Lesson, lessons, nameOf } from "../../src/lessons/catalog.js";
import { misuseFigure, misuses } from "../../src/lessons/misuse/index.js";
import type { Figure } from "../../src/plots/figure.js";
import { controllers } from "../../src/schedules/controllers/index.js";
import { families } from "../../src/schedules/registry.js";
import { picture } from "../design/picture.js";
import { embeddedPlaygrounds } from "./embeddedPlaygrounds.js";
import { startFigure } from "./lesson.js";
import { figuresShown } from "./notebooks.js";
import { controllerPicture } from "./schedules.js";

/** Every figure that some page shows, by the name that its drawing for phones has under /figures/. */
export function allFigures(): Map<string, Figure> {
  const figures = new Map<string, Figure>();
  for (const { definition } of families) {
    const { controls, figure } = familyCurve("curve", definition.name);
    figures.set(`families/${definition.name}`, figure(startValues(controls)));
  }
  for (const controller of controllers) figures.set(`families/${controller.definition.name}`, controllerPicture(controller));
  for (const { id, controls, figure } of exactLabs) figures.set(`labs/${id}`, figure(startValues(controls)));
  for (const misuse of misuses) {
    const figure = misuseFigure(misuse);
    if (figure) figures.set(`misuse/${misuse.id}`, figure);
  }
  figures.set("design/sample", picture.figure(startValues(picture.controls)));
  for (const lesson of lessons) for (const [id, figure] of ofLesson(lesson)) figures.set(`${nameOf(lesson)}/${id}`, figure);
  // A film begins with its first picture; its notebook's cell shows how the first scene ends.
  for (const lesson of lessons)
    for (const { id, scenes } of lesson.films ?? []) if (scenes[0]) figures.set(`${nameOf(lesson)}/${id}`, scenes[0].figure(0));
  return figures;
}

/** How each scene of every film ends, by the name of its file under /figures/: of scene 2 of a film, NAME.2. */
export function filmStills(): Map<string, Figure> {
  const stills = new Map<string, Figure>();
  for (const lesson of lessons)
    for (const { id, scenes } of lesson.films ?? [])
      for (const [i, scene] of scenes.entries()) stills.set(stillName(nameOf(lesson), id, i), scene.figure(1));
  return stills;
}

export const stillName = (lesson: string, film: string, scene: number): string => `${lesson}/${film}.scene-${scene + 1}`;

/** A lesson's figures: those its notebook shows, among them its plots at their starts, and what its playgrounds would train. */
function* ofLesson({ folder, plots, experiments }: Lesson): Generator<readonly [string, Figure]> {
  const shown = figuresShown(folder);
  yield* shown;
  for (const { id, controls, before } of experiments) if (before) yield [id, before(startValues(controls))]; // in the place of what the notebook's run gave
  for (const plot of plots) if (!shown.some(([id]) => id === plot.id)) yield [plot.id, startFigure(folder, plot)];
  for (const [id, settings] of embeddedPlaygrounds(folder)) yield [id, playgroundFigure(readState(settings).state)];
}
