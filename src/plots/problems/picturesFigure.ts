import { drawAlphabet } from "../../engine/problems/alphabet.js";
import type { ImagesFigure } from "../figure.js";
import { formatNumber } from "../format.js";
import { numberOf, type ShownProblem, shownSplit } from "./shownProblem.js";

type Image = ImagesFigure["data"]["groups"][number]["images"][number];

/** Ten glyphs as they are, and an example of each as a net sees it. */
export function glyphsFigure(problem: ShownProblem): ImagesFigure {
  const side = numberOf(problem, "side");
  const { y, truth } = shownSplit(problem);
  const ink = (pixels: readonly number[]): string => inkOf(pixels, -1.6, 1.6);
  const clean = drawAlphabet(numberOf(problem, "alphabet"), side).map(
    (pixels, k): Image => ({ label: problem.names[k] ?? "", ink: ink(pixels) }),
  );
  const examples = problem.names.flatMap((label, k): Image[] => {
    const [row] = rowsWhere(truth, k, 1);
    if (row === undefined) return [];
    const said = problem.names[y[row] ?? k];
    return [{ label: said === label ? label : `${said}, is ${label}`, ink: ink(pixelsOf(problem, row)) }];
  });
  const noisy =
    numberOf(problem, "labelNoise") > 0
      ? ` ${formatNumber(100 * numberOf(problem, "labelNoise"))} % of the labels trained on are wrong.`
      : "";
  return {
    kind: "images",
    size: { width: 640, height: 220 },
    data: {
      side,
      columns: 10,
      groups: [
        { title: "The glyphs", images: clean },
        { title: "An example of each", images: examples },
      ],
    },
    sentence:
      `Ten glyphs of ${side} × ${side} pixels, and an example of each as a net is given it: shifted by up to 2 pixels, 0.6 to 1.4 times as strong, ` +
      `under noise of standard deviation ${formatNumber(numberOf(problem, "noise"))}.${noisy}`,
  };
}

/** Plates of each class. */
export function platesFigure(problem: ShownProblem): ImagesFigure {
  const { names } = problem;
  const { y, truth } = shownSplit(problem);
  const defects = numberOf(problem, "defects");
  const shares = names.map((_, k) => (k === 0 ? 1 - defects : defects / (names.length - 1)));
  const percent = (share: number | undefined): string => `${formatNumber(100 * (share ?? 0))} %`;
  const groups = names.map((name, k) => ({
    title: `${name}, ${percent(shares[k])}`,
    images: rowsWhere(y, k, 4).map(
      (row): Image => ({
        label: truth[row] === k ? "" : `is ${names[truth[row] ?? k]}`,
        ink: inkOf(pixelsOf(problem, row), -1.2, 1.4),
      }),
    ),
  }));
  return {
    kind: "images",
    size: { width: 640, height: 210 },
    data: { side: 16, columns: 8, groups },
    sentence: `Pictures of brushed plates (the more ink, the more light): ${percent(shares[0])} are good, and ${percent(shares[1])} each have a scratch, a spot or a missing corner.`,
  };
}

/** The first rows with a label. */
export function rowsWhere(labels: Int32Array, label: number, most: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < labels.length && rows.length < most; row += 1) if (labels[row] === label) rows.push(row);
  return rows;
}

function pixelsOf(problem: ShownProblem, row: number): number[] {
  const size = problem.inputShape.reduce((product, length) => product * length, 1);
  return [...shownSplit(problem).x.slice(row * size, (row + 1) * size)];
}

/** Values as digits of ink: `low` and less is paper, `high` and more is ink. */
export function inkOf(values: readonly number[], low: number, high: number): string {
  return values.map((value) => Math.round((4 * (Math.max(low, Math.min(high, value)) - low)) / (high - low))).join("");
}
