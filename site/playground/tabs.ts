import { bringTabs } from "../islands/tabs.js";
import type { Bench } from "./bench.js";
import { rememberEarly } from "./early.js";
import { bringPanel } from "./panels.js";

/** The tools in their tabs: the code of each comes when its tab is first chosen. */
export function bring(host: HTMLElement, bench: Bench): void {
  const part = host.querySelector(".tools") as HTMLElement; // the page has one
  const tabs = [...part.querySelectorAll<HTMLElement>('[role="tab"]')];
  const begun = new Set<HTMLElement>();
  const panels = [...part.querySelectorAll<HTMLElement>('[role="tabpanel"]')];
  // A tool is in sight a moment before its code is asked for.
  const early = new Map(panels.map((panel) => [panel, rememberEarly(panel)]));

  const load = (panel: HTMLElement): void => {
    if (begun.has(panel)) return;
    begun.add(panel);
    bringPanel(panel.dataset.tool ?? "", panel, bench, early.get(panel)).catch(() => {
      begun.delete(panel);
      const line = document.createElement("p");
      line.className = "trouble";
      line.setAttribute("role", "status");
      line.textContent = "This tool's code did not load. Choose its tab again to try once more.";
      panel.querySelector(":scope > .trouble")?.remove();
      panel.prepend(line);
    });
  };
  bringTabs(tabs, load);
  // The first one stands there from the beginning; its code comes when it is about to be seen or used.
  const [first] = panels;
  if (!first) return;
  const seen = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    seen.disconnect();
    load(first);
  });
  seen.observe(part);
}
