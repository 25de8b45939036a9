import {
  clamp,
  constant,
  cooldown,
  cosineAnnealing,
  custom,
  cyclic,
  equalCycles,
  exponentialWarmup,
  flatCosine,
  infinite,
  interpolate,
  inverseTime,
  kDecay,
  linear,
  linearToZero,
  linearWarmup,
  multiStep,
  noam,
  oneCycle,
  oneCycleMomentum,
  polynomial,
  power,
  repeat,
  rex,
  scale,
  schedule,
  sequence,
  skip,
  swaAnneal,
  take,
  tanh,
  warmRestarts,
  warmup,
  warmupStableDecay,
} from "lrlab";
import { describe, expect, test } from "vitest";

const lr = cosineAnnealing({ baseLr: 0.1, totalSteps: 100 });
const flat = constant({ baseLr: 0.1 });
/** Passes what TypeScript would refuse, as plain JavaScript may. */
const bad = (value: unknown) => value as never;

type Row = readonly [run: () => unknown, message: string];
const rows: Record<string, readonly Row[]> = {
  families: [
    [
      () => cosineAnnealing({ baseLr: 0.1, totalSteps: 97.75 }),
      "cosineAnnealing: totalSteps must be a whole number of steps >= 1, got 97.75. Convert epochs with clock({ samples, batchSize }).updates({ epochs }).",
    ],
    [
      () => cosineAnnealing({ baseLr: 0.1, totalSteps: 0 }),
      "cosineAnnealing: totalSteps must be a whole number of steps >= 1, got 0. totalSteps counts optimizer updates.",
    ],
    [() => cosineAnnealing(bad({ baseLr: 0.1, T_max: 100 })), "cosineAnnealing: unknown parameter T_max. Use totalSteps."],
    [() => cosineAnnealing(bad({ baseLr: 0.1, totalSteps: 9, alpha: 0.1 })), "cosineAnnealing: unknown parameter alpha. Use minRatio."],
    [() => cosineAnnealing(bad({ base_lr: 0.1, totalSteps: 9 })), "cosineAnnealing: unknown parameter base_lr. Use baseLr."],
    [
      () => cosineAnnealing(bad({ baseLr: 0.1, totalSteps: 9, warmRestarts: 2 })),
      "cosineAnnealing: unknown parameter warmRestarts. It takes baseLr, totalSteps, minLr, minRatio, exponent, pastEnd.",
    ],
    [
      () => cosineAnnealing(bad(0.1)),
      "cosineAnnealing: its parameters must be one object, got 0.1. Write cosineAnnealing({ baseLr, totalSteps }).",
    ],
    [
      () => cosineAnnealing({ baseLr: 0.1, totalSteps: 9, minLr: 0.2 }),
      "cosineAnnealing: minLr must be at most baseLr (0.1), got 0.2. To rise, put a warmup before it.",
    ],
    [
      () => cosineAnnealing({ baseLr: 0.1, totalSteps: 9, minLr: 0.01, minRatio: 0.1 }),
      "cosineAnnealing: minRatio must be left out where minLr is given, got 0.1. Give the floor once, as a rate or as a part of it.",
    ],
    [
      () => cosineAnnealing({ baseLr: 0.1, totalSteps: 9, minRatio: 1.5 }),
      "cosineAnnealing: minRatio must be a finite number >= 0 and <= 1, got 1.5. The floor as a part of the first rate, instead of minLr.",
    ],
    [
      () => cosineAnnealing({ baseLr: 0.1, totalSteps: 9, exponent: 0 }),
      "cosineAnnealing: exponent must be a finite number > 0, got 0. 1 is the cosine itself; above 1 it falls sooner.",
    ],
    [
      () => cosineAnnealing({ baseLr: 0.1, totalSteps: 9, pastEnd: bad("bounce") }),
      'cosineAnnealing: pastEnd must be one of "hold", "mirror", "repeat", "extend", "throw", got "bounce". Leave pastEnd out for "hold".',
    ],
    [
      () => linear({ baseLr: 0.1, totalSteps: 9, endLr: 0.2 }),
      "linear: endLr must be at most baseLr (0.1), got 0.2. To rise, use linearWarmup.",
    ],
    [
      () => linear({ baseLr: 0.1, totalSteps: 10, pastEnd: "extend" })(12),
      'linear: the rate at step 12 must be a finite number >= 0, got -0.019999999999999997. It ends after 10 updates; pastEnd: "hold" stays there.',
    ],
    [
      () => polynomial({ baseLr: 0.1, totalSteps: 10, power: 0 }),
      "polynomial: power must be a finite number > 0, got 0. 1 is a straight line; above 1 falls fast and then slowly, below 1 the other way round.",
    ],
    [
      () => multiStep({ baseLr: 0.1, milestones: [30, 20] }),
      "multiStep: milestones must be an increasing list of whole steps >= 1, got [30, 20]. Sort them, and give each once.",
    ],
    [
      () => multiStep({ baseLr: 0.1, milestones: [30, Number.NaN] }),
      "multiStep: milestones must be an increasing list of whole steps >= 1, got [30, NaN]. Entry 1 is NaN.",
    ],
    [
      () => multiStep({ baseLr: 0.1, milestones: Array.from({ length: 501 }, (_, i) => i + 1) }),
      "multiStep: milestones must hold at most 500 entries, got 501. Rates that are set update by update are custom's.",
    ],
    [
      () => multiStep({ baseLr: 0.1, milestones: [] }),
      "multiStep: milestones must be an increasing list of whole steps >= 1, got []. Write it as [30, 60, 80].",
    ],
    [
      () => linearWarmup({ baseLr: 0.1, warmupSteps: 5, startLr: 0.2 }),
      "linearWarmup: startLr must be at most baseLr (0.1), got 0.2. To fall, use linear or cosineAnnealing.",
    ],
    [
      () => linearWarmup({ baseLr: 0.1, warmupSteps: 5, offset: bad(2) }),
      "linearWarmup: offset must be a whole number >= 0 and <= 1, got 2. 0 counts t/w, so the first update has the starting rate; 1 counts (t + 1)/w, so the last warmup update has the full one.",
    ],
    [
      () => linearToZero({ baseLr: 0.1, totalSteps: 25, warmupSteps: 30 }),
      "linearToZero: warmupSteps must be less than totalSteps (25), got 30. The warmup is a part of the run.",
    ],
    [
      () => linearToZero({ baseLr: 0.1, totalSteps: 25, warmupSteps: 25 }),
      "linearToZero: warmupSteps must be less than totalSteps (25), got 25. The warmup is a part of the run.",
    ],
    [
      () => flatCosine({ baseLr: 0.1, totalSteps: 25, flatSteps: 25 }),
      "flatCosine: flatSteps must be less than totalSteps (25), got 25. Leave updates for the fall, or use constant.",
    ],
    [
      () => flatCosine({ baseLr: 0.1, totalSteps: 25, flatSteps: 5, minLr: 0.2 }),
      "flatCosine: minLr must be at most baseLr (0.1), got 0.2. To rise, put a warmup before it.",
    ],
    [
      () => kDecay({ baseLr: 0.1, totalSteps: 25, k: 2, minLr: 0.2 }),
      "kDecay: minLr must be at most baseLr (0.1), got 0.2. To rise, put a warmup before it.",
    ],
    [
      () => kDecay({ baseLr: 0.1, totalSteps: 25, k: 2, shape: bad("exponential") }),
      'kDecay: shape must be one of "linear", "cosine", "1-sqrt", "square", "mirror-cosine", got "exponential". Leave shape out for "cosine".',
    ],
    [
      () => rex({ baseLr: 0.1, totalSteps: 25, minLr: 0.2 }),
      "rex: minLr must be at most baseLr (0.1), got 0.2. To rise, put a warmup before it.",
    ],
    [
      () => tanh({ baseLr: 0.1, totalSteps: 25, lower: 3, upper: 3 }),
      "tanh: lower must be less than upper (3), got 3. Exchange them: the rate falls from lower to upper.",
    ],
    [
      () => tanh({ baseLr: 0.1, totalSteps: 25, minLr: 0.2 }),
      "tanh: minLr must be at most baseLr (0.1), got 0.2. To rise, put a warmup before it.",
    ],
    [
      () => swaAnneal({ baseLr: 0.1, swaLr: 0.05, annealSteps: 0 }),
      "swaAnneal: annealSteps must be a whole number of steps >= 1, got 0. annealSteps counts optimizer updates.",
    ],
    [() => swaAnneal(bad({ baseLr: 0.1, swaLr: 0.05, anneal_epochs: 5 })), "swaAnneal: unknown parameter anneal_epochs. Use annealSteps."],
    [
      () => swaAnneal(bad({ baseLr: 0.1, swaLr: 0.05, anneal_strategy: "cos" })),
      'swaAnneal: unknown parameter anneal_strategy. Use shape; anneal_strategy, "cos" or "linear" there.',
    ],
    [
      () => inverseTime({ baseLr: 0.1, gamma: 0.5, form: bad(true) }),
      'inverseTime: form must be one of "smooth", "staircase", got true. Leave form out for "smooth".',
    ],
    [
      () => inverseTime({ baseLr: 0.1, gamma: -0.5 }),
      "inverseTime: gamma must be a finite number >= 0, got -0.5. How fast it falls: the rate is half after 1/γ timescales.",
    ],
    [
      () => power({ baseLr: 0.1, exponent: -0.5 }),
      "power: exponent must be a finite number >= 0, got -0.5. The exponent: doubling the run divides the rate by 2^α.",
    ],
    [
      () => exponentialWarmup({ baseLr: 0.1, warmupSteps: 5, startLr: 0 }),
      "exponentialWarmup: startLr must be a finite number > 0, got 0. The rate it starts from, above 0 because a factor can't lift 0.",
    ],
  ],
  steps: [
    [() => lr(-1), "cosineAnnealing: step must be a whole number >= 0, got -1. A step is one optimizer update, counted from 0."],
    [() => sequence(lr, flat)(0.5), "sequence: step must be a whole number >= 0, got 0.5. A step is one optimizer update, counted from 0."],
    [() => lr(bad("3")), 'cosineAnnealing: step must be a whole number >= 0, got "3". A step is one optimizer update, counted from 0.'],
  ],
  sequence: [
    [() => sequence(), "sequence: it needs at least one schedule, got []. Write sequence(a, b)."],
    [
      () => sequence(flat, linear({ baseLr: 0.1, totalSteps: 9 })),
      "sequence: part 0 (constant) never ends, so part 1 (linear) would never run. Give it a length with take(schedule, steps).",
    ],
    [
      () => sequence(lr, bad(Math.sqrt)),
      "sequence: part 1 must be a schedule, got a function (sqrt). Wrap a plain function with custom(fn).",
    ],
    [
      () => sequence(bad([lr, flat])),
      "sequence: part 0 must be a schedule, got [a function (lr), a function (lr)]. Build one first, such as constant({ baseLr: 0.1 }).",
    ],
    [
      () => sequence(lr, bad(undefined)),
      "sequence: part 1 must be a schedule, got undefined. Build one first, such as constant({ baseLr: 0.1 }).",
    ],
    [
      () => sequence(bad(lr.spec), lr),
      'sequence: part 0 must be a schedule, got {"kind":"cosineAnnealing","baseLr":0.1,"totalSteps":100,".... Build one first, such as constant({ baseLr: 0.1 }).',
    ],
  ],
  warmup: [
    [
      () => warmup(bad(0.1), { steps: 5 }),
      "warmup: its first argument must be a schedule, got 0.1. Build one first, such as constant({ baseLr: 0.1 }).",
    ],
    [() => warmup(lr, bad(5)), "warmup: its parameters must be one object, got 5. Write warmup(schedule, { steps })."],
    [() => warmup(lr, bad({})), "warmup: steps is missing. Length of the warmup in updates."],
    [() => warmup(lr, { steps: -1 }), "warmup: steps must be a whole number of steps >= 0, got -1. steps counts optimizer updates."],
    [() => warmup(lr, bad({ warmup_steps: 5 })), "warmup: unknown parameter warmup_steps. Use steps."],
    [
      () => warmup(lr, { steps: 5, shape: bad("log") }),
      'warmup: shape must be one of "linear", "cosine", "exponential", "1-sqrt", "square", "mirror-cosine", "constant", got "log". Leave shape out for "linear".',
    ],
    [
      () => warmup(lr, { steps: 5, startLr: 0.2 }),
      "warmup: startLr must be at most the schedule's first rate (0.1), got 0.2. Lower it: a warmup rises.",
    ],
    [
      () => warmup(lr, { steps: 5, shape: "exponential" }),
      "warmup: startLr is missing. The exponential shape has no usual one; give a small rate.",
    ],
    [
      () => warmup(lr, { steps: 5, shape: "exponential", startLr: 0 }),
      "warmup: startLr must be > 0 for the exponential shape, got 0. No factor leads to 0 or away from it; give a small rate.",
    ],
    [
      () => warmup(constant({ baseLr: 0 }), { steps: 5, shape: "exponential", startLr: 0 }),
      "warmup: startLr must be > 0 for the exponential shape, got 0. No factor leads to 0 or away from it; give a small rate.",
    ],
    [
      () => warmup(lr, { steps: 5, shape: "constant", startLr: 0, offset: 1 }),
      "warmup: offset must be 0 for the constant shape, got 1. It jumps at step w.",
    ],
  ],
  "take and skip": [
    [
      () => take(bad(undefined), 5),
      "take: its first argument must be a schedule, got undefined. Build one first, such as constant({ baseLr: 0.1 }).",
    ],
    [() => take(lr, 0), "take: steps must be a whole number of steps >= 1, got 0. steps counts optimizer updates."],
    [
      () => take(lr, 2.5),
      "take: steps must be a whole number of steps >= 1, got 2.5. Convert epochs with clock({ samples, batchSize }).updates({ epochs }).",
    ],
    [() => take(lr, bad(undefined)), "take: steps must be a whole number of steps >= 1, got undefined. steps counts optimizer updates."],
    [
      () => take(linear({ baseLr: 0.1, totalSteps: 5, pastEnd: "throw" }), 9),
      'linear: step must be at most 4, its last update, got 8. Ask for fewer steps, or build it with pastEnd: "hold".',
    ],
    [() => skip(lr, 100), "skip: steps must be a whole number of steps >= 0 and <= 99, got 100. steps counts optimizer updates."],
    [
      () => skip(bad(null), 1),
      "skip: its first argument must be a schedule, got null. Build one first, such as constant({ baseLr: 0.1 }).",
    ],
  ],
  "scale, clamp and repeat": [
    [() => scale(bad({}), 2), "scale: its first argument must be a schedule, got {}. Build one first, such as constant({ baseLr: 0.1 })."],
    [
      () => scale(bad(Promise.resolve(lr)), 2),
      "scale: its first argument must be a schedule, got a Promise. Build one first, such as constant({ baseLr: 0.1 }).",
    ],
    [
      () => scale(bad(new Error("no")), 2),
      "scale: its first argument must be a schedule, got an Error. Build one first, such as constant({ baseLr: 0.1 }).",
    ],
    [() => scale(lr, -1), "scale: factor must be a finite number >= 0, got -1. What every rate is multiplied by."],
    [() => scale(lr, Number.NaN), "scale: factor must be a finite number >= 0, got NaN. What every rate is multiplied by."],
    [
      () => scale(constant({ baseLr: 1e200 }), 1e200)(0),
      "scale: the rate at step 0 must be a finite number >= 0, got Infinity. Check what it was built from.",
    ],
    [() => clamp(lr, {}), "clamp: it needs min, max or both, got {}. Write clamp(schedule, { min: 1e-5 })."],
    [() => clamp(lr, { min: 0.2, max: 0.1 }), "clamp: min must be at most max (0.1), got 0.2. Exchange them."],
    [
      () => clamp(lr, { max: Number.POSITIVE_INFINITY }),
      "clamp: max must be a finite number >= 0, got Infinity. The largest rate to let through.",
    ],
    [() => clamp(lr, bad({ minLr: 0.1 })), "clamp: unknown parameter minLr. It takes min, max."],
    [() => clamp(lr, bad(undefined)), "clamp: its parameters must be one object, got undefined. Write clamp(schedule, { min, max })."],
    [
      () => repeat(flat),
      "repeat: its first argument (constant) never ends, so its second round would never run. Give it a length with take(schedule, steps).",
    ],
    [() => repeat(lr, 0), "repeat: times must be a whole number >= 1, got 0. How often it runs."],
    [() => repeat(lr, 1.5), "repeat: times must be a whole number >= 1, got 1.5. How often it runs."],
    [() => repeat(lr, 2 ** 50), "repeat: its length must be at most 2^53 − 1 updates, got 112589990684262400. Make its parts shorter."],
  ],
  "cycles and whole runs": [
    [
      () => warmRestarts({ baseLr: 0.1, cycleSteps: 10, growth: 0.5 }),
      "warmRestarts: growth must be a finite number >= 1 and <= 1000, got 0.5. How many times longer each cycle is than the one before.",
    ],
    [
      () => warmRestarts({ baseLr: 0.1, cycleSteps: 10, peakDecay: 0 }),
      "warmRestarts: peakDecay must be a finite number > 0 and <= 1, got 0. What each restart multiplies the peak by.",
    ],
    [
      () => warmRestarts({ baseLr: 0.1, cycleSteps: 10, minLr: 0.2 }),
      "warmRestarts: minLr must be at most baseLr (0.1), got 0.2. Each cycle falls.",
    ],
    [
      () => warmRestarts({ baseLr: 0.1, cycleSteps: 10, shape: bad("exponential") }),
      'warmRestarts: shape must be one of "linear", "cosine", "1-sqrt", "square", "mirror-cosine", got "exponential". Leave shape out for "cosine".',
    ],
    [
      () => warmRestarts({ baseLr: 0.1, cycleSteps: 10, pastEnd: "mirror" }),
      'warmRestarts: pastEnd must come with an end, got "mirror". Without one nothing is past it.',
    ],
    [
      () => warmRestarts({ baseLr: 0.1, cycleSteps: 10, cycles: 0 }),
      "warmRestarts: cycles must be a whole number >= 1, got 0. How many cycles there are.",
    ],
    [
      () => warmRestarts({ baseLr: 0.1, cycleSteps: 2 ** 50, cycles: 40 }),
      "warmRestarts: its length must be at most 2^53 − 1 updates, got 45035996273704960. Make its parts shorter.",
    ],
    [() => warmRestarts(bad({ baseLr: 0.1, T_0: 10 })), "warmRestarts: unknown parameter T_0. Use cycleSteps."],
    [
      () => equalCycles({ baseLr: 0.1, totalSteps: 3, cycles: 4 }),
      "equalCycles: cycles must be at most totalSteps (3), got 4. Each cycle has at least one update.",
    ],
    [
      () => equalCycles({ baseLr: 0.1, totalSteps: 30, cycles: 3, minLr: 1 }),
      "equalCycles: minLr must be at most baseLr (0.1), got 1. Each cycle falls.",
    ],
    [
      () => cyclic({ minLr: 0.2, maxLr: 0.1, stepsUp: 4, stepsDown: 4 }),
      "cyclic: minLr must be at most maxLr (0.1), got 0.2. Exchange them.",
    ],
    [
      () => cyclic({ minLr: 0, maxLr: 0.1, stepsUp: 4, stepsDown: 0 }),
      "cyclic: stepsDown must be a whole number of steps >= 1, got 0. stepsDown counts optimizer updates.",
    ],
    [
      () => cyclic({ minLr: 0, maxLr: 0.1, stepsUp: 4, stepsDown: 4, factors: [1, 1.5] }),
      "cyclic: factors must be a list of at least one finite number >= 0 and <= 1, got [1, 1.5]. Entry 1 is 1.5.",
    ],
    [
      () => cyclic({ minLr: 0, maxLr: 0.1, stepsUp: 4, stepsDown: 4, factors: [] }),
      "cyclic: factors must be a list of at least one finite number >= 0 and <= 1, got []. Write it as [1, 0.5].",
    ],
    [
      () => cyclic(bad({ minLr: 0, maxLr: 0.1, stepsUp: 4, stepsDown: 4, mode: "triangular2" })),
      'cyclic: unknown parameter mode. Use cycleDecay; mode, where "triangular" is 1 and "triangular2" is 0.5 there.',
    ],
    [
      () => oneCycle({ maxLr: 0.1, totalSteps: 10, warmupShare: 0.05 }),
      "oneCycle: warmupShare * totalSteps must be > 1 and < 10 for 2 phases, got 0.5. Each phase needs an update.",
    ],
    [
      () => oneCycle({ maxLr: 0.1, totalSteps: 10, warmupShare: 1 }),
      "oneCycle: warmupShare * totalSteps must be > 1 and < 10 for 2 phases, got 10. Each phase needs an update.",
    ],
    [
      () => oneCycle({ maxLr: 0.1, totalSteps: 10, warmupShare: 0.6, phases: 3 }),
      "oneCycle: warmupShare * totalSteps must be >= 1.5 and < 5.5 for 3 phases, got 6. Each phase needs an update.",
    ],
    [
      () => oneCycle({ maxLr: 0.1, totalSteps: 10, phases: bad(4) }),
      "oneCycle: phases must be a whole number >= 2 and <= 3, got 4. 2 falls from the peak to the end; 3 falls back to the first rate as fast as it rose, then to the end.",
    ],
    [
      () => oneCycle(bad({ maxLr: 0.1, totalSteps: 10, div_factor: 25 })),
      "oneCycle: unknown parameter div_factor. Use startRatio; div_factor, one over it there.",
    ],
    [
      () => oneCycleMomentum({ totalSteps: 10, minMomentum: 0.99 }),
      "oneCycleMomentum: minMomentum must be at most maxMomentum (0.95), got 0.99. Exchange them.",
    ],
    [
      () => oneCycleMomentum(bad({ totalSteps: 10, base_momentum: 0.8 })),
      "oneCycleMomentum: unknown parameter base_momentum. Use minMomentum.",
    ],
    [
      () => warmupStableDecay({ baseLr: 0.1, totalSteps: 100, warmupSteps: 60, cooldownSteps: 50 }),
      "warmupStableDecay: warmupSteps + cooldownSteps must be at most totalSteps (100), got 110. Shorten one of them, or make the run longer.",
    ],
    [
      () => warmupStableDecay({ baseLr: 0.1, totalSteps: 100, warmupSteps: 10, cooldownSteps: 0 }),
      "warmupStableDecay: cooldownSteps must be a whole number of steps >= 1, got 0. cooldownSteps counts optimizer updates.",
    ],
    [
      () => warmupStableDecay({ baseLr: 0.1, totalSteps: 100, warmupSteps: 10, cooldownSteps: 20, endLr: 0.2 }),
      "warmupStableDecay: endLr must be at most baseLr (0.1), got 0.2. It is the largest rate of the run.",
    ],
    [
      () => warmupStableDecay({ baseLr: 0.1, totalSteps: 100, warmupSteps: 10, cooldownSteps: 20, shape: "exponential" }),
      "warmupStableDecay: endLr must be > 0 for the exponential shape, got 0. No factor leads to 0 or away from it; give a small rate.",
    ],
    [
      () => infinite({ baseLr: 0.1, constantLr: 0.2, warmupSteps: 10, decaySteps: 20 }),
      "infinite: constantLr must be at most baseLr (0.1), got 0.2. The peak is the largest rate.",
    ],
    [
      () => infinite({ baseLr: 0.1, constantLr: 0, warmupSteps: 10, decaySteps: 20, shape: "exponential" }),
      "infinite: constantLr must be > 0 for the exponential shape, got 0. No factor leads to 0 or away from it; give a small rate.",
    ],
    [
      () => noam({ modelSize: 0, warmupSteps: 10 }),
      "noam: modelSize must be a whole number >= 1, got 0. Width of the model, the size of its embeddings.",
    ],
  ],
  "cooldown and interpolate": [
    [
      () => cooldown(bad(0.1), { at: 5, steps: 5 }),
      "cooldown: its first argument must be a schedule, got 0.1. Build one first, such as constant({ baseLr: 0.1 }).",
    ],
    [() => cooldown(flat, bad({ steps: 5 })), "cooldown: at is missing. The update at which it leaves the schedule."],
    [
      () => cooldown(flat, { at: 5, steps: 0 }),
      "cooldown: steps must be a whole number of steps >= 1, got 0. steps counts optimizer updates.",
    ],
    [
      () => cooldown(lr, { at: 100, steps: 5, endLr: 0.01 }),
      "cooldown: endLr must be at most the schedule's rate at step 100 (0), got 0.01. A cooldown falls.",
    ],
    [
      () => cooldown(flat, { at: 5, steps: 5, shape: "exponential" }),
      "cooldown: endLr must be > 0 for the exponential shape, got 0. No factor leads to 0 or away from it; give a small rate.",
    ],
    [
      () => cooldown(linear({ baseLr: 0.1, totalSteps: 5, pastEnd: "throw" }), { at: 7, steps: 5 }),
      'linear: step must be at most 4, its last update, got 7. Ask for fewer steps, or build it with pastEnd: "hold".',
    ],
    [() => interpolate(flat, bad({ from: 0.9 })), "interpolate: to is missing. The value where the schedule is 1."],
    [
      () => interpolate(constant({ baseLr: 3 }), { from: 0.9, to: 0.5 })(0),
      "interpolate: the rate at step 0 must be a finite number >= 0, got -0.30000000000000004. Check what it was built from.",
    ],
  ],
  custom: [
    [() => custom(bad(0.1)), "custom: fn must be a function of the step, got 0.1. Write custom((t) => 0.1 / (1 + t))."],
    [() => custom(() => 0.1, bad({ totalSteps: 3 })), "custom: unknown parameter totalSteps. It takes steps, pastEnd."],
    [() => custom(() => 0.1, { steps: 0 }), "custom: steps must be a whole number of steps >= 1, got 0. steps counts optimizer updates."],
    [
      () => custom(() => 0.1, { pastEnd: "mirror" }),
      'custom: pastEnd must come with steps, got "mirror". Without an end nothing is past it.',
    ],
    [() => custom(() => Number.NaN)(3), "custom: the rate at step 3 must be a finite number >= 0, got NaN. Check what it was built from."],
    [() => custom((t) => 1 - t)(3), "custom: the rate at step 3 must be a finite number >= 0, got -2. Check what it was built from."],
    [
      () => custom(() => bad("0.1"))(0),
      'custom: the rate at step 0 must be a finite number >= 0, got "0.1". Check what it was built from.',
    ],
    [
      () =>
        sequence(
          lr,
          custom((t) => t - 5),
        )(102),
      "custom: the rate at step 2 must be a finite number >= 0, got -3. Check what it was built from.",
    ],
  ],
  schedule: [
    [
      () => schedule(bad(undefined)),
      'schedule: a spec must be an object with a kind, got undefined. Write schedule({ kind: "constant", baseLr: 0.1 }).',
    ],
    [
      () => schedule(bad("cosineAnnealing")),
      'schedule: a spec must be an object with a kind, got "cosineAnnealing". Write schedule({ kind: "constant", baseLr: 0.1 }).',
    ],
    [
      () => schedule(bad([lr.spec])),
      'schedule: a spec must be an object with a kind, got [{"kind":"cosineAnnealing","baseLr":0.1,"totalSteps":100,.... Write schedule({ kind: "constant", baseLr: 0.1 }).',
    ],
    [
      () => schedule(bad(lr)),
      'schedule: a spec must be an object with a kind, got a function (lr). Write schedule({ kind: "constant", baseLr: 0.1 }).',
    ],
    [
      () => schedule(bad({ kind: "cosineAnnealing", baseLr: 0.1 })),
      "cosineAnnealing: totalSteps is missing. Length in updates; the floor is reached at step T.",
    ],
    [() => schedule({ kind: "take", of: lr.spec, step: 5 }), "take: unknown parameter step. It takes of, steps."],
    [
      () => schedule({ kind: "take", steps: 5 }),
      'schedule: a spec must be an object with a kind, got undefined. Write schedule({ kind: "constant", baseLr: 0.1 }).',
    ],
    [
      () => schedule({ kind: "sequence", parts: lr.spec }),
      'sequence: parts must be a list of specs, got {"kind":"cosineAnnealing","baseLr":0.1,"totalSteps":100,".... Write { kind: "sequence", parts: [a, b] }.',
    ],
    [() => schedule({ kind: "sequence", parts: [] }), "sequence: it needs at least one schedule, got []. Write sequence(a, b)."],
    [() => schedule({ kind: "custom" }), "custom: fn must be a function of the step, got undefined. Write custom((t) => 0.1 / (1 + t))."],
  ],
};

