import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mlp } from "../../../src/engine/models/mlp.js";
import type { Net } from "../../../src/engine/models/net.js";
import { crossEntropy } from "../../../src/engine/ops/crossEntropy.js";
import { sgd } from "../../../src/engine/optimizers/sgd.js";
import { drawAlphabet } from "../../../src/engine/problems/alphabet.js";
import { characters } from "../../../src/engine/problems/characters.js";
import { glyphs } from "../../../src/engine/problems/glyphs.js";
import { charactersOf, entropy, meanLength, sentence, write } from "../../../src/engine/problems/grammar.js";
import { moons } from "../../../src/engine/problems/moons.js";
import type { Problem, Scored, SplitName, Stream } from "../../../src/engine/problems/problem.js";
import { productDefects } from "../../../src/engine/problems/productDefects.js";
import { type AnyProblem, problem, problemKinds } from "../../../src/engine/problems/registry.js";
import { sortCopy } from "../../../src/engine/problems/sortCopy.js";
import { spirals } from "../../../src/engine/problems/spirals.js";
import { forgetting, taskPair } from "../../../src/engine/problems/taskPair.js";
import { rng } from "../../../src/engine/rng.js";
import { noGrad } from "../../../src/engine/tensor/tape.js";
import { constant, type Indices, type Tensor } from "../../../src/engine/tensor/tensor.js";
import { refusal } from "../../refusal.js";

const few = { train: 60, validation: 40, test: 50, seed: 1 };
/** Every problem with data, small. */
const made: Readonly<Record<string, (seed: number) => Problem | Problem<Indices>>> = {
  spirals: (seed) => spirals({ ...few, seed }),
  "three spirals": (seed) => spirals({ ...few, classes: 3, turns: 1.5, noise: 0, seed }),
  moons: (seed) => moons({ ...few, seed }),
  glyphs: (seed) => glyphs({ ...few, seed }),
  "glyphs of 16 x 16": (seed) => glyphs({ ...few, side: 16, alphabet: 2, labelNoise: 0.2, seed }),
  "glyphs without end": (seed) => glyphs({ validation: 40, test: 50, online: true, labelNoise: 0.1, seed }),
  productDefects: (seed) => productDefects({ ...few, seed }),
  sortCopy: (seed) => sortCopy({ validation: 40, test: 50, seed }),
  characters: (seed) => characters({ ...few, seed }),
};
const splits: readonly SplitName[] = ["train", "validation", "test"];
const values = (x: Tensor | Indices): number[] => [...x.array()];

/** FNV-1a over the bits of numbers. */
function hash(...lists: readonly (Float32Array | Int32Array)[]): string {
  let h = 2166136261;
  for (const list of lists) for (const word of new Uint32Array(list.slice().buffer)) h = Math.imul(h ^ word, 16777619) >>> 0;
  return h.toString(16);
}

/** The bits of all splits and of three batches. */
function bitsOf(given: Problem | Problem<Indices>): string {
  const stored = splits.flatMap((name) => [given[name].x, given[name].y, given[name].truth]);
  const drawn = [1, 2, 3].flatMap((size) => {
    const { x, y } = given.batch(size);
    return [x.array(), y.array()];
  });
  return hash(...stored, ...drawn);
}

