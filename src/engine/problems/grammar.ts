import type { Rng } from "../rng.js";

/** A text; rules one after another; or one of several that are equally likely. */
export type Rule = string | readonly Rule[] | { readonly any: readonly Rule[] };

const isChoice = (rule: Rule): rule is { readonly any: readonly Rule[] } => typeof rule === "object" && "any" in rule;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A text that the rule allows. */
export function write(rule: Rule, random: Rng): string {
  if (typeof rule === "string") return rule;
  if (isChoice(rule)) return write(rule.any[random.int(rule.any.length)] as Rule, random); // int is below the length
  return rule.map((part) => write(part, random)).join("");
}

/** How many characters a text has on average. */
export function meanLength(rule: Rule): number {
  if (typeof rule === "string") return rule.length;
  if (isChoice(rule)) return mean(rule.any.map(meanLength));
  return rule.reduce((sum, part) => sum + meanLength(part), 0);
}

/** How much a text tells, in nats: −ln of its probability, on average. True where no text can be written in two ways. */
export function entropy(rule: Rule): number {
  if (typeof rule === "string") return 0;
  if (isChoice(rule)) return Math.log(rule.any.length) + mean(rule.any.map(entropy));
  return rule.reduce((sum, part) => sum + entropy(part), 0);
}

/** Every character that a text can hold. */
export function charactersOf(rule: Rule): Set<string> {
  if (typeof rule === "string") return new Set(rule);
  return new Set((isChoice(rule) ? rule.any : rule).flatMap((part) => [...charactersOf(part)]));
}

const anyOf = (words: string): Rule => ({ any: words.split(" ") });
const perhaps = (rule: Rule): Rule => ({ any: ["", rule] });

/** What agrees: determiner, noun and verb of one number. */
const numbers = [
  { determiner: "the a each this", noun: "rate step loss model batch", verb: "falls rises settles jumps" },
  { determiner: "the two all some", noun: "rates steps losses models batches", verb: "fall rise settle jump" },
] as const;
const things = numbers.map(
  ({ determiner, noun }): Rule => [anyOf(determiner), perhaps([" ", anyOf("small high noisy late")]), " ", anyOf(noun)],
);
/** "the small rates of this model fall slowly": the verb follows the first noun, not the nearest. */
const clause: Rule = {
  any: numbers.map(
    ({ verb }, i): Rule => [
      things[i] as Rule, // one per number
      perhaps([" of ", { any: things }]),
      " ",
      anyOf(verb),
      perhaps([" ", anyOf("slowly again early")]),
    ],
  ),
};
/** One or two clauses; no text of it can be written in two ways. */
export const sentence: Rule = [clause, perhaps([" ", anyOf("when until while"), " ", clause]), ". "];
