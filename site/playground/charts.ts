import { liveFigure } from "../../src/labs/playground/liveFigure.js";
import type { Bench } from "./bench.js";
import { LivePicture } from "./livePicture.js";

/** Rate, losses and norms while the nets train. */
export function bring(host: HTMLElement, { model, session }: Bench): void {
  const panel = host.querySelector(".charts") as HTMLElement; // the page has one
  const boxes = [...panel.querySelectorAll<HTMLInputElement>("[data-show]")];
  const isOn = (name: string): boolean => boxes.some(({ dataset, checked }) => dataset.show === name && checked);
  const picture = new LivePicture(panel.querySelector("figure") as HTMLElement, {
    figure: () => liveFigure(session.histories, model.state, { norms: isOn("norms"), scale: isOn("log") ? "log" : "linear" }),
    isMoving: () => session.status === "running",
  });
  const ask = (): void => picture.ask();
  for (const box of boxes) box.addEventListener("change", ask);
  session.addEventListener("update", ask);
  session.addEventListener("status", ask);
  model.addEventListener("state", ask);
  ask();
}
