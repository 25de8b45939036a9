import type { QuizItem } from "../../quiz.js";

/** The question of the trunk's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "go-on",
    stem: "A run was planned for 1000 updates with a cooldown from 800 on, and has finished. The loss is not low enough, and you get 1000 more. What do you load?",
    answers: 1,
    options: [
      {
        text: "The checkpoint of update 800, and hold the rate",
        right: true,
        why: "Up to 800 the run of 2000 has the same rates, so it is the same run. The 200 updates of cooldown were the price of the first result.",
      },
      {
        text: "The checkpoint of update 1000, and hold the last rate",
        why: "The last rate is next to nothing. A thousand updates at it train next to nothing.",
      },
      {
        text: "The checkpoint of update 1000, and go back up to the full rate",
        why: "It works, and it throws the cooldown away: the noise that it took out comes back within a few updates. The trunk has been there before.",
      },
      {
        text: "None: the length has changed, so it starts anew",
        why: "That is a cosine's fate, whose every rate depends on the length. Here only the cooldown does.",
      },
    ],
  },
];
