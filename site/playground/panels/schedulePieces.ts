import { fieldsOf, type PieceField, withField } from "../../../src/labs/playground/pieceFields.js";
import { lengthOf, type Piece, piecesOf, scheduleOf, startsOf } from "../../../src/labs/playground/pieces.js";
import {
  asFamily,
  duplicate,
  insertAfter,
  join,
  mostPieces,
  moveJoint,
  moveRate,
  remove,
  reorder,
  split,
} from "../../../src/labs/playground/piecesEdit.js";
import { areJoined, endsOf } from "../../../src/labs/playground/piecesEnds.js";
import { fitPieces } from "../../../src/labs/playground/piecesFit.js";
import { familyNamed } from "../../../src/schedules/registry.js";
import type { Spec } from "../../../src/schedules/schedule.js";
import { isAble, setAble } from "../able.js";
import type { Editing } from "./scheduleEditing.js";
import { Fields } from "./scheduleFields.js";
import type { SchedulePicture } from "./schedulePicture.js";
import { bringTimeline } from "./scheduleTimeline.js";

/** What a press of a button makes of the pieces, and which of them is chosen then. */
type Act = (pieces: readonly Piece[], i: number) => { readonly pieces: readonly Piece[]; readonly chosen: number };

/** The pieces of a schedule: on the timeline, and one of them in numbers. */
export class PieceEditor {
  readonly #host: HTMLElement;
  readonly #editing: Editing;
  readonly #fields: Fields;
  readonly #showTimeline: () => void;
  #chosen = 0;

