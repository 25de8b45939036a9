import type { DuelOutcome, DuelRates } from "../../../src/labs/playground/duelOutcome.js";
import { sameAgainstBest } from "../../../src/labs/playground/duelSentence.js";
import type { PlaygroundState } from "../../../src/labs/playground/playgroundState.js";
import { writeState } from "../../../src/labs/playground/stateUrl.js";
import type { Bench } from "../bench.js";
import { type DuelResult, duel } from "../duel.js";
import { messageOf } from "../messageOf.js";
import { DuelView } from "./duelView.js";
import { find, sayStatus, sayTrouble } from "./parts.js";

const titles: Readonly<Record<DuelRates, string>> = {
  "as set": "Peak rates as set",
  same: "One peak rate for all",
  best: "Each at its own best peak rate",
};

/** What a way to compare came to, and for which settings. */
interface Finished {
  readonly subject: string;
  readonly outcome: DuelOutcome;
}

/** A comparison depends on all that is set but the seed: it has seeds of its own. */
const subjectOf = (state: PlaygroundState): string => writeState({ ...state, seed: 0 });

/** Arms against A over paired seeds: begins, stops, goes on, and shows the verdicts of each way to choose the rates. */
export function bring(host: HTMLElement, { model }: Bench): void {
  const [run, stop] = [find<HTMLButtonElement>(host, "[data-run]"), find<HTMLButtonElement>(host, "[data-stop]")];
  const progress = find<HTMLProgressElement>(host, "progress");
  const seeds = find<HTMLSelectElement>(host, "select");
  const finished = new Map<DuelRates, Finished>();
  const views = new Map<DuelRates, DuelView>();
  // A run is known by all that decides it: what is there is not made again, whatever is compared next.
  let rows: DuelResult["rows"] = [];
  /** What was stopped on the way. */
  let halted = "";
  let running: AbortController | null = null;

  const rates = (): DuelRates => (host.querySelector<HTMLInputElement>("input:checked")?.value ?? "as set") as DuelRates; // the markup's values
  const orderOf = (): string => JSON.stringify([rates(), seeds.value, subjectOf(model.state)]);
  const refresh = (): void => {
    const isAlone = model.state.arms.length < 2;
    const subject = subjectOf(model.state);
    run.disabled = isAlone;
    run.textContent = halted === orderOf() ? "Go on" : "Compare";
    find(host, "[data-alone]").hidden = !isAlone;
    for (const [kind, view] of views) view.isStale = finished.get(kind)?.subject !== subject;
    const [same, best] = [finished.get("same"), finished.get("best")];
    const beside = find(host, "[data-beside]");
    const isBoth = same !== undefined && best !== undefined && same.subject === best.subject;
    beside.hidden = !isBoth;
    beside.textContent = isBoth ? sameAgainstBest(same.outcome, best.outcome) : "";
  };
  const showRunning = (isRunning: boolean): void => {
    const hadFocus = document.activeElement === (isRunning ? run : stop);
    run.hidden = isRunning;
    stop.hidden = !isRunning;
    progress.hidden = !isRunning;
    progress.value = 0;
    if (hadFocus) (isRunning ? stop : run).focus();
  };
  const show = (kind: DuelRates, outcome: DuelOutcome): void => {
    const view = views.get(kind) ?? new DuelView(find(host, ".duels"), titles[kind]);
    views.set(kind, view);
    view.show(outcome);
  };
  const compare = async (signal: AbortSignal): Promise<void> => {
    const [kind, order, { state }] = [rates(), orderOf(), model];
    const onProgress = ({ done, total }: { done: number; total: number }): void => {
      progress.value = done / total;
      find(host, "[data-count]").textContent = `${done} of ${total} runs`;
    };
    const result = await duel({ state, seeds: Number(seeds.value), rates: kind, signal, results: rows, onProgress });
    const before = rows.length;
    rows = result.rows;
    halted = result.outcome ? "" : order;
    find(host, "[data-count]").textContent = "";
    if (!result.outcome) {
      sayStatus(host, `Stopped. ${rows.length - before} runs are kept, and need not be made again.`);
      if (result.fault !== null)
        sayTrouble(host, `The comparison broke off: ${result.fault} Press Go on to make the runs that are missing.`);
      return;
    }
    finished.set(kind, { subject: subjectOf(state), outcome: result.outcome });
    show(kind, result.outcome);
    sayStatus(host, "Done.");
  };

  run.addEventListener("click", async () => {
    running = new AbortController();
    sayTrouble(host, "");
    sayStatus(host, "Training…");
    showRunning(true);
    try {
      await compare(running.signal);
    } catch (error) {
      sayStatus(host, "");
      sayTrouble(host, `The comparison stopped: ${messageOf(error)}`);
    } finally {
      running = null;
      showRunning(false);
      refresh();
    }
  });
  stop.addEventListener("click", () => running?.abort());
  host.addEventListener("change", refresh);
  model.addEventListener("state", refresh);
  refresh();
  host.dataset.live = "";
}
