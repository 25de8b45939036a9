/** Another page of the course inside this one, opened when the reader asks for it; its frame is as tall as what it holds. */
class Embed extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>("[data-open]");
    button?.addEventListener("click", () => this.#open(button), { once: true });
  }

  #open(button: HTMLButtonElement): void {
    const frame = document.createElement("iframe");
    frame.src = this.dataset.page ?? "";
    frame.title = this.dataset.name ?? "";
    frame.height = "640";
    frame.addEventListener("load", () => {
      // Not the page itself: that is at least as tall as its frame, and would grow with it for ever.
      const content = frame.contentDocument?.querySelector("main > .wrap");
      if (!content) return;
      const fit = (): void => {
        frame.height = String(Math.ceil(content.getBoundingClientRect().bottom + (frame.contentWindow?.scrollY ?? 0)) + 16);
      };
      new ResizeObserver(fit).observe(content);
      frame.focus();
    });
    this.append(frame);
    button.remove();
  }
}
customElements.define("lr-embed", Embed);
