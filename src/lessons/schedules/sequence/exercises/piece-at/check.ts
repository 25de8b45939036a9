import { rng } from "../../../../../engine/rng.js";
import { sequence } from "../../../../../schedules/combinators/sequence.js";
import { linearWarmup } from "../../../../../schedules/families/linearWarmup.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { sameAs } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** The number of the first piece. */
  readonly first: 0 | 1;
  /** What is told beside the piece: the updates it has done, or those it still has to do, this one included. */
  readonly tells: "done" | "to come";
  /** Who is on duty after the end: the last piece, or the first one again, as all pieces are repeated. */
  readonly after: "last" | "again";
}

const printed: Convention = { entry: "pieceAt", first: 0, tells: "done", after: "last" };

/** The right answer, read off the library's own sequence: each piece gives its index, plus its local step as a fraction of a million. */
export function expectedFor({ first, tells, after }: Convention): (...args: readonly Plain[]) => number[] {
  return (...args) => {
    const [lengths, at] = args as unknown as readonly [readonly number[], number];
    const start = lengths.slice(0, -1).reduce((sum, length) => sum + length, 0);
    const step = after === "last" ? at : at % (start + (lengths.at(-1) as number));
    const lr = sequence(
      ...lengths.map((warmupSteps, index) =>
        linearWarmup({ startLr: index, baseLr: index + warmupSteps / 1e6, warmupSteps, pastEnd: "extend" }),
      ),
    );
    const rate = lr(step);
    const [index, local] =
      step >= start ? [lengths.length - 1, step - start] : [Math.floor(rate + 1e-9), Math.round((rate - Math.floor(rate + 1e-9)) * 1e6)];
    return [index + first, tells === "done" ? local : (lengths[index] as number) - local];
  };
}

/** A sequence's bookkeeping. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, tells, after } = convention;
  const expected = expectedFor(convention);

  return {
    entry,
    tests: [
      {
        name: "inside the pieces",
        points: 1,
        calls: () => [
          [[10, 60, 30], 4],
          [[10, 60, 30], 30],
          [[10, 60, 30], 75],
        ],
        judge: sameAs({
          entry,
          expected,
          hint:
            tells === "done"
              ? "The local step counts from the start of the piece."
              : "What a piece has done and what it has to do are its length together.",
        }),
      },
      {
        name: "at the boundaries",
        points: 2,
        calls: () => [
          [[10, 60, 30], 0],
          [[10, 60, 30], 10],
          [[10, 60, 30], 9],
          [[10, 60, 30], 70],
        ],
        judge: sameAs({ entry, expected, hint: "A boundary belongs to the piece that begins there." }),
      },
      {
        name: "past the end",
        points: 1,
        calls: () => [
          [[10, 60, 30], 100],
          [[5], 12],
        ],
        judge: sameAs({
          entry,
          expected,
          hint: after === "last" ? "The last piece stays on duty, and its clock runs on." : "After all pieces the first one begins again.",
        }),
      },
      {
        name: "random pieces",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed).split("pieces");
          return Array.from({ length: 40 }, () => {
            const lengths = Array.from({ length: 1 + random.int(5) }, () => 1 + random.int(20));
            return [lengths, random.int(60)];
          });
        },
        judge: sameAs({ entry, expected, hint: "Subtract the lengths that are over." }),
      },
    ],
  };
}

export default exerciseFor(printed);
