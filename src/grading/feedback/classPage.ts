import { parseHTML } from "linkedom";
import { pointsText } from "../../lessons/exercise.js";
import type { SvgDocument } from "../../plots/dom.js";
import { draw } from "../../plots/draw.js";
import { htmlPage } from "../htmlPage.js";
import { type Row, type Status, statuses as statusNames } from "../row.js";
import type { Standing } from "../standing.js";
import { distribution, distributionFigure } from "./distributionFigure.js";
import { type ItemStatistics, itemStatistics } from "./itemStatistics.js";
import { shownName, shownText } from "./shownText.js";
import { duration, endings } from "./studentPage.js";
import { type WrongAnswers, wrongAnswers } from "./wrongAnswers.js";

/** What the page of a class is made of. */
export interface ClassPage {
  readonly title: string;
  /** Empty where none is named. */
  readonly course: string;
  readonly standings: readonly Standing[];
}

const { document } = parseHTML("<!doctype html><html><body></body></html>");

/** Wrong answers that are listed, and submissions that are named with each. */
const most = { answers: 40, names: 12, rows: 200 } as const;

/**
 * The report of a class as one HTML file, for those who teach: how points are spread, how hard each test is and whom it tells apart, common
 * wrong answers, and what needs a person. It holds names and what hidden tests say.
 */
export function classPage({ title, course, standings }: ClassPage): string {
  const rows = standings.flatMap(({ exercises }) => exercises.flatMap(({ row }) => row ?? []));
  const titles = new Map(standings.flatMap(({ exercises }) => exercises.map((one) => [one.exercise, one.title])));
  const names = new Map(standings.map(({ student, name }) => [student, name === student ? student : `${name} (${student})`]));
  const in_ = standings.filter(({ submitted, exercises }) => submitted !== null || exercises.some(({ row }) => row !== null));
  const late = standings.filter(({ lateSeconds }) => lateSeconds > 0);
  const page: Labels = {
    titleOf: (exercise) => shownName(titles.get(exercise) ?? exercise),
    nameOf: (submission) => `<bdi>${shownName(names.get(submission) ?? submission)}</bdi>`,
  };
  const here = new Set(in_);
  const missing = standings.filter((standing) => !here.has(standing));
  const body = `<header>
<p class="kicker">${course === "" ? "" : `${shownName(course)} · `}for those who teach: holds names and hidden tests</p>
<h1>${shownName(title)}: the class</h1>
<p>${countOf(standings.length, "student")}, ${in_.length} handed in, ${late.length} of them late.</p>
</header>
<main>
${section("Points", distributionHtml(in_))}
${section("What needs you", attentionHtml(rows, page))}
${section("Tests", itemsHtml(itemStatistics(rows), page))}
${section("Common wrong answers", answersHtml(wrongAnswers(rows), page))}
${section("Late and missing", `${lateHtml(late, page)}${missingHtml(missing, page)}`)}
</main>`;
  return htmlPage({ title: `${title}: the class`, body });
}

interface Labels {
  titleOf(exercise: string): string;
  nameOf(submission: string): string;
}

function section(title: string, html: string): string {
  const id = title.toLowerCase().replaceAll(" ", "-");
  return `<section aria-labelledby="${id}">\n<h2 id="${id}">${title}</h2>\n${html}\n</section>`;
}

const countOf = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

function distributionHtml(standings: readonly Standing[]): string {
  const max = standings.reduce((largest, standing) => Math.max(largest, standing.max), 0);
  if (standings.length === 0 || max === 0) return "<p>Nobody has handed in yet.</p>";
  const figure = distributionFigure(
    distribution(
      standings.map(({ total }) => total),
      max,
    ),
  );
  const svg = (width: number): string => draw(figure, document as unknown as SvgDocument, { width }).outerHTML;
  const drawings = `<div class="desk">${svg(640)}</div><div class="phone">${svg(340)}</div>`;
  return `<figure>${drawings}<figcaption>${shownText(figure.sentence)} Of those who handed in, after what lateness took off.</figcaption></figure>`;
}

/** Submissions that can't be graded, tests that are broken, answers that ran out of time or room. */
function attentionHtml(rows: readonly Row[], page: Labels): string {
  const ungraded = rows.filter(({ gradable }) => !gradable);
  const line = (row: Row, what: string): string =>
    `<tr><td class="who">${page.nameOf(row.submission)}</td><td>${page.titleOf(row.exercise)}</td><td>${what}</td></tr>`;
  const endedBy = (wanted: readonly Status[]): string[] =>
    rows.flatMap((row) =>
      row.tests
        .filter(({ status }) => wanted.includes(status))
        .map(({ name, status, message }) =>
          line(row, `${endings[status][1]} in “${shownName(name)}”<div class="message">${shownText(message, 300)}</div>`),
        ),
    );
  const parts = [
    table(
      "Not gradable: nothing of these was run. Their points are 0 until the student hands in again or you give some.",
      ["student", "exercise", "why"],
      ungraded.map((row) => line(row, `<div class="message">${shownText(row.tests[0]?.message ?? "", 500)}</div>`)),
    ),
    table(
      "Broken tests: nobody's answer is to blame. Repair the exercise and grade again.",
      ["student", "exercise", "test"],
      endedBy(["fault"]),
    ),
    table(
      "Stopped: too slow, too much memory or too much output.",
      ["student", "exercise", "test"],
      endedBy(["timeout", "memory", "output"]),
    ),
  ].filter((html) => html !== "");
  return parts.length > 0 ? parts.join("\n") : "<p>Everything could be graded, no test is broken, and no answer was stopped.</p>";
}

