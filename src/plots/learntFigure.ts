import type { LearntFigure } from "./problems/learnt.js";
import { learntPath } from "./problems/learntPath.js";
import { learntGlyphs, learntPlates } from "./problems/learntPictures.js";
import { learntPoints } from "./problems/learntPoints.js";
import { learntCharacters, learntSorting } from "./problems/learntText.js";

/** How each kind of problem is drawn with what a net makes of it. */
export const learntFigures: Readonly<Record<string, LearntFigure>> = {
  quadraticLandscape: learntPath,
  noisyQuadraticLandscape: learntPath,
  twoWells: learntPath,
  spirals: learntPoints,
  moons: learntPoints,
  glyphs: learntGlyphs,
  productDefects: learntPlates,
  sortCopy: learntSorting,
  characters: learntCharacters,
};