describe.each(Object.entries(made))("%s", (name, make) => {
  const given = make(1);
  const width = given.inputShape.reduce((size, length) => size * length, 1);

  test("has the bits it always had", () => {
    const pinned: Readonly<Record<string, string>> = {
      spirals: "9a49ced8",
      "three spirals": "7bacbbda",
      moons: "41a06980",
      glyphs: "e6883e2b",
      "glyphs of 16 x 16": "de766933",
      "glyphs without end": "fea2479f",
      productDefects: "bd7001a9",
      sortCopy: "2da734ff",
      characters: "f96249f6",
    };
    expect(bitsOf(make(1))).toBe(pinned[name]);
  });

  test("is made again from its spec, bit for bit; another seed gives other data", () => {
    const again = problem(JSON.parse(JSON.stringify(given.spec))) as Problem;
    expect(again.spec).toEqual(given.spec);
    expect(bitsOf(again)).toBe(bitsOf(make(1)));
    expect(bitsOf(make(2))).not.toBe(bitsOf(make(1)));
  });

  test("has the shapes it says, and answers that are among its classes", () => {
    for (const split of splits) {
      const { size, x, y, truth } = given[split];
      const rows = Number.isFinite(size) ? size : 0;
      expect(x.length).toBe(rows * width);
      expect(truth.length).toBe(y.length);
      expect(x.every(Number.isFinite)).toBe(true);
      expect(y.every((label) => label >= -1 && label < (given.classes ?? 0))).toBe(true);
    }
    expect(given.names.length).toBe(given.classes);
    expect(new Set(given.names).size).toBe(given.classes);
    const { x, y } = given.batch(7);
    expect(x.shape).toEqual([7, ...given.inputShape]);
    expect([7, width * 7]).toContain(y.size);
  });

  test("a stream goes on where its state says, whatever was drawn before", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }),
        fc.nat(1000),
        (before, after, seed) => {
          const stream = given.stream(seed) as Stream<Tensor | Indices>;
          for (const size of before) stream.batch(size);
          const state = JSON.parse(JSON.stringify(stream.state()));
          const other = given.stream(seed + 1) as Stream<Tensor | Indices>;
          other.batch(3);
          other.load(state);
          for (const size of after) {
            const [a, b] = [stream.batch(size), other.batch(size)];
            expect(values(b.x)).toEqual(values(a.x));
            expect(values(b.y)).toEqual(values(a.y));
          }
          expect(other.state()).toEqual(stream.state());
        },
      ),
      { numRuns: 15 },
    );
  });

  test("the same batches come whatever sizes they are cut into, within an epoch", () => {
    const [one, two] = [given.stream(5) as Stream<Tensor>, given.stream(5) as Stream<Tensor>];
    const whole = values(one.batch(12).x);
    expect([5, 4, 3].flatMap((size) => values(two.batch(size).x))).toEqual(whole);
  });

  test("all() gives the rows of a split", () => {
    const { x, y } = (given as Problem).all("test", 3, 8);
    expect(values(x)).toEqual([...given.test.x.slice(3 * width, 8 * width)]);
    const answers = given.test.y.length / given.test.size;
    expect(values(y)).toEqual([...given.test.y.slice(3 * answers, 8 * answers)]);
    expect((given as Problem).all("validation").x.shape[0]).toBe(40);
  });
});

test("rows of the splits are all different", () => {
  for (const given of [spirals(few), moons(few), glyphs(few), productDefects(few)]) {
    const width = given.inputShape.reduce((size, length) => size * length, 1);
    const rows = splits.flatMap((name) =>
      Array.from({ length: given[name].size }, (_, i) => given[name].x.slice(i * width, (i + 1) * width).join()),
    );
    expect(new Set(rows).size).toBe(150);
  }
});

test("an epoch hands out every row once, in another order each time; what does not fill a batch is left for another epoch", () => {
  const given = moons({ ...few, train: 50 });
  const stream = given.stream(3);
  const epoch = (): string[] =>
    Array.from({ length: 3 }, () => stream.batch(16)).flatMap(
      ({ x }) =>
        values(x)
          .join(" ")
          .match(/\S+ \S+/g) ?? [],
    );
  const [first, second] = [epoch(), epoch()];
  expect(new Set(first).size).toBe(48);
  expect(new Set(second).size).toBe(48);
  expect(second).not.toEqual(first);
  expect(stream.state()).toEqual({ kind: "stream", version: 1, seed: 3, epoch: 1, row: 48 });
  const rows = new Set(Array.from({ length: 50 }, (_, i) => [...given.train.x.slice(2 * i, 2 * i + 2)].join(" ")));
  expect([...first, ...second].every((row) => rows.has(row))).toBe(true);
});

test("batches that fill an epoch exactly leave no row out, and a batch may be all the data", () => {
  const stream = moons({ ...few, train: 48 }).stream(3);
  for (let i = 0; i < 3; i += 1) stream.batch(16);
  expect(stream.state()).toEqual({ kind: "stream", version: 1, seed: 3, epoch: 0, row: 48 });
  stream.batch(48);
  expect(stream.state()).toEqual({ kind: "stream", version: 1, seed: 3, epoch: 1, row: 48 });
});