function itemsHtml(items: readonly ItemStatistics[], page: Labels): string {
  if (items.length === 0) return "<p>Nothing has been graded yet.</p>";
  const body = items.map(({ exercise, name, visibility, n, difficulty, discrimination, statuses }) => {
    const ends = statusNames.flatMap((status) => (statuses[status] ? `${statuses[status]} × ${endings[status][1]}` : []));
    const hidden = visibility === "hidden" ? " (hidden)" : "";
    return (
      `<tr><td>${page.titleOf(exercise)}</td><td class="wide">${shownName(name)}${hidden}</td><td class="number">${n}</td>` +
      `<td class="number">${difficulty === null ? "–" : `${Math.round(difficulty * 100)} %`}</td>` +
      `<td class="number">${discrimination === null ? "–" : signed(discrimination)}</td><td>${ends.join(", ")}</td></tr>`
    );
  });
  return `${table(
    "How hard each test is, and whether it tells strong from weak.",
    ["exercise", "test", "#n", "#won", "#discrimination", "how it ended"],
    body,
  )}
<p class="note">“Won” is the mean share of the test's points (difficulty): the larger, the easier. “Discrimination” is the correlation of that share with the points in all
other tests (point-biserial for a test that is passed or not, the test itself left out; Henrysson 1963): near 0 or below it, whoever does well elsewhere does no better here,
and the test or its wording may be at fault. A dash stands where all won the same, or fewer than three answers could be graded. n counts answers that could be graded.</p>`;
}

const signed = (value: number): string => value.toFixed(2).replace("-0.00", "0.00").replace("-", "−");

function answersHtml(groups: readonly WrongAnswers[], page: Labels): string {
  const shared = groups.filter(({ submissions }) => submissions.length > 1);
  const alone = groups.length - shared.length;
  const body = shared
    .slice(0, most.answers)
    .map(
      ({ exercise, test, status, example, submissions }) =>
        `<tr><td class="number">${submissions.length}</td><td class="wide">${page.titleOf(exercise)}<br>${shownName(test)}</td>` +
        `<td><span class="word">${endings[status][0]} ${endings[status][1]}</span><div class="message">${shownText(example, 600)}</div><div class="note">${namesOf(submissions, page)}</div></td></tr>`,
    );
  const rest = shared.length > most.answers ? `${countOf(shared.length - most.answers, "rarer group")} left out. ` : "";
  const single = alone > 0 ? `${countOf(alone, shared.length > 0 ? "further wrong answer" : "wrong answer")} that nobody else gave.` : "";
  if (groups.length === 0) return "<p>No wrong answers.</p>";
  return `${table("The same test said the same about these; one example, and who.", ["#how many", "exercise and test", "what it said"], body)}<p class="note">${rest}${single}</p>`;
}

const namesOf = (submissions: readonly string[], page: Labels): string =>
  submissions.slice(0, most.names).map(page.nameOf).join(", ") +
  (submissions.length > most.names ? ` and ${submissions.length - most.names} more` : "");

function lateHtml(late: readonly Standing[], page: Labels): string {
  const body = late.map(
    ({ student, lateSeconds, raw, penalty, total }) =>
      `<tr><td class="who">${page.nameOf(student)}</td><td>${duration(lateSeconds)}</td><td class="number">${pointsText(raw)} − ${pointsText(penalty)} = ${pointsText(total)}</td></tr>`,
  );
  return late.length > 0
    ? table("Late: what was won, less what that costs.", ["student", "by", "#points"], body)
    : "<p>Nobody was late.</p>";
}

const missingHtml = (missing: readonly Standing[], page: Labels): string =>
  missing.length > 0
    ? `<p>Nothing from ${missing.map(({ student }) => page.nameOf(student)).join(", ")}.</p>`
    : "<p>Everybody handed in.</p>";

/** A table that scrolls where it is too wide; a column whose name begins with # holds numbers. Empty where it has no rows. */
function table(caption: string, columns: readonly string[], rows: readonly string[]): string {
  if (rows.length === 0) return "";
  const head = columns.map((name) => `<th scope="col"${name.startsWith("#") ? ' class="number"' : ""}>${name.replace(/^#/, "")}</th>`);
  const more = rows.length > most.rows ? `<p class="note">${rows.length - most.rows} more are in the results files.</p>` : "";
  return `<p class="note">${caption}</p><div class="scroll" tabindex="0" role="group" aria-label="${caption.split(/[.:,]/)[0]}"><table class="class">
<thead><tr>${head.join("")}</tr></thead>
<tbody>${rows.slice(0, most.rows).join("\n")}</tbody></table></div>${more}`;
}
