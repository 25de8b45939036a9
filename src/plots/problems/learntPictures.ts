import type { Net } from "../../engine/models/net.js";
import type { Problem } from "../../engine/problems/problem.js";
import type { ImagesFigure } from "../figure.js";
import { evaluated } from "./evaluated.js";
import type { LearntFigure } from "./learnt.js";
import { inkOf, rowsWhere } from "./picturesFigure.js";

/** Pictures of each class, with what a net says of them below. */
export const learntGlyphs: LearntFigure = (problem, net) =>
  learntPictures(problem, net, { each: 2, columns: 10, low: -1.6, high: 1.6, lines: 1 });
/** Two of its names are wider than a picture: the second stands below the first, and keeps its place where there is none. */
export const learntPlates: LearntFigure = (problem, net) =>
  learntPictures(problem, net, { each: 3, columns: 6, low: -1.2, high: 1.4, lines: 2 });

function learntPictures(
  problem: Problem,
  net: Net,
  { each, columns, low, high, lines }: { each: number; columns: number; low: number; high: number; lines: 1 | 2 },
): ImagesFigure {
  const { names, validation } = problem;
  const byClass = names.map((_, k) => rowsWhere(validation.truth, k, each));
  // One of each, then another of each.
  const rows = Array.from({ length: each }, (_, i) => byClass.flatMap((of) => of[i] ?? [])).flat();
  const size = problem.inputShape.reduce((product, length) => product * length, 1);
  const side = Math.sqrt(size);
  const images = rows.map((row) => {
    const chances = evaluated(net, () => net(problem.all("validation", row, row + 1).x).array());
    const said = chances.indexOf(Math.max(...chances));
    const truth = validation.truth[row] ?? 0;
    const isRight = said === truth;
    return {
      isRight,
      label: isRight ? `${names[truth]}${lines === 2 ? "\n" : ""}` : `${names[said] ?? "?"} ≠${lines === 2 ? "\n" : " "}${names[truth]}`,
      ink: inkOf([...validation.x.slice(row * size, (row + 1) * size)], low, high),
    };
  });
  const right = images.filter(({ isRight }) => isRight).length;
  return {
    kind: "images",
    size: { width: 640, height: 220 },
    data: { side, columns, groups: [{ title: "What the net says", images: images.map(({ label, ink }) => ({ label, ink })) }] },
    sentence: `The net names ${right} of ${images.length} pictures it was not trained on. Where it is wrong, its answer stands before ≠ and what it is after.`,
  };
}
