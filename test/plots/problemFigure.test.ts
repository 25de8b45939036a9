import { parseHTML } from "linkedom";
import { type Figure, type ImagesFigure, problemFigure, type ScatterFigure, type TokensFigure } from "lrlab";
import { characters, glyphs, moons, productDefects, quadraticLandscape, sortCopy, spirals, twoWells } from "lrlab/engine";
import { describe, expect, test } from "vitest";
import type { SvgDocument } from "../../src/plots/dom.js";
import { draw } from "../../src/plots/draw.js";
import { isFigure } from "../../src/plots/isFigure.js";
import { refusal } from "../refusal.js";
import { gallery } from "./gallery.js";

const document = parseHTML("<html><body></body></html>").document as unknown as SvgDocument;
const svgOf = (figure: Figure, width = 640): string => draw(figure, document, { width }).outerHTML;
const wordsIn = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, word = ""]) => word);
const problems = Object.entries(gallery).filter(([name]) => name.startsWith("problem-"));

test.each(problems)("%s is a figure that a page takes from a worker", (_name, figure) => {
  expect(isFigure(JSON.parse(JSON.stringify(figure)))).toBe(true);
  expect(isFigure({ ...figure, data: { ...figure.data, extra: 1 } })).toBe(false);
});

describe("pictures", () => {
  /** The greys that paths of horizontal lines draw, by place on the sheet. */
  function inked(svg: string): Map<string, number> {
    const grey = new Map<string, number>();
    for (const [, opacity = "", d = ""] of svg.matchAll(/<path stroke-opacity="([^"]*)" d="([^"]*)"/g)) {
      let [x, y] = [0, 0];
      for (const [, command, a = "", b = ""] of d.matchAll(/([Mmh])(-?[\d.]+)(?:,(-?[\d.]+))?/g)) {
        if (command === "M") [x, y] = [Number(a), Number(b) - 0.5];
        else if (command === "m") [x, y] = [x + Number(a), y + Number(b)];
        else for (const end = x + Number(a); x < end; x += 1) grey.set(`${y},${x}`, 4 * Number(opacity));
      }
    }
    return grey;
  }

  test.each([
    [640, 10],
    [340, 5],
  ])("at %d pixels every pixel is where it belongs, %d pictures to a row", (width, perRow) => {
    const figure = problemFigure(glyphs()) as ImagesFigure;
    const svg = svgOf(figure, width);
    const pixel = Number(/scale\((\d+)\)/.exec(svg)?.[1]);
    const drawn = inked(svg);
    const all = figure.data.groups.flatMap(({ images }) => images.map(({ ink }) => ink));
    expect(all.length).toBe(20);
    expect(drawn.size).toBe(all.join("").replaceAll("0", "").length);
    const rows = [...new Set([...drawn.keys()].map((place) => Number(place.split(",")[0])))].sort((a, b) => a - b);
    // The rows of pixels that hold ink: as many as the rows of pictures have.
    expect(rows.length).toBe((20 / perRow) * 12);
    all.forEach((ink, i) => {
      const [line, column] = [Math.floor(i / perRow), i % perRow];
      [...ink].forEach((digit, k) => {
        const place = `${rows[line * 12 + Math.floor(k / 12)]},${column * 13 + (k % 12)}`;
        expect(drawn.get(place) ?? 0).toBe(Number(digit));
      });
    });
    expect(perRow * 13 * pixel - pixel).toBeLessThanOrEqual(width);
  });

  test("columns that mean something stay whole on a phone", () => {
    const ink = "1".repeat(100);
    const figure: ImagesFigure = {
      kind: "images",
      size: { width: 640, height: 200 },
      sentence: "Six.",
      data: {
        side: 10,
        columns: 6,
        columnsMean: true,
        groups: [{ title: "a", images: Array.from({ length: 6 }, () => ({ label: "", ink })) }],
      },
    };
    const rowsAt = (width: number) => new Set([...inked(svgOf(figure, width)).keys()].map((place) => place.split(",")[0])).size;
    expect([640, 340].map(rowsAt)).toEqual([10, 10]);
  });

  test("a wrong label says what the picture is", () => {
    const noisy = problemFigure(glyphs({ labelNoise: 1 })) as ImagesFigure;
    const labels = noisy.data.groups[1]?.images.map(({ label }) => label) ?? [];
    for (const [k, label] of labels.entries()) expect(label).toMatch(new RegExp(`^[A-J], is ${"ABCDEFGHIJ"[k]}$`));
    expect(noisy.sentence).toContain("100 % of the labels trained on are wrong.");
    const clean = problemFigure(glyphs()) as ImagesFigure;
    expect(clean.data.groups[1]?.images.map(({ label }) => label)).toEqual([..."ABCDEFGHIJ"]);
    expect(clean.data.groups[0]).toEqual(noisy.data.groups[0]);
  });

  test("glyphs without end are shown as well; fewer plates than there is room for are no hindrance", () => {
    expect((problemFigure(glyphs({ online: true })) as ImagesFigure).data.groups[1]?.images.length).toBe(10);
    const few = problemFigure(productDefects({ train: 5, defects: 0 })) as ImagesFigure;
    expect(few.data.groups.map(({ images }) => images.length)).toEqual([4, 0, 0, 0]);
    expect(svgOf(few)).not.toMatch(/NaN|Infinity/);
  });
});

