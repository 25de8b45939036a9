import type { Bench } from "./bench.js";
import { bringPanel } from "./panels.js";

/** Tabs as the ARIA practices describe them: one stop for the tabulator, arrows to move, what is chosen is shown. */
export function bring(host: HTMLElement, bench: Bench): void {
  const part = host.querySelector(".tools") as HTMLElement; // the page has one
  const tabs = [...part.querySelectorAll<HTMLElement>('[role="tab"]')];
  const panelOf = (tab: HTMLElement): HTMLElement => document.getElementById(tab.getAttribute("aria-controls") ?? "") as HTMLElement; // each tab has its panel
  const begun = new Set<HTMLElement>();

  const load = (panel: HTMLElement): void => {
    if (begun.has(panel)) return;
    begun.add(panel);
    bringPanel(panel.dataset.tool ?? "", panel, bench).catch(() => {
      begun.delete(panel);
      const line = document.createElement("p");
      line.className = "trouble";
      line.setAttribute("role", "status");
      line.textContent = "This tool's code did not load. Choose its tab again to try once more.";
      panel.querySelector(":scope > .trouble")?.remove();
      panel.prepend(line);
    });
  };
  const choose = (chosen: HTMLElement): void => {
    for (const tab of tabs) {
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      panelOf(tab).hidden = tab !== chosen;
    }
    load(panelOf(chosen));
  };
  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", ({ key }) => {
      const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: -1 }[key];
      const next = to === undefined ? undefined : tabs.at(to % tabs.length);
      if (!next) return;
      choose(next);
      next.focus();
    });
  });
  // The first one stands there from the beginning; its code comes when it is about to be seen or used.
  const first = tabs[0];
  if (!first) return;
  const seen = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    seen.disconnect();
    load(panelOf(first));
  });
  seen.observe(part);
}
