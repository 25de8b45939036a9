import { expectedLoss, expectedLossParts, noiseFloor } from "../../../engine/noisyQuadratic.js";
import { simulateParticles } from "../../../engine/particles.js";
import { factorOf, quadraticLoss } from "../../../engine/quadratic.js";
import type { CloudFigure, Curve, CurvesFigure, IntervalsFigure } from "../../../plots/figure.js";
import { formatNumber } from "../../../plots/format.js";
import { multiStep } from "../../../schedules/families/multiStep.js";
import { pairedInterval } from "../../../stats/pairedInterval.js";
import { verdict } from "../../../stats/verdict.js";
import { clip } from "../../clip.js";
import { type Experiment, experiment, type Interactive, interactive } from "../../interactive.js";
import { peaks, problem, type Tuned, tune } from "../../noisyQuadratic.js";
import { count, percent } from "../../say.js";

/** A point of a curve that has no gaps. */
type Spot = readonly [x: number, y: number];

/** A slider's values carry rounding (0.1 · 3 is 0.30000000000000004); this removes it. */
const clean = (x: number): number => Number(x.toPrecision(12));

const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;

/** A run of losses as a curve: every so many updates and the last one, up to where a log axis ends. */
const curve = (losses: readonly number[], domain: readonly [number, number], every = 1): Spot[] =>
  clip(
    losses.map((y, x): Spot => [x, y]).filter(([x]) => x % every === 0 || x === losses.length - 1),
    domain,
    "log",
  );

const cloudStart = 3;
const cloudSteps = 60;
const cloudLoss = [0.005, 20] as const;

/** What a run without noise does, in words that follow "and". */
function quietly(factor: number): string {
  if (factor === 0) return "its first update lands on the minimum";
  return Math.abs(factor) < 1 ? "it goes on falling" : "it does not come closer";
}

/** Five hundred runs of one bowl, and the floor that was predicted for them. */
const cloud = interactive({
  id: "cloud",
  title: "500 runs, one floor",
  controls: {
    eta: {
      type: "number",
      label: "Rate",
      symbol: "η",
      unit: "1/curvature",
      min: 0.05,
      max: 2.2,
      step: 0.05,
      start: 0.2,
      tries: [0.4, 1.5],
    },
    noisy: { type: "toggle", label: "Noise in the gradient", start: true },
    t: {
      type: "number",
      label: "Updates done",
      symbol: "t",
      unit: "updates",
      min: 0,
      max: cloudSteps,
      step: 1,
      start: cloudSteps,
      time: true,
    },
  },
  figure: ({ eta, noisy, t }): CloudFigure => {
    const rate = clean(eta);
    const noise = noisy ? 1 : 0;
    const run = { curvature: 1, start: cloudStart, lr: rate };
    const positions = simulateParticles({ ...run, noise, steps: t, particles: 500, seed: 2 });
    const measured = positions.map((thetas) => mean(thetas.map((theta) => quadraticLoss([1], [theta]))));
    const predicted = expectedLoss({ curvatures: [1], noiseVariances: noise, start: cloudStart, lr: rate, steps: cloudSteps });
    const floor = noiseFloor({ rate, curvature: 1, noiseVariance: noise });
    const settles = noisy && Number.isFinite(floor);
    const here = formatNumber(measured[t] ?? 0);
    const first = settles
      ? `At η = ${formatNumber(rate)} the predicted floor is a loss of ${formatNumber(floor / 2)}; after ${count(t, "update")} the 500 runs average ${here}.`
      : noisy
        ? `At η = ${formatNumber(rate)} nothing settles, because ηh is ${rate === 2 ? "exactly 2" : "above 2"}: after ${count(t, "update")} the 500 runs average a loss of ${here}.`
        : `Without noise there is no floor: after ${count(t, "update")} at η = ${formatNumber(rate)} the loss is ${here}.`;
    const second = settles
      ? `Theory puts their standard deviation at ${formatNumber(Math.sqrt(floor))} once the start is forgotten.`
      : noisy
        ? "The spread grows with every update, so no line can be drawn."
        : `All 500 runs are the same run, and ${quietly(factorOf(rate, 1))}.`;
    return {
      kind: "cloud",
      size: { width: 640, height: 460 },
      sentence: `${first} ${second}`,
      data: {
        curvature: 1,
        x: { label: "parameter θ", domain: [-4.5, 4.5] },
        y: { label: "loss L", domain: [0, 10] },
        particles: positions[t] ?? [],
        predicted: settles ? Math.sqrt(floor) : null,
        history: {
          x: { label: "updates done, t", domain: [0, cloudSteps] },
          panel: {
            y: { label: "mean loss", scale: "log", domain: cloudLoss },
            curves: [
              { label: "", role: "theory", points: curve(predicted, cloudLoss) },
              { label: "500 runs", role: "a", points: curve(measured, cloudLoss) },
            ],
            rules: settles ? [{ axis: "y", at: floor / 2, label: "predicted floor" }] : [],
          },
        },
      },
    };
  },
});

