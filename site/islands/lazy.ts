/** True when the page's address carries values for the widget with this id. */
const addressed = (id: string): boolean => [...new URLSearchParams(location.search).keys()].some((key) => key.startsWith(`${id}.`));

/**
 * Defines a custom element that stays as the build made it until it is touched or focused, or until `wakes` says that it has something to
 * restore (the page's address speaks of it, when left out); only then is its code loaded. `sooner` are further signs that it will be used.
 */
export function defineLazy(
  name: string,
  load: () => Promise<{ bring(host: HTMLElement): void | Promise<void> }>,
  wakes: (host: HTMLElement) => boolean = ({ id }) => addressed(id),
  sooner: readonly string[] = [],
): void {
  const signs = ["pointerdown", "focusin", "input", ...sooner];
  customElements.define(
    name,
    class extends HTMLElement {
      connectedCallback(): void {
        const wake = (): void => {
          for (const sign of signs) this.removeEventListener(sign, wake);
          // The click that follows the touch comes before the code does; it is done then.
          let pressed: HTMLButtonElement | null = null;
          const press = ({ target }: Event): void => {
            pressed = target instanceof Element ? target.closest("button") : null;
          };
          this.addEventListener("click", press);
          load()
            .then(({ bring }) => bring(this))
            .then(() => pressed?.click())
            .finally(() => this.removeEventListener("click", press))
            .catch((error: unknown) => {
              const line = this.querySelector<HTMLElement>(".trouble");
              if (!line) return;
              line.hidden = false;
              line.textContent = `This picture's code did not load, so it can't move. Reload the page to try again. (${error instanceof Error ? error.message : error})`;
            });
        };
        for (const sign of signs) this.addEventListener(sign, wake, { passive: true });
        if (wakes(this)) wake();
      }
    },
  );
}
