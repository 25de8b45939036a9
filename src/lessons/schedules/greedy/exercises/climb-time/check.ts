import { rng } from "../../../../../engine/rng.js";
import { greedy } from "../../../../../schedules/controllers/greedy.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** Whether a raise comes when more than `patience` readings in a row improve, or as soon as so many do. */
  readonly waits: "passed" | "reached";
  /** The factor of a raise: what the rate is divided by, or what it is multiplied by. */
  readonly factor: "divides" | "multiplies";
  /** How many updates lie between two readings; these are counted. */
  readonly every: 1 | 10 | 25;
}

const printed: Convention = { entry: "climbTime", waits: "passed", factor: "divides", every: 1 };

type Args = readonly [ratio: number, factor: number, patience: number];

/** The arguments of a call, and what they were written from. */
const write = ({ waits, factor: kind }: Convention, [ratio, factor, patience]: Args): Plain[] => [
  ratio,
  kind === "divides" ? factor : 1 / factor,
  waits === "passed" ? patience : patience + 1,
];
function read({ waits, factor: kind }: Convention, args: readonly Plain[]): Args {
  const [ratio, factor, patience] = args as Args;
  return [ratio, kind === "divides" ? factor : 1 / factor, waits === "passed" ? patience : patience - 1];
}

/** The right answer, by letting the rule read a loss that never stops falling. */
export const expectedFor =
  (convention: Convention) =>
  (...args: readonly Plain[]): number => {
    const [ratio, factor, patience] = read(convention, args);
    const rule = greedy({ baseLr: 1, maxLr: ratio, factor, patience, threshold: 0 });
    let state = rule.init();
    let readings = 0;
    while (rule.lr(state) < ratio * (1 - 1e-12)) {
      readings++;
      state = rule.observe(state, -readings);
    }
    return convention.every * readings;
  };

/** How long the climb takes at best. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, waits, factor: kind } = convention;
  const expected = expectedFor(convention);
  const call = (...args: Args): Plain[] => write(convention, args);
  const [passed, divides] = [waits === "passed", kind === "divides"];

  return {
    entry,
    tests: [
      {
        name: passed ? "no patience, whole raises" : "a patience of one, whole raises",
        points: 1,
        calls: () => [call(8, 0.5, 0), call(16, 0.25, 0)],
        judge: sameAs({
          entry,
          expected,
          hint: `${passed ? "With no patience" : "With a patience of one"} every reading is a raise: ${divides ? "divide" : "multiply"} by the factor until the ceiling.`,
        }),
      },
      {
        name: "patience",
        points: 1,
        calls: () => [call(8, 0.5, 1), call(4, 0.5, 10)],
        judge: sameAs({
          entry,
          expected,
          hint: passed ? "It acts when the count is above the patience: one reading more." : "It acts when the count reaches the patience.",
        }),
      },
      {
        name: "a last raise that the ceiling cuts short",
        points: 1,
        calls: () => [call(100, 0.95, 10), call(50, 0.8, 1)],
        judge: sameAs({ entry, expected, hint: "Raises are whole, and the last one stops at the ceiling." }),
      },
      {
        name: "already there",
        points: 1,
        calls: () => [call(1, 0.8, 5)],
        judge: sameAs({ entry, expected, hint: "No raise, no reading." }),
      },
      {
        name: "random climbs",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("climbs");
          return Array.from({ length: 40 }, () => {
            const factor = 0.3 + 0.65 * random.next();
            const raises = 1 + random.int(20) + 0.1 + 0.8 * random.next(); // never near a whole number, so that no rounding can decide
            return call(factor ** -raises, factor, random.int(8));
          });
        },
        judge: sameAs({ entry, expected, hint: "Count the raises first, then the readings of each." }),
      },
    ],
  };
}

export default exerciseFor(printed);
