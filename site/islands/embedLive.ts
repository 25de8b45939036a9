/** Another page of the course inside this one, opened when the reader asks for it; its frame is as tall as what it holds. */
export function bring(host: HTMLElement): void {
  const button = host.querySelector<HTMLButtonElement>("[data-open]");
  button?.addEventListener("click", () => open(host, button), { once: true });
}

function open(host: HTMLElement, button: HTMLButtonElement): void {
  const frame = document.createElement("iframe");
  frame.src = host.dataset.page ?? "";
  frame.title = host.dataset.name ?? "";
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
  host.append(frame);
  button.remove();
}
