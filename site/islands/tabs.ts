/** Tabs as the ARIA practices describe them: one stop for the tabulator, arrows to move, what is chosen is shown at once. */
export function bringTabs(tabs: readonly HTMLElement[], chosen: (panel: HTMLElement) => void = () => {}): void {
  const panelOf = (tab: HTMLElement): HTMLElement => document.getElementById(tab.getAttribute("aria-controls") ?? "") as HTMLElement; // each tab has its panel
  const choose = (tab: HTMLElement): void => {
    for (const one of tabs) {
      one.setAttribute("aria-selected", String(one === tab));
      one.tabIndex = one === tab ? 0 : -1;
      panelOf(one).hidden = one !== tab;
    }
    chosen(panelOf(tab));
  };
  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: -1 }[event.key];
      const next = to === undefined ? undefined : tabs.at(to % tabs.length);
      if (!next) return;
      // Home and End would scroll the page away from the tab.
      event.preventDefault();
      choose(next);
      next.focus();
    });
  });
}
