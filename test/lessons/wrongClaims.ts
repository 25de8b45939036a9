/** A claim that was found wrong, as sentences state it. */
export interface WrongClaim {
  /** Its number in src/lessons/treated. */
  readonly number: number;
  /** What a sentence that states it has, in any letters. Words of one sentence only. */
  readonly stated: RegExp;
  /** What takes it back, beside a negation: "spikes" are right where the rate is raised. */
  readonly unless?: RegExp;
  /** True where no negation makes it right: a number, a formula, a name. */
  readonly strict?: true;
  /** A sentence that must be found. */
  readonly example: string;
}

/** Words with which a sentence takes a claim back, reports it or asks. */
export const negation =
  /\b(?:not|no|never|none|nothing|nobody|neither|nor|nowhere|wrong(?:ly)?|false|myth|folklore|mistakes?|misread(?:s|ing)?|instead|contrary|opposite|refut\w*|claims?|claimed|believes?|believed|supposed|rumou?r|legend|cannot|without|hardly|rather than|is said|people say|they say|many say|one reads|one hears)\b|n['’]t\b|[“"].*[”"]|\?/i;

/** The claims that are most often repeated. */
export const wrongClaims: readonly WrongClaim[] = [
  {
    number: 1,
    stated: /1\.7\d? ?(?:×|x|·|\\cdot) ?10(?:⁻⁵|\^\{?-5)|1\.7\d?e-0?5/i,
    strict: true,
    example: "After 200 epochs 1.7 × 10⁻⁵ of it is left.",
  },
  {
    number: 7,
    stated: /cosine\b.*\b(?:fast|quick|steep)(?:ly|est)?\b.{0,30}\b(?:at first|first|at the start|at the beginning|early)\b/i,
    unless: /(?:slow|flat).{0,20}\b(?:at first|first|start)|exponential|than a cosine|half-?way|middle/i,
    example: "A cosine falls quickly at first and gently later.",
  },
  {
    number: 17,
    stated: /\\sqrt\{(?:[^{}]|\{[^{}]*\})*\\(?:var)?epsilon(?:[^{}]|\{[^{}]*\})*\}/,
    unless: /\binside\b/,
    example: "It divides by $\\sqrt{\\hat{v} + \\epsilon}$.",
  },
  {
    number: 18,
    stated: /\badam\b.*\bfirst (?:step|update)s?\b.*\b(?:huge|catastrophic\w*|enormous|gigantic|explod\w*|unbounded|far too large)\b/i,
    example: "With a tiny gradient Adam's first step is huge.",
  },
  {
    number: 19,
    stated: /\bbias correction (?:inflates|raises|increases|enlarges|blows up)\b/i,
    example: "Early on, bias correction inflates the rate.",
  },
  {
    number: 35,
    stated: /\bresnet\b.*\bhal(?:f|ve[sd]?|ving)\b/i,
    unless: /half-/i,
    example: "ResNet's schedule halves the rate three times.",
  },
  { number: 36, stated: /\b(?:gpt-3|palm|t5)\b[^;]*\bpolynomial\b/i, example: "GPT-3 and T5 decayed by a polynomial." },
  {
    number: 38,
    stated: /\b(?:bert|t5)\b[^;,]*\b(?:used?|with|has|had|took|followed) (?:a )?(?:warmup and a )?cosine\b/i,
    example: "BERT used a cosine after its warmup.",
  },
  { number: 40, stated: /smith (?:&|and) touvron/i, strict: true, example: "Smith and Touvron, 2018" },
  { number: 46, stated: /\bgoyal\b.*\b(?:second moment|adam)\b/i, example: "Goyal warm up so that the second moment can settle." },
  {
    number: 52,
    stated:
      /\bloss\b.*\b(?:spikes?|jumps?|shoots?|rises?)\b(?: up)?.{0,40}\b(?:drops?|dropp(?:ed|ing)|lower(?:ed|ing)|cuts?)\b|\b(?:drop|cut)s?\b[^,]*\bmakes? the loss (?:spike|jump|rise)\b/i,
    unless: /restart|raise|rising rate|rises? again|the rate rises|warm|before the (?:drop|cut)|higher rate|plateau|patience|metric/i,
    example: "The loss spikes when the rate is dropped.",
  },
  {
    number: 54,
    stated: /\b(?:large|high|big)(?:er)? rate\b.{0,30}\b(?:cools?|cold|cooling)\b/i,
    unless: /\bhot\b/i,
    example: "A large rate cools the system rapidly.",
  },
  { number: 57, stated: /\bphase transition\b/i, example: "Super-convergence is a phase transition." },
  {
    number: 61,
    stated: /\boscillat(?:es|ion|ing)\b,? (?:so|and|means|is|therefore)\b.{0,20}\bdiverg/i,
    example: "The run oscillates, so it diverges.",
  },
  { number: 63, stated: /\bconstant (?:rate|schedule)\b.*\bdebugging\b/i, example: "A constant rate is for debugging only." },
  {
    number: 64,
    stated: /\btransformers?\b.*\b(?:need|require|must have|cannot train without|diverge without)\b.{0,20}\bwarm-?up\b/i,
    unless: /\bpost-?norm\b|\bwhy\b/i,
    example: "Transformers need a warmup.",
  },
  {
    number: 67,
    stated:
      /\bwarm-?up\b.{0,60}\b(?:always|should|must|rule)\b.{0,40}\b\d+ ?%|\b\d+ ?%.{0,40}\b(?:always|should|must|rule)\b.{0,40}\bwarm-?up\b/i,
    example: "A warmup should take 5 % of the run.",
  },
  {
    number: 81,
    stated: /\bone[- ]?cycle\b.*\bepoch\b.*\bwhole cycle\b.*\bfirst epoch\b|\bwhole cycle in the first epoch\b/i,
    example: "Stepped per epoch it runs the whole cycle in the first epoch.",
  },
  {
    number: 90,
    stated: /\bSequentialLR\b.*\b(?:needs?|requires?|since|from)\b.{0,20}\b1\.13\b/i,
    example: "SequentialLR needs PyTorch 1.13.",
  },
  {
    number: 105,
    stated: /\bsteepest (?:point|place|descent)\b.*\b(?:most reliable|safest|always right)\b/i,
    example: "The steepest point is the most reliable.",
  },
  { number: 109, stated: /1e-4`?[^.]{0,40}\b0\.1 ?%/i, example: "The threshold `1e-4` means 0.1 %." },
  {
    number: 110,
    stated: /\bpatience\b.{0,12}\b10\b.*\b(?:waits?|after) (?:for )?(?:10|ten)\b/i,
    example: "With patience 10 it waits for 10 epochs.",
  },
  {
    number: 114,
    stated: /\bcosine\b.*\b(?:resets?|jumps?|restarts?)\b.{0,30}\b(?:maximum|peak|first rate|step 0)\b/i,
    unless: /warm restarts?|sgdr|cycle|lambda|formula|both states? (?:is|are) (?:lost|missing)|nothing (?:is|was) loaded/i,
    example: "A cosine that has lost its state resets to the maximum.",
  },
];

/** The claim that a sentence states as true, if it states one. */
export const stated = (sentence: string): WrongClaim | undefined =>
  wrongClaims.find(
    ({ stated: pattern, unless, strict }) => pattern.test(sentence) && (strict || (!negation.test(sentence) && !unless?.test(sentence))),
  );

/**
 * The sentences that a text says itself. A full stop, a question mark, an empty line or an item of a list ends one; a decimal point does not.
 * A list between paragraphs that call it wrong, or hearsay, is what others say.
 */
export function sentencesOf(text: string): readonly string[] {
  const blocks = text.split(/\n\s*\n/);
  const isList = (block = ""): boolean => /^\s*(?:\d+\.|-) /.test(block);
  const disowns = (block = ""): boolean => !isList(block) && /\b(?:wrong|may hear|folklore)\b/.test(block);
  return blocks
    .filter((block, i) => !(isList(block) && (disowns(blocks[i - 1]) || disowns(blocks[i + 1]))))
    .flatMap((block) => block.split(/(?<=[.!?][”"*)]{0,3})\s+(?=[\p{Lu}“"`*$\d(<])|\n(?=[-|#] ?)/u))
    .map((sentence) => sentence.replaceAll(/\s+/g, " ").trim())
    .filter((sentence) => sentence !== "");
}
