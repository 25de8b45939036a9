import type { Interactive, NumberControl, Value } from "../../src/labs/interactive.js";
import { ControlPanel } from "./controls.js";
import { drawInto } from "./draw.js";
import { pictureOf } from "./model.js";
import { phone } from "./phone.js";

// On its way while the lesson's own code loads.
void import("../../src/plots/draw.js");

/** A whole play takes this long, in milliseconds. */
const playTime = 6000;
const redrawTime = 1000 / 30;

export const bring = async (host: HTMLElement): Promise<void> => void (await follow(host, await pictureOf(host)));

/** A picture that follows its controls. */
export interface Followed {
  readonly panel: ControlPanel;
  /** Draws it anew, after its values were set by other means than its controls. */
  redraw(): Promise<void>;
}

/** Makes a picture follow its controls: at most 30 redraws a second, the newest values win. `also` is called with what was drawn. */
export async function follow(
  host: HTMLElement,
  picture: Interactive,
  also: (values: Readonly<Record<string, Value>>) => void = () => {},
): Promise<Followed> {
  let last = 0;
  let waiting = false;
  let failed = false;
  const caption = host.querySelector("figcaption");

  const redraw = async (): Promise<void> => {
    if (waiting) return;
    waiting = true;
    // While it moves, a screen reader would never get to the end of a sentence.
    caption?.setAttribute("aria-busy", "true");
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, last + redrawTime - performance.now())));
    await new Promise(requestAnimationFrame);
    waiting = false;
    last = performance.now();
    try {
      await drawInto(host, picture.figure(panel.values));
      also(panel.values);
      if (failed) panel.say("");
      failed = false;
    } catch (error) {
      // Values that do not go together, such as a floor above the first rate: the last picture stays.
      failed = true;
      panel.say(error instanceof Error ? error.message : String(error));
    }
    settle();
  };
  let settled: ReturnType<typeof setTimeout> | undefined;
  const settle = (): void => {
    clearTimeout(settled);
    settled = setTimeout(() => caption?.setAttribute("aria-busy", "false"), 400);
  };

  const panel = new ControlPanel(host, picture.controls, () => void redraw());
  phone.addEventListener("change", () => void redraw());
  for (const [name, control] of Object.entries(picture.controls)) {
    if (control.type === "number" && control.time) makePlayable(host, panel, name, control, redraw);
  }
  await redraw();
  host.dataset.live = "";
  return { panel, redraw };
}

/** Wires the play button of the control that stands for time, or step buttons where the reader asks for less motion. */
function makePlayable(host: HTMLElement, panel: ControlPanel, name: string, control: NumberControl, redraw: () => Promise<void>): void {
  const button = host.querySelector<HTMLButtonElement>(`[data-play="${name}"]`);
  const steppers = host.querySelector<HTMLElement>(".steppers");
  if (!button) return;
  const { min, max, step } = control;
  const snapped = (value: number): number => Number(Math.min(max, min + Math.round((value - min) / step) * step).toPrecision(12));
  const go = (value: number): void => {
    if (value === panel.values[name]) return;
    panel.set(name, value);
    void redraw();
  };

  let frame = 0;
  const pause = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    button.setAttribute("aria-label", "Play");
    delete button.dataset.playing;
    panel.keep();
  };
  const play = (): void => {
    const now = panel.values[name] as number;
    const from = now >= max ? min : now;
    const began = performance.now();
    button.setAttribute("aria-label", "Pause");
    button.dataset.playing = "";
    const tick = (time: number): void => {
      const value = Math.max(min, from + ((time - began) / playTime) * (max - min));
      go(snapped(value));
      if (value >= max) pause();
      else frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
  };
  button.addEventListener("click", () => (frame === 0 ? play() : pause()));
  host.addEventListener("input", (event) => {
    if (frame !== 0 && event.target instanceof HTMLInputElement) pause();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && frame !== 0) pause();
  });
  new IntersectionObserver(([entry]) => {
    if (entry && !entry.isIntersecting && frame !== 0) pause();
  }).observe(host);

  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const choose = (): void => {
    button.hidden = still.matches;
    if (steppers) steppers.hidden = !still.matches;
    if (still.matches && frame !== 0) pause();
  };
  still.addEventListener("change", choose);
  choose();
  for (const stepper of host.querySelectorAll<HTMLButtonElement>("[data-step]")) {
    stepper.addEventListener("click", () => {
      const by = Number(stepper.dataset.step) * Math.max(step, (max - min) / 10);
      go(snapped(Math.max(min, (panel.values[name] as number) + by)));
      panel.keep();
    });
  }
}
