import type { ArmHistory } from "../../src/labs/playground/armHistory.js";
import { ratePlan } from "../../src/labs/playground/ratePlan.js";
import { formatNumber } from "../../src/plots/format.js";
import type { Bench } from "./bench.js";
import { fingerprint } from "./fingerprint.js";
import { Redraw } from "./redraw.js";

/** A column's last entry in words; a dash before the first update. */
const last = (column: readonly number[]): string => {
  const value = column.at(-1);
  return value === undefined ? "–" : formatNumber(value);
};

/** The numbers of one arm's last update. */
const numbers: Readonly<Record<string, (history: ArmHistory) => string>> = {
  loss: ({ loss }) => last(loss),
  validation: ({ scores }) => last(scores.map(({ loss }) => loss)),
  accuracy({ scores }) {
    const accuracy = scores.at(-1)?.accuracy;
    return accuracy === undefined || accuracy === null ? "–" : `${formatNumber(100 * accuracy)} %`;
  },
  gradNorm: ({ gradNorm }) => last(gradNorm),
  updateNorm: ({ updateNorm }) => last(updateNorm),
};

/** What stands beside the picture: a name, and a number for each arm. */
export function bring(host: HTMLElement, { model, session }: Bench): void {
  const list = host.querySelector(".readings") as HTMLElement; // the page has one
  const rateOf = (arm: number, { step, lr }: ArmHistory): string => {
    const own = model.state.arms[arm];
    const rate = own && ratePlan(own, model.state).rates[step];
    return rate === undefined ? last(lr) : formatNumber(rate);
  };
  const show = (): void => {
    const { length } = model.state.arms;
    for (const row of list.querySelectorAll<HTMLElement>("[data-reading]")) {
      const name = row.dataset.reading ?? "";
      [...row.querySelectorAll<HTMLElement>("dd")].forEach((cell, arm) => {
        const history = session.histories[arm];
        cell.hidden = arm >= length || !history;
        if (cell.hidden || !history) return;
        const letter = cell.querySelector<HTMLElement>(".run-letter");
        if (letter) letter.hidden = length === 1;
        const text = name === "rate" ? rateOf(arm, history) : (numbers[name]?.(history) ?? "");
        const value = cell.querySelector("span:last-child");
        if (value && value.textContent !== text) value.textContent = text;
      });
    }
  };
  const redraw = new Redraw(list, show);
  const print = host.querySelector("[data-fingerprint]");
  const showStatus = (): void => {
    const isAtRest = session.status !== "running" && session.step > 0;
    if (print) print.textContent = isAtRest ? fingerprint(session.histories) : "–";
    redraw.ask();
  };
  session.addEventListener("update", () => redraw.ask());
  session.addEventListener("status", showStatus);
  model.addEventListener("state", showStatus);
  showStatus();
}
