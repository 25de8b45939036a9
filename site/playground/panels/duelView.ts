import { duelFigure } from "../../../src/labs/playground/duelFigure.js";
import type { DuelArm, DuelOutcome } from "../../../src/labs/playground/duelOutcome.js";
import { duelSentence } from "../../../src/labs/playground/duelSentence.js";
import { captionOf } from "../../lib/sentence.js";
import { LivePicture } from "../livePicture.js";
import { make } from "./make.js";
import { find } from "./parts.js";

const words = { better: "better than A", worse: "worse than A", equal: "the same as A", "cannot tell": "cannot tell" } as const;

function chip({ name, versus }: DuelArm): HTMLElement {
  if (versus === null) return make("span", { class: "verdict", "data-verdict": "cannot tell" }, `${name}: not comparable`);
  const { verdict } = versus;
  return make("span", { class: "verdict", "data-verdict": verdict === "equal" ? "same" : verdict }, `${name}: ${words[verdict]}`);
}

/** The result of one way to compare: a verdict for each arm, the intervals, and the sentence to quote. */
export class DuelView {
  readonly #verdicts = make("p", { class: "row" });
  readonly #stale = make("p", { class: "flag" }, "The settings have changed since. This is the result of those before.");
  readonly #figure: HTMLElement;
  readonly #picture: LivePicture;
  #outcome: DuelOutcome | null = null;

  constructor(host: HTMLElement, title: string) {
    const caption = make("figcaption", { "aria-live": "polite" }, make("strong"), " ", make("span"));
    this.#figure = make("figure", {}, make("div", { class: "canvas" }), caption);
    this.#stale.hidden = true;
    host.append(make("section", { class: "duel", "aria-label": title }, make("h3", {}, title), this.#verdicts, this.#stale, this.#figure));
    this.#picture = new LivePicture(this.#figure, { figure: () => this.#outcome && duelFigure(this.#outcome), isMoving: () => false });
  }

  set isStale(isStale: boolean) {
    this.#stale.hidden = !isStale;
  }

  show(outcome: DuelOutcome): void {
    this.#outcome = outcome;
    this.#verdicts.replaceChildren(...outcome.arms.slice(1).map(chip));
    // Also where there is nothing to draw, because runs diverged.
    const { first, rest } = captionOf(duelSentence(outcome));
    find(this.#figure, "figcaption strong").textContent = first;
    find(this.#figure, "figcaption span").textContent = rest;
    find(this.#figure, ".canvas").replaceChildren();
    this.#picture.ask();
  }
}
