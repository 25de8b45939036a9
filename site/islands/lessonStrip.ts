/** What the strip says, how far the work is (0 to 1), and what can be done. */
export interface StripState {
  readonly text: string;
  readonly part?: number;
  readonly actions?: readonly { readonly text: string; readonly isMain?: boolean; act(): void }[];
}

let strip: HTMLElement | undefined;

/** The strip at the foot of the window that speaks of all cells of a page: a run through them, and what came with a link. */
export function showStrip({ text, part, actions = [] }: StripState): void {
  if (!strip) {
    strip = document.createElement("section");
    strip.className = "lesson-strip";
    strip.ariaLabel = "Cells of this page";
    const line = document.createElement("p");
    line.role = "status";
    const bar = document.createElement("progress");
    bar.ariaLabel = "Cells that have run";
    const buttons = document.createElement("div");
    strip.append(line, bar, buttons);
    document.body.append(strip);
  }
  const [line, bar, buttons] = strip.children as unknown as [HTMLElement, HTMLProgressElement, HTMLElement];
  strip.hidden = false;
  bar.hidden = part === undefined;
  bar.value = part ?? 0;
  const isSame = line.dataset.said === text;
  line.dataset.said = text;
  // While it only moves on, nothing is said again and the buttons stay under the hand.
  if (isSame && part !== undefined) return;
  const hadFocus = buttons.contains(document.activeElement);
  const close = { text: "Close", isMain: false, act: hideStrip };
  buttons.replaceChildren(...[...actions, ...(part === undefined ? [close] : [])].map(buttonFor));
  if (hadFocus) buttons.querySelector("button")?.focus();
  // A live region speaks what changes inside it, so the text comes after the region.
  setTimeout(() => {
    line.textContent = text;
  }, 0);
}

export function hideStrip(): void {
  if (!strip) return;
  strip.hidden = true;
  delete (strip.firstElementChild as HTMLElement).dataset.said; // its line
}

function buttonFor({ text, isMain, act }: NonNullable<StripState["actions"]>[number]): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = isMain ? "button main" : "button quiet";
  button.textContent = text;
  button.addEventListener("click", act);
  return button;
}
