import { exactLabs } from "../labs/exactLabs.js";
import { familyCurve } from "../labs/familyCurve.js";
import type { Experiment, Interactive } from "../labs/interactive.js";
import { type Lesson, lessons, nameOf } from "../lessons/catalog.js";
import type { Exercise } from "../lessons/exercise.js";
import type { Film } from "../lessons/film.js";
import type { QuizItem } from "../lessons/quiz.js";
import { fail } from "../schedules/fail.js";
import { families } from "../schedules/registry.js";
import { begunLesson } from "./begunLesson.js";

/** What a lesson holds by id, and by which word messages call it. */
interface Kinds {
  readonly plot: Interactive;
  readonly experiment: Experiment;
  readonly question: QuizItem;
  readonly exercise: Exercise;
  readonly film: Film;
}

type Shelf<T> = readonly (readonly [id: string, thing: T])[];

/** The ids and things of one kind in a lesson, in reading order. */
function shelf<K extends keyof Kinds>(kind: K, lesson: Lesson): Shelf<Kinds[K]> {
  const shelves: { readonly [Kind in keyof Kinds]: Shelf<Kinds[Kind]> } = {
    plot: lesson.plots.map((plot) => [plot.id, plot]),
    experiment: lesson.experiments.map((experiment) => [experiment.id, experiment]),
    question: lesson.quiz.map((item) => [item.id, item]),
    exercise: Object.entries(lesson.exercises),
    film: (lesson.films ?? []).map((film) => [film.id, film]),
  };
  return shelves[kind];
}

/**
 * Finds a thing of a lesson by its id; says which there are when it is not there.
 *
 * "01-three-fates/descent" means the same everywhere. "descent" is the one of the lesson that the notebook has begun; where none has
 * begun, the only one of that name in the course. A schedule's name is a plot as well, its curve with a slider for each parameter, and so is
 * an exact lab's: "one-step".
 */
export function lookUp<K extends keyof Kinds>(where: string, kind: K, id: unknown): Kinds[K] {
  const begun = begunLesson();
  const advice = `An id is the lesson's name, a slash and a short name: "01-three-fates/${examples[kind]}".`;
  const parts = typeof id === "string" ? id.split("/") : [];
  if (parts.length < 1 || parts.length > 2 || parts.includes("")) {
    fail(where, `id must name ${articles[kind]} of a lesson`, id, advice);
  }
  const [first = "", second] = parts;
  if (second !== undefined) {
    const lesson = lessons.find((one) => nameOf(one) === first);
    if (!lesson) fail(where, "id must begin with a lesson's name", id, `There are: ${list(lessons.map(nameOf))}.`);
    return findIn(lesson, second) ?? fail(where, `id must name ${articles[kind]} of ${first}`, id, thereAre(lesson));
  }
  if (begun) {
    return (
      findIn(begun, first) ?? anywhere(first) ?? fail(where, `id must name ${articles[kind]} of ${nameOf(begun)}`, id, thereAre(begun))
    );
  }
  const owners = lessons.filter((lesson) => findIn(lesson, first) !== undefined);
  const [owner] = owners;
  if (owner && owners.length === 1) return findIn(owner, first) as Kinds[K]; // an owner has it
  if (owners.length > 1) {
    const ids = owners.map((lesson) => `${nameOf(lesson)}/${first}`);
    fail(where, `id must name ${articles[kind]} of one lesson`, id, `There are: ${list(ids)}.`);
  }
  return anywhere(first) ?? fail(where, `id must name ${articles[kind]} of a lesson`, id, advice);

  function findIn(lesson: Lesson, short: string): Kinds[K] | undefined {
    return shelf(kind, lesson).find(([known]) => known === short)?.[1];
  }
  function thereAre(lesson: Lesson): string {
    return `There are: ${list(shelf(kind, lesson).map(([known]) => `${nameOf(lesson)}/${known}`))}.`;
  }
  function anywhere(name: string): Kinds[K] | undefined {
    if (kind !== "plot") return undefined;
    const lab = exactLabs.find((one) => one.id === name);
    if (lab) return lab as Interactive as Kinds[K]; // it is a plot
    const isFamily = families.some(({ definition }) => definition.name === name);
    return isFamily ? (familyCurve(name, name) as Kinds[K]) : undefined; // it is a plot
  }
}

const articles = { plot: "a plot", experiment: "an experiment", question: "a question", exercise: "an exercise", film: "a film" } as const;

/** One of each kind, to show what an id looks like. */
const examples = { plot: "descent", experiment: "doubling", question: "q1", exercise: "fate", film: "film" } as const;

const list = (names: readonly string[]): string => (names.length > 0 ? names.join(", ") : "none");
