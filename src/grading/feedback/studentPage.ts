import { pointsText } from "../../lessons/exercise.js";
import { durationText } from "../durationText.js";
import { htmlPage } from "../htmlPage.js";
import { markdownHtml } from "../markdownHtml.js";
import type { Row, Status, TestRow } from "../row.js";
import { type ExerciseStanding, openSaid, type Standing } from "../standing.js";
import { timeText } from "../timeText.js";
import type { HandedInCell } from "./handedIn.js";
import { shownName, shownText } from "./shownText.js";

/** What a student's page is made of. Nothing else can get onto it: no solution, no seed, no other student. */
export interface StudentPage {
  readonly title: string;
  /** Empty where none is named. */
  readonly course: string;
  /** ISO 8601; null where there is no end. */
  readonly due: string | null;
  /** What lateness costs, in a sentence. */
  readonly lateRule: string;
  readonly standing: Standing;
  /** null where nothing was handed in that can be shown. */
  readonly cells: readonly HandedInCell[] | null;
  /** Whether they are of an earlier notebook, which counts because it won more. */
  readonly isEarlier?: boolean;
  /** Exercises whose points are an earlier notebook's, and not those of the one shown. */
  readonly earlier?: readonly string[];
}

/** Characters of everything from the notebook that a page shows. */
const room = 400_000;
const longest = { code: 40_000, prose: 10_000, output: 4_000 } as const;

/** Characters of markdown that a page's parser gets; what comes after stands there as text. */
const roomToParse = 40_000;

/** A student's feedback as one HTML file: points, what each test says, and their notebook around it. */
export function studentPage({ title, course, due, lateRule, standing, cells, isEarlier = false, earlier = [] }: StudentPage): string {
  const { name, student, exercises, submitted } = standing;
  const isHere = submitted !== null || cells !== null || exercises.some(({ row }) => row !== null);
  const tagOf = ({ exercise }: ExerciseStanding): string => exercise.slice(exercise.lastIndexOf("/") + 1);
  const lastCell = new Map(exercises.map((one) => [tagOf(one), (cells ?? []).findLastIndex((cell) => isAnswer(cell, tagOf(one)))]));
  const results = (of: readonly ExerciseStanding[]): string =>
    of
      .filter(isTold)
      .map((one) => exerciseHtml(one, isHere, earlier.includes(one.exercise)))
      .join("\n");
  // Of what was never handed in there is nothing to say but what a person wrote.
  const isTold = ({ row, manual }: ExerciseStanding): boolean => isHere || row !== null || manual !== null;
  const loose = exercises.filter((one) => isTold(one) && (lastCell.get(tagOf(one)) ?? -1) < 0);

  let [left, toParse] = [room, roomToParse];
  const shownCells: string[] = [];
  for (const [i, cell] of (cells ?? []).entries()) {
    const size = cell.source.length + cell.outputs.reduce((sum, output) => sum + Math.min(output.length, longest.output), 0);
    if (cell.kind === "markdown") toParse -= cell.source.length;
    if (left > 0) shownCells.push(cellHtml(cell, toParse >= 0));
    else if (left + size > 0) shownCells.push('<p class="note">The notebook is long; its further cells are not shown.</p>');
    left -= Math.min(size, longest.code) + 100;
    shownCells.push(results(exercises.filter((one) => lastCell.get(tagOf(one)) === i)));
  }
  const body = `<header>
<p class="kicker">${course === "" ? "" : `${shownName(course)} · `}feedback</p>
<h1>${shownName(title)}</h1>
<p><bdi>${shownName(name)}</bdi>${name === student ? "" : ` (<bdi>${shownName(student)}</bdi>)`}. ${isHere ? handedInSentence(standing, due) : `You have handed in nothing.${due === null ? "" : ` Due: ${shownName(timeText(due, due))}.`}`}</p>
</header>
<main>
<section aria-labelledby="points">
<h2 id="points">${pointsText(standing.total)} of ${pointsText(standing.max)} points</h2>
${lateHtml(standing, lateRule)}
${summaryHtml(standing, tagOf, isTold)}
</section>
${loose.length > 0 ? `<section aria-label="Exercises without a cell"><h2>${cells === null ? "Exercises" : "Not in your notebook"}</h2>\n${results(loose)}</section>` : ""}
${cells === null ? "" : `<section aria-labelledby="notebook">\n<h2 id="notebook">What you handed in</h2>\n${isEarlier ? '<p class="note">This is an earlier notebook of yours: it won more than the last one, so it counts.</p>\n' : ""}${shownCells.filter((html) => html !== "").join("\n")}\n</section>`}
</main>`;
  return htmlPage({ title: `${title}: feedback`, body });
}

