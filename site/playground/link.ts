import { linkTo } from "./address.js";
import type { Bench } from "./bench.js";

/** The link to what is shown: copied, or given to be copied where the browser does not let a page do it. */
export function bring(host: HTMLElement, { model }: Bench): void {
  const button = host.querySelector<HTMLButtonElement>("[data-link]");
  const field = host.querySelector<HTMLElement>("[data-link-field]");
  const text = field?.querySelector("input");
  const full = document.querySelector<HTMLAnchorElement>("[data-in-full]");
  button?.addEventListener("click", () => void copy());

  async function copy(): Promise<void> {
    if (!button || !field || !text) return;
    const link = linkTo(model.state);
    try {
      await navigator.clipboard.writeText(link);
      button.textContent = "Copied ✓";
      setTimeout(() => {
        button.textContent = "Copy link";
      }, 2000);
    } catch {
      field.hidden = false;
      text.value = link;
      text.select();
    }
  }
  const follow = (): void => {
    if (full) full.href = linkTo(model.state);
  };
  model.addEventListener("state", follow);
  follow();
}