describe("points", () => {
  test("both axes have one scale, and each point stands in its place", () => {
    for (const width of [640, 340]) {
      const figure = problemFigure(moons({ train: 40 })) as ScatterFigure;
      const svg = svgOf(figure, width);
      const [drawnWidth, drawnHeight] = ["width", "height"].map((name) => new RegExp(`^<svg [^>]*\\b${name}="(\\d+)"`).exec(svg)?.[1]);
      expect(Number(drawnWidth)).toBe(width);
      expect(Number(drawnHeight)).toBeLessThanOrEqual(420);
      expect(Number(drawnHeight)).toBeGreaterThan(200);
      const points = figure.data.groups[0]?.points ?? [];
      const dots = [...svg.matchAll(/M([\d.]+),([\d.]+)h0/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
      expect(dots.length).toBe(points.length + 1); // one beside the name
      const [[x0 = 0, y0 = 0] = [], [x1 = 0, y1 = 0] = []] = points;
      const [[px = 0, py = 0] = [], [qx = 0, qy = 0] = []] = dots;
      // Places are rounded to a tenth of a pixel.
      const [across, up] = [(qx - px) / (x1 - x0), -(qy - py) / (y1 - y0)];
      expect(Math.abs(across / up - 1)).toBeLessThan(0.02);
      expect(wordsIn(svg)).toEqual(expect.arrayContaining(["A", "B"]));
    }
  });

  test("what is circled are the points with a wrong label, and no others", () => {
    const noisy = moons({ train: 200, labelNoise: 0.3 });
    const { data, sentence } = problemFigure(noisy) as ScatterFigure;
    const wrong = [...noisy.train.y].filter((label, i) => label !== noisy.train.truth[i]).length;
    expect(data.circled?.points.length).toBe(wrong);
    const shown = new Set(data.groups.flatMap(({ points }) => points.map(String)));
    expect(data.circled?.points.every((point) => shown.has(String(point)))).toBe(true);
    expect(sentence).toContain(`${wrong} carry a wrong label`);
    expect((problemFigure(moons()) as ScatterFigure).data.circled).toBeUndefined();
  });

  test("each group has a mark of its own, also where colours repeat", () => {
    const svg = svgOf(problemFigure(spirals({ classes: 6, train: 60 })));
    const marks = [...svg.matchAll(/stroke-linecap="round"[^>]* d="M[\d.]+,[\d.]+([^M"]*)/g)].map(([, mark]) => mark);
    expect(marks.length).toBe(6);
    expect(new Set(marks).size).toBe(6);
  });
});

