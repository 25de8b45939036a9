import { rng } from "../../../../../engine/rng.js";
import { scaleLr } from "../../../../../schedules/scaleLr.js";
import type { Exercise, Plain } from "../../../../exercise.js";
import { callText, gave, near, numberOf, passed, sameAs, wrong } from "../../../../judge.js";

/** What a variant may have otherwise. */
export interface Convention {
  readonly entry: string;
  /** What the three rules are called. */
  readonly rules: readonly [linear: string, sqrt: string, saturating: string];
  /** What the third argument is: the new batch size, or how many times as large it is. */
  readonly to: "size" | "times";
  /** The saturating rate is proportional to 1/(1 + critical/B) to this power. */
  readonly power: number;
  /** What is returned: the new rate, or its ratio to the old one. */
  readonly gives: "rate" | "ratio";
}

const printed: Convention = { entry: "scaledLr", rules: ["linear", "sqrt", "saturating"], to: "size", power: 1, gives: "rate" };

/** The right answer, by the library's rules. */
export function expectedFor({ rules, to, power, gives }: Convention): (...args: readonly Plain[]) => number {
  const kinds = ["linear", "sqrt", "saturating"] as const;
  return (...args) => {
    const [lr, from, third, word, criticalBatch] = args as [number, number, number, string, number];
    const rule = kinds[rules.indexOf(word)] as (typeof kinds)[number]; // one of the three
    const sizes = { from, to: to === "size" ? third : from * third };
    if (rule !== "saturating") return scaleLr({ lr: gives === "rate" ? lr : 1, ...sizes, rule });
    if (power === 1 && gives === "rate") return scaleLr({ lr, ...sizes, rule, criticalBatch });
    return (gives === "rate" ? lr : 1) * scaleLr({ lr: 1, ...sizes, rule, criticalBatch }) ** power;
  };
}

type Args = readonly [lr: number, from: number, to: number, rule: string, critical: number];

const drawn = (seed: number, label: string, rule: string, count: number): Args[] => {
  const random = rng(seed).split(label);
  return Array.from(
    { length: count },
    () => [(1 + random.int(99)) / 1000, 2 ** random.int(8), 2 ** random.int(14), rule, 10 + random.int(2000)] as const,
  );
};

/** Exercise (a): three rules for another batch size. */
export function exerciseFor(convention: Convention): Exercise {
  const { entry, rules, to, power, gives } = convention;
  const [linear, sqrt, saturating] = rules;
  const expected = expectedFor(convention);
  const isRate = gives === "rate";

  const call = ([lr, from, size, rule, critical]: Args): Plain[] => [lr, from, to === "size" ? size : size / from, rule, critical];
  const ratio = to === "size" ? "to / from" : "the third argument";

  return {
    entry,
    hints: [
      `All three are ${isRate ? "the old rate times " : ""}a factor of the two batch sizes. ${to === "size" ? "At `to === from` each factor is 1." : "Work out the new size first; for once the old one each factor is 1."}`,
      "For the square root, four times the batch means twice the rate.",
      `The ${saturating} rate is in proportion to $1/(1 + B_c/B)${power === 1 ? "" : `^{${power}}`}$. Divide its value at ${to === "size" ? "`to`" : "the new size"} by its value at \`from\`.`,
    ],
    tests: [
      {
        name: `${linear}: twice the batch, twice the rate`,
        points: 1,
        calls: () => [call([0.1, 256, 512, linear, 1000]), call([0.1, 256, 8192, linear, 1000]), call([0.4, 1024, 256, linear, 1000])],
        judge: sameAs({ entry, expected, hint: `The rate follows ${ratio}.` }),
      },
      {
        name: "square root: four times the batch, twice the rate",
        points: 1,
        calls: () => [call([0.1, 256, 1024, sqrt, 1000]), call([0.0003, 512, 4096, sqrt, 1000]), call([0.4, 1024, 256, sqrt, 1000])],
        judge: sameAs({ entry, expected, hint: `The rate follows the square root of ${ratio}.` }),
      },
      {
        name: `${saturating}: by hand, around the critical batch`,
        points: 2,
        calls: () => [call([0.1, 256, 768, saturating, 768]), call([0.1, 1, 100, saturating, 100])],
        judge: sameAs({
          entry,
          expected,
          hint:
            power === 1
              ? "At B = B_c the rate is half of what it can ever be: 1/(1 + B_c/B) is one half."
              : `At B = B_c the rate is one half to the power ${power} of what it can ever be.`,
        }),
      },
      {
        name:
          power === 1
            ? `${saturating}: linear far below the critical batch, flat far above it`
            : `${saturating}: far below the critical batch, and far above it`,
        points: 2,
        calls: () => [call([0.1, 1, 2, saturating, 1e9]), call([0.1, 1_000_000, 1_000_000_000, saturating, 10])],
        judge: (outcomes, calls) => {
          const [below, above] = outcomes.map(numberOf);
          const old = isRate ? 0.1 : 1;
          const doubled = old * 2 ** power;
          if (below === null || below === undefined || !near(below, doubled, 1e-6))
            return wrong(
              `${callText(entry, calls[0] ?? [])} must be nearly ${Number(doubled.toPrecision(6))}: ${gave(outcomes[0])}. So far below B_c the rule is ${power === 1 ? "the linear one" : `the power ${power} of to / from`}.`,
            );
          if (above === null || above === undefined || !near(above, old, 1e-4))
            return wrong(
              `${callText(entry, calls[1] ?? [])} must be nearly ${old}: ${gave(outcomes[1])}. So far above B_c a larger batch changes nothing.`,
            );
          return passed(power === 1 ? "Linear below, flat above." : "As it must be below, flat above.");
        },
      },
      {
        name: isRate ? "there and back again: the rate that one began with" : "there and back again",
        points: 1,
        hidden: true,
        calls: (seed) =>
          rules.flatMap((rule, i) =>
            drawn(seed, `back ${printed.rules[i]}`, rule, 10).flatMap(([, from, to, , critical]) => [
              call([1, from, to, rule, critical]),
              call([1, to, from, rule, critical]),
            ]),
          ),
        judge: (outcomes, calls) => {
          for (let i = 0; i < calls.length; i += 2) {
            const [there, back] = [numberOf(outcomes[i]), numberOf(outcomes[i + 1])];
            if (there === null || back === null || !near(there * back, 1, 1e-9))
              return wrong(
                `${callText(entry, calls[i] ?? [])} and ${callText(entry, calls[i + 1] ?? [])} must multiply to 1: ${gave(outcomes[i])}, then ${gave(outcomes[i + 1])}.`,
              );
          }
          return passed("30 ways there and back close.");
        },
      },
      {
        name: "any rate, any sizes, any rule",
        points: 2,
        hidden: true,
        calls: (seed) => rules.flatMap((rule, i) => drawn(seed, `any ${printed.rules[i]}`, rule, 20).map(call)),
        judge: sameAs({ entry, expected, hint: "Try this call by hand." }),
      },
    ],
  };
}

export default exerciseFor(printed);
