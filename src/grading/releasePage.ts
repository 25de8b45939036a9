import { escapeHtml } from "../notebook/host/escapeHtml.js";
import { forReaders } from "../notebook/host/widgets/exercise.js";
import type { Assignment } from "./assignment.js";
import { htmlPage } from "./htmlPage.js";
import { markdownHtml } from "./markdownHtml.js";
import { dueSentences, type Given, pointsSaid, practiceSaid, testsSaid } from "./releaseText.js";

/**
 * Makes an assignment's page as learners get it: what it is worth, when it is due, and the exercises, without solutions, hints and hidden tests.
 *
 * @param given the exercises as everybody gets them; where each student has a variant only their titles and points are shown.
 */
export function releasePage(assignment: Assignment, given: readonly Given[]): string {
  const { title, course, name, variants } = assignment;
  const points = pointsSaid(given.reduce((sum, one) => sum + one.points, 0));
  const practice = variants ? null : practiceSaid(given.map(({ task }) => task));
  const body = `<main>
<p class="kicker">${escapeHtml([course, `${given.length} ${given.length === 1 ? "exercise" : "exercises"}`, points].filter((part) => part !== "").join(" · "))}</p>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(dueSentences(assignment))}</p>
<p>${
    variants
      ? `Each student has exercises of their own, in a notebook of their own: <code>${escapeHtml(name)}.ipynb</code>.`
      : `Write your answers into the notebook <a href="${escapeHtml(name)}.ipynb"><code>${escapeHtml(name)}.ipynb</code></a>, in Jupyter with the kernel LR Lab (TypeScript), and hand that in.`
  }</p>
${practice === null ? "" : `<p class="note">${escapeHtml(practice)}</p>`}
${given.map((one, i) => section(one, i, variants)).join("\n")}
</main>`;
  return htmlPage({ title, body });
}

function section(one: Given, index: number, variants: boolean): string {
  const { task, tag, points } = one;
  const heading = `<h2 id="${escapeHtml(tag)}">${index + 1}. ${escapeHtml(task.title)} <span class="kicker">${pointsSaid(points)}</span></h2>`;
  if (variants) return `<section>\n${heading}\n</section>`;
  return `<section>
${heading}
<div class="prose">
${markdownHtml(task.statement)}
</div>
<p class="label">What you begin with</p>
<pre tabindex="0"><code>${escapeHtml(forReaders(task.start))}</code></pre>
<p class="label">What has points</p>
<ul>${testsSaid(one)
    .map((line) => `<li>${escapeHtml(line)}</li>`)
    .join("")}</ul>
</section>`;
}
