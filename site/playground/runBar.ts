import { onPress, setAble } from "./able.js";
import type { Bench } from "./bench.js";
import type { Status } from "./session.js";

/** What the main button does next. */
const names: Readonly<Record<Status, string>> = {
  ready: "Train",
  running: "Pause",
  paused: "Go on",
  done: "Train again",
  failed: "Train",
};

/** Train and pause, one update, ten, back to the first weights, and how quickly. */
export function bring(host: HTMLElement, { model, session }: Bench): void {
  const bar = host.querySelector(".run-bar") as HTMLElement; // the page has one
  const train = bar.querySelector<HTMLButtonElement>("[data-train]");
  const advances = [...bar.querySelectorAll<HTMLButtonElement>("[data-advance]")];
  const rewind = bar.querySelector<HTMLButtonElement>("[data-rewind]");
  const speed = bar.querySelector<HTMLSelectElement>("[data-speed]");
  const count = bar.querySelector("[data-step]");
  const steps = bar.querySelector("[data-steps]");
  const progress = bar.querySelector("progress");

  onPress(train, () => {
    if (session.status === "running") return session.pause();
    if (session.status === "done") session.rewind();
    session.run();
  });
  for (const button of advances) onPress(button, () => session.advance(Number(button.dataset.advance)));
  onPress(rewind, () => session.rewind());
  const setSpeed = (): void => {
    session.speed = speed?.value === "full" ? null : Number(speed?.value);
  };
  speed?.addEventListener("change", setSpeed);
  setSpeed();

  const showCount = (): void => {
    if (count) count.textContent = String(session.step);
    if (progress) progress.value = session.step / model.state.steps;
    setAble(rewind, session.step > 0 || session.histories.some(({ diverged }) => diverged !== null));
  };
  const show = (): void => {
    const { status } = session;
    if (train) train.textContent = names[status];
    const canTrain = status !== "failed";
    setAble(train, canTrain);
    for (const button of advances) setAble(button, canTrain && status !== "done");
    if (steps) steps.textContent = String(model.state.steps);
    showCount();
  };
  session.addEventListener("update", showCount);
  session.addEventListener("status", show);
  model.addEventListener("state", show);
  show();
}
