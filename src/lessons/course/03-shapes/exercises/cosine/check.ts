import { rng } from "../../../../../engine/rng.js";
import { formatNumber } from "../../../../../plots/format.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, finiteOf, gave, near, passed, sameAs, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** How it calls the length, the first rate and the floor. */
  readonly names: readonly [T: string, max: string, min: string];
  /** The number of the first update. */
  readonly first: 0 | 1;
  /** Which update is the first at the floor: the one after T updates, or the last of them. */
  readonly end: "after" | "last";
  /** The floor as a rate, or as a share of the first rate. */
  readonly floor: "rate" | "share";
}

const printed: Convention = { entry: "cosine", names: ["T", "max", "min"], first: 0, end: "after", floor: "rate" };

/** From an update counted from 0, the updates until the floor, and two rates to the arguments, and back. */
function written({ first, end, floor }: Convention) {
  const more = end === "after" ? 0 : 1;
  return {
    write: (t: number, T: number, max: number, min: number): number[] => [t + first, T + more, max, floor === "rate" ? min : min / max],
    read: (args: readonly Plain[]): { t: number; T: number; max: number; min: number } => {
      const [t, T, max, min] = args as readonly [number, number, number, number];
      return { t: t - first, T: T - more, max, min: floor === "rate" ? min : min * max };
    },
  };
}

/** The right answer. */
export function expectedFor(convention: Convention): (...args: readonly Plain[]) => number {
  const { read } = written(convention);
  return (...args) => {
    const { t, T, max, min } = read(args);
    return min + ((max - min) * (1 + Math.cos((Math.PI * Math.min(t, T)) / T))) / 2;
  };
}

/** A length and two rates, min below max and above 0, so that every right answer is a number to compare by its size. */
function drawn(seed: number, label: string): { T: number; max: number; min: number; int: (n: number) => number } {
  const random = rng(seed).split(label);
  const max = (10 + random.int(990)) / 1000;
  const min = (1 + random.int(9)) / 1000;
  return { T: 10 + random.int(990), max, min, int: (n) => random.int(n) };
}

/** Exercise (a): the cosine from scratch. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, names, first, end, floor } = convention;
  const [T, max, min] = names;
  const { write, read } = written(convention);
  const expected = expectedFor(convention);
  const shifts = first - (end === "after" ? 0 : 1);
  /** The first update at the floor, and what the floor is. */
  const last = shifts === 0 ? T : shifts > 0 ? `${T} + 1` : `${T} − 1`;
  const low = floor === "rate" ? min : `${min} · ${max}`;
  const share = `${first === 0 ? "t" : "(t - 1)"}/${end === "after" ? T : `(${T} - 1)`}`;
  return {
    entry,
    hints: [
      `Draw $\\cos x$ from $x = 0$ to $x = \\pi$: it falls from 1 to −1, flat at both ends. You need the same fall from \`${max}\` to \`${low}\`.`,
      `Let the angle be $\\pi u$ with $u = ${share}$. Then $(1 + \\cos \\pi u)/2$ falls from 1 to 0.`,
      `Multiply that by \`${floor === "rate" ? `${max} - ${min}` : `${max} - ${min} * ${max}`}\` and add \`${floor === "rate" ? min : `${min} * ${max}`}\`. And after $${last.replace("−", "-")}$? Hold $u$ at 1 with \`Math.min\`, or the cosine climbs back.`,
    ],
    tests: [
      {
        name: convention === printed ? "starts at max, is at min at T" : "starts at the first rate, ends at the lowest",
        points: 1,
        calls: () => [write(0, 100, 0.1, 0.01), write(100, 100, 0.1, 0.01), write(0, 7, 2, 0.5), write(7, 7, 2, 0.5)],
        judge: sameAs({ entry, expected, hint: `Half a cosine goes from 1 to −1. Stretch and shift that to go from ${max} to ${low}.` }),
      },
      {
        name: "falls slowly, then fast, then slowly",
        points: 1,
        calls: () => [10, 25, 50, 75, 90].map((t) => write(t, 100, 0.1, 0)),
        judge: sameAs({ entry, expected, hint: `The angle runs from 0 to π, in radians, while t runs from ${first} to ${last}.` }),
      },
      {
        name:
          convention === printed
            ? "is symmetric: η(t) + η(T − t) = max + min"
            : "is symmetric: two rates as far from the start as from the end have one sum",
        points: 1,
        calls: (seed) => {
          const { T, max, min, int } = drawn(seed, "symmetric");
          return Array.from({ length: 12 }, () => int(T + 1)).flatMap((t) => [write(t, T, max, min), write(T - t, T, max, min)]);
        },
        judge: (outcomes, calls) => {
          for (let i = 0; i < calls.length; i += 2) {
            const { max, min } = read(calls[i] ?? []);
            const [early, late] = [finiteOf(outcomes[i]), finiteOf(outcomes[i + 1])];
            if (early === null || late === null || !near(early + late, max + min, 1e-9))
              return wrong(
                `${callText(entry, calls[i] ?? [])} ${gave(outcomes[i])}, ${callText(entry, calls[i + 1] ?? [])} ${gave(outcomes[i + 1])}: together they must be ${formatNumber(max + min, 9)}.`,
              );
          }
          return passed(`12 pairs add up to ${max} + ${low}.`);
        },
      },
      {
        name: "never rises",
        points: 1,
        calls: (seed) => {
          const { T, max, min } = drawn(seed, "falling");
          return Array.from({ length: T + 1 }, (_, t) => write(t, T, max, min));
        },
        judge: (outcomes, calls) => {
          for (let t = 1; t < calls.length; t++) {
            const [before, after] = [finiteOf(outcomes[t - 1]), finiteOf(outcomes[t])];
            if (before === null || after === null) return wrong(`${callText(entry, calls[t] ?? [])}: ${gave(outcomes[t])}.`);
            if (after > before + 1e-12)
              return wrong(
                `With ${T} = ${calls[0]?.[1]} the rate rises from update ${t - 1 + first} to ${t + first}. The angle must stop at π.`,
              );
          }
          return passed(`No rise among ${calls.length} rates.`);
        },
      },
      {
        name: convention === printed ? "holds min after T" : "holds the lowest rate after the end",
        points: 1,
        calls: () => [101, 150, 200, 1000].map((t) => write(t, 100, 0.1, 0.01)),
        judge: sameAs({ entry, expected, hint: `After ${last} a cosine climbs again. Do not let the angle go past π.` }),
      },
      {
        name: "random rates, lengths and steps",
        points: 2,
        hidden: true,
        calls: (seed) =>
          Array.from({ length: 100 }, (_, i) => {
            const { T, max, min, int } = drawn(seed, `anywhere ${i}`);
            return write(int(2 * T), T, max, min);
          }),
        judge: sameAs({ entry, expected, hint: "Try this call by hand." }),
      },
    ],
  };
}

export default exerciseFor(printed);
