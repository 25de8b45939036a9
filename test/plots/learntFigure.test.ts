import type { ImagesFigure, ScatterFigure, TokensFigure, ValleyFigure } from "lrlab";
import {
  glyphs,
  indices,
  mlp,
  moons,
  type Net,
  noisyQuadraticLandscape,
  point,
  problem,
  productDefects,
  sortCopy,
  spirals,
  tensor,
  transformer,
  twoWells,
} from "lrlab/engine";
import { describe, expect, test } from "vitest";
import type { CurvesFigure, Figure, Role } from "../../src/plots/figure.js";
import { isFigure } from "../../src/plots/isFigure.js";
import { learntFigures } from "../../src/plots/learntFigure.js";

const learnt = (of: object, net: unknown, path: { step: number; place: number[] }[] = [], role?: Role): Figure => {
  const { spec } = of as { spec: { kind: string } };
  const figure = learntFigures[spec.kind]?.(of as never, net as Net, path, role);
  if (!figure) throw new Error(`there is no picture of ${spec.kind}`);
  return figure;
};
const biggest = (values: ArrayLike<number>): number => Array.from(values).indexOf(Math.max(...Array.from(values)));

test("the ground of points has at each cell the class that the net says at its middle", () => {
  for (const data of [spirals(), moons(), spirals({ classes: 5, train: 100 })]) {
    const net = mlp([2, 8, data.names.length], { act: "tanh", seed: 3 });
    const before = JSON.stringify(net.state());
    const figure = learnt(data, net) as ScatterFigure;
    const { ground, x, y } = figure.data;
    if (!ground || !x.domain || !y.domain) throw new Error("there is a ground over both axes");
    const { columns, labels } = ground;
    const [[left, right], [low, high]] = [x.domain, y.domain];
    expect(labels.length % columns).toBe(0);
    const places = Array.from(labels, (_, cell) => {
      const [row, column] = [Math.floor(cell / columns), cell % columns];
      return [left + ((column + 0.5) / columns) * (right - left), high - ((row + 0.5) / columns) * (high - low)];
    });
    const [answers, classes] = [net(tensor(places)).array(), data.names.length];
    const said = places.map((_, i) => biggest(answers.slice(classes * i, classes * (i + 1))));
    expect(new Set(said).size).toBeGreaterThan(1);
    expect(labels).toBe(said.join(""));
    const shown = figure.data.groups.flatMap(({ points }, k) => points.map((place) => [place, k] as const));
    const rightly = shown.filter(([place, k]) => biggest(net(tensor([place])).array()) === k).length;
    expect(figure.sentence).toContain(
      ` of the ${shown.length} training points shown${rightly < shown.length ? `, wrong on ${shown.length - rightly}` : ""};`,
    );
    expect(figure.data.groups.map(({ label }) => label)).toEqual(["dots", "crosses", "triangles", "rings", "plus signs"].slice(0, classes));
    expect([JSON.stringify(net.state()), net.training]).toEqual([before, true]);
    expect(isFigure(JSON.parse(JSON.stringify(figure)))).toBe(true);
  }
});

test("a net that is sure is drawn dark, and one that has no opinion light", () => {
  const net = mlp([2, 2], { seed: 1 });
  const at = (weight: number) => {
    net.assign({
      "layer1.weight": [
        [weight, -weight],
        [0, 0],
      ],
      "layer1.bias": [0, 0],
    });
    return (learnt(moons(), net) as ScatterFigure).data.ground?.sure ?? "";
  };
  expect(new Set(at(0))).toEqual(new Set(["0"]));
  expect([...at(100)].filter((shade) => shade === "3").length).toBeGreaterThan(0.9 * at(100).length);
});

test("a net that has left the numbers has a picture too", () => {
  const net = mlp([2, 2], { seed: 1 });
  const huge = 3e38;
  net.assign({
    "layer1.weight": [
      [huge, huge],
      [huge, -huge],
    ],
  });
  expect(net(tensor([[3, -3]])).array()[0]).toBeNaN();
  const figure = learnt(spirals(), net) as ScatterFigure;
  expect(isFigure(JSON.parse(JSON.stringify(figure)))).toBe(true);
});

