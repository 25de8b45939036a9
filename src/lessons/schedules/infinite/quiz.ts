import type { QuizItem } from "../../quiz.js";

/** The question of the page without an end. */
export const quiz: readonly QuizItem[] = [
  {
    id: "how-high",
    stem: "In the picture the rate that stays for ever is half of the peak, not the tenth at which the cosine ends. Why so high?",
    answers: 1,
    options: [
      {
        text: "A lower one would let in more noise",
        why: "The other way round: the floor of the noise falls with the rate. What a low rate costs is speed.",
      },
      {
        text: "New data has to be learned at it, and a cooldown tidies up later",
        right: true,
        why: "The trunk needs a rate that can still follow. Its noise does not matter, because every model that leaves the trunk is cooled down first.",
      },
      {
        text: "At a tenth the next warmup would be too steep",
        why: "There is no next warmup. That is what the schedule is for.",
      },
      {
        text: "The cooldown can only fall by a half",
        why: "A cooldown goes to zero from any rate.",
      },
    ],
  },
];
