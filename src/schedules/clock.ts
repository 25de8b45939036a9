import { expectNumber, expectOneOf, expectOptions, expectWhole } from "./expect.js";
import { fail } from "./fail.js";
import { deepFreeze } from "./schedule.js";

/** What `clock` needs to know of the data and the loop. */
export interface TrainingData {
  /** N: samples in the data set. */
  samples: number;
  /** B: samples in one batch of one worker, which is what the memory holds at a time. */
  batchSize: number;
  /** k: batches whose gradients are added up for one update; 1 when left out. */
  accumulation?: number;
  /** W: processes that share the data, each with a part; 1 when left out. */
  workers?: number;
  /** Whether a worker leaves out the last batch of an epoch when it isn't full, as PyTorch's DataLoader can; false when left out. */
  dropLast?: boolean;
  /** What happens to samples that can't be shared equally: some are seen twice ("pad", when left out), or some not at all ("drop"). */
  uneven?: "pad" | "drop";
  /** What happens to batches left at the end of an epoch, too few for an update: "drop" (when left out), or a smaller update ("flush"). */
  leftover?: "drop" | "flush";
  /** Tokens in one sample, for language models. */
  tokensPerSample?: number;
}

/** A point of the run, said in one of three units. */
export interface Duration {
  readonly epochs?: number;
  readonly samples?: number;
  readonly tokens?: number;
}

/** Updates, epochs, samples and tokens of one run, and how they convert. */
export interface Clock {
  /** Samples that one worker draws in an epoch. */
  readonly samplesPerWorker: number;
  /** Batches that one worker draws in an epoch. */
  readonly batchesPerEpoch: number;
  /** Updates in an epoch. */
  readonly updatesPerEpoch: number;
  /** Batches left at the end of an epoch, too few for a full update. */
  readonly leftoverBatches: number;
  /** Samples behind a full update, over all workers: what batch-size rules call the batch size. */
  readonly samplesPerUpdate: number;
  /** Samples behind the updates of an epoch; a sample that is seen twice counts twice. */
  readonly samplesPerEpoch: number;
  /** The updates that a number of epochs takes (to the nearest), or the fewest that see so many samples or tokens. */
  updates(duration: Duration): number;
  /** Epochs after so many updates. */
  epochs(updates: number): number;
  /** Samples behind so many updates. */
  samples(updates: number): number;
  /** Tokens behind so many updates. */
  tokens(updates: number): number;
}

const names = ["samples", "batchSize", "accumulation", "workers", "dropLast", "uneven", "leftover", "tokensPerSample"];

/**
 * Converts between updates, epochs, samples and tokens: schedules count updates, people count epochs.
 *
 * Of N samples each of W workers draws n = ⌈N/W⌉ (padded) or ⌊N/W⌋ (dropped), in m = ⌈n/B⌉ batches, or ⌊n/B⌋ with dropLast. An epoch
 * has ⌊m/k⌋ updates, or ⌈m/k⌉ where leftover batches are flushed; m mod k batches are left over. The defaults are those of PyTorch's
 * DistributedSampler and DataLoader, and of the loop that steps when (i + 1) % k == 0 and clears the gradients at each epoch.
 *
 * A flushed update averages fewer batches: divide its loss by their number, not by k.
 *
 * @param data samples N, batchSize B (samples), accumulation k (batches), workers W, dropLast, uneven, leftover, tokensPerSample.
 *
 * @example
 * const { updates, epochs } = clock({ samples: 64000, batchSize: 32, accumulation: 4 });
 * updates({ epochs: 10 }); // 5000
 * epochs(750); // 1.5
 * clock({ samples: 103, batchSize: 1, accumulation: 4 }).leftoverBatches; // 3
 */