const partsSteps = 100;
const partsLoss = [0.001, 10] as const;

/** The two halves of the expected loss: what is left of the start, and what the noise has added. */
const parts = interactive({
  id: "parts",
  title: "Forgetting the start, gathering noise",
  controls: {
    eta: { type: "number", label: "Rate", symbol: "η", unit: "1/curvature", min: 0.02, max: 1, step: 0.02, start: 0.1, tries: [0.04, 0.5] },
    sigma2: { type: "number", label: "Noise variance", symbol: "σ²", unit: "gradient²", min: 0, max: 4, step: 0.1, start: 1 },
  },
  figure: ({ eta, sigma2 }): CurvesFigure => {
    const rate = clean(eta);
    const noiseVariance = clean(sigma2);
    const { start, noise, total } = expectedLossParts({
      curvatures: [1],
      noiseVariances: noiseVariance,
      start: cloudStart,
      lr: rate,
      steps: partsSteps,
    });
    const floor = noiseFloor({ rate, curvature: 1, noiseVariance }) / 2;
    const crossing = start.findIndex((left, t) => left < (noise[t] ?? 0));
    const end = formatNumber(total[partsSteps] ?? 0);
    const setting = `At η = ${formatNumber(rate)} and σ² = ${formatNumber(noiseVariance)}`;
    const first =
      noiseVariance === 0
        ? `${setting} there is no noise to gather, and nothing holds the loss up.`
        : crossing === -1
          ? `${setting} the start still dominates after ${partsSteps} updates.`
          : `${setting} noise outweighs the start from update ${crossing} on.`;
    const second =
      noiseVariance === 0
        ? `After ${partsSteps} updates it is ${end}.`
        : `After ${partsSteps} updates the loss is ${end}; the floor is ${formatNumber(floor)}.`;
    const line = (label: string, role: Curve["role"], values: readonly number[]): Curve => ({
      label,
      role,
      points: within(values, partsLoss),
    });
    return {
      kind: "curves",
      size: { width: 640, height: 360 },
      sentence: `${first} ${second}`,
      data: {
        x: { label: "updates done, t", domain: [0, partsSteps] },
        panels: [
          {
            y: { label: "expected loss", scale: "log", domain: partsLoss },
            curves: [line("both", "a", total), line("start", "b", start), ...(noiseVariance === 0 ? [] : [line("noise", "c", noise)])],
            rules: noiseVariance === 0 ? [] : [{ axis: "y", at: floor, label: "floor" }],
          },
        ],
      },
    };
  },
});

/** The points of a curve inside a panel, wherever they are. */
const within = (values: readonly number[], [low, high]: readonly [number, number]): Spot[] =>
  values.map((y, x): Spot => [x, y]).filter(([, y]) => y >= low && y <= high);

