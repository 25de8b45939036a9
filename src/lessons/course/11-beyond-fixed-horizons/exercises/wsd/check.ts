import { rng } from "../../../../../engine/rng.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** How the length of the run, of the warmup and of the cooldown and its factors are called. */
  readonly names: readonly [T: string, w: string, cool: string, factors: string];
  /** What the first update of the warmup has: one part of it, or none. */
  readonly rise: "one" | "none";
  /** The cooldown's length: a number of updates, or a share of the run, rounded to updates. */
  readonly cools: "updates" | "share";
  /** What holds after the end: the last factor, or nothing. */
  readonly after: "hold" | "zero";
}

const printed: Convention = { entry: "wsd", names: ["T", "w", "cool", "factors"], rise: "one", cools: "updates", after: "hold" };

type Args = readonly [t: number, T: number, w: number, cool: number, factors: readonly number[]];

/** The right answer. */
export function expectedFor({ rise, cools, after }: Convention): (...args: readonly Plain[]) => number {
  return (...args) => {
    const [t, T, w, length, factors] = args as unknown as Args;
    const cool = cools === "updates" ? length : Math.round(length * T);
    if (t < w) return (rise === "one" ? t + 1 : t) / w;
    if (t < T - cool) return 1;
    if (t >= T) return after === "hold" ? (factors.at(-1) as number) : 0; // there are two at least
    const place = ((t - (T - cool)) / cool) * (factors.length - 1);
    const i = Math.floor(place);
    const [left, right] = [factors[i] as number, factors[i + 1] as number]; // before the end there is a next one
    return left + (place - i) * (right - left);
  };
}

const line = [1, 0];
const root = [1, 0.5, 1 - Math.fround(Math.sqrt(0.5)), 0];

/** A name as it stands in a formula. */
const mathOf = (name: string): string => (name.length === 1 ? name : `\\mathrm{${name}}`);

/** A run with a warmup, a trunk and a cooldown of a shape of its own. */
function drawn(seed: number, label: string): { T: number; w: number; cool: number; factors: number[] } {
  const random = rng(seed).split(label);
  const [w, trunk, cool] = [1 + random.int(20), 10 + random.int(200), 5 + random.int(60)];
  const inner = Array.from({ length: 1 + random.int(4) }, () => (10 + random.int(80)) / 100).sort((a, b) => b - a);
  return { T: w + trunk + cool, w, cool, factors: [1, ...inner, 0] };
}

/** Exercise (a): a trunk whose cooldown has any shape. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, names, rise, cools, after } = convention;
  const [T, w, cool, factors] = names;
  const expected = expectedFor(convention);
  const [one, hold] = [rise === "one", after === "hold"];
  const call = (t: number, T: number, w: number, cool: number, factors: readonly number[]): Plain[] => [
    t,
    T,
    w,
    cools === "updates" ? cool : cool / T,
    factors,
  ];
  const fork = cools === "updates" ? `${T} − ${cool}` : `${T} less the cooldown`;

  return {
    entry,
    hints: [
      cools === "updates"
        ? `Three parts, three answers: before $${mathOf(w)}$, before $${mathOf(T)} - ${mathOf(cool)}$, and after that.`
        : `Turn the share into updates first: \`Math.round(${cool} * ${T})\`. Then three parts have three answers: the warmup, the trunk, the cooldown.`,
      `In the cooldown, $q = ${cools === "updates" ? `(t - (${mathOf(T)} - ${mathOf(cool)}))/${mathOf(cool)}` : "(t - \\mathrm{fork})/\\mathrm{length}"}$ goes from 0 to 1. ${hold ? "Stop it at 1, for updates past the end" : `From \`${T}\` on, return 0`}.`,
      `The list has \`${factors}.length - 1\` gaps. \`q * (${factors}.length - 1)\` says in which gap you are, and how far into it: mix its two ends.`,
    ],
    tests: [
      {
        name: one ? `the warmup ends at the whole rate, on update ${w} − 1` : `the warmup ends at the whole rate, on update ${w}`,
        points: 1,
        calls: () => [0, 4, 9, 10].map((t) => call(t, 100, 10, 20, line)),
        judge: sameAs({
          entry,
          expected,
          hint: one
            ? `Update t of the warmup has (t + 1)/${w}: the first one moves already.`
            : `Update t of the warmup has t/${w}: the first one does not move.`,
        }),
      },
      {
        name: "no warmup is a warmup of 0 updates",
        points: 1,
        calls: () => [0, 1, 50].map((t) => call(t, 100, 0, 20, line)),
        judge: sameAs({ entry, expected, hint: `With ${w} = 0 the run begins on the trunk. Mind the division.` }),
      },
      {
        name: hold
          ? "a straight line cools down to its last factor, and holds it"
          : "a straight line cools down, and nothing is left after the end",
        points: 2,
        calls: () => [79, 80, 81, 90, 99, 100, 150].map((t) => call(t, 100, 10, 20, [1, 0.1])),
        judge: sameAs({
          entry,
          expected,
          hint: `Update ${fork} is the first of the cooldown and still has ${factors}[0]; ${hold ? `after ${T} the last factor stays` : `from ${T} on the rate is 0`}.`,
        }),
      },
      {
        name: "between two factors the rate goes along a line",
        points: 2,
        calls: () => [80, 82, 85, 87, 93, 95, 99].map((t) => call(t, 100, 10, 20, root)),
        judge: sameAs({ entry, expected, hint: "Four factors make three gaps, each a third of the cooldown." }),
      },
      {
        name: "two lengths share a trunk: equal until the shorter one forks",
        points: 2,
        hidden: true,
        calls: (seed) =>
          Array.from({ length: 6 }, (_, i) => drawn(seed, `branch ${i}`)).flatMap(({ T, w, cool, factors }) =>
            [0, w, Math.floor((T - cool) / 2), T - cool - 1].flatMap((t) => [
              call(t, T, w, cool, factors),
              call(t, 3 * T, w, 2 * cool, factors),
            ]),
          ),
        judge: (outcomes, calls) => {
          for (let i = 0; i < calls.length; i += 2) {
            const [early, late] = [numberOf(outcomes[i]), numberOf(outcomes[i + 1])];
            const right = expected(...(calls[i] ?? []));
            if (early === null || late === null || !near(early, right, 1e-9) || !near(late, right, 1e-9))
              return wrong(
                `${callText(entry, calls[i] ?? [])} and ${callText(entry, calls[i + 1] ?? [])} must both be ${right}: ${gave(outcomes[i])}, then ${gave(outcomes[i + 1])}.`,
              );
          }
          return passed("24 pairs agree on the trunk.");
        },
      },
      {
        name: "any run, any shape",
        points: 2,
        hidden: true,
        calls: (seed) =>
          Array.from({ length: 60 }, (_, i) => {
            const { T, w, cool, factors } = drawn(seed, `any ${i}`);
            const t = rng(seed)
              .split(`t ${i}`)
              .int(T + 10);
            return call(t, T, w, cool, factors);
          }),
        judge: sameAs({ entry, expected, hint: "Try this call by hand." }),
      },
    ],
  };
}

export default exerciseFor(printed);
