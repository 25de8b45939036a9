import type { QuizItem } from "../../quiz.js";

/** The question of the constant's page. */
export const quiz: readonly QuizItem[] = [
  {
    id: "averaging",
    stem: "A long run at a constant rate has settled on its floor. You start to average its parameters from now on. What happens to the loss of the average?",
    answers: 1,
    options: [
      {
        text: "It stays at the floor: the average of values at the floor is at the floor",
        why: "That holds for the average of the losses. The average of the parameters is another point, closer to the minimum, because kicks in opposite directions cancel.",
      },
      {
        text: "It falls, the more the longer you average",
        right: true,
        why: "The kicks of different updates are independent, so they average out. The rate and the run stay as they are; only the point that is evaluated changes.",
      },
      {
        text: "It falls at once to what the rate divided by the number of averaged updates would give",
        why: "Neighbouring iterates are nearly the same in flat directions, so they don't count as independent ones. The gain grows more slowly than that at first.",
      },
      {
        text: "It rises, because old parameters are worse",
        why: "That is so while the run is still on its way. Once it has settled, old iterates are as good as new ones.",
      },
    ],
  },
];
