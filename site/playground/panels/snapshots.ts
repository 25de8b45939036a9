import { barrierFigure } from "../../../src/labs/playground/barrier.js";
import { armNames, type PlaygroundState } from "../../../src/labs/playground/playgroundState.js";
import { type Scored, togetherSentence } from "../../../src/labs/playground/togetherSentence.js";
import type { Figure } from "../../../src/plots/figure.js";
import { formatNumber } from "../../../src/plots/format.js";
import type { Bench } from "../bench.js";
import { LivePicture } from "../livePicture.js";
import { messageOf } from "../messageOf.js";
import type { Snapshot } from "../protocol.js";
import { make } from "./make.js";
import { find, sayStatus, sayTrouble, whileBusy } from "./parts.js";
import { snapshotsAtEnds } from "./snapshotRuns.js";

/** A snapshot in the list: of which arm, and of which net on which data. */
interface Kept extends Snapshot {
  readonly arm: number;
  readonly net: string;
  isChosen: boolean;
}

/** As many as the page's memory should hold. */
const most = 40;

/** Snapshots are of one kind where net and data are the same: only those can be put together. */
const netOf = ({ task, model, seed }: PlaygroundState): string => JSON.stringify([task, model, seed]);
const nameOf = ({ arm, step }: Kept): string => `${armNames[arm] ?? "A"} after ${step}`;
const percent = ({ accuracy }: Scored): string => (accuracy === null ? "" : `${formatNumber(100 * accuracy)}\u00a0%`);