test("two problems draw from streams of their own", () => {
  const [a, b] = [moons(few), moons(few)];
  a.batch(7);
  expect(values(b.batch(7).x)).toEqual(values(moons(few).batch(7).x));
});

describe("labels", () => {
  const counts = (labels: Int32Array, classes: number): number[] =>
    Array.from({ length: classes }, (_, k) => labels.reduce((sum, label) => sum + (label === k ? 1 : 0), 0));

  test("classes are equally frequent, within five standard deviations", () => {
    for (const given of [spirals({ train: 5000, classes: 5 }), moons({ train: 5000 }), glyphs({ train: 5000 })]) {
      const share = 1 / (given.classes ?? 1);
      for (const count of counts(given.train.y, given.classes ?? 0))
        expect(Math.abs(count - 5000 * share)).toBeLessThan(5 * Math.sqrt(5000 * share * (1 - share)));
    }
  });

  test("70 % of the plates are good and 10 % have each defect", () => {
    const [good = 0, ...defects] = counts(productDefects({ train: 10_000 }).train.y, 4);
    expect(Math.abs(good - 7000)).toBeLessThan(5 * Math.sqrt(2100));
    for (const count of defects) expect(Math.abs(count - 1000)).toBeLessThan(5 * 30);
    expect(counts(productDefects({ train: 100, defects: 0 }).train.y, 4)).toEqual([100, 0, 0, 0]);
  });

  test.each([
    ["spirals", (labelNoise: number) => spirals({ train: 3000, classes: 3, labelNoise })],
    ["moons", (labelNoise: number) => moons({ train: 3000, labelNoise })],
    ["glyphs", (labelNoise: number) => glyphs({ train: 3000, labelNoise })],
    ["productDefects", (labelNoise: number) => productDefects({ train: 3000, labelNoise })],
  ] as const)("%s: the share of wrong labels is what was asked for, in training only; pictures and truth stay", (_, make) => {
    const [clean, noisy, noisier] = [make(0), make(0.2), make(0.5)];
    const wrong = (given: Problem): number[] => [...given.train.y].flatMap((label, i) => (label === given.train.truth[i] ? [] : [i]));
    expect(wrong(clean)).toEqual([]);
    expect(Math.abs(wrong(noisy).length - 600)).toBeLessThan(5 * Math.sqrt(480));
    expect(wrong(make(1)).length).toBe(3000);
    const more = new Set(wrong(noisier));
    expect(wrong(noisy).every((i) => more.has(i))).toBe(true);
    expect(noisy.train.truth).toEqual(clean.train.y);
    expect(noisy.train.x).toEqual(clean.train.x);
    for (const split of ["validation", "test"] as const) {
      expect(noisy[split]).toEqual(clean[split]);
      expect(noisy[split].y).toEqual(noisy[split].truth);
    }
  });

  test("fresh examples have wrong labels as often", () => {
    const [clean, noisy] = [0, 0.2].map((labelNoise) => glyphs({ online: true, labelNoise }).stream(1).batch(2000)) as [
      { x: Tensor; y: Indices },
      { x: Tensor; y: Indices },
    ];
    expect(noisy.x.array()).toEqual(clean.x.array());
    const truth = clean.y.array();
    const wrong = noisy.y.array().filter((label, i) => label !== truth[i]).length;
    expect(Math.abs(wrong - 400)).toBeLessThan(5 * Math.sqrt(320));
  });
});

