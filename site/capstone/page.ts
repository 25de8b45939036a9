import { areAttempts, type KeptAttempt } from "../../src/lessons/course/14-capstone/kept.js";
import { readPrediction } from "../../src/lessons/course/14-capstone/prediction.js";
import { readRates } from "../../src/lessons/course/14-capstone/rates.js";
import { fromUrl, toUrl } from "../../src/schedules/export/url.js";
import type { Schedule } from "../../src/schedules/schedule.js";
import { has, read, write } from "../islands/memory.js";
import { isEmbedded } from "../playground/address.js";
import { Model } from "../playground/model.js";
import { find, sayTrouble } from "../playground/panels/parts.js";
import { bring as bringSchedule } from "../playground/panels/schedule.js";
import { Troubles } from "../playground/troubles.js";
import { showAttempts, showResult } from "./results.js";
import { startState, stateOf } from "./start.js";
import { train } from "./train.js";

const key = "capstone";

/** Makes the capstone live: a schedule to make, a prediction to write down, the run, and what came of every attempt. */
export function openCapstone(host: HTMLElement): void {
  if (isEmbedded()) document.documentElement.dataset.embed = "";
  const troubles = new Troubles(find(host, ".troubles"));
  const { lr, trouble } = fromAddress();
  troubles.say("address", trouble);
  const model = new Model(lr ? stateOf(lr) : startState, (state) => {
    const [arm] = state.arms;
    const embed = isEmbedded() ? "&embed" : "";
    if (arm) history.replaceState(history.state, "", `${location.pathname}?${toUrl(arm.lr)}${embed}`);
  });
  bringSchedule(find(host, ".schedule"), { model, session: Object.assign(new EventTarget(), { step: 0 }) });

  const form = find<HTMLFormElement>(host, "form");
  const [run, cancel, progress] = [
    find<HTMLButtonElement>(form, "[data-run]"),
    find<HTMLButtonElement>(form, "[data-cancel]"),
    find<HTMLProgressElement>(form, "progress"),
  ];
  const fields = find<HTMLFieldSetElement>(form, "fieldset");
  const told = find(host, "[data-told]");
  let attempts: readonly KeptAttempt[] = [];
  /** All attempts, those of other tabs too; where nothing can be kept, this page's. */
  const kept = (): readonly KeptAttempt[] => (has(key) ? (read(key, areAttempts) ?? attempts) : attempts);
  attempts = kept();
  let chosenNow: number | null = null;
  let stop: (() => void) | null = null;

  const show = (chosen: number | null): void => {
    chosenNow = chosen;
    showAttempts(find(host, ".attempts"), attempts, chosen, show);
    const attempt = chosen === null ? undefined : attempts[chosen];
    void showResult(find(host, ".result"), attempt, (chosen ?? 0) + 1);
  };
  /** What was said is kept before the run begins, so that it stands whatever comes. */
  const keep = (next: readonly KeptAttempt[]): void => {
    attempts = next;
    write(key, attempts);
  };
  const running = (yes: boolean): void => {
    fields.disabled = yes;
    run.hidden = yes;
    cancel.hidden = !yes;
    progress.hidden = !yes;
    progress.value = 0;
    (yes ? cancel : run).focus();
  };

  const begin = (): void => {
    const { lr } = model.state.arms[0] ?? {};
    if (!lr) return;
    const order = orderOf(form, lr);
    sayTrouble(form, order.trouble ?? "");
    if (!order.attempt) return;
    const { attempt } = order;
    const before = kept();
    const mine = before.length;
    keep([...before, attempt]);
    show(null);
    running(true);
    told.textContent = "Training five seeds.";
    stop = train(order.rates, {
      part: (part) => {
        progress.value = part;
      },
      done: (results) => {
        stop = null;
        running(false);
        form.reset();
        const all = kept();
        const at = all[mine] ? mine : all.length;
        keep([...all.slice(0, at), { ...attempt, results }, ...all.slice(at + 1)]);
        show(at);
        find(host, ".result").focus();
        told.textContent = "Done.";
      },
      failed: (trouble) => {
        stop = null;
        running(false);
        show(null);
        told.textContent = "";
        sayTrouble(form, trouble);
      },
    });
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!stop) begin();
  });
  cancel.addEventListener("click", () => {
    stop?.();
    stop = null;
    running(false);
    told.textContent = "Stopped. What you had said stays in the list.";
    show(null);
  });
  addEventListener("storage", (event) => {
    if (!event.key?.endsWith(`/${key}`)) return;
    attempts = kept();
    showAttempts(find(host, ".attempts"), attempts, chosenNow, show);
  });
  addEventListener("popstate", () => {
    const { lr } = fromAddress();
    if (lr) model.set(stateOf(lr));
  });
  const last = attempts.findLastIndex(({ results }) => results !== null);
  show(last < 0 ? null : last);
  host.dataset.live = "";
}

/** The schedule in the page's address, and why it can't be had where it can't. */
function fromAddress(): { readonly lr: Schedule | null; readonly trouble: string | null } {
  if (!/[?&]lr=/.test(location.search)) return { lr: null, trouble: null };
  try {
    return { lr: fromUrl(location.search), trouble: null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { lr: null, trouble: `The link: ${error.message.replace(/^fromUrl: /, "")} The usual schedule is here instead.` };
  }
}

/** What the form asks for: an attempt and its rates, or why there is none. */
function orderOf(
  form: HTMLFormElement,
  lr: Schedule,
): { readonly attempt?: KeptAttempt; readonly rates: readonly number[]; readonly trouble?: string } {
  const data = new FormData(form);
  const text = (name: string): string => String(data.get(name) ?? "").trim();
  const empty = ["low", "high", "word"].find((name) => text(name) === "");
  if (empty) {
    form.querySelector<HTMLElement>(`[name="${empty}"]`)?.focus();
    return { rates: [], trouble: "Say first what you expect: from, to, and how it compares. Then it runs." };
  }
  try {
    const prediction = readPrediction(key, { low: Number(text("low")), high: Number(text("high")), versusLinear: text("word") });
    return { attempt: { link: toUrl(lr), prediction, results: null }, rates: readRates(key, lr) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { rates: [], trouble: error.message };
  }
}