test("under each picture stands the net's answer, and where it is wrong what it is", () => {
  const data = glyphs();
  const net = mlp([144, 10], { seed: 2 });
  const { groups } = (learnt(data, net) as ImagesFigure).data;
  const labels = groups.flatMap(({ images }) => images.map(({ label }) => label));
  expect(labels).toHaveLength(20);
  const { x, truth } = data.validation;
  // The first of each class, in the order of classes.
  data.names.forEach((name, k) => {
    const row = truth.indexOf(k);
    const said = data.names[biggest(net(tensor(x.slice(144 * row, 144 * (row + 1)) as Float32Array, [1, 144])).array())];
    expect(labels[k]).toBe(said === name ? name : `${said} ≠ ${name}`);
  });
});

test("names too wide for one line below a picture have two, also where one is enough", () => {
  const data = productDefects({ train: 40, validation: 200, test: 40 });
  const { groups } = (learnt(data, mlp([256, 4], { seed: 2 })) as ImagesFigure).data;
  const labels = groups.flatMap(({ images }) => images.map(({ label }) => label));
  expect(labels.length).toBe(12);
  for (const label of labels) expect(label).toMatch(/^(\w+\n|\w+ ≠\n\w+)$/);
  expect(labels.some((label) => label.includes("≠"))).toBe(true);
});

test("symbols a model says wrongly are marked with the right ones", () => {
  const data = sortCopy({ symbols: 4, length: 3 });
  const net = transformer({ vocabulary: 5, context: 6, width: 8, layers: 1, heads: 2, seed: 1 });
  const { rows } = (learnt(data, net) as TokensFigure).data;
  const { x, truth } = data.validation;
  const first = net(indices(x.slice(0, 6) as Int32Array, [1, 6])).array();
  const said = [3, 4, 5].map((at) => {
    const [answer, right] = [biggest(first.slice(5 * at, 5 * at + 5)), truth[at] as number];
    return answer === right ? data.names[right] : `${data.names[answer]}≠${data.names[right]}`;
  });
  expect(rows[0]?.parts[0]?.tokens).toEqual([...x.slice(0, 4)].map((code) => data.names[code]));
  expect(rows[0]?.parts.slice(1).flatMap(({ tokens }) => tokens)).toEqual(said);
});

describe("a point in a landscape", () => {
  test("has its way down the valley", () => {
    const data = noisyQuadraticLandscape({ curvatures: [1, 4], noiseVariances: 0 });
    const path = [
      { step: 0, place: [4, 1] },
      { step: 1, place: [2, 0.5] },
    ];
    const figure = learnt(data, point([2, 0.5]), path) as ValleyFigure;
    expect(figure.data.paths[0]?.points).toEqual([
      [4, 1],
      [2, 0.5],
    ]);
    expect(figure.data.paths[0]?.role).toBe("a");
    expect((learnt(data, point([2, 0.5]), path, "b") as ValleyFigure).data.paths[0]?.role).toBe("b");
    expect(figure.sentence).toBe("After 1 updates the point is at θ = (2, 0.5), where the loss is 2.5.");
  });

  test("stands in its well, with its way below", () => {
    const path = Array.from({ length: 3000 }, (_, step) => ({ step, place: [-1 + step / 3000] }));
    const figure = learnt(twoWells(), point([0]), path) as CurvesFigure;
    const [wells, way] = figure.data.panels;
    expect(wells?.marks).toMatchObject([{ x: expect.closeTo(-1 / 3000), role: "a" }]);
    const points = way?.curves[0]?.points ?? [];
    expect(points.length).toBeLessThan(500);
    expect([points[0], points.at(-1)]).toEqual([
      [-1, 0],
      [expect.closeTo(-1 / 3000), 2999],
    ]);
  });

  test("is shown as the landscape before it has moved", () => {
    for (const kind of ["quadraticLandscape", "twoWells"])
      expect(
        learnt(problem(kind === "twoWells" ? { kind } : { kind, curvatures: [1, 2] }), point(kind === "twoWells" ? [1] : [1, 1])).kind,
      ).toMatch(/curves|valley/);
  });
});
