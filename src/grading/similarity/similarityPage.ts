import { shownName, shownText } from "../feedback/shownText.js";
import { htmlPage } from "../htmlPage.js";
import type { Answer, Similar, SimilarPair, Span } from "./similarPairs.js";

/** An exercise's answers and what they share. */
export interface Compared {
  readonly title: string;
  readonly answers: readonly Answer[];
  readonly similar: Similar;
  /** Answers that can't be compared, with the reason. */
  readonly unread: readonly { readonly id: string; readonly trouble: string }[];
}

/** Of each exercise so many pairs are shown; the table has more. */
const shownPairs = 25;

/** The most that is shown of an answer, in characters. */
const longest = 10_000;

/** Beneath the title: what a pair is not, and how often honest ones stand above copies. `test/grading/similarity.test.ts` measures it. */
const notes = `<p><strong>A pair is a reason to look, and no proof.</strong> Short exercises have few ways to be right: people who never met write the same lines.
Nothing here says who wrote first, or whether working together was allowed. Read both codes, and talk to both.</p>
<p class="note">Compared are runs of ten tokens, with names, numbers, texts, types, comments and layout made alike. What the start and the printed solution have is taken
away. Rare code counts more; what a twentieth of the class shares (at least 10 answers, at most 100) counts as usual, so a text that goes round among more people makes no pair.</p>
<p class="note">Measured on 19 honest answers to one exercise of five lines, with a disguised copy of each added in turn: 14 copies were the first pair, 4 stood behind three to seven
honest pairs, and 1 was not found, as its code was everybody’s. Of the 171 honest pairs 70 shared something.</p>`;

/** The instructor's page of what answers share. Codes are shown as text, whatever they hold. */
export function similarityPage({ title, exercises }: { readonly title: string; readonly exercises: readonly Compared[] }): string {
  const body = `<header>
<p class="kicker">for those who teach: holds students’ code</p>
<h1>${shownName(title)}: similar answers</h1>
</header>
<main>
${notes}
${exercises.map(section).join("\n")}
</main>`;
  return htmlPage({ title: `${title}: similar answers`, body });
}

function section({ title, answers, similar, unread }: Compared): string {
  const { pairs, usual, plain } = similar;
  const shown = pairs.slice(0, shownPairs);
  const more =
    pairs.length > shown.length ? ` The first ${shown.length} of ${pairs.length} pairs are shown; pairs.csv has the others.` : "";
  const own = plain === 0 ? "" : ` Without code of their own, or with only what more than ${usual} share: ${plain}.`;
  const said = `${answers.length} ${answers.length === 1 ? "answer" : "answers"} compared.${own}${pairs.length === 0 ? " No two share unusual code." : more}`;
  const troubles = unread.map(({ id, trouble }) => `<li><bdi>${shownName(id)}</bdi>: ${shownText(trouble, 300)}</li>`).join("");
  return `<section>
<h2>${shownName(title)}</h2>
<p>${said}</p>
${troubles === "" ? "" : `<p>Not compared:</p><ul>${troubles}</ul>`}
${shown.map((pair, i) => pairHtml(answers, similar, pair, i + 1)).join("\n")}
</section>`;
}

function pairHtml(answers: readonly Answer[], similar: Similar, pair: SimilarPair, rank: number): string {
  const [a, b] = [answers[pair.a] as Answer, answers[pair.b] as Answer]; // a pair is of answers
  const shared = similar.shared(pair);
  return `<details${rank <= 3 ? " open" : ""}>
<summary>${rank}. <bdi>${shownName(a.id)}</bdi> and <bdi>${shownName(b.id)}</bdi>: ${Math.round(pair.share * 100)} % of the shorter one’s own code</summary>
<div class="pair">${codeHtml(a, shared.a)}${codeHtml(b, shared.b)}</div>
</details>`;
}

function codeHtml({ id, code }: Answer, spans: readonly Span[]): string {
  const text = code.slice(0, longest);
  const parts: string[] = [];
  let at = 0;
  const show = (to: number): void => {
    parts.push(shownText(text.slice(at, to), longest));
    at = Math.max(at, to);
  };
  for (const { from, to } of spans) {
    if (from >= longest) break;
    show(from);
    parts.push("<mark>");
    show(to);
    parts.push("</mark>");
  }
  show(text.length);
  const cut = code.length > longest ? `<span class="cut"> … cut, ${code.length.toLocaleString("en")} characters in all</span>` : "";
  return `<div><p class="label"><bdi>${shownName(id)}</bdi></p><pre tabindex="0" role="group" aria-label="Code of ${shownName(id)}">${parts.join("")}${cut}</pre></div>`;
}
