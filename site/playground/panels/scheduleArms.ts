import { type Arm, armNames } from "../../../src/labs/playground/playgroundState.js";
import { make, makeButton } from "./make.js";
import type { Editing } from "./scheduleEditing.js";

/** The runs A, B and C as tabs; one more as a copy of what is shown, one fewer, and what A has for the one that is shown. */
export function bringArms(host: HTMLElement, editing: Editing): () => void {
  const list = host.querySelector("[data-arms]") as HTMLElement; // the page has both
  const acts = host.querySelector("[data-arm-acts]") as HTMLElement;
  const arms = (): readonly Arm[] => editing.state.arms;
  const current = (): Arm => ({ ...(arms()[editing.selected] as Arm) }); // the model keeps `selected` in range

  const add = makeButton("", () => editing.setArms([...arms(), { lr: current().lr, changes: [] }], arms().length));
  const drop = makeButton("", () => {
    const gone = editing.selected;
    editing.setArms(
      arms().filter((_, i) => i !== gone),
      Math.min(gone, arms().length - 2),
    );
    list.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  });
  const copy = makeButton("", () => editing.set((arms()[0] as Arm).lr)); // a state has an arm
  acts.append(add, copy, drop);

  list.addEventListener("keydown", (event) => {
    const to = { ArrowRight: editing.selected + 1, ArrowLeft: editing.selected - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const count = arms().length;
    editing.select((to + count) % count);
    list.querySelectorAll<HTMLElement>('[role="tab"]')[editing.selected]?.focus();
  });

  const tab = (letter: string, i: number): HTMLElement => {
    const button = make(
      "button",
      { type: "button", role: "tab", id: `schedule.${letter}`, "aria-controls": "schedule.editor" },
      make("span", { class: "run-letter", "data-run": letter }, letter),
      make("span", { class: "visually-hidden" }, `run ${letter}`),
    );
    button.addEventListener("click", () => editing.select(i));
    return button;
  };

  const show = (): void => {
    const count = arms().length;
    if (list.children.length !== count) list.replaceChildren(...armNames.slice(0, count).map(tab));
    for (const [i, one] of [...list.querySelectorAll<HTMLElement>('[role="tab"]')].entries()) {
      one.setAttribute("aria-selected", String(i === editing.selected));
      one.tabIndex = i === editing.selected ? 0 : -1;
    }
    host.querySelector("#schedule\\.editor")?.setAttribute("aria-labelledby", `schedule.${editing.letter}`);
    add.hidden = count === armNames.length;
    add.textContent = `Add ${armNames[count] ?? ""}`;
    add.title = `A copy of ${editing.letter}`;
    drop.hidden = count === 1;
    drop.textContent = `Remove ${editing.letter}`;
    copy.hidden = editing.selected === 0;
    copy.textContent = `Copy A to ${editing.letter}`;
  };
  editing.bench.model.addEventListener("state", show);
  return show;
}
