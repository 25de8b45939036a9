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
      const page = frame.contentDocument?.documentElement;
      if (!page) return;
      const fit = (): void => {
        frame.height = String(Math.ceil(page.querySelector("body")?.getBoundingClientRect().height ?? 640));
      };
      new ResizeObserver(fit).observe(page.querySelector("body") ?? page);
      frame.focus();
    });
    this.append(frame);
    button.remove();
  }
}
customElements.define("lr-embed", Embed);