describe.each(Object.entries(rows))("%s", (_name, list) => {
  test.each(list.map(([run, message]) => [message, run] as const))("%s", (message, run) => {
    expect(run).toThrow(RangeError);
    expect(run).toThrow(new RangeError(message));
  });
});

test.each([
  ["kind", {}],
  ["a word", { kind: "cosine" }],
  ["a number", { kind: 3 }],
  ["an inherited name", { kind: "constructor" }],
  ["its prototype", { kind: "__proto__" }],
])("schedule lists what there is when kind is not one of them: %s", (_what, spec) => {
  expect(() => schedule(bad(spec))).toThrow(
    /^schedule: kind must be a family or a combinator, got .*\. There are constant, .*, sequence, .*, custom\.$/,
  );
});

test("a spec that holds itself is refused", () => {
  const spec: Record<string, unknown> = { kind: "scale", factor: 1 };
  spec.of = spec;
  expect(() => schedule(bad(spec))).toThrow(
    "schedule: a spec must be nested at most 500 deep, got one that is deeper or holds itself. Build it flatter.",
  );
});

test("a list with holes is refused, and a good one is copied", () => {
  const holes: number[] = [];
  holes[0] = 3;
  holes[2] = 9;
  expect(() => multiStep({ baseLr: 0.1, milestones: holes })).toThrow("got [3, undefined, 9]. Entry 1 is undefined.");
  const milestones = [3, 9];
  const drops = multiStep({ baseLr: 1, milestones, gamma: 0.5 });
  milestones[0] = 1;
  expect([drops(1), drops(3)]).toEqual([1, 0.5]);
});