const isAnswer = ({ kind, tags }: HandedInCell, tag: string): boolean => kind === "code" && tags.includes(tag);

function handedInSentence({ submitted, lateSeconds }: Standing, due: string | null): string {
  const until = due === null ? "" : `, due ${shownName(timeText(due, due))}`;
  if (submitted === null) return `Handed in, nobody knows when${until}.`;
  const after = due === null ? 0 : (Date.parse(submitted) - Date.parse(due)) / 1000;
  const extended = after - lateSeconds > 1 ? " and later for you" : "";
  return `Handed in ${shownName(timeText(submitted, due ?? submitted))}${until}${extended}${lateSeconds > 0 ? `: ${durationText(lateSeconds)} late` : ""}.`;
}

function lateHtml({ lateSeconds, penalty, raw, total }: Standing, rule: string): string {
  if (lateSeconds <= 0) return "";
  const taken =
    penalty > 0
      ? `You won ${pointsText(raw)}, it came ${durationText(lateSeconds)} late, and that takes off ${pointsText(penalty)}: ${pointsText(total)} count.`
      : `It came ${durationText(lateSeconds)} late; nothing is taken off.`;
  return `<p>${taken} ${shownText(rule)}</p>`;
}

function summaryHtml(
  { exercises }: Standing,
  tagOf: (one: ExerciseStanding) => string,
  isTold: (one: ExerciseStanding) => boolean,
): string {
  const line = (one: ExerciseStanding): string => {
    const right = one.row?.tests.filter(({ status }) => status === "passed").length ?? 0;
    const tests =
      one.row === null
        ? "–"
        : one.row.gradable
          ? `${right} of ${one.row.tests.length} right`
          : `<span class="tag wrong">✗ not gradable</span>`;
    const points = `${pointsText(one.score)} of ${pointsText(one.max)}`;
    const title = isTold(one) ? `<a href="#exercise-${shownName(tagOf(one))}">${shownName(one.title)}</a>` : shownName(one.title);
    return `<tr><th scope="row">${title}</th><td>${tests}</td><td class="number">${points}</td></tr>`;
  };
  return `<div class="scroll" tabindex="0" role="group" aria-label="Points by exercise"><table>
<thead><tr><th scope="col">exercise</th><th scope="col">tests</th><th scope="col" class="number">points</th></tr></thead>
<tbody>${exercises.map(line).join("")}</tbody></table></div>`;
}

function exerciseHtml(one: ExerciseStanding, isHandedIn: boolean, isEarlier: boolean): string {
  const { exercise, title, row, manual, open, score, max } = one;
  const id = `exercise-${shownName(exercise.slice(exercise.lastIndexOf("/") + 1))}`;
  return `<section class="box" aria-labelledby="${id}">
<h3 id="${id}">${shownName(title)}: ${pointsText(score)} of ${pointsText(max)} points</h3>
${manual ? manualHtml(manual, one) : ""}${open.length > 0 ? `<p class="note">${shownText(openSaid(open))} Until then it counts as 0.</p>` : ""}
${isEarlier ? '<p class="note">This is about an earlier notebook of yours, which won more here than the one on this page.</p>' : ""}${row ? testsHtml(row, one) : `<p>${isHandedIn ? "This exercise has not been graded." : "Nothing was handed in."}</p>`}
</section>`;
}

function manualHtml(
  { score, comment }: { readonly score: number; readonly comment: string },
  { automatic, row }: ExerciseStanding,
): string {
  const tests = row?.gradable ? `; the tests gave ${pointsText(row.score)} of their ${pointsText(row.max)}` : "";
  const given = Math.abs(score - automatic) > 1e-9 ? `<p>A person gave points here${tests}.</p>` : "";
  return `${given}${comment === "" ? "" : `<p class="label">Whoever graded it writes</p><blockquote>${shownText(comment, 10_000)}</blockquote>`}`;
}

function testsHtml(row: Row, { automatic, max, score }: ExerciseStanding): string {
  if (!row.gradable) {
    const tests = row.tests.length === 1 ? "The test was not run." : `None of the ${row.tests.length} tests was run.`;
    return `<p class="tag wrong">✗ Not gradable</p><p class="message">${shownText(troubleOf(row))}</p><p class="note">${tests}</p>`;
  }
  // Where a person judges a part, the tests count for less than all of `max`.
  const scaled =
    Math.abs(score - automatic) <= 1e-9 && (Math.abs(row.max - max) > 1e-9 || Math.abs(row.score - automatic) > 1e-9)
      ? `<p class="note">The tests gave ${pointsText(row.score)} of ${pointsText(row.max)}, which counts for ${pointsText(automatic)} of these ${pointsText(max)} points.</p>`
      : "";
  return `${scaled}<ul class="tests">${row.tests.map(testHtml).join("")}</ul>`;
}

