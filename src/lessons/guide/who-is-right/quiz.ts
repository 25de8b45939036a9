import type { QuizItem } from "../../quiz.js";
import { percent } from "../../say.js";
import { cutShare } from "./values.js";

const [quiet, loud] = [cutShare(0.002), cutShare(0.03)].map((part) => percent(part, 3));

/** The question of this page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "which-kind",
    stem: `“A plateau rule is safe” and “a plateau rule is timid”: of runs that needed no cut, ${quiet} were cut with the least noise, and ${loud} with a noise of 3 %. What kind of contradiction is it?`,
    answers: 1,
    options: [
      {
        text: "One side has made a mistake.",
        why: "Each describes what it saw. With hardly any noise the rule did wait, and with much of it the rule did cut.",
      },
      {
        text: "Two runs that differ in something neither side mentioned: the noise of the metric.",
        right: true,
        why: "Give both sides the other's metric and they change places. The condition was missing, in both sentences.",
      },
      {
        text: "A matter of taste.",
        why: "It can be counted, and it was. Whether a false cut is worse than a late one may be taste.",
      },
      {
        text: "A difference in words only.",
        why: "The word means the same to both of them: a cut when progress has stopped. They disagree on whether it will come too soon.",
      },
    ],
  },
];
