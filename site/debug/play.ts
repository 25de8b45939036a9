import { type GalleryAddress, readGalleryAddress, writeGalleryAddress } from "../../src/labs/gallery/galleryAddress.js";
import { answered, answerTo, bestOf, caseId, streakOf, tally } from "../../src/labs/gallery/galleryRecord.js";
import { formatNumber } from "../../src/plots/format.js";
import { bugs } from "../../src/schedules/diagnostics/bugs/index.js";
import type { Bug } from "../../src/schedules/diagnostics/hypothesis.js";
import { drawInto } from "../islands/draw.js";
import type { Desk } from "./desk.js";
import { diagnosisView, titleOf } from "./diagnosisView.js";
import { element } from "./element.js";
import type { Keep } from "./keep.js";
import type { ShownCase } from "./orders.js";

/** The card of cases: one after the other, answered by a click or a digit, kept in the record. */
export class Play {
  readonly #host: HTMLElement;
  readonly #desk: Desk;
  readonly #keep: Keep;
  #address: GalleryAddress;
  #shown: ShownCase | null = null;
  #drawsPlan = false;
  readonly #ready = new Map<string, Promise<ShownCase>>();

  constructor(host: HTMLElement, desk: Desk, keep: Keep) {
    this.#host = host;
    this.#desk = desk;
    this.#keep = keep;
    this.#address = this.#readAddress();
    document.documentElement.toggleAttribute("data-embed", this.#address.isEmbedded);
    // Beside the picture there is room for it; below, it would stand between the picture and the answers.
    this.#part<HTMLDetailsElement>("[data-in-pytorch]").open = matchMedia("(min-width: 900px)").matches;
    this.#listen();
    this.#showRecord();
    void this.#show();
  }

  #part<T extends HTMLElement>(selector: string): T {
    const found = this.#host.querySelector<T>(selector);
    if (!found) throw new Error(`The card has no ${selector}.`);
    return found;
  }

  /** The address as it is; a visit without a seed gets the next one. */
  #readAddress(): GalleryAddress {
    const address = readGalleryAddress(new Map(new URLSearchParams(location.search)));
    const trouble = [...address.trouble];
    let { seed } = address;
    if (seed === null) {
      seed = this.#keep.change((record) => ({ ...record, visits: record.visits + 1 })).visits;
      if (!this.#keep.lasts) trouble.push("This browser keeps nothing for this page, so the next visit will show these cases again.");
    }
    this.#say(trouble.join(" "));
    const read = { ...address, seed };
    history.replaceState(history.state, "", this.#addressOf(read));
    return read;
  }

  #addressOf(address: GalleryAddress, hash = location.hash): string {
    return location.pathname + writeGalleryAddress(address) + hash;
  }

