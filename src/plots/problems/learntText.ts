import type { Net } from "../../engine/models/net.js";
import type { Problem } from "../../engine/problems/problem.js";
import type { TokensFigure } from "../figure.js";
import { evaluated } from "./evaluated.js";
import type { LearntFigure } from "./learnt.js";
import { numberOf } from "./shownProblem.js";
import { nameAll, onlyFirstNamed, part } from "./textFigure.js";

/** Texts that are shown. */
const shown = 4;

/** What a model reads, and the sorted symbols it says. */
export const learntSorting: LearntFigure = (problem, net) => {
  const length = numberOf(problem, "length");
  return learntText(problem, net, { from: length, names: problem.names, given: length + 1 });
};

/** A piece of text, and what a model says comes next after each of its last characters. */
export const learntCharacters: LearntFigure = (problem, net) => {
  const context = numberOf(problem, "context");
  const names = problem.names.map((name) => (name === " " ? "␣" : name));
  return learntText(problem, net, { from: Math.floor(context / 2), names, given: Math.floor(context / 2) + 1 });
};

/** Answers from position `from` on, after the first `given` tokens; at each the model has read the right ones before it. */
function learntText(
  problem: Problem,
  net: Net,
  { from, names, given }: { from: number; names: readonly string[]; given: number },
): TokensFigure {
  const { validation, classes } = problem;
  const context = problem.inputShape[0] ?? 1;
  const count = Math.min(shown, validation.size);
  const scores = evaluated(net, () => net(problem.all("validation", 0, count).x).array());
  const kinds = classes ?? 1;
  const said = (at: number): number => {
    const chances = scores.subarray(at * kinds, (at + 1) * kinds);
    return chances.indexOf(Math.max(...chances));
  };
  let [right, all] = [0, 0];
  const rows = Array.from({ length: count }, (_, row) => {
    const start = row * context;
    const answers = Array.from({ length: context - from }, (_, i) => {
      const at = start + from + i;
      const [answer, truth] = [said(at), validation.truth[at] ?? 0];
      all += 1;
      if (answer === truth) right += 1;
      return { isRight: answer === truth, text: answer === truth ? (names[truth] ?? "") : `${names[answer] ?? "?"}≠${names[truth]}` };
    });
    return {
      parts: [
        part("given", "muted", nameAll(names, validation.x.slice(start, start + given))),
        ...answers.map(({ isRight, text }, i) => part(i === 0 ? "said" : "", isRight ? "a" : "b", [text])),
      ],
    };
  });
  return {
    kind: "tokens",
    size: { width: 640, height: 160 },
    data: { rows: onlyFirstNamed(rows) },
    sentence: `After the grey symbols the model says ${right} of ${all} rightly, in texts it was not trained on. Where it is wrong, its answer stands before ≠ and the right one after.`,
  };
}
