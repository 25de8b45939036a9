import { parseHTML } from "linkedom";
import { pointsText } from "../../lessons/exercise.js";
import type { SvgDocument } from "../../plots/dom.js";
import { draw } from "../../plots/draw.js";
import { durationText } from "../durationText.js";
import { htmlPage } from "../htmlPage.js";
import { type Row, type Status, statuses as statusNames } from "../row.js";
import type { Standing } from "../standing.js";
import { distribution, distributionFigure } from "./distributionFigure.js";
import { type ItemStatistics, itemStatistics } from "./itemStatistics.js";
import { shownName, shownText } from "./shownText.js";
import { endings } from "./studentPage.js";
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
const most = { answers: 40, names: 60, rows: 200 } as const;

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
  return `<figure>${drawings}<figcaption>${shownText(figure.sentence)} Counted are those who handed in, after what lateness took off.</figcaption></figure>`;
}

/** Submissions that can't be graded, tests that are broken, answers that ran out of time or room. */
function attentionHtml(rows: readonly Row[], page: Labels): string {
  const whose = (row: Row): readonly [string, string] => [page.nameOf(row.submission), page.titleOf(row.exercise)];
  // A file that can't be read is told once, whatever exercises it answers.
  const ungraded = new Map<string, [Row, ...Row[]]>();
  for (const row of rows.filter(({ gradable }) => !gradable)) {
    const key = JSON.stringify([row.submission, messageOf(row)]);
    const same = ungraded.get(key);
    if (same) same.push(row);
    else ungraded.set(key, [row]);
  }
  const parts = [
    table(
      "Not gradable: nothing of these was run. Their points are 0 until the student hands in again or you give some.",
      ["who:student", "exercise", "why"],
      [...ungraded].map(([, same]) => [
        page.nameOf(same[0].submission),
        same.map(({ exercise }) => page.titleOf(exercise)).join("<br>"),
        `<div class="message">${shownText(messageOf(same[0]), 500)}</div>`,
      ]),
    ),
    table(
      "Broken tests: nobody's answer is to blame. Repair the exercise and grade again.",
      ["who:student", "exercise", "test"],
      rows.flatMap((row) => endedHtml(row, ["fault"]).map((what) => [...whose(row), what])),
    ),
    table(
      "Stopped: too slow, too much memory or too much output.",
      ["who:student", "exercise", "where"],
      rows.flatMap((row) => endedHtml(row, ["timeout", "memory", "output"]).map((what) => [...whose(row), what])),
    ),
  ].filter((html) => html !== "");
  return parts.length > 0 ? parts.join("\n") : "<p>Everything could be graded, no test is broken, and no answer was stopped.</p>";
}

/** What is told of a row where nothing was run. */
const messageOf = ({ tests }: Row): string => tests[0]?.message ?? "";

/** For each of these endings that tests of a row had: which tests, and what the first of them said. An endless loop is told once. */
function endedHtml({ tests }: Row, wanted: readonly Status[]): readonly string[] {
  return wanted.flatMap((status) => {
    const ended = tests.filter((one) => one.status === status);
    const [first] = ended;
    if (first === undefined) return [];
    const which =
      ended.length === 1
        ? `in “${shownName(first.name)}”`
        : ended.length === tests.length
          ? `in all ${ended.length} tests`
          : `in ${ended.length} of ${tests.length} tests, first in “${shownName(first.name)}”`;
    return [`${endings[status][1]} ${which}<div class="message">${shownText(first.message, 300)}</div>`];
  });
}

function itemsHtml(items: readonly ItemStatistics[], page: Labels): string {
  if (items.length === 0) return "<p>Nothing has been graded yet.</p>";
  const body = items.map(({ exercise, name, visibility, n, difficulty, discrimination, statuses }) => [
    page.titleOf(exercise),
    `${shownName(name)}${visibility === "hidden" ? " (hidden)" : ""}`,
    String(n),
    difficulty === null ? "–" : `${Math.round(difficulty * 100)} %`,
    discrimination === null ? "–" : signed(discrimination),
    statusNames.flatMap((status) => (statuses[status] ? `${statuses[status]} × ${endings[status][1]}` : [])).join(", "),
  ]);
  return `${table(
    "How hard each test is, and whether it tells strong from weak.",
    ["exercise", "wide:test", "number:n", "number:won", "number:discrimination", "how it ended"],
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
    .map(({ exercise, test, status, example, submissions }) => [
      String(submissions.length),
      `${page.titleOf(exercise)}<br>${shownName(test)}`,
      `<span class="word">${endings[status][0]} ${endings[status][1]}</span><div class="message">${shownText(example, 600)}</div><details class="note"><summary>who</summary>${namesOf(submissions, page)}</details>`,
    ]);
  const rest = shared.length > most.answers ? `${countOf(shared.length - most.answers, "rarer group")} left out. ` : "";
  const single = alone > 0 ? `${countOf(alone, shared.length > 0 ? "further wrong answer" : "wrong answer")} that nobody else gave.` : "";
  if (groups.length === 0) return "<p>No wrong answers.</p>";
  return `${table("The same test said the same about these; one example, and who.", ["number:how many", "wide:exercise and test", "what it said"], body)}<p class="note">${rest}${single}</p>`;
}

const namesOf = (submissions: readonly string[], page: Labels): string =>
  submissions.slice(0, most.names).map(page.nameOf).join(", ") +
  (submissions.length > most.names ? ` and ${submissions.length - most.names} more` : "");

function lateHtml(late: readonly Standing[], page: Labels): string {
  const body = late.map(({ student, lateSeconds, raw, penalty, total }) => [
    page.nameOf(student),
    durationText(lateSeconds),
    `${pointsText(raw)} − ${pointsText(penalty)} = ${pointsText(total)}`,
  ]);
  return late.length > 0
    ? table("Late: what was won, less what that costs.", ["who:student", "by", "number:points"], body)
    : "<p>Nobody was late.</p>";
}

const missingHtml = (missing: readonly Standing[], page: Labels): string =>
  missing.length > 0
    ? `<p>Nothing from ${missing.map(({ student }) => page.nameOf(student)).join(", ")}.</p>`
    : "<p>Everybody handed in.</p>";

/**
 * A table; on a phone each row is a block, and each cell says what it is. Empty where it has no rows.
 *
 * @param columns their names, after "number:", "who:" or "wide:" where a column holds that.
 * @param rows HTML of their cells. The roles say again what a row shown as a block would no longer be.
 */
function table(caption: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const named = columns.map((column) => {
    const [name = "", kind] = column.split(":").reverse();
    return { name, kind: kind === undefined ? "" : ` class="${kind}"` };
  });
  const head = named.map(({ name, kind }) => `<th scope="col" role="columnheader"${kind}>${name}</th>`).join("");
  const body = rows.slice(0, most.rows).map((cells) => {
    const row = cells.map((html, i) => `<td role="cell"${named[i]?.kind} data-name="${named[i]?.name}"><div>${html}</div></td>`);
    return `<tr role="row">${row.join("")}</tr>`;
  });
  const more = rows.length > most.rows ? `<p class="note">${rows.length - most.rows} more are in the results files.</p>` : "";
  return `<p class="note">${caption}</p><div class="scroll" tabindex="0" role="group" aria-label="${caption.split(/[.:,]/)[0]}"><table class="class" role="table">
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">${body.join("\n")}</tbody></table></div>${more}`;
}
