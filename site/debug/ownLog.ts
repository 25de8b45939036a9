import type { PlanForm } from "../../src/labs/gallery/log/planForm.js";
import { longestLog, type ReadLog } from "../../src/labs/gallery/log/readLog.js";
import { sampleLogs } from "../../src/labs/gallery/log/samples.js";
import { formatNumber } from "../../src/plots/format.js";
import { decodeText } from "./decodeText.js";
import type { Desk } from "./desk.js";
import { element } from "./element.js";
import { PlanFields } from "./planFields.js";
import { showVerdict } from "./verdictView.js";

/** More characters than this are held beside the box: a browser takes long to lay them out. */
const mostInBox = 150_000;

/** A log of the reader's own: pasted, dropped or chosen; read and judged by the Worker. */
export function bringOwnLog(host: HTMLElement, desk: Desk): void {
  const part = <T extends HTMLElement>(selector: string): T => {
    const found = host.querySelector<T>(selector);
    if (!found) throw new Error(`The panel has no ${selector}.`);
    return found;
  };
  const box = part<HTMLTextAreaElement>("#log-text");
  const file = part<HTMLInputElement>("[data-file]");
  const judge = part<HTMLButtonElement>("[data-judge]");
  const stop = part<HTMLButtonElement>("[data-stop]");
  const [stepList, lrList] = [part<HTMLSelectElement>("#log-step"), part<HTMLSelectElement>("#log-lr")];
  const fields = new PlanFields(part("form"));
  /** A log that is too long for the box: a file, or what was pasted. */
  let held: { readonly log: File | string; readonly name: string } | null = null;
  /** What stood in the box before a sample or a file took its place. */
  let before: string | null = null;
  let asked = 0;
  /** A log is judged once it is read, and one at a time. */
  let [isRead, isJudging] = [false, false];
  const allow = (): void => {
    judge.disabled = !isRead || isJudging;
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const say = (selector: string, text: string): void => {
    const line = part(selector);
    line.hidden = text === "";
    line.textContent = text;
  };

  const read = async (columns: { step?: string; lr?: string } = {}): Promise<void> => {
    clearTimeout(waiting);
    const mine = ++asked;
    const log = held?.log ?? box.value;
    isRead = false;
    allow();
    try {
      const found = await desk.ask("read", { log, columns });
      if (mine === asked) show(found);
    } catch (error) {
      if (mine === asked) say("[data-log-trouble]", `The log could not be read: ${error instanceof Error ? error.message : error}`);
    }
  };

  const show = ({ columns, step, lr, summary, trouble, shape }: ReadLog): void => {
    say("[data-log-trouble]", trouble ?? "");
    part("[data-summary]").textContent = summary;
    part("[data-columns]").hidden = !(columns.length > 2 || (columns.length > 1 && trouble !== null));
    for (const [list, chosen] of [
      [stepList, step],
      [lrList, lr],
    ] as const) {
      list.replaceChildren(
        ...(chosen === null ? [element("option", { value: "" }, "choose")] : []),
        ...columns.map((name) => element("option", { value: name, selected: name === chosen }, name)),
      );
      list.setAttribute("aria-invalid", String(chosen === null));
    }
    if (shape) fields.suggest(shape);
    isRead = shape !== null;
    allow();
  };

  const hold = (log: File | string, name: string): void => {
    held = { log, name };
    part("[data-held] span").textContent = name;
    part("[data-held]").hidden = false;
    box.closest<HTMLElement>(".field")?.toggleAttribute("hidden", true);
    void read();
  };
  const release = (): void => {
    held = null;
    part("[data-held]").hidden = true;
    box.closest<HTMLElement>(".field")?.removeAttribute("hidden");
  };
  const back = part<HTMLButtonElement>("[data-back]");
  /** Puts a text into the box; what a reader had there can be brought back. */
  const put = (text: string): void => {
    release();
    if (box.value !== "" && !sampleLogs.some((sample) => sample.text === box.value)) before = box.value;
    back.hidden = before === null;
    box.value = text;
    void read();
  };

  const take = async (chosen: File): Promise<void> => {
    if (chosen.size > longestLog) {
      say(
        "[data-log-trouble]",
        `${chosen.name} must be at most ${longestLog / 1e6} MB, got ${formatNumber(chosen.size / 1e6)} MB. Keep every tenth row: awk 'NR == 1 || NR % 10 == 0' ${chosen.name} > short.csv`,
      );
      return;
    }
    try {
      if (chosen.size > mostInBox) hold(chosen, `${chosen.name}, ${formatNumber(chosen.size / 1e6)} MB`);
      else put(decodeText(await chosen.arrayBuffer()));
    } catch {
      say("[data-log-trouble]", `${chosen.name} can't be read. It may have been moved: choose it again.`);
    }
  };

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void read(), 250);
  });
  box.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text") ?? "";
    if (text.length <= mostInBox) return;
    event.preventDefault();
    hold(text, `What you pasted, ${formatNumber(text.length / 1e6)} million characters`);
  });
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (chosen) void take(chosen);
    file.value = ""; // the same file may be chosen again, after it was changed
  });
  host.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    host.toggleAttribute("data-over", true);
  });
  host.addEventListener("dragleave", () => host.removeAttribute("data-over"));
  host.addEventListener("drop", (event) => {
    const [chosen] = event.dataTransfer?.files ?? [];
    host.removeAttribute("data-over");
    if (!chosen) return;
    event.preventDefault();
    void take(chosen);
  });
  part("[data-drop-file]").addEventListener("click", () => {
    release();
    box.focus();
    void read();
  });
  back.addEventListener("click", () => {
    release();
    box.value = before ?? "";
    before = null;
    back.hidden = true;
    void read();
  });
  for (const list of [stepList, lrList])
    list.addEventListener("change", () => {
      if (/epoch/i.test(stepList.value)) part<HTMLSelectElement>("#log-unit").value = "epochs";
      void read({ ...(stepList.value ? { step: stepList.value } : {}), ...(lrList.value ? { lr: lrList.value } : {}) });
    });
  part("[data-samples]").replaceChildren(
    ...sampleLogs.map(({ name, text, form }) => {
      const button = element("button", { type: "button", class: "button quiet" }, name);
      button.addEventListener("click", () => {
        put(text);
        fields.fill(form);
      });
      return button;
    }),
  );
  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const form: PlanForm = { ...fields.form, unit: part<HTMLSelectElement>("#log-unit").value as PlanForm["unit"] };
    const progress = part<HTMLProgressElement>("progress");
    progress.value = 0;
    // A bar that flashes for a moment only disturbs.
    const slow = setTimeout(() => {
      progress.hidden = false;
      stop.hidden = false;
    }, 150);
    isJudging = true;
    allow();
    say("[data-plan-trouble]", "");
    desk
      .ask("judge", form, (done) => {
        progress.value = done;
      })
      .then(async (verdict) => {
        if ("trouble" in verdict) say("[data-plan-trouble]", verdict.trouble);
        else await showVerdict(part("[data-found]"), verdict);
      })
      .catch((error: unknown) => say("[data-plan-trouble]", error instanceof Error ? error.message : String(error)))
      .finally(() => {
        clearTimeout(slow);
        progress.hidden = true;
        isJudging = false;
        allow();
        if (document.activeElement === stop) judge.focus();
        stop.hidden = true;
      });
  });
  stop.addEventListener("click", () => {
    desk.stop("judge", "Stopped. The log is still here: say more of the plan, or try again.");
    // The new Worker has not read it yet.
    void read({ ...(stepList.value ? { step: stepList.value } : {}), ...(lrList.value ? { lr: lrList.value } : {}) });
  });
  if (box.value !== "") void read();
}