  #listen(): void {
    this.#part("[data-next]").addEventListener("click", () => this.#next());
    this.#part("[data-draw-plan]").addEventListener("click", () => {
      this.#drawsPlan = !this.#drawsPlan;
      void this.#draw();
    });
    const hard = this.#part<HTMLInputElement>("[data-hard]");
    hard.checked = this.#address.isHard;
    hard.addEventListener("change", () => {
      this.#address = { ...this.#address, isHard: hard.checked };
      history.replaceState(history.state, "", this.#addressOf(this.#address));
      this.#showOptions();
    });
    this.#part("[data-copy]").addEventListener("click", () => void this.#copy());
    const dialog = this.#part<HTMLDialogElement>("[data-forget-dialog]");
    this.#part("[data-forget]").addEventListener("click", () => {
      dialog.returnValue = "no";
      dialog.showModal();
    });
    dialog.addEventListener("close", () => {
      if (dialog.returnValue === "yes") this.#keep.forget();
    });
    this.#host.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLElement).closest("dialog, pre")) return;
      const option = this.#host.querySelector<HTMLButtonElement>(`[data-options] [data-key="${CSS.escape(event.key)}"]`);
      if (!option || option.disabled) return;
      event.preventDefault();
      option.click();
    });
    this.#keep.addEventListener("change", () => {
      this.#showRecord();
      if (this.#shown) this.#showOptions();
    });
    addEventListener("popstate", () => {
      const { seed, index } = this.#address;
      this.#address = this.#readAddress();
      // A jump to a place on the page is no other case.
      if (seed !== this.#address.seed || index !== this.#address.index) void this.#show();
    });
  }

  #next(): void {
    this.#address = { ...this.#address, index: this.#address.index + 1 };
    history.pushState(null, "", this.#addressOf(this.#address, ""));
    void this.#show().then(() => this.#part("#case-title").focus());
  }

  /** Cases are made one ahead, so that the next is there at once. */
  #case(index: number): Promise<ShownCase> {
    const { seed, bugs: among } = this.#address;
    const key = `${seed}.${index}`;
    const made = this.#ready.get(key) ?? this.#desk.ask("case", { seed: seed ?? 1, index, ...(among ? { bugs: among } : {}) });
    this.#ready.set(key, made);
    made.catch(() => this.#ready.delete(key)); // it is asked for again
    return made;
  }

  async #show(): Promise<void> {
    this.#host.setAttribute("aria-busy", "true");
    const { seed, index } = this.#address;
    try {
      const shown = await this.#case(index);
      if (seed !== this.#address.seed || index !== this.#address.index) return; // the reader went on meanwhile
      this.#shown = shown;
      this.#drawsPlan = false;
      this.#part("#case-title").textContent = `Case ${index + 1} of visit ${seed}`;
      this.#part("[data-words]").replaceChildren(
        ...shown.words.map(({ term, text }) => element("div", {}, element("dt", {}, term), element("dd", {}, text))),
      );
      this.#part("[data-code]").textContent = shown.code;
      this.#part("[data-rows]").replaceChildren(...rowsOf(shown));
      this.#showOptions();
      await this.#draw();
      void this.#case(index + 1);
    } catch (error) {
      this.#say(`This case could not be made: ${error instanceof Error ? error.message : error} Reload the page to try again.`);
    } finally {
      this.#host.removeAttribute("aria-busy");
    }
  }

  get #answer(): Bug | undefined {
    return this.#shown ? answerTo(this.#keep.record, caseId(this.#shown.of)) : undefined;
  }

  #showOptions(): void {
    if (!this.#shown) return;
    const { of } = this.#shown;
    const answer = this.#answer;
    const all = this.#address.isHard ? bugs.map(({ bug }) => bug) : of.options;
    const shown = answer !== undefined && !all.includes(answer) ? bugs.map(({ bug }) => bug) : all;
    const buttons = shown.map((bug, i) => {
      const key = i < 9 ? String(i + 1) : "";
      const state = answer === undefined ? "" : bug === of.bug ? "right" : bug === answer ? "wrong" : "other";
      const note = state === "right" ? "what it was" : state === "wrong" ? "your answer" : "";
      const button = element(
        "button",
        { type: "button", class: "button quiet option", "data-key": key, "data-state": state, disabled: answer !== undefined },
        key === "" ? null : element("kbd", { "aria-hidden": "true" }, key),
        element("span", {}, titleOf(bug)),
        note === "" ? null : element("small", {}, note),
      );
      button.addEventListener("click", () => this.#choose(bug));
      return button;
    });
    this.#part("[data-options]").replaceChildren(...buttons);
    this.#part("[data-options]").dataset.count = String(shown.length);
    this.#part("[data-next]").hidden = answer === undefined;
    this.#showTold(answer);
  }

  #choose(named: Bug): void {
    if (!this.#shown || this.#answer !== undefined) return;
    const { of } = this.#shown;
    this.#drawsPlan = true;
    this.#keep.change((record) => answered(record, { id: caseId(of), bug: of.bug, named }));
    void this.#draw();
    this.#part<HTMLElement>("[data-told] h3").focus();
  }

  #showTold(answer: Bug | undefined): void {
    const told = this.#part("[data-told]");
    told.hidden = answer === undefined;
    told.replaceChildren();
    if (answer === undefined || !this.#shown) return;
    const { bug, diagnosis } = this.#shown.of;
    const isRight = answer === bug;
    const verdict = isRight ? `Right: ${titleOf(bug)}.` : `No: it is ${titleOf(bug)}.`;
    told.dataset.state = isRight ? "right" : "wrong";
    told.replaceChildren(element("h3", { tabindex: "-1" }, verdict), ...diagnosisView(diagnosis, this.#address.isEmbedded));
  }

  async #draw(): Promise<void> {
    if (!this.#shown) return;
    const withPlan = this.#drawsPlan || this.#answer !== undefined;
    const button = this.#part("[data-draw-plan]");
    button.setAttribute("aria-pressed", String(withPlan));
    button.hidden = this.#answer !== undefined;
    const figure = this.#part("figure");
    const caption = figure.querySelector<HTMLElement>("figcaption");
    if (caption) caption.style.minHeight = "";
    await drawInto(figure, withPlan ? this.#shown.withPlan : this.#shown.logged);
  }

  #showRecord(): void {
    const { record } = this.#keep;
    this.#part("[data-streak]").textContent = String(streakOf(record));
    this.#part("[data-best]").textContent = String(bestOf(record));
    for (const [bug, { met, named }] of tally(record)) {
      const line = document.querySelector<HTMLElement>(`#guide [data-bug="${bug}"] [data-known]`);
      if (!line) continue;
      line.hidden = met === 0;
      line.textContent = met === 0 ? "" : `You named it ${named} of ${met === 1 ? "1 time" : `${met} times`}.`;
    }
  }

  async #copy(): Promise<void> {
    const button = this.#part("[data-copy]");
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = "Copied ✓";
      setTimeout(() => {
        button.textContent = "Copy link";
      }, 2000);
    } catch {
      this.#say(`This browser does not let a page copy. The link: ${location.href}`);
    }
  }

  #say(text: string): void {
    const line = this.#part(":scope > .trouble");
    line.hidden = text === "";
    line.textContent = text;
  }
}

/** The first rows, those around the highest, and the last: where what matters stands. */
function rowsOf({ of: { trace } }: ShownCase): HTMLElement[] {
  const top = trace.reduce((best, { lr }, i) => (lr > (trace[best]?.lr ?? 0) ? i : best), 0);
  const isNear = (i: number): boolean => i < 6 || i >= trace.length - 4 || Math.abs(i - top) <= 2;
  const rows: HTMLElement[] = [];
  let skipped = false;
  trace.forEach(({ step, lr }, i) => {
    if (isNear(i)) {
      if (skipped) rows.push(element("tr", {}, element("td", { colspan: "2" }, "…")));
      rows.push(element("tr", {}, element("td", {}, String(step)), element("td", {}, formatNumber(lr, 6))));
    }
    skipped = !isNear(i);
  });
  return rows;
}