/** The floor over all rates, and what halving the rate does to it. */
const halving = interactive({
  id: "halving",
  title: "Half the rate, half the floor?",
  controls: {
    eta: {
      type: "number",
      label: "Rate",
      symbol: "η",
      unit: "1/curvature",
      min: 0.02,
      max: 1.9,
      step: 0.02,
      start: 0.4,
      tries: [0.1, 0.8, 1.6],
    },
    batch: {
      type: "choice",
      label: "Batch",
      options: [1, 4, 16].map((size) => ({ value: String(size), label: String(size) })),
      start: "1",
    },
  },
  figure: ({ eta, batch }): CurvesFigure => {
    const rate = clean(eta);
    const noiseVariance = 1 / Number(batch);
    const floorAt = (x: number): number => noiseFloor({ rate: x, curvature: 1, noiseVariance });
    const [whole, half] = [floorAt(rate), floorAt(rate / 2)];
    const top = 1.5;
    const rates = Array.from({ length: 96 }, (_, i) => i / 50);
    const marks = [
      { x: rate, y: whole, label: `η = ${formatNumber(rate)}` },
      { x: rate / 2, y: half, label: rate < 0.2 ? "" : "η/2" }, // too near to the other to be labelled
    ];
    return {
      kind: "curves",
      size: { width: 640, height: 340 },
      sentence: `With a batch of ${batch}, halving η from ${formatNumber(rate)} to ${formatNumber(rate / 2)} takes the floor from ${formatNumber(whole)} to ${formatNumber(half)}: ${formatNumber(half / whole)} times as high. The smaller ηh is, the nearer that comes to one half.`,
      data: {
        x: { label: "rate η (1/curvature)", domain: [0, 2] },
        panels: [
          {
            y: { label: "floor: variance of θ", domain: [0, top] },
            curves: [
              { label: "ησ²/2h", role: "theory", points: [0, 2].map((x): Spot => [x, (x * noiseVariance) / 2]), dashed: true },
              { label: "floor", role: "a", points: rates.map((x): Spot => [x, floorAt(x)]).filter(([, y]) => y <= top) },
            ],
            marks: marks.filter(({ y }) => y <= top).map((mark) => ({ ...mark, role: "rate" as const })),
            rules: [{ axis: "x", at: 2, label: "2/h" }],
          },
        ],
      },
    };
  },
});

const walkSteps = 200;

/** One run on its floor, and the mean of its last iterates. */
const averaging = interactive({
  id: "averaging",
  title: "One run, and the average of its last iterates",
  controls: {
    eta: { type: "number", label: "Rate", symbol: "η", unit: "1/curvature", min: 0.05, max: 1, step: 0.05, start: 0.4 },
    window: { type: "number", label: "Iterates averaged", symbol: "K", unit: "updates", min: 1, max: 100, step: 1, start: 50 },
  },
  figure: ({ eta, window }): CurvesFigure => {
    const rate = clean(eta);
    const run = simulateParticles({ curvature: 1, noise: 1, start: 0, lr: rate, steps: walkSteps + 100, particles: 1, seed: 5 }).map(
      ([theta = 0]) => theta,
    );
    const settled = run.slice(100);
    const averages = settled.map((_, t) => mean(run.slice(t + 101 - window, t + 101)));
    const floor = noiseFloor({ rate, curvature: 1, noiseVariance: 1 });
    const line = (label: string, role: Curve["role"], values: readonly number[]): Curve => ({
      label,
      role,
      points: values.map((y, x): Spot => [x, y]),
    });
    const averaged = averagedVariance(rate, window);
    return {
      kind: "curves",
      size: { width: 640, height: 320 },
      sentence: `Averaging ${window === 1 ? "a single iterate changes nothing" : `the last ${window} iterates takes the variance from ${formatNumber(floor)} to ${formatNumber(averaged)}`} at η = ${formatNumber(rate)}. ${window === 1 ? `The variance is ${formatNumber(floor)}.` : `That is ${percent(averaged / floor)} of the floor, with the rate left alone.`}`,
      data: {
        x: { label: "updates since it settled", domain: [0, walkSteps] },
        panels: [
          {
            y: { label: "parameter θ", domain: [-3.5, 3.5] },
            curves: [line("one run", "muted", settled), line(`mean of ${window}`, "a", averages)],
            rules: [{ axis: "y", at: 0, label: "minimum" }],
          },
        ],
      },
    };
  },
});

/**
 * The exact variance of the mean of k neighbouring iterates on the floor (h = σ² = 1): iterates j apart have covariance v∞ρʲ, ρ = 1 − η,
 * so Var = v∞/k² · (k + 2Σ(k − j)ρʲ).
 */
function averagedVariance(rate: number, k: number): number {
  const rho = factorOf(rate, 1);
  let sum = k;
  let power = 1;
  for (let j = 1; j < k; j++) {
    power *= rho;
    sum += 2 * (k - j) * power;
  }
  return (noiseFloor({ rate, curvature: 1, noiseVariance: 1 }) * sum) / k ** 2;
}

type Shape = "constant" | "step" | "inverse";

/** The schedules that this lesson compares, from a base rate and a length; `gamma` is for the step decay. */
function schedule(shape: Shape, baseLr: number, steps: number, gamma: number): (t: number) => number {
  switch (shape) {
    case "constant":
      return () => baseLr;
    case "step":
      return multiStep({ baseLr, milestones: [Math.round(steps / 2), Math.round((3 * steps) / 4)], gamma });
    case "inverse":
      return (t) => baseLr / (1 + t / (steps / 10));
  }
}

const searches = new Map<string, Tuned>();

