import { ControlPanel } from "./controls.js";
import { drawInto } from "./draw.js";
import type { Order, Report } from "./experiment.worker.js";
import { modelOf } from "./model.js";

/** Runs an experiment in a Worker: progress while it runs, cancel at any time, its figure at the end. */
export async function bring(host: HTMLElement): Promise<void> {
  const { lesson = "" } = host.dataset;
  const start = host.querySelector<HTMLButtonElement>("[data-run]");
  const cancel = host.querySelector<HTMLButtonElement>("[data-cancel]");
  const progress = host.querySelector("progress");
  let worker: Worker | undefined;
  let isRunning = false;

  const running = (yes: boolean): void => {
    isRunning = yes;
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
  /** A Worker that loads the lesson's code, as the page itself does meanwhile. */
  const prepared = (): Worker => {
    const made = new Worker(new URL("./experiment.worker.ts", import.meta.url), { type: "module" });
    made.addEventListener("message", ({ data }: MessageEvent<Report>) => {
      if ("part" in data) {
        if (progress) progress.value = data.part;
        return;
      }
      const wasRunning = isRunning;
      stop();
      if ("figure" in data) void drawInto(host, data.figure);
      else if (wasRunning) panel.say(`The run stopped: ${data.error}`);
    });
    made.addEventListener("error", () => {
      const wasRunning = isRunning;
      stop();
      if (wasRunning) panel.say("The run's code did not load. Reload the page to try again.");
    });
    made.postMessage({ lesson } satisfies Order);
    return made;
  };
  if (typeof Worker === "function") worker = prepared();

  const experiment = (await modelOf(lesson)).experiments.find(({ id }) => id === host.id);
  if (!experiment) throw new Error(`Lesson ${lesson} has no experiment ${host.id}.`);
  const panel = new ControlPanel(host, experiment.controls, () => {
    panel.say("");
    start?.classList.add("due");
  });
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
    worker ??= prepared();
    worker.postMessage({ lesson, run: { id: host.id, values: { ...panel.values } } } satisfies Order);
  };
  start?.addEventListener("click", run);
  cancel?.addEventListener("click", stop);
  if (panel.fromAddress) run();
  host.dataset.live = "";
}
