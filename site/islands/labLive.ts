import { startValues, type Value } from "../../src/labs/interactive.js";
import { labCode } from "../../src/labs/lab.js";
import { drawTable } from "./contents.js";
import { labOf } from "./labModel.js";
import { follow } from "./plotLive.js";

/** Makes a lab's picture, its table, its code and its buttons of settings worth seeing follow one another. */
export async function bring(host: HTMLElement): Promise<void> {
  const lab = await labOf(host);
  const starts = startValues(lab.controls);
  const buttons = [...host.querySelectorAll<HTMLButtonElement>("[data-try]")];
  const settingOf = ({ dataset }: HTMLElement) => ({ ...starts, ...lab.tries[Number(dataset.try)]?.values });
  const table = host.querySelector<HTMLElement>(".shown-table");
  const code = host.querySelector<HTMLElement>("[data-code]");

  const also = (values: Readonly<Record<string, Value>>): void => {
    for (const button of buttons) {
      const setting = settingOf(button);
      button.ariaPressed = String(Object.keys(setting).every((name) => setting[name] === values[name]));
    }
    if (table && lab.table) drawTable(table, lab.table(values));
    if (code) code.textContent = labCode({ ...lab, id: host.dataset.lab ?? lab.id }, values);
  };
  const { panel, redraw } = await follow(host, lab, also);
  for (const button of buttons) {
    button.addEventListener("click", () => {
      panel.take(settingOf(button));
      void redraw();
    });
  }
  host.querySelector("[data-copy-code]")?.addEventListener("click", ({ currentTarget }) => {
    if (currentTarget instanceof HTMLButtonElement) void copy(currentTarget, code?.textContent ?? "", (text) => panel.say(text));
  });
}

async function copy(button: HTMLButtonElement, text: string, say: (text: string) => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied ✓";
    setTimeout(() => {
      button.textContent = "Copy";
    }, 2000);
  } catch {
    say("This browser does not let a page copy. Select the code and copy it.");
  }
}
