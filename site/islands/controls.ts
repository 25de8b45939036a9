import { type Controls, parseValue, readValues, type Value } from "../../src/labs/interactive.js";
import { stopOf, valueAt, valueText } from "../../src/labs/logSlider.js";
import { readUrlState, writeUrlState } from "../lib/urlState.js";

/** The inputs of one picture, its address, and the line that says what is wrong with it. */
export class ControlPanel {
  readonly #host: HTMLElement;
  readonly #controls: Controls;
  readonly values: Record<string, Value>;
  /** True when the page's address carried values for this picture. */
  readonly fromAddress: boolean;
  #pending: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called after the reader, the play button or reset has changed a value. */
  constructor(host: HTMLElement, controls: Controls, changed: () => void) {
    this.#host = host;
    this.#controls = controls;
    const { values, trouble, given } = readUrlState(host.id, controls, location.search);
    this.values = values;
    this.fromAddress = given;
    if (given) this.#show();
    else {
      // The inputs may have been moved while this code was on its way.
      this.#readInputs();
      if (this.#isMoved) this.keep();
    }
    if (trouble.length > 0) this.say(trouble.join(" "));
    host.addEventListener("input", (event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      this.#readInputs(event.target);
      this.#show(event.target);
      this.keep();
      changed();
    });
    this.#button("[data-reset]", () => {
      for (const [name, { start }] of Object.entries(controls)) this.values[name] = start;
      this.#show();
      this.keep();
      this.say("");
      changed();
    });
    this.#button("[data-link]", (button) => void this.#copyLink(button));
    this.#show();
  }

  /** Sets some values as if the reader had: shows them and keeps them in the address. */
  take(values: Readonly<Record<string, Value>>): void {
    Object.assign(this.values, values);
    this.say("");
    this.#show();
    this.keep();
  }

  /** Sets one value and its input. */
  set(name: string, value: Value): void {
    this.values[name] = value;
    this.#show();
  }

  /** Puts the values into the page's address, a moment after the last change: browsers limit how often that may be done. */
  keep(): void {
    clearTimeout(this.#pending);
    this.#pending = setTimeout(() => history.replaceState(history.state, "", this.#address()), 250);
  }

  /** Says what is wrong, in words, in the line under the controls; an empty text takes it away. */
  say(text: string): void {
    const line = this.#host.querySelector<HTMLElement>(".trouble");
    if (!line) return;
    line.hidden = text === "";
    line.textContent = text;
  }

  get #isMoved(): boolean {
    return Object.entries(this.#controls).some(([name, { start }]) => this.values[name] !== start);
  }

  #address(): string {
    const { pathname, search, hash } = location;
    return pathname + writeUrlState(this.#host.id, this.#controls, this.values, search) + hash;
  }

  async #copyLink(button: HTMLButtonElement): Promise<void> {
    const query = writeUrlState(this.#host.id, this.#controls, this.values, "");
    const address = `${location.origin}${location.pathname}${query}#${this.#host.id}`;
    try {
      await navigator.clipboard.writeText(address);
      button.textContent = "Copied ✓";
      setTimeout(() => {
        button.textContent = "Copy link";
      }, 2000);
    } catch {
      this.say(`This browser does not let a page copy. The link: ${address}`);
    }
  }

  #button(selector: string, act: (button: HTMLButtonElement) => void): void {
    const button = this.#host.querySelector<HTMLButtonElement>(selector);
    button?.addEventListener("click", () => act(button));
  }

  #readInputs(only?: HTMLInputElement): void {
    for (const input of only ? [only] : this.#host.querySelectorAll<HTMLInputElement>(".controls input")) {
      const name = input.dataset.control ?? input.name;
      if (!Object.hasOwn(this.#controls, name)) continue;
      if (input.type === "checkbox") this.values[name] = input.checked;
      else if (input.type === "range") this.#readSlider(name, Number(input.value));
      else if (input.type === "text") this.#readText(input, name);
      else if (input.checked) this.values[name] = input.value;
    }
  }

  /** A log slider that has not left its stop keeps its number, which may lie between two stops. */
  #readSlider(name: string, at: number): void {
    const control = this.#controls[name];
    if (control?.type !== "number" || control.scale !== "log") this.values[name] = at;
    else if (at !== stopOf(control, this.values[name] as number)) this.values[name] = valueAt(control, at);
  }

  /** What was typed counts once it says what it must; until then the field is marked, and the line below says what is missing. */
  #readText(input: HTMLInputElement, name: string): void {
    const control = this.#controls[name];
    if (!control) return;
    try {
      const read = readValues(control.label, this.#controls, { [name]: parseValue(control, input.value) });
      this.values[name] = read[name] as Value; // readValues has a value for every control
      input.removeAttribute("aria-invalid");
      if (!this.#host.querySelector('.controls [aria-invalid="true"]')) this.say("");
    } catch (error) {
      input.setAttribute("aria-invalid", "true");
      this.say(error instanceof Error ? error.message : String(error));
    }
  }

  /** Shows the values in the inputs; what is being typed in is left as it is. */
  #show(typing?: HTMLInputElement): void {
    for (const input of this.#host.querySelectorAll<HTMLInputElement>(".controls input")) {
      const value = this.values[input.dataset.control ?? input.name];
      if (input.type === "checkbox") input.checked = value === true;
      else if (input.type === "radio") input.checked = input.value === value;
      else if (input.type === "text") {
        if (input === typing) continue;
        input.value = String(value);
        input.removeAttribute("aria-invalid");
      } else this.#showSlider(input, value as number);
    }
    const reset = this.#host.querySelector<HTMLButtonElement>("[data-reset]");
    if (reset) reset.disabled = !this.#isMoved;
  }

  #showSlider(input: HTMLInputElement, value: number): void {
    const control = this.#controls[input.name];
    if (control?.type !== "number") return;
    const text = valueText(control, value);
    input.value = String(control.scale === "log" ? stopOf(control, value) : value);
    if (control.scale === "log") input.ariaValueText = [text, control.unit].filter(Boolean).join(" ");
    const output = input.closest(".control")?.querySelector("output");
    if (output) output.value = text;
  }
}
