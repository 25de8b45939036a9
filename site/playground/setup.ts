import { type ChoiceSetting, type NumberSetting, settings, taskOf, wrongWith } from "../../src/labs/playground/settings.js";
import { withSettings } from "../../src/labs/playground/withSettings.js";
import type { Bench } from "./bench.js";

/** The fields for task, net, optimizer, batch, length and seed. */
export function bring(host: HTMLElement, { model }: Bench): void {
  const panel = host.querySelector(".setup") as HTMLElement; // the page has one
  const about = panel.querySelector("[data-about]");
  const shows = settings.map((setting) => {
    const field = panel.querySelector(`[data-setting="${setting.name}"]`) as HTMLElement; // made from the same table
    return setting.kind === "choice" ? bringChoice(field, setting, model) : bringNumber(field, setting, model);
  });
  const show = (): void => {
    for (const showOne of shows) showOne();
    const { about: text } = taskOf(model.state);
    if (about && about.textContent !== text) about.textContent = text;
  };
  model.addEventListener("state", show);
  show();
}

/** A list to choose from; what it offers depends on the settings before it. Returns what shows the state. */
function bringChoice(field: HTMLElement, { name, options }: ChoiceSetting, model: Bench["model"]): () => void {
  const select = field.querySelector("select") as HTMLSelectElement; // a choice has one
  select.addEventListener("change", () => model.set(withSettings(model.state, { [name]: select.value })));
  return () => {
    const offered = options(model.state);
    if (offered.some(({ name }, i) => select.options[i]?.value !== name) || select.options.length !== offered.length)
      select.replaceChildren(...offered.map(({ name, title }) => new Option(title, name)));
    select.value = model.state[name];
  };
}

/** A whole number, typed. One that can't be is answered beside the field, and stays there to be mended. */
function bringNumber(field: HTMLElement, setting: NumberSetting, model: Bench["model"]): () => void {
  const { name, suggested, max } = setting;
  const input = field.querySelector("input") as HTMLInputElement; // a number has one
  const wrong = field.querySelector<HTMLElement>(".trouble");
  const list = field.querySelector("datalist");
  let shown = "";
  const say = (sentence: string | null): void => {
    input.setAttribute("aria-invalid", String(sentence !== null));
    if (!wrong) return;
    wrong.hidden = sentence === null;
    wrong.textContent = sentence ?? "";
  };
  const read = (): void => {
    const typed = input.value.trim();
    const value = typed === "" || Number.isNaN(Number(typed)) ? typed : Number(typed);
    const sentence = wrongWith(setting, value, model.state);
    say(sentence);
    if (sentence === null && value !== model.state[name]) model.set(withSettings(model.state, { [name]: value }));
  };
  input.addEventListener("change", read);
  input.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") read();
  });
  // What was wrong is judged anew at once; what is being typed for the first time, when it is done.
  input.addEventListener("input", () => {
    if (input.getAttribute("aria-invalid") === "true") read();
  });
  field.querySelector("[data-new-seed]")?.addEventListener("click", () => {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    model.set({ ...model.state, [name]: drawn % (max + 1) });
  });
  return () => {
    const text = String(model.state[name]);
    list?.replaceChildren(...suggested(model.state).map((value) => new Option("", String(value))));
    // A number that is being mended stays, whatever else changes.
    if (text === shown) return;
    shown = text;
    input.value = text;
    say(null);
  };
}
