/** What moves on the page of the visual system: the picture, the tabs, the field that may be wrong, and how long motion takes. */
import { defineLazy } from "../islands/lazy.js";
import { bringTabs } from "../islands/tabs.js";

defineLazy("lr-sample", () => import("./sample.js"));

for (const list of document.querySelectorAll('.design [role="tablist"]'))
  bringTabs([...list.querySelectorAll<HTMLElement>('[role="tab"]')]);

const field = document.querySelector<HTMLInputElement>("#sample-steps");
const wrong = document.querySelector<HTMLElement>("#sample-steps-wrong");
field?.addEventListener("input", () => {
  const steps = Number(field.value);
  const right = field.value.trim() !== "" && Number.isInteger(steps) && steps >= 1;
  field.setAttribute("aria-invalid", String(!right));
  if (!wrong) return;
  wrong.hidden = right;
  wrong.textContent = right ? "" : `steps must be a whole number >= 1, got "${field.value}". It counts updates.`;
});

for (const button of document.querySelectorAll<HTMLElement>(".design .button[aria-pressed]"))
  button.addEventListener("click", () => button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true")));

const stage = document.querySelector<HTMLElement>("[data-motion]");
document.querySelector("[data-move]")?.addEventListener("click", () => stage?.toggleAttribute("data-moved"));