/** The best of the course's 41 base rates for a shape. Remembered, since a slider asks for the same search again and again. */
function tuned(shape: Shape, steps: number, gamma = 0.3): Tuned {
  const key = `${shape} ${steps} ${shape === "step" ? gamma : ""}`;
  const found = searches.get(key) ?? tune((peak) => schedule(shape, peak, steps, gamma), steps);
  searches.set(key, found);
  return found;
}

const runSteps = 1000;
const runLoss = [0.05, 10] as const;

/** A schedule above, the exact expected loss that follows it below, and a point that walks along both. */
const lowering = interactive({
  id: "lowering",
  title: "The rate, and the loss that follows it",
  controls: {
    shape: {
      type: "choice",
      label: "Schedule",
      options: [
        { value: "constant", label: "constant" },
        { value: "step", label: "step decay" },
        { value: "inverse", label: "1/t" },
      ],
      start: "step",
    },
    eta0: { type: "number", label: "Base rate", symbol: "η₀", unit: "1/curvature", min: 0.01, max: 0.6, step: 0.01, start: 0.2 },
    t: {
      type: "number",
      label: "Updates done",
      symbol: "t",
      unit: "updates",
      min: 0,
      max: runSteps,
      step: 10,
      start: runSteps,
      time: true,
    },
  },
  figure: ({ shape, eta0, t }): CurvesFigure => {
    const lr = schedule(shape as Shape, clean(eta0), runSteps, 0.3);
    const rates = Array.from({ length: runSteps }, (_, step) => lr(step));
    const losses = expectedLoss({ ...problem, lr, steps: runSteps });
    const constant = tuned("constant", runSteps);
    const [now, rate] = [losses[t] ?? 0, rates[Math.min(t, runSteps - 1)] ?? 0];
    const end = losses[runSteps] ?? 0;
    const against = end < constant.loss ? `${formatNumber(constant.loss / end, 2)} times lower than` : "no lower than";
    return {
      kind: "curves",
      size: { width: 640, height: 440 },
      sentence: `The run ends at an expected loss of ${formatNumber(end)}, ${against} the best constant rate reaches (${formatNumber(constant.loss)} at η = ${formatNumber(constant.peak, 2)}). After ${count(t, "update")} the rate is ${formatNumber(rate)} and the loss ${formatNumber(now)}.`,
      data: {
        x: { label: "updates done, t", domain: [0, runSteps] },
        panels: [
          {
            y: { label: "rate η", domain: [0, 0.6] },
            curves: [
              {
                label: "η(t)",
                role: "rate",
                points: rates.map((y, x): Spot => [x, y]).filter(([x]) => x % 10 === 0 || x === runSteps - 1),
                stairs: shape === "step",
              },
            ],
            marks: [{ x: t, y: rate, role: "rate" }],
            share: 1 / 3,
            filled: true,
          },
          {
            y: { label: "expected loss", scale: "log", domain: runLoss },
            curves: [
              {
                label: "best constant",
                role: "theory",
                points: curve(expectedLoss({ ...problem, lr: constant.peak, steps: runSteps }), runLoss, 10),
              },
              { label: "this run", role: "a", points: curve(losses, runLoss, 10) },
            ],
            marks: now >= runLoss[0] && now <= runLoss[1] ? [{ x: t, y: now, role: "a" }] : [],
          },
        ],
      },
    };
  },
});

/** Every constant rate at once, against two schedules that had the same number of trials. */
const constants = interactive({
  id: "constants",
  title: "Every constant rate, and two schedules",
  controls: {
    steps: {
      type: "choice",
      label: "Length of the run",
      options: [100, 300, 1000].map((n) => ({ value: String(n), label: `N = ${n}` })),
      start: "1000",
    },
    gamma: {
      type: "number",
      label: "Drop factor of step decay",
      symbol: "γ",
      min: 0.1,
      max: 0.9,
      step: 0.1,
      start: 0.3,
      tries: [0.1, 0.5],
    },
  },
  figure: ({ steps: length, gamma }): CurvesFigure => {
    const steps = Number(length);
    const constant = tuned("constant", steps);
    const rivals = [
      { name: "step decay", loss: tuned("step", steps, clean(gamma)).loss },
      { name: "1/t", loss: tuned("inverse", steps).loss },
    ];
    const compared = rivals.map(({ name, loss }) =>
      loss < constant.loss ? `${name} ends ${formatNumber(constant.loss / loss, 2)} times lower` : `${name} loses to it`,
    );
    const top = 10;
    return {
      kind: "curves",
      size: { width: 640, height: 360 },
      sentence: `After ${steps} updates the best constant rate, ${formatNumber(constant.peak, 2)}, leaves a loss of ${formatNumber(constant.loss)}; ${compared.join(", ")}. Each had the same 41 base rates to choose from.`,
      data: {
        x: { label: "constant rate η (1/curvature)", scale: "log", domain: [0.02, 2] },
        panels: [
          {
            y: { label: `expected loss after ${steps} updates`, scale: "log", domain: [0.05, top] },
            curves: [
              {
                label: "constant",
                role: "a",
                points: peaks.map((rate, i): Spot => [rate, constant.losses[i] ?? top]).filter(([, y]) => y <= top),
              },
            ],
            marks: [{ x: constant.peak, y: constant.loss, role: "rate", label: "best constant" }],
            rules: rivals.map(({ name, loss }) => ({ axis: "y", at: loss, label: `${name}: ${formatNumber(loss)}` })),
          },
        ],
      },
    };
  },
});

