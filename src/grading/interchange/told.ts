import { pointsText, saidOfTest } from "../../lessons/exercise.js";
import type { Row, Status, TestRow } from "../row.js";

/** The most of one message that a results file carries, in characters; PrairieLearn takes 1 MB in all. */
const longest = 10_000;

/**
 * A message as a learning platform can keep and show it: LF alone, no control characters (a database refuses NUL), no half signs, at most
 * 10,000 characters, and what was cut is counted.
 */
export function plainText(text: string, most = longest): string {
  const clean = text
    .slice(0, 2 * most + 2) // enough for what is kept, also where each line end is two signs
    .replace(/\r\n?/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/gu, "\ufffd");
  if (clean.length <= most) return clean;
  const kept = clean.slice(0, most).replace(/\p{Surrogate}$/u, "");
  const length = text.length - (text.match(/\r\n/g)?.length ?? 0);
  return `${kept}… (${length - kept.length} more characters)`;
}

/** A title or a name on one line, at most 200 characters of it when left out. */
export const oneLine = (text: string, most = 200): string => plainText(text.replace(/\s+/g, " ").trim(), most);

const stopped: Readonly<Partial<Record<Status, string>>> = {
  error: "The code threw an error.",
  timeout: "It ran too long.",
  memory: "It took too much memory.",
  output: "It put out too much.",
};

/** What a student is told of a test that did not give all its points; of a hidden one how it ended, and never its message. */
export function toldOf({ name, score, max, status, message, visibility }: TestRow): string {
  if (status === "fault") return "This test is broken, and that is not your answer's fault. Tell whoever teaches you.";
  if (status === "passed") return "";
  if (visibility === "visible" || status === "not-run") return plainText(message);
  return stopped[status] ?? saidOfTest({ name, score, points: max, message, hidden: true }).message;
}

/** Names that tell rows of several exercises apart: "multistep: drops at a milestone". */
export const nameOfTest = ({ exercise }: Row, { name }: TestRow, several: boolean): string =>
  oneLine(several ? `${exercise.slice(exercise.lastIndexOf("/") + 1)}: ${name}` : name);

/** Points of several rows together. */
export const sumOf = (rows: readonly Row[], key: "score" | "max"): number => rows.reduce((total, row) => total + row[key], 0);

/** Points as a number with at most two decimals, as `pointsText` prints them. */
export const rounded = (points: number): number => Number(pointsText(points));

/** "7 of 10 points." */
export const pointsOf = (rows: readonly Row[]): string =>
  `${pointsText(sumOf(rows, "score"))} of ${pointsText(sumOf(rows, "max"))} points.`;

/** Why a row can't be graded, as its tests say; empty where it can. */
export const whyNotGradable = ({ gradable, tests }: Row): string => (gradable ? "" : plainText(tests[0]?.message ?? ""));

/**
 * Checks that rows are one submission's answers to different exercises.
 *
 * @throws a RangeError otherwise, and where there is none.
 */
export function checkOneSubmission(where: string, rows: readonly Row[]): void {
  const ids = [...new Set(rows.map(({ submission }) => submission))];
  if (ids.length !== 1) {
    throw new RangeError(`${where}: the rows must be of one submission, got ${ids.length === 0 ? "none" : ids.slice(0, 5).join(", ")}.`);
  }
  const exercises = rows.map(({ exercise }) => exercise);
  const twice = exercises.find((exercise, i) => exercises.indexOf(exercise) !== i);
  if (twice !== undefined) throw new RangeError(`${where}: each exercise must be there once, got ${twice} twice. Leave one file out.`);
}
