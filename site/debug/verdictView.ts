import type { LogVerdict } from "../../src/labs/gallery/log/judgeLog.js";
import { drawInto } from "../islands/draw.js";
import { diagnosisView, othersView, sureness, titleOf } from "./diagnosisView.js";
import { element } from "./element.js";

/** Shows what a log turned out to be: the picture, the name of the bug, and everything that goes with it. */
export async function showVerdict(
  host: HTMLElement,
  { diagnosis, plan, isGuess, figure }: Exclude<LogVerdict, { trouble: string }>,
): Promise<void> {
  const told = host.querySelector<HTMLElement>("[data-told]");
  const picture = host.querySelector<HTMLElement>("figure");
  if (!told || !picture) return;
  const words = plan.map(({ term, text }) => `${term}: ${text}`).join(". ");
  const title = titleOf(diagnosis.bug);
  told.dataset.state = diagnosis.bug === "healthy" ? "right" : "wrong";
  told.replaceChildren(
    element("h3", {}, title.charAt(0).toUpperCase() + title.slice(1), " ", element("small", {}, `(${sureness(diagnosis.confidence)})`)),
    element("p", { class: "hint" }, `${isGuess ? "Supposed, as nobody said what was meant. " : ""}${words}.`),
    ...diagnosisView(diagnosis),
    ...[othersView(diagnosis.candidates, titleOf)].filter((one) => one !== null),
  );
  host.hidden = false;
  told.focus();
  const caption = picture.querySelector<HTMLElement>("figcaption");
  if (caption) caption.style.minHeight = "";
  await drawInto(picture, figure);
}
