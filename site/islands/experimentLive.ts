import { ControlPanel } from "./controls.js";
import { drawInto } from "./draw.js";
import type { Order, Report } from "./experiment.worker.js";
import { modelOf } from "./model.js";

/** Runs an experiment in a Worker: progress while it runs, cancel at any time, its figure at the end. */
export async function bring(host: HTMLElement): Promise<void> {
  const { lesson = "" } = host.dataset;
  const experiment = (await modelOf(lesson)).experiments.find(({ id }) => id === host.id);
  if (!experiment) throw new Error(`Lesson ${lesson} has no experiment ${host.id}.`);
  const start = host.querySelector<HTMLButtonElement>("[data-run]");
  const cancel = host.querySelector<HTMLButtonElement>("[data-cancel]");
  const progress = host.querySelector("progress");
  const panel = new ControlPanel(host, experiment.controls, () => {
    panel.say("");
    start?.classList.add("due");
  });
  let worker: Worker | undefined;

  const running = (yes: boolean): void => {
    if (start) start.hidden = yes;
    if (cancel) cancel.hidden = !yes;
    if (progress) {
      progress.hidden = !yes;
      progress.value = 0;
    }
  };
  const stop = (): void => {
    const hadFocus = document.activeElement === cancel;
    worker?.terminate();
    worker = undefined;
    running(false);
    if (hadFocus) start?.focus();
  };
  const run = (): void => {
    if (typeof Worker !== "function") {
      panel.say(
        "This browser has no Workers, so nothing runs here. The picture shows the course's own run; the notebook runs it anywhere.",
      );
      return;
    }
    panel.say("");
    start?.classList.remove("due");
    const hadFocus = document.activeElement === start;
    running(true);
    if (hadFocus) cancel?.focus();
    worker = new Worker(new URL("./experiment.worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<Report>) => {
      if ("part" in data) {
        if (progress) progress.value = data.part;
        return;
      }
      stop();
      if ("error" in data) panel.say(`The run stopped: ${data.error}`);
      else void drawInto(host, data.figure);
    });
    worker.addEventListener("error", () => {
      stop();
      panel.say("The run's code did not load. Reload the page to try again.");
    });
    worker.postMessage({ lesson, id: host.id, values: { ...panel.values } } satisfies Order);
  };
  start?.addEventListener("click", run);
  cancel?.addEventListener("click", stop);
  if (panel.fromAddress) run();
  host.dataset.live = "";
}
