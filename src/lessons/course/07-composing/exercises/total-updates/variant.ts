import type { MakeVariant } from "../../../../variant.js";
import { choices, edited, example, otherConventions, renamed, unwritten } from "../../../../varied.js";
import { type Convention, exerciseFor, expectedFor } from "./check.js";

const conventions = otherConventions({ left: ["lost", "used", "carried"], last: ["dropped", "kept"], devices: [1, 2, 4, 8] });

const make: MakeVariant = (seed, printed) => {
  const { pick } = choices(seed);
  const changed = pick(conventions);
  const { left, last, devices } = changed;
  const entry = pick(["updatesOf", "countUpdates", "optimizerSteps", "howManyUpdates"]);
  const keys = [
    pick(["samples", "images"]),
    pick(["batchSize", "atOnce"]),
    pick(["perUpdate", "gather"]),
    pick(["passes", "rounds"]),
    last === "dropped" ? pick(["dropPartial", "skipLast"]) : pick(["keepLast", "keepPartial"]),
  ] as const;
  const [n, batch, accum, epochs, flag] = keys;
  const convention: Convention = { entry, keys, ...changed };

  const updates = {
    lost: "const perEpoch = Math.floor(batches / run.accum);\n  return perEpoch * run.epochs;",
    used: "const perEpoch = Math.ceil(batches / run.accum);\n  return perEpoch * run.epochs;",
    carried: "return Math.floor((batches * run.epochs) / run.accum);",
  }[left];
  const solution = renamed(
    edited(printed.solution, {
      "Samples, batch size, batches per update, epochs": "What is known of a run",
      "Math.floor : Math.ceil": last === "dropped" ? "Math.floor : Math.ceil" : "Math.ceil : Math.floor",
      "run.n / run.batch": devices === 1 ? "run.n / run.batch" : `run.n / (${devices} * run.batch)`,
      "const perEpoch = Math.floor(batches / run.accum); // the rest is lost\n  return perEpoch * run.epochs;": updates,
    }),
    { totalUpdates: entry, n, batch, accum, epochs, dropLast: flag },
  );
  const args = [{ [n]: 45 * devices, [batch]: 10, [accum]: 3, [epochs]: 4, [flag]: true }];
  const rest = {
    lost: "Batches that don't fill an update are lost at the end of each epoch.",
    used: "At the end of each epoch the batches that don't fill an update make one all the same.",
    carried:
      "Batches that don't fill an update at the end of an epoch wait for those of the next; only at the end of the run they are lost.",
  }[left];
  return {
    statement: [
      `Write \`${entry}({ ${keys.join(", ")} })\`: how often the optimizer steps in \`${epochs}\` epochs over \`${n}\` samples.`,
      devices === 1
        ? `A batch has \`${batch}\` samples, and \`${accum}\` batches make one update.`
        : `There are ${devices} devices, and each takes \`${batch}\` samples at once: together that is one batch. \`${accum}\` batches make one update.`,
      `A last batch that isn't full counts ${last === "dropped" ? `unless \`${flag}\` is true` : `only where \`${flag}\` is true`}.`,
      rest,
      example(entry, args, expectedFor(convention)(...args)),
    ].join(" "),
    start: unwritten(solution, entry),
    solution,
    exercise: exerciseFor(convention),
  };
};

export default make;