/** Why nothing could be run: about the student's own file, before any test began. */
const troubleOf = ({ tests }: Row): string =>
  (tests.find(({ visibility }) => visibility === "visible") ?? tests.find(({ status }) => status === "not-run"))?.message ?? "";

/** How each ending is called, with a sign, and whether it is right. */
export const endings: Readonly<Record<Status, readonly [sign: string, word: string, tone: "right" | "wrong" | ""]>> = {
  passed: ["✓", "right", "right"],
  partial: ["◐", "partly", ""],
  failed: ["✗", "not yet", "wrong"],
  error: ["✗", "error", "wrong"],
  timeout: ["✗", "too slow", "wrong"],
  memory: ["✗", "too much memory", "wrong"],
  output: ["✗", "too much output", "wrong"],
  "not-run": ["–", "not run", ""],
  fault: ["!", "test broken", ""],
};

/** What is said of a hidden test that is not right: nothing that tells what it calls, or what came back. */
const hiddenAdvice: Readonly<Record<Status, string>> = {
  passed: "",
  partial: "This test does not say what it calls. Which case is missing?",
  failed: "This test does not say what it calls. Which case is missing?",
  error: "In a call that is not shown your code threw an error.",
  timeout: "In a call that is not shown your code took too long.",
  memory: "In a call that is not shown your code took too much memory.",
  output: "In a call that is not shown your code put out too much.",
  "not-run": "",
  fault: "This test is broken. That is not your answer's fault: tell whoever gave you the exercise.",
};

function testHtml({ name, score, max, status, message, visibility }: TestRow): string {
  const [sign, word, tone] = endings[status];
  const hidden = visibility === "hidden";
  const told = status === "passed" ? "" : hidden ? hiddenAdvice[status] : message;
  return (
    `<li><div class="row"><span class="tag ${tone}">${sign} ${word}</span><span class="name">${hidden ? "a hidden test" : shownName(name, 200)}</span>` +
    `<span class="points">${pointsText(score)} of ${pointsText(max)}</span></div>` +
    `${told === "" ? "" : `<p class="message">${shownText(told)}</p>`}</li>`
  );
}

function cellHtml(cell: HandedInCell, parses: boolean): string {
  if (cell.kind === "markdown") {
    const prose = `<div class="prose">${proseHtml(cell.source, parses)}</div>`;
    return cell.isGiven ? `<details><summary>${shownName(firstLine(cell.source), 80)}</summary>${prose}</details>` : prose;
  }
  if (cell.source.trim() === "" && cell.outputs.length === 0) return "";
  const where = cell.place === null ? "your file" : `cell ${cell.place}`;
  const tags =
    cell.tags.length > 0 && cell.place !== null
      ? ` · ${cell.tags
          .slice(0, 5)
          .map((tag) => shownName(tag, 40))
          .join(", ")}`
      : "";
  const outputs = cell.outputs
    .slice(0, 20)
    .map((output) => `<pre class="out" tabindex="0" aria-label="Output of ${where}">${shownText(output, longest.output)}</pre>`);
  return `<p class="label">${where}${tags}</p><pre class="lines" tabindex="0" aria-label="Code of ${where}">${numbered(cell.source)}</pre>${outputs.join("")}`;
}

/** A text's first line, without the signs of a heading. */
const firstLine = (source: string): string => (source.trim().split("\n")[0] ?? "").replace(/^#+\s*/, "");

/** Code with a number before each line, as the messages count them. */
function numbered(source: string): string {
  const most = longest.code;
  const lines = source.slice(0, most).replace(/\n$/, "").split("\n");
  const note = source.length > most ? `<span class="cut"> … cut, ${source.length.toLocaleString("en")} characters in all</span>` : "";
  return lines.map((line) => `<span class="line">${shownText(line, most)}</span>`).join("") + note;
}

/** The student's own words, as Jupyter would show them where that is harmless, else as text. */
function proseHtml(source: string, parses: boolean): string {
  const asText = `<p class="message">${shownText(source, longest.prose)}</p>`;
  if (!parses || source.length > longest.prose || hostile.test(source) || deep.test(source)) return asText;
  try {
    // Headings there would stand among the page's own.
    return markdownHtml(source)
      .replace(/<h\d>/g, '<p class="title">')
      .replace(/<\/h\d>/g, "</p>");
  } catch {
    return asText; // nested deeper than the stack: it is shown all the same
  }
}

/** Text that is worth seeing character by character. */
const hostile = /(?![\n\r\t\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Lists and quotes in each other that take a parser seconds, or more stack than there is. */
const deep = /^[ \t]*(?:(?:[>*+-]|\d{1,9}[.)])[ \t]*){9}|[>[(*_!]{20}/m;