describe("what the data are", () => {
  test("without noise, a point of a spiral lies on its arm", () => {
    const { x, y } = spirals({ train: 500, classes: 3, turns: 1.3, noise: 0 }).train;
    y.forEach((arm, i) => {
      const [a = 0, b = 0] = x.slice(2 * i, 2 * i + 2);
      const t = Math.hypot(a, b);
      expect(t).toBeGreaterThan(0.1 - 1e-6);
      expect(t).toBeLessThan(1 + 1e-6);
      const turns = (Math.atan2(b, a) / (2 * Math.PI) - 1.3 * t - arm / 3) % 1;
      expect(Math.min(Math.abs(turns), 1 - Math.abs(turns))).toBeLessThan(1e-6);
    });
  });

  test("without noise, the moons are half circles around two centres, and one is the other turned by half a turn", () => {
    const { x, y } = moons({ train: 500, noise: 0 }).train;
    y.forEach((moon, i) => {
      const turned = moon === 0 ? 1 : -1;
      const [a = 0, b = 0] = x.slice(2 * i, 2 * i + 2).map((value) => turned * value);
      expect(Math.hypot(a + 0.5, b + 0.25)).toBeCloseTo(1, 6);
      expect(b + 0.25).toBeGreaterThan(-1e-6);
    });
  });

  test("without noise, a glyph is a picture of the alphabet, shifted by up to two pixels round the edge and times 0.6 to 1.4", () => {
    for (const side of [12, 16] as const) {
      const { x, y } = glyphs({ train: 40, noise: 0, side, alphabet: 4 }).train;
      const pictures = drawAlphabet(4, side);
      y.forEach((glyph, row) => {
        const seen = x.slice(row * side * side, (row + 1) * side * side);
        const fits = [-2, -1, 0, 1, 2].flatMap((down) =>
          [-2, -1, 0, 1, 2].map((right) => {
            const shifted = Array.from({ length: side * side }, (_, k) => {
              const [i, j] = [Math.floor(k / side) - down + side, (k % side) - right + side];
              return pictures[glyph]?.[(i % side) * side + (j % side)] as number;
            });
            const [up, low] = shifted.reduce(([a, b], p, k) => [a + p * (seen[k] as number), b + p * p] as const, [0, 0] as readonly [
              number,
              number,
            ]);
            const loudness = up / low;
            const off = shifted.reduce((most, p, k) => Math.max(most, Math.abs(loudness * p - (seen[k] as number))), 0);
            return { loudness, off };
          }),
        );
        const [best] = fits.sort((a, b) => a.off - b.off);
        expect(best?.off).toBeLessThan(1e-6);
        expect(best?.loudness).toBeGreaterThanOrEqual(0.6 - 1e-6);
        expect(best?.loudness).toBeLessThan(1.4 + 1e-6);
      });
    }
  });

  test("ten glyphs of equal strength; seeds draw other examples of the same ones", () => {
    for (const picture of drawAlphabet(1, 12)) expect(Math.sqrt(picture.reduce((sum, p) => sum + p * p, 0) / 144)).toBeCloseTo(0.75, 12);
    expect(drawAlphabet(1, 12)).not.toEqual(drawAlphabet(2, 12));
  });

  test("a plate without noise: what a defect takes away, and how much of it", () => {
    const { x, y } = productDefects({ train: 400, noise: 0, defects: 0.9 }).train;
    const darkest: number[][] = [[], [], [], []];
    y.forEach((label, row) => {
      const plate = [...x.slice(256 * row, 256 * (row + 1))];
      const ground = plate.filter((value) => value === Math.fround(-0.8)).length;
      if (label === 3) {
        expect([6, 10, 15]).toContain(ground - (256 - 144));
      } else expect(ground).toBe(256 - 144);
      darkest[label]?.push(Math.min(...plate.filter((value) => value !== Math.fround(-0.8))));
    });
    const worst = (label: number): number => Math.max(...(darkest[label] ?? []));
    expect(Math.max(worst(1), worst(2))).toBeLessThan(Math.max(...(darkest[0] ?? [])));
  });

  test("sort and copy: what comes after the separator is what came before it, sorted, and only that is asked for", () => {
    const given = sortCopy({ symbols: 7, length: 5 });
    const { x, y } = given.stream(9).batch(40);
    const [tokens, answers] = [values(x), values(y)];
    for (let row = 0; row < 40; row += 1) {
      const [read, asked] = [tokens.slice(10 * row, 10 * row + 10), answers.slice(10 * row, 10 * row + 10)];
      const sorted = read.slice(0, 5).sort((a, b) => a - b);
      expect(read).toEqual([...read.slice(0, 5), 7, ...sorted.slice(0, 4)]);
      expect(asked).toEqual([-1, -1, -1, -1, -1, ...sorted]);
    }
    expect(given.names).toEqual(["0", "1", "2", "3", "4", "5", "6", "→"]);
    expect(new Set(tokens.filter((_, i) => i % 10 < 5)).size).toBe(7);
  });

  test("characters: each is followed by the next, and the pieces are one text", () => {
    const { names, classes, train, test: held } = characters({ train: 200, test: 50, context: 20 });
    expect(classes).toBeLessThanOrEqual(32);
    for (let i = 0; i + 1 < train.x.length; i += 1) expect(train.y[i]).toBe(train.x[i + 1]);
    const text = (codes: Int32Array | Float32Array): string => Array.from(codes, (code) => names[code]).join("");
    expect(text(train.x)).toMatch(/^([a-z ]+\. )+/);
    expect(text(held.x)).not.toBe(text(train.x).slice(0, 1000));
  });
});

