import { rng } from "../../src/engine/rng.ts";
import type { Task } from "../../src/grading/task.ts";
import type { ExerciseTest, Plain } from "../../src/lessons/exercise.ts";
import { callText, gave, near, passed, wrong } from "../../src/lessons/judge.ts";

/** What `halve` must give: the first n rates, each half of the one before, and their sum. */
function expected(lr0: number, n: number): { readonly rates: number[]; readonly sum: number } {
  const rates: number[] = [];
  for (let rate = lr0; rates.length < n; rate /= 2) rates.push(rate);
  return { rates, sum: 2 * (lr0 - lr0 / 2 ** n) };
}

const sameHalves: ExerciseTest["judge"] = (outcomes, calls) => {
  for (const [i, args] of calls.entries()) {
    const { rates, sum } = expected(args[0] as number, args[1] as number);
    const outcome = outcomes[i];
    const value = outcome?.ok ? (outcome.value as { rates?: Plain; sum?: Plain } | null | undefined) : undefined;
    const list = value?.rates;
    const isRight =
      Array.isArray(list) &&
      list.length === rates.length &&
      rates.every((rate, k) => typeof list[k] === "number" && near(list[k], rate, 1e-9)) &&
      typeof value?.sum === "number" &&
      near(value.sum, sum, 1e-9);
    if (!isRight)
      return wrong(`${callText("halve", args)} must be rates of ${rates.length} numbers and their sum ${sum}, ${gave(outcome)}.`);
  }
  return passed("Right.");
};

const call = (lr0: number, n: number): Plain[] => [lr0, n];

/** An exercise whose answer is an object with a list in it, and that asks for an error too; the corpus answers it. */
export const halving: Task = {
  id: "halve",
  title: "Halve the rate",
  statement: "Write `halve(lr0, n)`.",
  start: "export function halve(lr0: number, n: number) {}\n",
  solution: "",
  exercise: {
    entry: "halve",
    tests: [
      { name: "three rates, one, none", points: 2, calls: () => [call(0.8, 3), call(1, 1), call(1, 0)], judge: sameHalves },
      {
        name: "a length below 0 is refused",
        points: 1,
        calls: () => [call(1, -1)],
        judge: ([outcome]) =>
          outcome && !outcome.ok && /n must/.test(outcome.error) ? passed("Refused.") : wrong(`halve(1, -1) must throw, ${gave(outcome)}.`),
      },
      {
        name: "drawn rates",
        points: 2,
        hidden: true,
        calls: (seed) => {
          const random = rng(seed);
          return Array.from({ length: 5 }, () => call(random.next(), 1 + random.int(30)));
        },
        judge: sameHalves,
      },
    ],
  },
  limits: { timeMs: 250, memoryMiB: 64, outputBytes: 200_000 },
  engine: "quickjs",
  variant: null,
  seed: 20_261_122,
  spec: "corpus",
};
