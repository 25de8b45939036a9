import { familyOf } from "../../../src/labs/playground/pieceFamily.js";
import { piecesOf } from "../../../src/labs/playground/pieces.js";
import { onPress, setAble } from "../able.js";
import type { ScheduleBench } from "../bench.js";
import { bringArms } from "./scheduleArms.js";
import type { Drawing } from "./scheduleDrawing.js";
import { Editing } from "./scheduleEditing.js";
import { bringFamily } from "./scheduleFamily.js";
import { bringFlags } from "./scheduleFlags.js";
import { SchedulePicture } from "./schedulePicture.js";
import type { PieceEditor } from "./schedulePieces.js";

type Mode = "family" | "pieces" | "draw";

/** As many straight pieces were drawn by hand. */
const drawnPieces = 6;
/** An update that is shown stays marked so long, in milliseconds. */
const shownTime = 4000;

/** The schedule editor: one family, pieces on a timeline, or a line drawn by hand, for each run. */
export function bring(host: HTMLElement, bench: ScheduleBench): void {
  const editing = new Editing(bench);
  const picture = new SchedulePicture(host, editing);
  const part = (name: Mode): HTMLElement => host.querySelector(`[data-part="${name}"]`) as HTMLElement; // the page has the three
  // Most visits begin with a family: the code of the other ways is fetched when they are first chosen.
  let pieces: PieceEditor | undefined;
  let drawing: Drawing | undefined;
  const fetchWay = async (way: Mode): Promise<void> => {
    if (way === "pieces" && !pieces) {
      const { PieceEditor } = await import("./schedulePieces.js");
      pieces ??= new PieceEditor(host, part("pieces"), editing, picture);
    }
    if (way === "draw" && !drawing) {
      const { Drawing } = await import("./scheduleDrawing.js");
      drawing ??= new Drawing(host, part("draw"), editing, picture);
    }
  };
  const showFamily = bringFamily(part("family"), editing);
  const showArms = bringArms(host, editing);
  const track = host.querySelector(".timeline") as HTMLElement; // the page has it
  let mode: Mode = "family";
  let marked: ReturnType<typeof setTimeout> | undefined;

  const checkFlags = bringFlags(host, editing, (update) => {
    picture.point(update);
    clearTimeout(marked);
    marked = setTimeout(() => picture.point(null), shownTime);
    pieces?.chooseAt(update);
    picture.svg.scrollIntoView({ block: "nearest" });
  });

  /** The way of editing that fits the schedule. */
  const fitting = (): Mode => {
    const { lr, steps } = editing;
    if (familyOf(lr, steps)) return "family";
    const specs = piecesOf(lr, steps).map(({ spec }) => spec.kind);
    const isDrawn = specs.length >= drawnPieces && specs.every((kind) => kind === "linear" || kind === "linearWarmup" || kind === "take");
    return isDrawn ? "draw" : "pieces";
  };
  const choose = (next: Mode): void => {
    mode = next;
    for (const input of host.querySelectorAll<HTMLInputElement>('[name="schedule.mode"]')) input.checked = input.value === mode;
    for (const name of ["family", "pieces", "draw"] as const) part(name).hidden = name !== mode;
    host.dataset.mode = mode;
    track.hidden = mode !== "pieces";
    if (drawing) drawing.isOn = mode === "draw";
    if (mode === "family" || (mode === "pieces" ? pieces : drawing)) return;
    void fetchWay(mode).then(() => {
      if (drawing) drawing.isOn = mode === "draw";
      show();
    });
  };
  const show = (): void => {
    picture.draw();
    if (mode === "pieces") pieces?.show();
    if (mode === "family") showFamily();
    drawing?.show();
    checkFlags();
    setAble(undo, bench.model.canUndo);
    setAble(redo, bench.model.canRedo);
  };

  const undo = host.querySelector<HTMLButtonElement>("[data-undo]");
  const redo = host.querySelector<HTMLButtonElement>("[data-redo]");
  onPress(undo, () => editing.undo());
  onPress(redo, () => editing.redo());
  host.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const isUndo = key === "z" && !event.shiftKey;
    const isRedo = key === "y" || (key === "z" && event.shiftKey);
    // What is being typed has a way back of its own.
    if (!(isUndo || isRedo) || (event.target instanceof HTMLInputElement && event.target.type === "text")) return;
    event.preventDefault();
    if (isUndo) editing.undo();
    else editing.redo();
  });
  host.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === "schedule.mode") choose(target.value as Mode);
    if (target.name === "schedule.scale") picture.scale = target.value as "linear" | "log";
    if (target.name.startsWith("schedule.")) show();
  });
  let arm = editing.selected;
  editing.addEventListener("change", () => {
    // A link, a way back or another run may bring what the present way of editing can't show.
    if (
      arm !== editing.selected ||
      (mode === "family" && !familyOf(editing.lr, editing.steps) && !part("family").contains(document.activeElement))
    )
      choose(fitting());
    arm = editing.selected;
    show();
  });
  // It is told of the size once at the start, too, where all is drawn already.
  new ResizeObserver(() => {
    if (picture.isOutgrown) show();
  }).observe(picture.svg.parentElement as Element); // it stands in one

  /** What the reader has chosen already: the page can be touched before its code is here. */
  const early = (name: string): string | undefined =>
    [...host.querySelectorAll<HTMLInputElement>(`[name="schedule.${name}"]`)].find((input) => input.checked && !input.defaultChecked)
      ?.value;

  showArms();
  picture.scale = early("scale") === "log" ? "log" : "linear";
  choose((early("mode") as Mode | undefined) ?? fitting());
  show();
  host.dataset.live = "";
}