describe("the grammar", () => {
  const ln = Math.log;

  test("its entropy is what one adds up by hand", () => {
    const thing = ln(4) + ln(2) + ln(4) / 2 + ln(5);
    const clause = ln(2) + thing + (ln(2) + (ln(2) + thing) / 2) + ln(4) + (ln(2) + ln(3) / 2);
    expect(entropy(sentence)).toBeCloseTo(clause + ln(2) + (ln(3) + clause) / 2, 12);
  });

  test("its mean length is what texts show, and texts agree in number", () => {
    const random = rng(1);
    const texts = Array.from({ length: 4000 }, () => write(sentence, random));
    const lengths = texts.map((text) => text.length);
    const average = lengths.reduce((sum, length) => sum + length, 0) / 4000;
    const deviation = Math.sqrt(lengths.reduce((sum, length) => sum + (length - average) ** 2, 0) / 4000);
    expect(Math.abs(average - meanLength(sentence))).toBeLessThan((5 * deviation) / Math.sqrt(4000));
    for (const text of texts) {
      for (const clause of text.slice(0, -2).split(/ (?:when|until|while) /)) {
        const [, subject = "", verb = ""] =
          /^\w+(?: (?:small|high|noisy|late))? (\w+).*? (falls?|rises?|settles?|jumps?)(?: (?:slowly|again|early))?$/.exec(clause) ?? [];
        expect(/^(rates|steps|losses|models|batches)$/.test(subject), clause).toBe(!verb.endsWith("s"));
      }
    }
  });

  test("what a text's choices tell is, on average, the entropy", () => {
    const random = rng(2);
    let told = 0;
    const int = (n: number): number => {
      told += ln(n);
      return random.int(n);
    };
    for (let i = 0; i < 4000; i += 1) write(sentence, { ...random, int });
    expect(Math.abs(told / 4000 / entropy(sentence) - 1)).toBeLessThan(0.02);
  });

  test("its alphabet fits", () => expect(charactersOf(sentence).size).toBeLessThanOrEqual(32));
});

describe("loss and score", () => {
  /** A net that takes pictures as rows. */
  const given = moons({ ...few, validation: 270 });
  const net = mlp([2, 8, 2], { act: "tanh", seed: 3 });

  test("the loss is the cross-entropy of what the net says", () => {
    const batch = given.all("test");
    expect(noGrad(() => given.loss(net, batch).item())).toBe(noGrad(() => crossEntropy(net(batch.x), batch.y).item()));
  });

  test("a score is the mean over all rows, also where they do not fill the last chunk", () => {
    const { x, y } = given.all("validation");
    const logits = noGrad(() => [...net(x).array()]);
    let [loss, right] = [0, 0];
    values(y).forEach((label, row) => {
      const [a = 0, b = 0] = logits.slice(2 * row, 2 * row + 2);
      loss += Math.log(Math.exp(a) + Math.exp(b)) - (label === 0 ? a : b);
      right += (b > a ? 1 : 0) === label ? 1 : 0;
    });
    const score = given.score(net, "validation");
    expect(score.loss).toBeCloseTo(loss / 270, 5);
    expect(score.accuracy).toBe(right / 270);
  });

  test("a net is scored in evaluation mode and goes back to what it was, also where scoring fails", () => {
    const seen: boolean[] = [];
    const watched = ((x: Tensor) => {
      seen.push(watched.training);
      return net(x);
    }) as unknown as Net & { training: boolean };
    Object.assign(watched, {
      training: true,
      train: () => Object.assign(watched, { training: true }),
      evaluate: () => Object.assign(watched, { training: false }),
    });
    given.score(watched, "test");
    expect([seen, watched.training]).toEqual([[false], true]);
    watched.evaluate();
    given.score(watched, "test");
    expect(watched.training).toBe(false);
    watched.train();
    expect(() => given.score(watched, "all" as never)).toThrow();
    const wrong = spirals({ ...few, classes: 3 });
    expect(() => wrong.score(watched, "test")).toThrow(/labels must be below the number of classes/);
    expect(watched.training).toBe(true);
  });

  test("only what is asked for counts in a score", () => {
    const sort = sortCopy({ symbols: 3, length: 2, test: 30 });
    const always = Object.assign((x: Indices) => noGrad(() => x) && constantLogits(x.size, 4, 2), {
      training: false,
      train: () => {},
      evaluate: () => {},
    }) as unknown as Scored<Indices>;
    const asked = [...sort.test.y].filter((label) => label >= 0);
    expect(asked.length).toBe(60);
    expect(sort.score(always, "test").accuracy).toBe(asked.filter((label) => label === 2).length / 60);
  });
});

