import { type ClaimRow, claimsOf } from "./claim.js";

const rows: readonly ClaimRow[] = [
  [
    33,
    "how ResNet's rate was dropped, and a drop on the last epoch",
    "wrong",
    "10-plateau#q5",
    "misuse#drop-at-the-end",
    "05-dropping#ninety-of-ninety",
    "05-dropping#who-used-stairs-and-how",
  ],
  [
    34,
    "AlexNet and ResNet were trained with fixed stairs",
    "wrong",
    "10-plateau#q5",
    "10-plateau#when-people-were-the-counter",
    "05-dropping#who-used-stairs-and-how",
  ],
  [35, "ResNet's drops halve the rate", "wrong", "10-plateau#q5", "05-dropping#who-used-stairs-and-how"],
  [
    36,
    "GPT-3, T5 and PaLM decayed by a polynomial",
    "wrong",
    "models#gallery",
    "11-beyond-fixed-horizons#who-used-what",
    "07-composing#traces",
  ],
  [37, "BERT, GPT and T5 all warmed up and decayed alike", "wrong", "11-beyond-fixed-horizons#who-used-what", "07-composing#traces"],
  [
    38,
    "all large language models used a linear warmup and a cosine",
    "wrong",
    "11-beyond-fixed-horizons#who-used-what",
    "07-composing#traces",
    "11-beyond-fixed-horizons#who-trained-with-what",
  ],
  [
    39,
    "the cosine is the standard without a drawback",
    "outdated",
    "11-beyond-fixed-horizons#stopped-early",
    "11-beyond-fixed-horizons#stop-anywhere",
  ],
  [40, "who wrote about super-convergence", "wrong", "09-one-cycle#sources", "one-cycle"],
  [41, "who named one cycle", "right", "09-one-cycle#sources"],
  [42, "how the first range test was run", "misleading", "range-test", "09-one-cycle#five-rules"],
  [43, "who proposed warm restarts", "right", "08-cycles#sources"],
  [44, "the linear rule of large batches, with its warmup", "right", "12-scale#why-linear", "linear-warmup", "12-scale#what-was-measured"],
  [45, "the linear rule keeps the size of the gradient", "misleading", "12-scale#why-linear", "12-scale#both-reasons"],
  [46, "why large batches need a warmup", "wrong", "06-warmup#suspect-three-the-curvature-at-the-start"],
  [47, "the square-root rule is for very large batches", "depends", "12-scale#adam-guess", "12-scale#adam-has-its-own-rule"],
  [48, "snapshots come from growing cycles", "misleading", "08-cycles#save-restart-vote", "equal-cycles"],
  [49, "snapshots always gain a point or two", "depends", "08-cycles#q2", "08-cycles#own-runs"],
  [50, "videos without addresses", "not a claim", "bibliography"],
  [51, "nothing matters more than the rate", "depends", "04-fair-fights#first-the-rate-then-the-shape"],
];

/** What named papers and models did: claims 33 to 51. */
export const history = claimsOf(rows);
