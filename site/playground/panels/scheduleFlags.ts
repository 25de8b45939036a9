import { type Issue, scheduleIssues } from "../../../src/labs/playground/scheduleIssues.js";
import { make, makeButton } from "./make.js";
import type { Editing } from "./scheduleEditing.js";

/** How long the schedule has to stand still before it is looked over, in milliseconds. */
const pause = 200;

/** What a run would stumble over, each with a way to it and, where there is one, a way out. `look` goes to an update. */
export function bringFlags(host: HTMLElement, editing: Editing, look: (update: number) => void): () => void {
  const list = host.querySelector(".flags") as HTMLElement; // the page has it
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown = "";

  const item = ({ sentence, mend, at }: Issue): HTMLElement => {
    const acts = make("span", { class: "row" });
    if (mend) acts.append(makeButton(mend.label, () => editing.set(mend.lr)));
    acts.append(makeButton("Show", () => look(at), { "aria-label": `Show update ${at}` }));
    return make("li", { class: "flag" }, make("span", {}, sentence), acts);
  };
  const check = (): void => {
    const issues = scheduleIssues(editing.lr, editing.steps);
    const text = issues.map(({ sentence }) => sentence).join("\n");
    // What each button does depends on the whole schedule, so they are made anew; but a list that says the same is not announced again.
    const isSame = text === shown;
    shown = text;
    const focused = [...list.querySelectorAll("button")].indexOf(document.activeElement as HTMLButtonElement);
    list.setAttribute("aria-live", isSame ? "off" : "polite");
    list.replaceChildren(...issues.map(item));
    if (focused < 0) return;
    const buttons = list.querySelectorAll("button");
    (buttons[Math.min(focused, buttons.length - 1)] ?? host.querySelector<HTMLElement>("[data-undo]"))?.focus();
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(check, pause);
  };
}
