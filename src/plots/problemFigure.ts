import { fail } from "../schedules/fail.js";
import type { Figure } from "./figure.js";
import { quadraticFigure, wellsFigure } from "./problems/landscapeFigure.js";
import { glyphsFigure, platesFigure } from "./problems/picturesFigure.js";
import { pointsFigure } from "./problems/pointsFigure.js";
import type { ShownProblem } from "./problems/shownProblem.js";
import { charactersFigure, sortFigure } from "./problems/textFigure.js";

const figures: Readonly<Record<string, (problem: ShownProblem) => Figure>> = {
  quadraticLandscape: quadraticFigure,
  noisyQuadraticLandscape: quadraticFigure,
  twoWells: wellsFigure,
  spirals: pointsFigure,
  moons: pointsFigure,
  glyphs: glyphsFigure,
  productDefects: platesFigure,
  sortCopy: sortFigure,
  characters: charactersFigure,
};

/**
 * The picture of a problem: its landscape, its points, some of its pictures or of its text.
 *
 * @param problem from `spirals`, `glyphs` or another maker in lrlab/engine.
 */
export function problemFigure(problem: ShownProblem): Figure {
  const kind = problem?.spec?.kind;
  const figure = typeof kind === "string" && Object.hasOwn(figures, kind) ? figures[kind] : undefined;
  return (
    figure?.(problem) ?? fail("problemFigure", "problem must be one that lrlab/engine makes", problem, "Write problemFigure(spirals()).")
  );
}