test("tokens: what is given, then what is asked for, in order", () => {
  const figure = problemFigure(sortCopy({ symbols: 5, length: 3 })) as TokensFigure;
  for (const { parts } of figure.data.rows) {
    const [given, asked] = parts.map(({ tokens }) => tokens) as [string[], string[]];
    expect(given.at(-1)).toBe("→");
    expect(asked).toEqual(given.slice(0, 3).sort());
  }
  const words = wordsIn(svgOf(figure));
  expect(words.filter((word) => word.length === 1)).toEqual(figure.data.rows.flatMap(({ parts }) => parts.flatMap(({ tokens }) => tokens)));
  expect(words).toEqual(expect.arrayContaining(["given", "to be said"]));
});

test("text goes on in a second line where a phone is too narrow for it, and no box leaves the picture", () => {
  const figure = problemFigure(characters());
  for (const width of [640, 340, 200]) {
    const svg = svgOf(figure, width);
    const boxes = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"[^>]* x="([\d.]+)"/g)].map(([, w, x]) => Number(x) + Number(w));
    expect(boxes.length).toBe(99);
    expect(Math.max(...boxes)).toBeLessThanOrEqual(width);
  }
});

test("landscapes: the sentence tells minima, depths, curvatures and barrier", () => {
  expect(problemFigure(twoWells()).sentence).toBe(
    "Two wells, at θ = −1 (curvature 40, loss 0.1) and at θ = 1 (curvature 4, loss 0), with a barrier of 2.59 at θ = −0.37 between them.",
  );
  expect(problemFigure(quadraticLandscape({ curvatures: [2] })).sentence).toBe("The loss is ½hθ² with curvature h = 2.");
  expect(problemFigure(quadraticLandscape({ curvatures: [2, 0] })).kind).toBe("curves");
});

test("bad input", () => {
  expect(refusal(() => problemFigure({} as never))).toBe(
    "problemFigure: problem must be one that lrlab/engine makes, got {}. Write problemFigure(spirals()).",
  );
  const figure = problemFigure(glyphs()) as ImagesFigure;
  const broken = (ink: string): Figure => ({ ...figure, data: { ...figure.data, groups: [{ title: "", images: [{ label: "A", ink }] }] } });
  expect(refusal(() => svgOf(broken("012")))).toBe(
    'draw: ink of A must be 144 digits from 0 to 4, got "012". One for each pixel, row after row.',
  );
  expect(isFigure(broken("9".repeat(144)))).toBe(false);
});

test.each([
  [1, 10],
  [4, 1],
  [2, 2],
])("the way down a valley of curvatures %d and %d goes against the gradient everywhere, to the minimum", (h, k) => {
  const figure = problemFigure(quadraticLandscape({ curvatures: [h, k] }));
  if (figure.kind !== "valley") throw new Error(`a valley is drawn as one, got ${figure.kind}`);
  const points = figure.data.paths[0]?.points ?? [];
  expect(points.length).toBeGreaterThan(100);
  expect(points.at(-1)?.map(Math.abs as (value: number | null) => number)).toEqual([0, 0]);
  points.slice(1, -1).forEach(([x, y], i) => {
    const [before, after] = [points[i], points[i + 2]];
    const step = [(after?.[0] ?? 0) - (before?.[0] ?? 0), (after?.[1] ?? 0) - (before?.[1] ?? 0)] as const;
    const gradient = [h * x, k * (y ?? 0)] as const;
    const [length, steepness] = [Math.hypot(...step), Math.hypot(...gradient)];
    expect(step[0] * gradient[0] + step[1] * gradient[1]).toBeLessThan(-0.999 * length * steepness);
  });
});

test("a valley a billion billion times as steep one way as the other has a way down all the same", () => {
  const figure = problemFigure(quadraticLandscape({ curvatures: [1e-200, 1e200] }));
  expect(JSON.stringify(figure)).not.toContain("null");
});