/** Snapshots: takes them, lists them, and shows what lies between two and what several do together. */
export function bring(host: HTMLElement, { model, session }: Bench): void {
  let list: Kept[] = [];
  /** Whether the reader has chosen some: until then the two newest are. */
  let isChoosing = false;
  const [now, ends] = [find<HTMLButtonElement>(host, "[data-now]"), find<HTMLButtonElement>(host, "[data-ends]")];
  const [barrier, together] = [find<HTMLButtonElement>(host, "[data-barrier]"), find<HTMLButtonElement>(host, "[data-together]")];
  const progress = find<HTMLProgressElement>(host, "progress");
  const hill = find(host, "[data-barrier-figure]");
  let between: Figure | null = null;
  const picture = new LivePicture(hill, { figure: () => between, isMoving: () => false });

  const fits = ({ net }: Kept): boolean => net === netOf(model.state);
  const chosen = (): Kept[] => list.filter((one) => one.isChosen && fits(one));
  const choices = (): void => {
    const count = chosen().length;
    barrier.disabled = count !== 2;
    together.disabled = count < 2;
  };
  const row = (one: Kept): HTMLElement => {
    const box = make("input", { type: "checkbox", "aria-label": `Choose ${nameOf(one)}`, autocomplete: "off" });
    box.checked = one.isChosen && fits(one);
    box.disabled = !fits(one);
    box.addEventListener("change", () => {
      one.isChosen = box.checked;
      isChoosing = true;
      choices();
    });
    const remove = make("button", { class: "button quiet", type: "button", "aria-label": `Remove ${nameOf(one)}` }, "✕");
    remove.addEventListener("click", () => {
      const next = list[list.indexOf(one) + 1];
      list = list.filter((other) => other !== one);
      refresh();
      if (next) find<HTMLButtonElement>(host, `[aria-label="Remove ${nameOf(next)}"]`).focus();
      else now.focus();
    });
    const letter = make("span", { class: "run-letter", "data-run": armNames[one.arm] ?? "A" }, armNames[one.arm] ?? "A");
    return make(
      "tr",
      {},
      make("td", {}, make("label", { class: "tick" }, box)),
      make(
        "th",
        { scope: "row" },
        letter,
        ` after ${one.step}`,
        ...(fits(one) ? [] : [make("small", { class: "hint" }, "of another net or other data")]),
      ),
      make("td", {}, formatNumber(one.score.loss)),
      make("td", {}, percent(one.score)),
      make("td", {}, remove),
    );
  };
  const refresh = (): void => {
    find(host, ".snapshot-list").hidden = list.length === 0;
    find(host, ".snapshot-list tbody").replaceChildren(...list.map(row));
    choices();
  };
  let newest: Kept | null = null;
  const keep = (snapshot: Snapshot, arm: number, net: string): void => {
    // The same net twice is one snapshot.
    const same = (one: Kept): boolean => one.arm === arm && one.net === net && one.state.values === snapshot.state.values;
    if (list.some(same)) return;
    const fresh: Kept = { ...snapshot, arm, net, isChosen: !isChoosing };
    if (!isChoosing) for (const one of list) one.isChosen = one === newest;
    newest = fresh;
    list = [...list, fresh].sort((a, b) => a.arm - b.arm || a.step - b.step);
    if (list.length > most) {
      list = list.slice(-most);
      sayTrouble(host, `The list holds ${most} snapshots; the first one has made room.`);
    }
    refresh();
  };
  /** Does something that may fail, and says why where it does. */
  const attempt = (button: HTMLButtonElement, what: string, work: () => Promise<void>): void => {
    button.addEventListener("click", () =>
      whileBusy(button, async () => {
        sayTrouble(host, "");
        try {
          await work();
        } catch (error) {
          sayTrouble(host, `${what}: ${messageOf(error)}`);
        } finally {
          choices();
        }
      }),
    );
  };

  attempt(now, "There is no snapshot", async () => {
    const [arm, net] = [model.selected, netOf(model.state)];
    const snapshot = await session.ask({ kind: "snapshot", arm });
    keep(snapshot, arm, net);
    sayStatus(host, `Kept ${armNames[arm]} after ${snapshot.step} updates.`);
  });
  attempt(ends, "There are no snapshots", async () => {
    const { state, selected: arm } = model;
    sayStatus(host, `Making the run of ${armNames[arm]} again…`);
    progress.hidden = false;
    let count = 0;
    try {
      const onProgress = (part: number): void => {
        progress.value = part;
      };
      for await (const snapshot of snapshotsAtEnds({ state, arm, onProgress })) {
        keep(snapshot, arm, netOf(state));
        count += 1;
      }
    } finally {
      progress.hidden = true;
      sayStatus(host, count === 0 ? "" : `Kept ${count} snapshot${count === 1 ? "" : "s"} of ${armNames[arm]}, one at each end.`);
    }
    if (count === 0) sayTrouble(host, "The run diverges before its first cycle ends, so there is no snapshot.");
  });
  attempt(barrier, "The barrier can't be measured", async () => {
    const [from, to] = chosen() as [Kept, Kept]; // the button is on where two are chosen
    const along = await session.ask({ kind: "barrier", arm: 0, from: from.state, to: to.state });
    between = barrierFigure(along, { from: nameOf(from), to: nameOf(to) });
    hill.hidden = false;
    picture.ask();
  });
  attempt(together, "They can't be put together", async () => {
    const nets = chosen();
    const states = nets.map(({ state }) => state);
    const { score: average } = await session.ask({ kind: "average", arm: 0, states });
    // Where there are no classes there is no ensemble; the rest stands.
    const last = nets[nets.length - 1] as Kept; // two at least
    const ensemble = last.score.accuracy === null ? null : await session.ask({ kind: "ensemble", arm: 0, states });
    const rows: [string, Scored][] = [
      ...nets.map((one): [string, Scored] => [nameOf(one), one.score]),
      ["average of weights", average],
      ...(ensemble ? [["ensemble of answers", ensemble] satisfies [string, Scored]] : []),
    ];
    find(host, ".together").hidden = false;
    find(host, ".together tbody").replaceChildren(
      ...rows.map(([name, scored]) =>
        make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, formatNumber(scored.loss)), make("td", {}, percent(scored))),
      ),
    );
    find(host, "[data-said]").textContent = togetherSentence({ last: last.score, average, ensemble, count: nets.length });
  });
  model.addEventListener("state", refresh);
  refresh();
  host.dataset.live = "";
}