describe("a schedule made from a function refuses to be saved, wherever it stands", () => {
  const made = custom((t) => 1 / (1 + t));
  const message = "custom: a schedule made from a function can't be saved. Build it from families and combinators to save it.";

  test.each([
    ["alone", made],
    ["in a sequence", sequence(lr, made)],
    ["under a warmup", warmup(take(made, 5), { steps: 3 })],
    ["scaled and clamped", clamp(scale(made, 2), { max: 1 })],
  ])("%s", (_where, holder) => {
    expect(() => JSON.stringify(holder)).toThrow(message);
    expect(() => JSON.stringify({ run: [holder.spec] })).toThrow(message);
    expect(() => structuredClone(holder.spec)).toThrow();
  });

  test("but works, in memory can be rebuilt, and doesn't freeze what it was given", () => {
    const given = Object.assign((t: number) => 1 / (1 + t), { note: 1 });
    const kept = custom(given, { steps: 4, pastEnd: "repeat" });
    expect([0, 1, 3, 4, 5].map(kept)).toEqual([1, 1 / 2, 1 / 4, 1, 1 / 2]);
    expect(schedule(kept.spec)(5)).toBe(1 / 2);
    expect(Object.isFrozen(given)).toBe(false);
  });

  test("and a message about it is still a message", () => {
    expect(() => take(bad({ wrong: made }), 3)).toThrow("take: its first argument must be a schedule, got an object. Build one first");
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(() => constant(bad({ baseLr: loop }))).toThrow(
      "constant: baseLr must be a finite number >= 0, got an object. The rate of every update.",
    );
    expect(() => constant({ baseLr: bad(3n) })).toThrow("constant: baseLr must be a finite number >= 0, got 3n. ");
  });
});
