import { formatNumber } from "../../src/plots/format.js";
import type { Candidate, Diagnosis } from "../../src/schedules/diagnostics/diagnose.js";
import type { Fix } from "../../src/schedules/diagnostics/hypothesis.js";
import { element } from "./element.js";

const number = (value: number | null): string => (value === null ? "–" : formatNumber(value, 4));
const percent = (part: number): string => `${Math.round(100 * part)} %`;

/** What a diagnosis says: the sentence to say, the rows that show it, the line to change. */
export function diagnosisView({ sentence, evidence, fix, advice, bug }: Diagnosis, isEmbedded = false): HTMLElement[] {
  // A card inside another page has no guide beside it.
  const guide = isEmbedded ? { href: `/debug/#${bug}`, target: "_top" } : { href: `#${bug}` };
  return [
    element("p", { class: "say" }, sentence),
    ...(evidence.length > 0 ? [evidenceTable(evidence)] : []),
    ...(fix ? [element("p", {}, advice), changeView(fix)] : []),
    element("p", { class: "more" }, element("a", guide, "In the field guide")),
  ];
}

function evidenceTable(evidence: Diagnosis["evidence"]): HTMLElement {
  const head = ["step", "logged", "planned", "by this story"].map((name) => element("th", { scope: "col" }, name));
  const rows = evidence.map(({ step, logged, planned, predicted }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, String(step)),
      ...[logged, planned, predicted].map((value) => element("td", {}, number(value))),
    ),
  );
  return element(
    "div",
    { class: "scroll evidence", tabindex: "0", role: "region", "aria-label": "Rows that show it" },
    element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows)),
  );
}

/** The lines to change, one under the other. */
function changeView({ before, after }: Fix): HTMLElement {
  const code = (text: string): HTMLElement => element("pre", { class: "code" }, element("code", {}, text));
  return element("div", { class: "change" }, element("p", {}, "Instead of"), code(before), element("p", {}, "write"), code(after));
}

/** What else might explain the rates, the likeliest first; null where nothing does. */
export function othersView(candidates: readonly Candidate[], titleOf: (bug: string) => string): HTMLElement | null {
  const others = candidates.slice(1).filter(({ confidence }) => confidence >= 0.05);
  if (others.length === 0) return null;
  return element(
    "div",
    { class: "others" },
    element("p", {}, "It might also be"),
    element(
      "ul",
      {},
      ...others.map((one) =>
        element("li", {}, element("a", { href: `#${one.bug}` }, titleOf(one.bug)), ` (${percent(one.confidence)}): ${one.sentence}`),
      ),
    ),
  );
}

/** How sure a diagnosis is, in words and as a number. */
export const sureness = (confidence: number): string =>
  `${confidence >= 0.9 ? "sure" : confidence >= 0.6 ? "likely" : "unsure"}, ${percent(confidence)}`;

/** The title of a story, as the field guide on the page has it. */
export const titleOf = (bug: string): string =>
  document.querySelector(`#guide [data-bug="${CSS.escape(bug)}"] [data-title]`)?.textContent ?? bug;
