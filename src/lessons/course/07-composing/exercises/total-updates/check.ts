import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** How a run calls its numbers, and whether it leaves out, or keeps, a last batch that isn't full. */
  readonly keys: readonly [n: string, batch: string, accum: string, epochs: string, last: string];
  /** What becomes of batches that don't fill an update at the end of an epoch. */
  readonly left: "lost" | "used" | "carried";
  /** What the flag says of a last batch that isn't full. */
  readonly last: "dropped" | "kept";
  /** How many devices take a batch each at once; together that is one batch. */
  readonly devices: number;
}

const printed: Convention = {
  entry: "totalUpdates",
  keys: ["n", "batch", "accum", "epochs", "dropLast"],
  left: "lost",
  last: "dropped",
  devices: 1,
};

/** The right answer: the loop itself, with everything left out but the counting. */
export function expectedFor({ keys, left, last, devices }: Convention): (...args: readonly Plain[]) => number {
  return (given) => {
    const run = given as Readonly<Record<string, unknown>>;
    const [n, size, accum, epochs, flag] = keys.map((key) => run[key]) as [number, number, number, number, boolean];
    const batch = size * devices;
    let [updates, waiting] = [0, 0];
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (let from = 0; from < n; from += batch) {
        if (flag === (last === "dropped") && from + batch > n) break;
        waiting += 1;
        if (waiting < accum) continue;
        updates += 1;
        waiting = 0;
      }
      if (left === "used" && waiting > 0) updates += 1;
      if (left !== "carried") waiting = 0;
    }
    return updates;
  };
}

/** Exercise (b): from samples to updates. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, keys, left, last, devices } = convention;
  const [nKey, batchKey, accumKey, epochsKey, lastKey] = keys;
  const expected = expectedFor(convention);
  const run = (n: number, batch: number, accum: number, epochs: number, dropLast = false, short = 0): Plain[] => [
    {
      [nKey]: n * devices - short,
      [batchKey]: batch,
      [accumKey]: accum,
      [epochsKey]: epochs,
      [lastKey]: last === "dropped" ? dropLast : !dropLast,
    },
  ];
  const unless = last === "dropped" ? `unless \`${lastKey}\`` : `only with \`${lastKey}\``;
  return {
    entry,
    hints: [
      "Three steps, and each may round: samples to batches, batches to updates of one epoch, epochs to the run.",
      `A last batch that isn't full counts as a batch, ${unless}. ${
        {
          lost: "Left-over batches never fill an update: they are lost at the end of each epoch.",
          used: "Left-over batches make an update of their own at the end of each epoch.",
          carried: "Left-over batches wait for those of the next epoch, and only at the end of the run are some lost.",
        }[left]
      }`,
      {
        lost: `So round before you multiply by the epochs: \`Math.floor(batches / ${accumKey}) * ${epochsKey}\`.`,
        used: `So round up, and before you multiply by the epochs: \`Math.ceil(batches / ${accumKey}) * ${epochsKey}\`.`,
        carried: `So multiply by the epochs before you round: \`Math.floor((batches * ${epochsKey}) / ${accumKey})\`.`,
      }[left],
    ],
    tests: [
      {
        name: "everything divides",
        points: 1,
        calls: () => [run(64_000, 32, 1, 10), run(600, 60, 1, 3), run(8, 8, 1, 5)],
        judge: sameAs({ entry, expected, hint: "Batches of one epoch, times epochs." }),
      },
      {
        name: "accumulated batches make one update together",
        points: 2,
        calls: () => [run(64_000, 32, 4, 10), run(1000, 10, 5, 2)],
        judge: sameAs({ entry, expected, hint: `\`${accumKey}\` batches go into one update: divide by them.` }),
      },
      {
        name: "a last batch that isn't full",
        points: 1,
        calls: () => [run(103, 10, 1, 2), run(103, 10, 1, 2, true), run(7, 10, 1, 4), run(7, 10, 1, 4, true)],
        judge: sameAs({
          entry,
          expected,
          hint: last === "dropped" ? `It counts, unless ${lastKey} leaves it out.` : `It counts only where ${lastKey} says so.`,
        }),
      },
      {
        name: `what is left over at an epoch's end ${{ lost: "is lost", used: "makes an update", carried: "waits for the next epoch" }[left]}`,
        points: 2,
        calls: () => [run(103, 1, 4, 3), run(100, 10, 3, 6), run(30, 10, 4, 9)],
        judge: sameAs({
          entry,
          expected,
          hint: {
            lost: "Too few batches for one more update are dropped in every epoch, so round each epoch by itself.",
            used: "Too few batches for one more update make one all the same, so round each epoch up.",
            carried: "Too few batches for one more update are still there in the next epoch, so round the run as a whole.",
          }[left],
        }),
      },
      {
        name: "no epochs, no updates",
        points: 1,
        calls: () => [run(64_000, 32, 4, 0), run(64_000, 32, 1, 0, true)],
        judge: sameAs({ entry, expected, hint: "A run that never starts makes none." }),
      },
      {
        name: "random runs against the loop itself",
        points: 1,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed);
          return Array.from({ length: 40 }, (_, i) =>
            run(1 + random.int(500), 1 + random.int(40), 1 + random.int(6), 1 + random.int(5), random.int(2) === 1, i % devices),
          );
        },
        judge: sameAs({ entry, expected, hint: "Write the loop and count, if in doubt." }),
      },
    ],
  };
}

export default exerciseFor(printed);