const constantLogits = (rows: number, classes: number, best: number): Tensor =>
  constant([rows / 4, 4, classes], (heap, at) => {
    for (let i = 0; i < rows * classes; i += 1) heap[at + i] = i % classes === best ? 1 : 0;
  });

test("two spirals are beyond a straight line and not beyond a small net", () => {
  const given = spirals({ seed: 1 });
  const trained = (sizes: readonly number[]): number => {
    const net = mlp(sizes, { act: "tanh", seed: 1 });
    const optimizer = sgd(net, { momentum: 0.9 });
    for (let t = 0; t < 1500; t += 1) {
      given.loss(net, given.batch(64)).backward();
      optimizer.step(0.1 * (1 - t / 1500));
    }
    return given.score(net, "test").accuracy as number;
  };
  expect(trained([2, 2])).toBeLessThan(0.75);
  expect(trained([2, 32, 32, 2])).toBeGreaterThan(0.95);
});

test("forgetting: what the first task loses while the second is learnt", () => {
  const pair = taskPair(moons({ ...few, noise: 0.05 }), spirals({ ...few, noise: 0.02 }));
  const net = mlp([2, 32, 32, 2], { act: "tanh", seed: 1 });
  const tasks: string[] = [];
  const result = forgetting({
    pair,
    net,
    learn: (task, which) => {
      tasks.push(`${which}: ${task.spec.kind}`);
      const optimizer = sgd(net, { momentum: 0.9 });
      for (let t = 0; t < 400; t += 1) {
        task.loss(net, task.batch(32)).backward();
        optimizer.step(0.1);
      }
    },
  });
  expect(tasks).toEqual(["first: moons", "second: spirals"]);
  expect(result.learnt.accuracy).toBeGreaterThan(0.9);
  expect(result.second).toEqual(pair.second.score(net, "test"));
  expect(result.kept).toEqual(pair.first.score(net, "test"));
  expect(result.accuracyLost).toBe((result.learnt.accuracy as number) - (result.kept.accuracy as number));
  expect(result.accuracyLost).toBeGreaterThan(0.1);
  expect(result.lossRisen).toBe(result.kept.loss - result.learnt.loss);
});