  constructor(host: HTMLElement, editor: HTMLElement, editing: Editing, picture: SchedulePicture) {
    this.#host = editor;
    this.#editing = editing;
    this.#fields = new Fields(editor.querySelector("[data-fields]") as HTMLElement, "piece", {
      move: (name, value, gesture) => this.#move(name, value, gesture),
      settle: () => editing.settle(),
    });
    this.#showTimeline = bringTimeline(host, editing, picture, {
      pieces: () => this.pieces,
      selected: () => this.chosen,
      select: (piece) => this.choose(piece),
      remove: (piece) => this.#act((pieces) => ({ pieces: remove(pieces, piece), chosen: Math.max(0, piece - 1) })),
    });
    const select = editor.querySelector("select") as HTMLSelectElement; // the page has it
    select.addEventListener("change", () => this.#act((pieces, i) => ({ pieces: asFamily(pieces, i, select.value), chosen: i })));
    this.#button("add", (pieces, i) => ({ pieces: insertAfter(pieces, i, editing.steps), chosen: i + 1 }));
    this.#button("duplicate", (pieces, i) => ({ pieces: duplicate(pieces, i), chosen: i + 1 }));
    this.#button("split", (pieces, i) => ({ pieces: split(pieces, i, Math.floor((pieces[i] as Piece).steps / 2)), chosen: i }));
    this.#button("join", (pieces, i) => ({ pieces: join(pieces, i), chosen: i }));
    this.#button("earlier", (pieces, i) => ({ pieces: reorder(pieces, i, i - 1), chosen: i - 1 }));
    this.#button("later", (pieces, i) => ({ pieces: reorder(pieces, i, i + 1), chosen: i + 1 }));
    this.#button("delete", (pieces, i) => ({ pieces: remove(pieces, i), chosen: Math.max(0, i - 1) }));
    this.#button("fit", (pieces, i) => ({ pieces: fitPieces(pieces, editing.steps), chosen: i }));
    for (const [name, by] of [
      ["before", -1],
      ["after", 1],
    ] as const)
      this.#find(name).addEventListener("click", () => this.choose(this.chosen + by));
  }

  get pieces(): readonly Piece[] {
    return piecesOf(this.#editing.lr, this.#editing.steps);
  }

  get chosen(): number {
    return Math.max(0, Math.min(this.#chosen, this.pieces.length - 1));
  }

  choose(piece: number): void {
    this.#chosen = Math.max(0, Math.min(piece, this.pieces.length - 1));
    this.show();
  }

  /** Chooses the piece that an update belongs to. */
  chooseAt(update: number): void {
    const starts = startsOf(this.pieces);
    this.choose(starts.findLastIndex((start, i) => i < starts.length - 1 && start <= update));
  }

  show(): void {
    const { pieces, chosen } = this;
    this.#showTimeline();
    const piece = pieces[chosen] as Piece; // it is kept in range
    const inner = piece.spec.kind === "take" ? (piece.spec.of as Spec) : piece.spec;
    say(this.#host.querySelector("[data-which]"), `Piece ${chosen + 1} of ${pieces.length}`);
    say(this.#host.querySelector("[data-total]"), this.#total(pieces));
    const select = this.#host.querySelector("select") as HTMLSelectElement; // the page has it
    select.value = familyNamed(inner.kind) ? inner.kind : "";
    const { from, to } = endsOf(piece);
    const rate = fieldsOf({ kind: "constant", baseLr: 0.1 }, this.#editing.steps)[0] as PieceField; // its one parameter is a rate
    const length: PieceField = {
      ...rate,
      name: "length",
      symbol: "",
      doc: "Updates of this piece.",
      type: "steps",
      unit: "updates",
      value: piece.steps,
      slider: null,
    };
    const own = fieldsOf(inner, piece.steps).filter(({ type }) => type !== "rate");
    this.#fields.show([
      length,
      { ...rate, name: "from", symbol: "", doc: "The rate it begins with.", value: short(from) },
      { ...rate, name: "to", symbol: "", doc: "The rate it arrives at.", value: short(to) },
      ...own.map((field) => ({ ...field, more: true })),
    ]);
    const before = pieces[chosen - 1];
    const able: Readonly<Record<string, boolean>> = {
      add: pieces.length < mostPieces,
      duplicate: pieces.length < mostPieces,
      split: piece.steps > 1 && pieces.length < mostPieces,
      join: before !== undefined && !areJoined(before, piece),
      earlier: chosen > 0,
      later: chosen < pieces.length - 1,
      delete: pieces.length > 1,
      fit: lengthOf(pieces) !== this.#editing.steps,
      before: chosen > 0,
      after: chosen < pieces.length - 1,
    };
    for (const [name, isNow] of Object.entries(able)) setAble(this.#find(name), isNow);
  }

  #move(name: string, value: unknown, gesture: string | undefined): string | null {
    const { pieces, chosen } = this;
    const start = startsOf(pieces)[chosen] as number; // each piece has a start
    const isNumber = typeof value === "number" && value >= 0 && Number.isFinite(value);
    if (name === "length") {
      if (!isNumber || !Number.isInteger(value) || value < 1)
        return `length must be a whole number of updates >= 1, got ${value ?? "nothing"}.`;
      const next = pieces[chosen + 1];
      const most = next ? (pieces[chosen] as Piece).steps + next.steps - 1 : 1_000_000;
      if (value > most)
        return `length must be at most ${most}, got ${value}. ${next ? "The next piece keeps one update; delete it to have them all." : "A run is shorter."}`;
      this.#put(moveJoint(pieces, chosen, start + value), gesture);
      return null;
    }
    if (name === "from" || name === "to") {
      if (!isNumber) return `${name} must be a rate >= 0, got ${value ?? "nothing"}. No rate lies below 0.`;
      this.#put(moveRate(pieces, chosen, name, value), gesture);
      return null;
    }
    const piece = pieces[chosen] as Piece; // it is kept in range
    const inner = piece.spec.kind === "take" ? (piece.spec.of as Spec) : piece.spec;
    const changed = withField(inner, name, value);
    if ("trouble" in changed) return changed.trouble;
    const spec = piece.spec.kind === "take" ? { ...piece.spec, of: changed.spec } : changed.spec;
    const [made] = piecesOf(scheduleOf([{ spec, steps: piece.steps }]), piece.steps);
    this.#put(
      pieces.map((one, i) => (i === chosen && made ? made : one)),
      gesture,
    );
    return null;
  }

  #put(pieces: readonly Piece[], gesture?: string): void {
    this.#editing.set(scheduleOf(pieces), gesture);
  }

  #act(act: Act): void {
    const { pieces, chosen } = act(this.pieces, this.chosen);
    this.#chosen = chosen;
    this.#put(pieces);
    this.show();
  }

  #button(name: string, act: Act): void {
    const button = this.#find(name);
    button.addEventListener("click", () => {
      if (isAble(button)) this.#act(act);
    });
  }

  #find(name: string): HTMLButtonElement {
    return this.#host.querySelector(`[data-piece="${name}"]`) as HTMLButtonElement; // the page has them all
  }

  #total(pieces: readonly Piece[]): string {
    const { steps } = this.#editing;
    const total = lengthOf(pieces);
    if (total === steps) return `Together ${total} updates, as long as the run.`;
    return total < steps ? `Together ${total} of the run's ${steps} updates.` : `Together ${total} updates; the run has ${steps}.`;
  }
}

const short = (rate: number): number => Number(rate.toPrecision(6));

function say(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
