import { defaultText, guessedValues, type PlanForm } from "../../src/labs/gallery/log/planForm.js";
import type { LogShape } from "../../src/labs/gallery/log/readLog.js";
import { familyNamed } from "../../src/schedules/registry.js";
import { element } from "./element.js";

/** What a reader says of the plan: a family with its parameters, or a text, and what else is known. Empty fields get guesses from the log. */
export class PlanFields {
  readonly #form: HTMLElement;
  #shape: LogShape | null = null;
  /** Fields that the reader has written in keep what stands there. */
  readonly #own = new Set<string>();

  constructor(form: HTMLElement) {
    this.#form = form;
    form.addEventListener("input", (event) => {
      const { target } = event;
      if (target instanceof HTMLInputElement && target.dataset.parameter) this.#own.add(target.dataset.parameter);
      if (target instanceof HTMLInputElement && target.name === "source") this.#showSource();
    });
    this.#family.addEventListener("change", () => {
      this.#own.clear();
      this.#showFields();
    });
    this.#showFields();
    this.#showSource();
  }

  get #family(): HTMLSelectElement {
    return this.#form.querySelector("#plan-family") as HTMLSelectElement; // stands in OwnLog.astro
  }

  get form(): Omit<PlanForm, "unit"> {
    const text = (id: string): string => this.#form.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`)?.value ?? "";
    const fields = [...this.#form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-parameter]")];
    return {
      source: this.#source,
      family: this.#family.value,
      values: Object.fromEntries(fields.map((field) => [field.dataset.parameter ?? "", field.value])),
      warmupSteps: text("plan-warmup"),
      text: text("plan-text"),
      steps: text("known-steps"),
      stepsPerEpoch: text("known-stepsPerEpoch"),
      accumulation: text("known-accumulation"),
      workers: text("known-workers"),
      resumedAt: text("known-resumedAt"),
    };
  }

  /** Takes guesses from a log for what the reader has not written. */
  suggest(shape: LogShape): void {
    this.#shape = shape;
    this.#showFields();
  }

  /** Fills in what belongs to a sample; all else is emptied. */
  fill({ source = "guess", family = "cosineAnnealing", values = {}, text = "", ...known }: Partial<PlanForm>): void {
    const radio = this.#form.querySelector<HTMLInputElement>(`[name="source"][value="${source}"]`);
    if (radio) radio.checked = true;
    this.#family.value = family;
    this.#own.clear();
    this.#showFields();
    for (const [name, value] of Object.entries(values)) {
      const field = this.#form.querySelector<HTMLInputElement>(`[data-parameter="${name}"]`);
      if (!field) continue;
      field.value = value;
      this.#own.add(name);
    }
    const set = (selector: string, value: string): void => {
      const field = this.#form.querySelector<HTMLInputElement>(selector);
      if (field) field.value = value;
    };
    set("#plan-text", text);
    set("#plan-warmup", known.warmupSteps ?? "");
    for (const name of ["steps", "stepsPerEpoch", "accumulation", "workers", "resumedAt"] as const)
      set(`#known-${name}`, known[name] ?? "");
    const more = this.#form.querySelector<HTMLDetailsElement>("[data-known]");
    if (more && known.resumedAt) more.open = true;
    this.#showSource();
  }

  get #source(): PlanForm["source"] {
    return (this.#form.querySelector<HTMLInputElement>('[name="source"]:checked')?.value ?? "guess") as PlanForm["source"];
  }

  #showSource(): void {
    for (const part of this.#form.querySelectorAll<HTMLElement>("[data-for]")) part.hidden = part.dataset.for !== this.#source;
  }

  /** A field for each parameter; those with a default may stay empty. */
  #showFields(): void {
    const kept = this.form.values;
    const family = familyNamed(this.#family.value);
    const place = this.#form.querySelector("[data-fields]");
    if (!family || !place) return;
    const guesses = this.#shape ? guessedValues(this.#family.value, this.#shape) : {};
    const parameters = Object.entries(family.definition.parameters);
    place.replaceChildren(
      ...parameters.map(([name, parameter]) => {
        const id = `plan-${name}`;
        const value = (this.#own.has(name) ? kept[name] : guesses[name]) ?? "";
        const options = parameter.options ?? [];
        const input =
          parameter.type === "choice"
            ? element(
                "select",
                { id, "data-parameter": name, autocomplete: "off" },
                ...options.map((option) => element("option", { value: option, selected: option === (value || parameter.default) }, option)),
              )
            : element("input", {
                id,
                value,
                "data-parameter": name,
                inputmode: "decimal",
                autocomplete: "off",
                placeholder: parameter.default === undefined && !parameter.optional ? "" : defaultText(parameter),
              });
        return element("div", { class: "field" }, element("label", { for: id, title: parameter.doc }, name), input);
      }),
    );
  }
}
