import { stopOf, stopsOf, valueAt } from "../../../src/labs/logSlider.js";
import { fieldReading, fieldText, type PieceField, typedValue } from "../../../src/labs/playground/pieceFields.js";
import { make, makeSymbol } from "./make.js";

interface Hand {
  /** A value is being moved. Returns why it can't be, or nothing. */
  move(name: string, value: unknown, gesture: string | undefined): string | null;
  settle(): void;
}

/** Parameters to set: each a slider with its number beside it, a number alone, a list to choose from. */
export class Fields {
  readonly #host: HTMLElement;
  readonly #prefix: string;
  readonly #hand: Hand;
  readonly #rows = new Map<string, (field: PieceField) => void>();
  readonly #trouble = make("p", { class: "trouble", role: "status", hidden: true });
  #made = "";

  /** `prefix` makes the ids its own. */
  constructor(host: HTMLElement, prefix: string, hand: Hand) {
    this.#host = host;
    this.#prefix = prefix;
    this.#hand = hand;
  }

  /** Shows the fields; those that stand there already keep the focus, and what is being typed. */
  show(fields: readonly PieceField[]): void {
    const key = JSON.stringify(fields.map(({ name, type, slider, more }) => [name, type, slider, more]));
    if (key !== this.#made) this.#make(fields);
    this.#made = key;
    for (const field of fields) this.#rows.get(field.name)?.(field);
  }

  #make(fields: readonly PieceField[]): void {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.id : "";
    this.#rows.clear();
    this.#say(null);
    const rowsOf = (more: boolean): HTMLElement[] => fields.filter((field) => field.more === more).map((field) => this.#row(field));
    const behind = rowsOf(true);
    this.#host.replaceChildren(
      make("div", { class: "controls knobs" }, ...rowsOf(false)),
      behind.length > 0 ? make("details", {}, make("summary", {}, "More"), make("div", { class: "controls knobs" }, ...behind)) : "",
      this.#trouble,
    );
    if (focused !== "") document.getElementById(focused)?.focus();
  }

  #row(field: PieceField): HTMLElement {
    const id = `${this.#prefix}.${field.name}`;
    const label = make("label", { for: id, title: field.doc }, field.name, " ", field.symbol === "" ? null : makeSymbol(field.symbol));
    if (field.unit !== "") label.append(" ", make("span", { class: "unit" }, field.unit));
    if (field.type === "choice") return make("div", { class: "knob" }, label, this.#choice(field, id));
    if (!field.slider) return make("div", { class: "knob" }, label, this.#typed(field, id, id));
    return make("div", { class: "knob" }, label, this.#slider(field, id), this.#typed(field, `${id}.exact`, id));
  }

  #slider(field: PieceField, id: string): HTMLInputElement {
    const { slider, name } = field;
    const range = slider ?? { min: 0, max: 1, step: 0.1, zero: false };
    const isLog = field.type === "rate";
    const input = make("input", {
      type: "range",
      id,
      autocomplete: "off",
      min: isLog ? (range.zero ? -1 : 0) : range.min,
      max: isLog ? stopsOf(range) : range.max,
      step: isLog ? 1 : range.step,
    });
    const reading = (): number => {
      const at = input.valueAsNumber;
      if (!isLog) return Number(at.toPrecision(12));
      return at < 0 ? 0 : valueAt(range, at);
    };
    input.addEventListener("input", () => {
      input.setAttribute("aria-valuetext", fieldReading(field, reading()));
      this.#move(name, reading(), id);
    });
    input.addEventListener("change", () => this.#hand.settle());
    this.#rows.set(name, ({ value }) => {
      const number = typeof value === "number" ? value : 0;
      const at = isLog ? (number > 0 ? Math.max(0, Math.min(stopOf(range, number), stopsOf(range))) : -1) : number;
      // The slider that is held stays where the hand has it.
      if (!input.matches(":active")) input.value = String(at);
      input.setAttribute("aria-valuetext", fieldReading(field, number));
    });
    return input;
  }

  #typed(field: PieceField, id: string, labelledBy: string): HTMLInputElement {
    const exact = id !== labelledBy;
    const input = make("input", {
      type: "text",
      id,
      class: "exact",
      autocomplete: "off",
      spellcheck: "false",
      inputmode: field.type === "milestones" || field.type === "factors" ? "text" : "decimal",
      "aria-label": exact ? `${field.name}, exact` : null,
    });
    let told = "";
    const read = (): void => {
      if (input.value === told) return;
      const trouble = this.#move(field.name, typedValue(field, input.value), undefined);
      input.setAttribute("aria-invalid", String(trouble !== null));
    };
    input.addEventListener("change", read);
    input.addEventListener("keydown", ({ key }) => {
      if (key === "Enter") read();
    });
    const before = this.#rows.get(field.name);
    this.#rows.set(field.name, (now) => {
      before?.(now);
      const text = typeof now.value === "number" ? shortText(now.value) : fieldText(now.value);
      // What is typed and what was refused stand until they are mended, or the value changes.
      if (text === told && (document.activeElement === input || input.getAttribute("aria-invalid") === "true")) return;
      told = text;
      input.value = text;
      input.setAttribute("aria-invalid", "false");
    });
    return input;
  }

  #choice(field: PieceField, id: string): HTMLSelectElement {
    const select = make("select", { id, autocomplete: "off" }, ...field.options.map((option) => new Option(option)));
    select.addEventListener("change", () => this.#move(field.name, select.value, undefined));
    this.#rows.set(field.name, ({ value }) => {
      select.value = String(value);
    });
    return select;
  }

  #move(name: string, value: unknown, gesture: string | undefined): string | null {
    const trouble = this.#hand.move(name, value, gesture);
    this.#say(trouble);
    return trouble;
  }

  #say(trouble: string | null): void {
    this.#trouble.hidden = trouble === null;
    if (this.#trouble.textContent !== (trouble ?? "")) this.#trouble.textContent = trouble ?? "";
  }
}

/** A number to edit: as short as it is exact, or six digits where it comes from a formula. */
function shortText(value: number): string {
  const exact = String(value);
  return exact.length <= 8 ? exact : String(Number(value.toPrecision(6)));
}