/** The pictures of lesson 2. */
export const plots: readonly Interactive[] = [cloud, parts, halving, averaging, lowering, constants];

const bowlDirections = 20;
const longRun = 2000;
const window = 1000;

/** Four attempts to lower the floor, each against the plain run with the same noise. */
const cures = experiment({
  id: "cures",
  title: "Four attempts to lower the floor",
  controls: {
    eta: { type: "number", label: "Rate", symbol: "η", unit: "1/curvature", min: 0.1, max: 1.5, step: 0.1, start: 0.2 },
    seeds: { type: "number", label: "Seeds", symbol: "n", min: 8, max: 48, step: 8, start: 24 },
  },
  *run({ eta, seeds }): Generator<number, IntervalsFigure> {
    const rate = clean(eta);
    const simulate = (seed: number, change: { lr?: number; noise?: number; steps?: number } = {}): number[][] =>
      simulateParticles({
        curvature: 1,
        noise: 1,
        start: cloudStart,
        lr: rate,
        steps: longRun,
        particles: bowlDirections,
        seed,
        ...change,
      });
    const lossOf = (thetas: readonly number[]): number => mean(thetas.map((theta) => quadraticLoss([1], [theta])));
    const end = (positions: readonly (readonly number[])[]): readonly (readonly number[])[] => positions.slice(-window);
    const settled = (positions: readonly (readonly number[])[]): number => mean(end(positions).map(lossOf));
    const averaged = (positions: readonly (readonly number[])[]): number =>
      lossOf(Array.from({ length: bowlDirections }, (_, i) => mean(end(positions).map((thetas) => thetas[i] ?? 0))));
    const results = { plain: [] as number[], longer: [] as number[], half: [] as number[], batch: [] as number[], average: [] as number[] };
    for (let seed = 0; seed < seeds; seed++) {
      const plain = simulate(seed);
      results.plain.push(settled(plain));
      results.longer.push(settled(simulate(seed, { steps: 2 * longRun })));
      results.half.push(settled(simulate(seed, { lr: rate / 2 })));
      results.batch.push(settled(simulate(seed, { noise: 1 / 2 })));
      results.average.push(averaged(plain));
      yield (seed + 1) / seeds;
    }
    const named = [
      ["train twice as long", results.longer],
      ["halve the rate", results.half],
      ["4 times the batch", results.batch],
      [`average the last ${window}`, results.average],
    ] as const;
    const plainLoss = mean(results.plain);
    const smallest = plainLoss / 20;
    const rows = named.map(([label, losses]) => {
      const interval = pairedInterval(losses, results.plain);
      return {
        label,
        mean: interval.mean,
        low: interval.low,
        high: interval.high,
        verdict: verdict(interval, { lowerIsBetter: true, smallest }),
      };
    });
    const said = rows.map(({ label, verdict: word }) => `${label}: ${word}`).join("; ");
    return {
      kind: "intervals",
      size: { width: 640, height: 240 },
      sentence: `Against the plain run at η = ${formatNumber(rate)}: ${said}. That run settles at a loss of ${formatNumber(plainLoss)} per direction; ${seeds} paired seeds, each interval holds the mean difference with 95 % confidence, and “equal” means within 5 %.`,
      data: { x: { label: "loss per direction, minus that of the plain run" }, rows, smallest },
    };
  },
});

/** The experiments of lesson 2. */
export const experiments: readonly Experiment[] = [cures];
