import {
  type AnyProblem,
  characters,
  glyphs,
  mlp,
  moons,
  noisyQuadraticLandscape,
  problem,
  productDefects,
  quadraticLandscape,
  sortCopy,
  spirals,
  taskPair,
  tensor,
  twoWells,
} from "lrlab/engine";
import { point } from "../../../src/engine/models/point.js";
import type { AnyFunction, Row } from "../../badInputRow.js";

const few = { train: 6, validation: 5, test: 4 };
const plane = mlp([2, 2], { seed: 1 });
/** A net for each kind of input. */
const silent = (classes: number) =>
  Object.assign((x: { shape: readonly number[]; size: number }) => tensor(new Float32Array(x.size * classes), [...x.shape, classes]), {
    training: false,
    train() {},
    evaluate() {},
  });

interface Made {
  readonly make: AnyFunction;
  readonly options: object;
  /** Which options must be said. */
  readonly needed?: readonly string[];
  readonly also?: Row["also"];
  readonly net: unknown;
}

const finite = ["one", "a fraction", "-0", "huge", "a billion", "more than counts"];
const makers: Readonly<Record<string, Made>> = {
  quadraticLandscape: { make: quadraticLandscape, options: { curvatures: [1, 10] }, needed: ["curvatures"], net: point([1, 2]) },
  noisyQuadraticLandscape: {
    make: noisyQuadraticLandscape,
    options: { curvatures: [1, 10], noiseVariances: [1, 2], seed: 1 },
    needed: ["curvatures", "noiseVariances"],
    also: { "0.noiseVariances": finite },
    net: point([1, 2]),
  },
  twoWells: {
    make: twoWells,
    options: { minima: [-1, 1], depths: [0.1, 0], curvatures: [40, 4], noiseVariance: 1, seed: 1 },
    net: point([1]),
  },
  spirals: { make: spirals, options: { ...few, classes: 2, turns: 1, noise: 0.1, labelNoise: 0.1, seed: 1 }, net: plane },
  moons: { make: moons, options: { ...few, noise: 0.1, labelNoise: 0.1, seed: 1 }, net: plane },
  glyphs: {
    make: glyphs,
    options: { ...few, side: 12, noise: 1, labelNoise: 0.1, online: false, alphabet: 1, seed: 1 },
    net: mlp([144, 10], { seed: 1 }),
  },
  productDefects: {
    make: productDefects,
    options: { ...few, defects: 0.3, noise: 0.3, labelNoise: 0.1, seed: 1 },
    net: mlp([256, 4], { seed: 1 }),
  },
  sortCopy: { make: sortCopy, options: { symbols: 3, length: 2, validation: 5, test: 4, seed: 1 }, net: silent(4) },
  characters: { make: characters, options: { ...few, context: 8, seed: 1 }, net: silent(characters().classes ?? 0) },
  problem: { make: problem as AnyFunction, options: { kind: "moons", ...few, seed: 1 }, needed: ["kind"], net: plane },
};

/** The rows of one problem: how it is made, and what it can do. */
function rowsOf(name: string, { make, options, needed = [], also, net }: Made): [string, Row][] {
  const of = (method: "batch" | "stream" | "all" | "loss" | "score"): AnyFunction =>
    (make(options) as AnyProblem)[method] as unknown as AnyFunction;
  const kind = name === "problem" ? "moons" : name;
  const method = (which: Parameters<typeof of>[0], row: Omit<Row, "call">): [string, Row] => [
    `${name}.${which}`,
    { call: (...args) => of(which)(...args), says: [`${kind}.${which}`], ...row },
  ];
  const isLandscape = /Landscape|Wells/.test(name);
  return [
    [
      name,
      {
        args: () => [structuredClone(options)],
        optional: ["0", ...Object.keys(options).map((key) => `0.${key}`)].filter((path) =>
          needed.length === 0 ? true : path !== "0" && !needed.includes(path.slice(2)),
        ),
        ...(also ? { also } : {}),
        says: [kind],
      },
    ],
    method("batch", { args: () => [3] }),
    method("stream", { args: () => [3] }),
    method("all", isLandscape ? { args: () => ["test"] } : { args: () => ["test", 0, 4], optional: ["1", "2"] }),
    method("loss", {
      args: () => [net, of("batch")(2)],
      made: ["0", "1.x", "1.y"],
      byName: ["1"],
      says: [`${kind}.loss`, "crossEntropy", "mlp", "indices", "use"],
      also: { "1.y": isLandscape ? ["*"] : [] },
    }),
    method("score", { args: () => [net, "test"], made: ["0"] }),
  ];
}

const pair = taskPair(moons(few), moons({ ...few, seed: 2 }));

export const problemsRows: Readonly<Record<string, Row>> = {
  ...Object.fromEntries(Object.entries(makers).flatMap(([name, made]) => rowsOf(name, made))),
  taskPair: { args: () => [moons(few), spirals(few)], made: ["0", "1"] },
  forgetting: {
    args: () => [{ pair, net: plane, learn: () => {}, split: "test" }],
    optional: ["0.split"],
    made: ["0.pair", "0.net"],
    also: { "0.learn": ["a function", "a function with a name of its own"] },
  },
};
