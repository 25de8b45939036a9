/** What the package's page says of its lesson. */
export interface Lesson {
  readonly name: string;
  /** Its pages, from the package's root, in order. */
  readonly parts: readonly string[];
  /** Its questions in order, with the letters of their right options. */
  readonly questions: readonly { readonly id: string; readonly right: string }[];
  /** The share of right answers that passes, in per cent, unless the platform names another. */
  readonly pass: number;
}

/** What a learner has done. */
export interface State {
  /** The letters chosen for a question, in the order of choosing: "ca". */
  readonly answers: Readonly<Record<string, string>>;
  /** The parts read to their end, from 1. */
  readonly read: readonly number[];
  /** The part that was open last, from 1. */
  readonly part: number;
}

export const fresh: State = { answers: {}, read: [], part: 1 };

/** A state as the platform keeps it: about 12 characters a question, of the 4096 that SCORM 1.2 allows. */
export const encode = ({ answers, read }: State): string => JSON.stringify({ v: 1, answers, read });

/** The state that `encode` wrote for this lesson, and what of it still makes sense; a fresh one from anything else. */
export function decode(lesson: Lesson, data: string, location: string): State {
  let kept: { v?: unknown; answers?: unknown; read?: unknown } | null = null;
  try {
    kept = JSON.parse(data);
  } catch {
    // Nothing was kept yet, or it is not ours.
  }
  if (typeof kept !== "object" || kept?.v !== 1) kept = {};
  const given = Object(kept.answers) as Readonly<Record<string, unknown>>;
  const answers = lesson.questions.flatMap(({ id }) => {
    const letters = Object.hasOwn(given, id) ? given[id] : null;
    return typeof letters === "string" && /^[a-z]{1,26}$/.test(letters) ? [[id, letters] as const] : [];
  });
  const isPart = (part: unknown): part is number => Number.isInteger(part) && Number(part) >= 1 && Number(part) <= lesson.parts.length;
  const read = Array.isArray(kept.read) ? [...new Set(kept.read.filter(isPart))] : [];
  return { answers: Object.fromEntries(answers), read, part: isPart(Number(location)) ? Number(location) : 1 };
}

/** The state after an option was opened; choosing it again changes nothing. */
export function chosen(state: State, id: string, letter: string): State {
  const before = state.answers[id] ?? "";
  return before.includes(letter) ? state : { ...state, answers: { ...state.answers, [id]: before + letter } };
}

/** The state after "Try again". */
export function retried(state: State, id: string): State {
  const { [id]: _, ...answers } = state.answers;
  return { ...state, answers };
}

/** The state after a part was read to its end. */
export const finishedPart = (state: State, part: number): State =>
  state.read.includes(part) ? state : { ...state, read: [...state.read, part].sort((a, b) => a - b) };

/** How a lesson stands. */
export interface Standing {
  readonly answered: number;
  /** Questions answered right at the first try: as many first choices as there are right options, and each of them right. */
  readonly right: number;
  /** Per cent of the questions; null before the first answer. */
  readonly score: number | null;
  readonly status: "incomplete" | "completed" | "passed";
}

/** How a lesson stands after what was done, with the pass mark in per cent. */
export function standing({ questions, parts }: Lesson, { answers, read }: State, pass: number): Standing {
  const first = questions.map(({ id, right }) => ({ given: [...(answers[id] ?? "")].slice(0, right.length), right }));
  const answered = first.filter(({ given, right }) => given.length === right.length).length;
  const right = first.filter(
    ({ given, right: all }) => given.length === all.length && given.every((letter) => all.includes(letter)),
  ).length;
  const share = questions.length === 0 ? 100 : Number(((100 * right) / questions.length).toFixed(2));
  const isDone = answered === questions.length && read.length === parts.length;
  return {
    answered,
    right,
    score: Object.keys(answers).length === 0 ? null : share,
    status: !isDone ? "incomplete" : share >= pass ? "passed" : "completed",
  };
}

const ranks = ["not attempted", "browsed", "incomplete", "failed", "completed", "passed"];

/** The better of two statuses: what a learner has reached is not taken back. */
export const betterStatus = (before: string, now: string): string => (ranks.indexOf(before) > ranks.indexOf(now) ? before : now);

/** A time in milliseconds as SCORM 1.2 writes it, HHHH:MM:SS.SS. */
export function sessionTime(milliseconds: number): string {
  const hundredths = Math.min(Math.max(0, Math.round(milliseconds / 10)), 9999 * 360_000 + 359_999);
  const two = (value: number): string => String(value).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(hundredths / 360_000), Math.floor(hundredths / 6000) % 60, hundredths % 6000];
  return `${String(hours).padStart(4, "0")}:${two(minutes)}:${two(Math.floor(rest / 100))}.${two(rest % 100)}`;
}
