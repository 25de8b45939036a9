import type { KeptAttempt } from "../../src/lessons/course/14-capstone/kept.js";
import { readRates } from "../../src/lessons/course/14-capstone/rates.js";
import { comparedFigure, scoreOf, sentencesOf, standing, summaryOf } from "../../src/lessons/course/14-capstone/report.js";
import { fromUrl } from "../../src/schedules/export/url.js";
import { drawInto } from "../islands/draw.js";
import { make, makeButton } from "../playground/panels/make.js";
import { find } from "../playground/panels/parts.js";

/** Shows what an attempt came to: its score in words, where it stands, and its curves; nothing where there is no finished one. */
export async function showResult(host: HTMLElement, attempt: KeptAttempt | undefined, number: number): Promise<void> {
  const { results } = attempt ?? {};
  host.hidden = !attempt || !results;
  if (!attempt || !results) return;
  find(host, ".panel-title").textContent = `Attempt ${number}`;
  const { prediction, link } = attempt;
  find(host, "[data-sentences]").replaceChildren(
    ...sentencesOf({ prediction, results }).map((text, i) => make("li", {}, i === 0 ? make("strong", {}, text) : text)),
  );
  const text = summaryOf({ link, prediction, results });
  const line = find(host, "[data-copied]");
  line.textContent = "";
  const page = `${location.origin}${location.pathname}?${link}`;
  find(host, "[data-acts]").replaceChildren(
    makeButton("Copy the report", () => void copy(text, line)),
    makeButton("Copy a link to the schedule", () => void copy(page, line)),
    makeButton("Print", () => print()),
  );
  const mine = results.map(({ accuracy }) => accuracy);
  await drawInto(find(host, "[data-standing]"), standing(mine));
  await drawInto(find(host, "[data-curves]"), comparedFigure({ rates: readRates("capstone", fromUrl(link)), results }));
}

/** Every attempt in order: what was said, and what came; pressing one shows it. */
export function showAttempts(
  host: HTMLElement,
  attempts: readonly KeptAttempt[],
  chosen: number | null,
  choose: (i: number) => void,
): void {
  host.hidden = attempts.length === 0;
  find(host, "ol").replaceChildren(
    ...attempts.map(({ prediction: { low, high, versusLinear }, results, ...rest }, i) => {
      const said = `you said ${low} to ${high} %, ${versusLinear}`;
      if (!results) return make("li", {}, `Not finished; ${said}.`);
      const { mean, regret, linear, came } = scoreOf({ results, prediction: { low, high, versusLinear } });
      const right = [came.range, came.word].filter(Boolean).length;
      const words = `${mean.toFixed(1)} %, regret ${regret < 0 ? "−" : ""}${Math.abs(regret).toFixed(1)}; ${said}: ${linear.verdict}, ${right} of 2 right.`;
      const open = makeButton("Show", () => choose(i), { "aria-label": `Show attempt ${i + 1}`, "aria-pressed": String(i === chosen) });
      return make("li", { title: rest.link }, make("span", {}, words), " ", open);
    }),
  );
}

async function copy(text: string, line: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    line.textContent = "Copied.";
  } catch {
    line.replaceChildren("This browser does not let a page copy. Select it here:", make("pre", { tabindex: 0 }, text));
  }
}