export function clock(data: TrainingData): Clock {
  const { samples, batchSize, accumulation, workers, dropLast, uneven, leftover, tokensPerSample } = readData(data);

  const samplesPerWorker = uneven === "pad" ? Math.ceil(samples / workers) : Math.floor(samples / workers);
  const batchesPerEpoch = dropLast ? Math.floor(samplesPerWorker / batchSize) : Math.ceil(samplesPerWorker / batchSize);
  const updatesPerEpoch = leftover === "flush" ? Math.ceil(batchesPerEpoch / accumulation) : Math.floor(batchesPerEpoch / accumulation);
  if (updatesPerEpoch === 0) {
    const least = leftover === "flush" || accumulation === 1 ? "at least one batch" : `the ${accumulation} batches of one update`;
    fail("clock", `an epoch must give each worker ${least}`, batchesPerEpoch, "Lower batchSize, accumulation or workers.");
  }
  const samplesPerUpdate = batchSize * accumulation * workers;
  if (!Number.isSafeInteger(samplesPerUpdate))
    fail("clock", "samplesPerUpdate must be at most 2^53 − 1", samplesPerUpdate, "Lower accumulation or workers.");
  /** Samples behind the first `updates` of an epoch: only its last batch may be short. */
  const within = (updates: number): number =>
    workers * Math.min(updates * accumulation * batchSize, dropLast ? batchesPerEpoch * batchSize : samplesPerWorker);
  const samplesPerEpoch = within(updatesPerEpoch);

  const toSamples = (updates: number): number =>
    Math.floor(updates / updatesPerEpoch) * samplesPerEpoch + within(updates % updatesPerEpoch);
  const fewest = (wanted: number): number => {
    const whole = Math.floor(wanted / samplesPerEpoch);
    return whole * updatesPerEpoch + Math.ceil((wanted - whole * samplesPerEpoch) / samplesPerUpdate);
  };
  const readTokens = (where: string): number => expectWhole(where, "tokensPerSample", tokensPerSample, 1, "Give it to clock.");

  return deepFreeze({
    samplesPerWorker,
    batchesPerEpoch,
    updatesPerEpoch,
    leftoverBatches: batchesPerEpoch % accumulation,
    samplesPerUpdate,
    samplesPerEpoch,
    updates: (duration) => {
      const [unit, value] = readDuration(duration);
      if (unit === "epochs") return exact("clock.updates", Math.round(value * updatesPerEpoch));
      return exact("clock.updates", fewest(unit === "tokens" ? Math.ceil(value / readTokens("clock.updates")) : value));
    },
    epochs: (updates) => readUpdates("clock.epochs", updates) / updatesPerEpoch,
    samples: (updates) => exact("clock.samples", toSamples(readUpdates("clock.samples", updates))),
    tokens: (updates) => exact("clock.tokens", readTokens("clock.tokens") * toSamples(readUpdates("clock.tokens", updates))),
  });
}

function readData(data: TrainingData): Required<Omit<TrainingData, "tokensPerSample">> & { tokensPerSample: number | undefined } {
  expectOptions("clock", data, names, { stepsPerEpoch: "samples and batchSize", numReplicas: "workers", drop_last: "dropLast" });
  const { samples, batchSize, accumulation = 1, workers = 1, dropLast = false, uneven = "pad", leftover = "drop", tokensPerSample } = data;
  expectWhole("clock", "samples", samples, 1, "It counts the samples of the data set.");
  expectWhole("clock", "batchSize", batchSize, 1, "It counts the samples in one batch of one worker.");
  expectWhole("clock", "accumulation", accumulation, 1, "It counts the batches behind one update.");
  expectWhole("clock", "workers", workers, 1, "It counts the processes that share the data.");
  if (typeof dropLast !== "boolean") fail("clock", "dropLast must be true or false", dropLast, "It is false when left out.");
  expectOneOf("clock", "uneven", uneven, ["pad", "drop"]);
  expectOneOf("clock", "leftover", leftover, ["drop", "flush"]);
  if (tokensPerSample !== undefined) expectWhole("clock", "tokensPerSample", tokensPerSample, 1, "Leave it out where there are no tokens.");
  return { samples, batchSize, accumulation, workers, dropLast, uneven, leftover, tokensPerSample };
}

/** The one unit of a duration, and its value. */
function readDuration(duration: Duration): [keyof Duration, number] {
  expectOptions("clock.updates", duration, ["epochs", "samples", "tokens"]);
  const units = (["epochs", "samples", "tokens"] as const).filter((unit) => duration[unit] !== undefined);
  const [unit, other] = units;
  if (unit === undefined || other !== undefined)
    fail("clock.updates", "it must be given one of epochs, samples and tokens", duration, "Write updates({ epochs: 10 }).");
  const value = duration[unit];
  if (unit === "epochs") return [unit, expectNumber("clock.updates", unit, value, { min: 0, advice: "It counts epochs." })];
  return [unit, expectWhole("clock.updates", unit, value, 0, `It counts ${unit}.`)];
}

const readUpdates = (where: string, updates: unknown): number => expectWhole(where, "updates", updates, 0, "It counts optimizer updates.");

/** A count that comes out; beyond 2⁵³ − 1 it would no longer be exact. */
const exact = (where: string, count: number): number =>
  Number.isSafeInteger(count) ? count : fail(where, "the count must be at most 2^53 − 1", count, "Ask for less.");
