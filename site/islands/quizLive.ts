import { choiceVerdict } from "../../src/lessons/quiz.js";
import { forget, read, write } from "./memory.js";
import { quizKey } from "./quizKey.js";

const isLetters = (value: unknown): value is string[] => Array.isArray(value) && value.every((letter) => /^[a-z]$/.test(letter));

/** The question whose elements these are: an opened option counts as chosen, choices are kept, and "Try again" forgets them. */
export function bring(host: HTMLElement): void {
  const key = quizKey(host);
  const options = [...host.querySelectorAll("details")];
  const status = host.querySelector("[role=status]");
  const retry = host.querySelector<HTMLElement>("[data-retry]");
  const summaries = options.map((option) => option.querySelector("summary"));
  const letterOf = (option: HTMLElement): string => option.dataset.letter ?? "";
  let chosen = read(key, isLetters) ?? [];

  const show = (): void => {
    const found = options.filter((option) => option.dataset.right !== undefined && chosen.includes(letterOf(option))).length;
    const answers = Number(host.dataset.answers);
    const text = choiceVerdict({ answers, found, missed: chosen.length - found });
    if (status && status.textContent !== text) status.textContent = text;
    if (retry) retry.hidden = chosen.length === 0;
  };
  const choose = (option: HTMLElement): void => {
    if (chosen.includes(letterOf(option))) return;
    chosen = [...chosen, letterOf(option)];
    write(key, chosen);
    show();
  };

  for (const option of options) {
    option.addEventListener("toggle", () => {
      if (option.open) choose(option);
    });
    if (chosen.includes(letterOf(option))) option.open = true;
    // Opened while this code was on its way.
    else if (option.open) choose(option);
  }
  retry?.addEventListener("click", () => {
    chosen = [];
    forget(key);
    for (const option of options) option.open = false;
    show();
    summaries[0]?.focus();
  });
  host.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = summaries.indexOf(document.activeElement as HTMLElement | null);
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const lettered = options.find((option) => letterOf(option) === event.key);
    if (at >= 0 && by !== 0) summaries[(at + by + summaries.length) % summaries.length]?.focus();
    else if (lettered) {
      lettered.open = true;
      lettered.querySelector("summary")?.focus();
    } else return;
    event.preventDefault();
  });
  show();
}
