import type { RangeTest } from "../../../src/engine/tools/rangeTest.js";
import { type ArguedPick, pickArgued } from "../../../src/labs/playground/pickArgued.js";
import { armNames, type PlaygroundState } from "../../../src/labs/playground/playgroundState.js";
import { rangePickFigure } from "../../../src/labs/playground/rangePickFigure.js";
import { withPeak } from "../../../src/labs/playground/withPeak.js";
import { formatNumber } from "../../../src/plots/format.js";
import type { Bench } from "../bench.js";
import { LivePicture } from "../livePicture.js";
import { messageOf } from "../messageOf.js";
import { make } from "./make.js";
import { find, sayStatus, sayTrouble, whileBusy } from "./parts.js";

/** Updates of a test: with fewer the brink of a small task is found too low. */
const updates = 400;

/** What a test depends on; its arms' rates are not in it. */
const subjectOf = ({ task, model, optimizer, batch, seed }: PlaygroundState): string =>
  JSON.stringify([task, model, optimizer, batch, seed]);

const sides = { below: "below the rates that learn", inside: "among the rates that learn", beyond: "at the brink or beyond" } as const;

/** The range test: runs it on a fresh net, argues for a pick, and hands the rate to the selected arm. */
export function bring(host: HTMLElement, { model, session }: Bench): void {
  const button = find<HTMLButtonElement>(host, "[data-run]");
  const result = find(host, ".range-result");
  const use = find<HTMLButtonElement>(host, "[data-use]");
  let tested: { readonly test: RangeTest; readonly pick: ArguedPick; readonly subject: string } | null = null;
  // A test that broke at once has nothing to draw; its sentence says so.
  const isDrawn = (): boolean => tested !== null && tested.test.rates.length >= 2;
  const figure = find(result, "figure");
  const picture = new LivePicture(figure, {
    figure: () => (tested && isDrawn() ? rangePickFigure(tested.test, tested.pick) : null),
    isMoving: () => false,
  });

  const letter = (): string => armNames[model.selected] ?? "A";
  const take = (rate: number): void => {
    const { state, selected } = model;
    const arm = state.arms[selected];
    const lr = arm && withPeak(arm.lr, state.steps, rate);
    if (!lr) {
      sayTrouble(host, `${letter()} has the rate 0 throughout, so it has no shape to raise. Give it a schedule first.`);
      return;
    }
    model.set({ ...state, arms: state.arms.map((one, i) => (i === selected ? { ...one, lr } : one)) });
    sayTrouble(host, "");
    sayStatus(host, `The schedule of ${letter()} now has its peak at ${formatNumber(rate)}. Undo takes it back.`);
  };
  const show = (pick: ArguedPick): void => {
    result.hidden = false;
    figure.hidden = !isDrawn();
    picture.ask();
    find(host, "[data-argued]").textContent = pick.sentence;
    find(host, "tbody").replaceChildren(
      ...pick.rules.map(({ rule, how, rate, side }) => {
        const text = formatNumber(rate, 2);
        const use = make("button", { class: "button quiet", type: "button", "aria-label": `Use ${text}, ${rule}` }, "Use");
        use.addEventListener("click", () => take(Number(rate.toPrecision(2))));
        return make(
          "tr",
          {},
          make("th", { scope: "row" }, rule),
          make("td", { "data-label": "takes" }, how),
          make("td", { "data-label": "rate" }, text),
          make("td", { "data-label": "where that is" }, side === null ? "the test has no answer" : sides[side]),
          make("td", {}, use),
        );
      }),
    );
  };
  const refresh = (): void => {
    use.hidden = tested?.pick.rate === null;
    use.textContent = `Use ${formatNumber(tested?.pick.rate ?? 0)} as the peak of ${letter()}`;
    find(host, "[data-stale]").hidden = tested === null || tested.subject === subjectOf(model.state);
  };

  button.addEventListener("click", () =>
    whileBusy(button, async () => {
      const subject = subjectOf(model.state);
      sayTrouble(host, "");
      sayStatus(host, "Testing…");
      try {
        const test = await session.ask({ kind: "rangeTest", arm: model.selected, steps: updates });
        const pick = pickArgued(test);
        tested = { test, pick, subject };
        refresh();
        show(pick);
        sayStatus(host, "");
      } catch (error) {
        sayStatus(host, "");
        sayTrouble(host, `There is no range test: ${messageOf(error)}`);
      }
    }),
  );
  use.addEventListener("click", () => {
    if (tested?.pick.rate) take(tested.pick.rate);
  });
  model.addEventListener("state", refresh);
  host.dataset.live = "";
}
