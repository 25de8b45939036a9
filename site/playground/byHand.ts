import { changeAt } from "../../src/labs/playground/changeAt.js";
import { type Arm, armNames } from "../../src/labs/playground/playgroundState.js";
import { ratePlan } from "../../src/labs/playground/ratePlan.js";
import { formatNumber } from "../../src/plots/format.js";
import { onPress, setAble } from "./able.js";
import type { Bench } from "./bench.js";

/** Between two turns of the dial that the run is told of, in milliseconds: a sweep of it is a few changes, not hundreds. */
const between = 120;

/** The rate in the reader's hand: a dial and a drop, from the next update on, and a list of what was done, each with its way back. */
export function bring(host: HTMLElement, { model, session }: Bench): void {
  const part = host.querySelector(".by-hand") as HTMLElement; // the page has one
  const dial = part.querySelector<HTMLInputElement>("[data-dial]");
  const turned = part.querySelector(".turned");
  const drop = part.querySelector<HTMLButtonElement>("[data-drop]");
  const list = part.querySelector<HTMLElement>(".changes");
  const name = part.querySelector(".run-letter");
  const hint = part.querySelector<HTMLElement>("[data-over]");

  const arm = (): Arm => model.state.arms[model.selected] as Arm; // the model keeps `selected` in range
  const next = (): number => session.histories[model.selected]?.step ?? 0;
  const canTurn = (): boolean => next() < model.state.steps && !session.histories[model.selected]?.diverged;
  /** What the turns so far have made of the rate of the next update. */
  const factor = (): number => arm().changes.reduce((product, change) => (change.at <= next() ? product * change.factor : product), 1);
  const put = (changed: Arm, gesture?: string): void =>
    model.set({ ...model.state, arms: model.state.arms.map((other, i) => (i === model.selected ? changed : other)) }, gesture);
  const turn = (by: number, gesture?: string): void => {
    if (canTurn()) put(changeAt(arm(), next(), by), gesture);
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  const follow = (): void => {
    timer = undefined;
    if (dial) turn(10 ** dial.valueAsNumber / factor(), "dial");
  };
  dial?.addEventListener("input", () => {
    timer ??= setTimeout(follow, between);
    showRate(10 ** dial.valueAsNumber);
  });
  dial?.addEventListener("change", () => {
    clearTimeout(timer);
    follow();
    model.gestureEnds();
    show();
  });
  onPress(drop, () => turn(0.1));

  function showRate(times: number): void {
    const own = ratePlan(arm(), model.state).rates[Math.min(next(), model.state.steps - 1)];
    const rate = own === undefined ? "–" : formatNumber((own / factor()) * times);
    const text = `× ${formatNumber(times)}, rate ${rate}`;
    if (turned && turned.textContent !== text) turned.textContent = text;
    // Without the rate, which changes by itself: a screen reader says this when the hand has turned it.
    dial?.setAttribute("aria-valuetext", `× ${formatNumber(times)}`);
  }
  function show(): void {
    const letter = armNames[model.selected] ?? "A";
    if (name instanceof HTMLElement) {
      name.dataset.run = letter;
      name.textContent = letter;
      name.hidden = model.state.arms.length === 1;
    }
    showChanges();
    showDial();
  }
  function showDial(): void {
    setAble(drop, canTurn());
    if (hint) hint.hidden = canTurn();
    if (timer !== undefined || !dial) return;
    dial.value = String(Math.log10(factor()));
    showRate(factor());
  }
  function showChanges(): void {
    const { changes } = arm();
    if (!list) return;
    list.hidden = changes.length === 0;
    const focused = [...list.querySelectorAll("button")].indexOf(document.activeElement as HTMLButtonElement);
    list.replaceChildren(
      ...changes.map((change, i) => {
        const item = document.createElement("li");
        const back = document.createElement("button");
        back.type = "button";
        back.className = "button quiet";
        back.textContent = "Take back";
        const text = `× ${formatNumber(change.factor)} from update ${change.at}`;
        back.setAttribute("aria-label", `Take back ${text}`);
        back.addEventListener("click", () => put({ ...arm(), changes: arm().changes.filter((_, j) => j !== i) }));
        item.append(text, back);
        return item;
      }),
    );
    if (focused >= 0) (list.querySelectorAll("button")[Math.min(focused, changes.length - 1)] ?? dial)?.focus();
  }
  session.addEventListener("update", showDial);
  session.addEventListener("status", showDial);
  model.addEventListener("state", show);
  show();
}
