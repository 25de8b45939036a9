import { lessons, nameOf } from "../lessons/catalog.js";
import type { Exercise } from "../lessons/exercise.js";
import type { Experiment, Interactive } from "../lessons/interactive.js";
import type { QuizItem } from "../lessons/quiz.js";
import { fail } from "../schedules/fail.js";

/** What a lesson holds by id, and by which word messages call it. */
interface Kinds {
  readonly plot: Interactive;
  readonly experiment: Experiment;
  readonly question: QuizItem;
  readonly exercise: Exercise;
}

/** The ids and things of one kind in the lesson called `name`, in reading order; null where there is no such lesson. */
function shelf<K extends keyof Kinds>(kind: K, name: string): readonly (readonly [string, Kinds[K]])[] | null {
  const lesson = lessons.find((one) => nameOf(one) === name);
  if (!lesson) return null;
  const shelves: { readonly [Kind in keyof Kinds]: readonly (readonly [string, Kinds[Kind]])[] } = {
    plot: lesson.plots.map((plot) => [plot.id, plot]),
    experiment: lesson.experiments.map((experiment) => [experiment.id, experiment]),
    question: lesson.quiz.map((item) => [item.id, item]),
    exercise: Object.entries(lesson.exercises),
  };
  return shelves[kind];
}

/** Finds a thing by its qualified id, "01-three-fates/descent"; says which there are when it is not there. */
export function lookUp<K extends keyof Kinds>(where: string, kind: K, id: unknown): Kinds[K] {
  const advice = 'An id is the lesson\'s name, a slash and a short name: "01-three-fates/descent".';
  if (typeof id !== "string" || id.split("/").length !== 2) fail(where, `id must name ${articles[kind]} of a lesson`, id, advice);
  const [name = "", short] = id.split("/");
  const there = shelf(kind, name);
  if (!there) fail(where, "id must begin with a lesson's name", id, `There are: ${list(lessons.map(nameOf))}.`);
  const found = there.find(([known]) => known === short);
  if (!found)
    fail(where, `id must name ${articles[kind]} of ${name}`, id, `There are: ${list(there.map(([known]) => `${name}/${known}`))}.`);
  return found[1];
}

const articles = { plot: "a plot", experiment: "an experiment", question: "a question", exercise: "an exercise" } as const;

const list = (names: readonly string[]): string => (names.length > 0 ? names.join(", ") : "none");