describe("messages", () => {
  const cases: readonly (readonly [() => unknown, string])[] = [
    [
      () => spirals({ arms: 3 } as never),
      "spirals: unknown parameter arms. It takes train, validation, test, classes, turns, noise, labelNoise, seed.",
    ],
    [() => spirals({ classes: 1 }), "spirals: classes must be a whole number >= 2 and <= 6, got 1. Each class is an arm."],
    [() => moons({ noise: Number.NaN }), "moons: noise must be a finite number >= 0 and <= 10, got NaN. A moon has radius 1."],
    [() => moons({ train: 0 }), "moons: train must be a whole number >= 1 and <= 100000, got 0. It counts examples."],
    [() => moons(few).batch(0), "moons.batch: size must be a whole number >= 1 and <= 60, got 0. There are 60 training examples."],
    [() => moons(few).batch(61), "moons.batch: size must be a whole number >= 1 and <= 60, got 61. There are 60 training examples."],
    [() => moons(few).stream(-1), "moons.stream: seed must be a whole number >= 0, got -1. Any whole number will do, such as 1."],
    [
      () => moons(few).all("exam" as never),
      'moons.all: split must be one of "train", "validation", "test", got "exam". Choose rates on validation, and report on test, once.',
    ],
    [() => moons(few).all("test", 0, 51), "moons.all: to must be a whole number >= 1 and <= 50, got 51. test has 50 rows."],
    [
      () => moons(few).all("test", 7, 7),
      "moons.all: from must be a whole number >= 0 and <= 6, got 7. It is the first row, and to is the row after the last.",
    ],
    [
      () =>
        moons(few)
          .stream(1)
          .load({ ...moons(few).stream(1).state(), row: 61 }),
      'moons.load: state must be what state() of a stream of this problem returned, got {"kind":"stream","version":1,"seed":1,"epoch":0,"row":61}. Start anew with stream(seed).',
    ],
    [
      () =>
        moons(few)
          .stream(1)
          .load({ ...moons(few).stream(1).state(), at: 1 } as never),
      'moons.load: state must be what state() of a stream of this problem returned, got {"kind":"stream","version":1,"seed":1,"epoch":0,"row":0,".... Start anew with stream(seed).',
    ],
    [
      () => {
        const stream = sortCopy().stream(1);
        stream.load({ ...stream.state(), row: 2 ** 31 - 3 });
        stream.batch(2);
        return stream.batch(1);
      },
      "sortCopy.batch: a stream must have at most 2147483647 examples, got 2147483648. Go on with another: stream(seed).",
    ],
    [() => glyphs({ side: 14 as never }), "glyphs: side must be 12 or 16, got 14. It counts pixels."],
    [
      () => glyphs({ labelNoise: 1.5 }),
      "glyphs: labelNoise must be a finite number >= 0 and <= 1, got 1.5. It is the share of training labels that are wrong.",
    ],
    [
      () => glyphs({ online: true, train: 5 }),
      "glyphs: train must be left out where examples are made as they are needed, got 5. Leave out train, or online.",
    ],
    [
      () => glyphs({ online: true }).all("train"),
      'glyphs.all: split must be one with an end, got "train". Fresh examples never end; take validation or test.',
    ],
    [() => sortCopy({ train: 5 } as never), "sortCopy: unknown parameter train. It takes symbols, length, validation, test, seed."],
    [() => sortCopy({ symbols: 37 }), "sortCopy: symbols must be a whole number >= 2 and <= 36, got 37. The separator is one more."],
    [
      () => problem({ kind: "mnist" }),
      `problem: kind must be one of ${problemKinds.join(", ")}, got "mnist". It is the name of the function that makes such a problem.`,
    ],
    [
      () => problem({ kind: "moons", radius: 1 }),
      "moons: unknown parameter radius. It takes train, validation, test, noise, labelNoise, seed.",
    ],
    [
      () => taskPair(moons(few), spirals({ classes: 3 })),
      'taskPair: second must take and give what first does, [2] to 2 classes, got "[2] to 3 classes". Make both from the same kind of problem.',
    ],
  ];
  test.each(cases)("%#", (call, message) => {
    expect(refusal(call as () => unknown)).toBe(message);
  });

  test("a state that is refused changes nothing", () => {
    const stream = moons(few).stream(2);
    stream.batch(5);
    const before = stream.state();
    expect(() => stream.load({ ...before, version: 2 } as never)).toThrow();
    expect(stream.state()).toEqual(before);
  });
});

test("every kind of problem is made from nothing but its kind, where nothing is needed", () => {
  const needs = new Set(["quadraticLandscape", "noisyQuadraticLandscape"]);
  const all = problemKinds.filter((kind) => !needs.has(kind)).map((kind): AnyProblem => problem({ kind }));
  expect(all.map(({ spec }) => spec.kind)).toEqual(["twoWells", "spirals", "moons", "glyphs", "productDefects", "sortCopy", "characters"]);
});
