import { warmUp } from "../sandbox/sandbox.js";
import liveCss from "../styles/cellLive.css?url";
import { CodeBox } from "./codeBox.js";
import { type EarlierCell, earlierCells, loadedCells } from "./earlierCells.js";
import { copyLink, isWaiting, showForeign, takeAway, trust } from "./foreignCode.js";
import { lazyStyle } from "./lazyStyle.js";
import { hideStrip, showStrip } from "./lessonStrip.js";
import { missing } from "./missing.js";
import { type RunReport, runCells } from "./runCells.js";
import { keptCode, type Runnable } from "./runnable.js";
import { Toolbar } from "./toolbar.js";

lazyStyle(liveCss);
if (missing() === null) warmUp();

/** Does what a button of the cell, or a click on its code, asks for. */
export async function act(cell: Runnable, action: string, event: Event): Promise<void> {
  if (action === "run") await run(cell);
  else if (action === "rest") await runAll(false);
  else if (action === "stop") current?.control.abort();
  else if (action === "reset") reset(cell);
  else if (action === "copy") await copyLink(cell);
  else if (action === "edit") {
    const at = event instanceof MouseEvent && event.detail > 0 && !(event.target as Element).closest("button");
    await edit(cell, at ? { at: { x: event.clientX, y: event.clientY } } : {});
  }
}

/** Follows what another tab has kept of a cell's code. */
export function meet(cell: Runnable): void {
  if (CodeBox.of(cell).meet(keptCode(cell) ?? cell.original)) Toolbar.of(cell).say("Changed in another tab, and here with it.");
}

const allCells = (): Runnable[] => [...document.querySelectorAll<Runnable>("lr-cell")];

function edit(cell: Runnable, where: { at?: { x: number; y: number }; line?: number }): Promise<void> {
  // For what the editor proposes; without it, it proposes less.
  earlierCells().catch(() => undefined);
  const above = (): string => {
    const cells = allCells();
    const before = cells.slice(0, cells.indexOf(cell)).map((each) => CodeBox.of(each).code);
    return [...loadedCells().map(({ code }) => code), ...before].join("\n");
  };
  return CodeBox.of(cell).edit({ ...where, above, onRun: () => void run(cell) });
}

function reset(cell: Runnable): void {
  if (cell.dataset.foreign !== undefined) {
    takeAway(cell);
    return;
  }
  CodeBox.of(cell).reset();
  Toolbar.of(cell).say("This is the course's code again. Run it to see its outputs.");
}

/** A run, and the cell it was asked of; null where it is of all. */
interface Run {
  readonly control: AbortController;
  readonly cell: Runnable | null;
}

/** The run that goes on: one at a time on a page. */
let current: Run | undefined;

/** Ends the run that goes on, for one that begins. */
function begin(cell: Runnable | null): Run {
  current?.control.abort();
  current = { control: new AbortController(), cell };
  hideStrip();
  return current;
}

/** What this cell and those after it show is no longer what their code does. */
function staleFrom(cell: Runnable): void {
  const cells = allCells();
  for (const later of cells.slice(cells.indexOf(cell))) later.dataset.stale = "";
}

/** The code of the parts before, of which this page shows the outcome. */
let shownFor: string | undefined;

/** The cells of the parts before. Where they are not what the outputs of this page came from, those are out of date. */
async function cellsBefore(): Promise<readonly EarlierCell[]> {
  const before = await earlierCells();
  const code = JSON.stringify(before.map((each) => each.code));
  const [first] = allCells();
  const isOther = shownFor === undefined ? before.some(({ isEdited }) => isEdited) : code !== shownFor;
  if (first && isOther) staleFrom(first);
  shownFor = code;
  return before;
}

/** What the buttons of an edited cell are. */
function offerFor(cell: Runnable): void {
  if (cell.dataset.edited === undefined) Toolbar.of(cell).withdraw("copy");
  else Toolbar.of(cell).offer("copy", "Copy link");
}

for (const cell of allCells()) {
  if (cell.dataset.stale !== undefined) staleFrom(cell);
  offerFor(cell);
  cell.addEventListener("change", () => {
    staleFrom(cell);
    offerFor(cell);
    Toolbar.of(cell).say("");
  });
}

/** Whether the code may run: not before the reader has looked at what came with a link, unless that is what they run. */
function mayRun(cells: readonly Runnable[], pressed: Runnable | null): boolean {
  const waiting = cells.find(isWaiting);
  if (waiting && waiting === pressed) trust(waiting);
  const other = cells.find(isWaiting);
  if (!other) return true;
  const text = "Not run: a cell holds code that came with a link. Read it, then run that cell or put the course's code back.";
  if (pressed) Toolbar.of(pressed).say(text);
  showStrip({ text, actions: [{ text: "Go there", isMain: true, act: () => goTo(other) }] });
  return false;
}

function goTo(cell: Runnable): void {
  hideStrip();
  cell.scrollIntoView({ block: "center" });
  focusIn(cell, ".code-notice button");
}

/** Runs the lesson's cells from the top through this one. */
async function run(cell: Runnable): Promise<void> {
  const toolbar = Toolbar.of(cell);
  const cells = allCells().slice(0, allCells().indexOf(cell) + 1);
  const lack = missing();
  if (lack !== null) return toolbar.say(lack);
  if (!mayRun(cells, cell)) return;
  const mine = begin(cell);
  toolbar.begin();
  const onLine = (wrong: Runnable, line: number): void => void edit(wrong, { line });
  let before: readonly EarlierCell[] = [];
  try {
    before = await cellsBefore();
  } catch (error) {
    return toolbar.end(error instanceof Error ? error.message : String(error));
  }
  const report = await runCells(cells, { before, signal: mine.control.signal, all: false, onLine });
  // The same cell was started again: its buttons belong to that run.
  if (current !== mine && current?.cell === cell) return;
  if (report.ending === "unread") return toolbar.end("Not run: the code can't be read.");
  toolbar.end(told(report, before, cells.length - 1));
  const stale = allCells().filter(({ dataset }) => dataset.stale !== undefined).length;
  for (const each of allCells()) if (each !== cell || stale === 0) Toolbar.of(each).withdraw("rest");
  if (stale > 0 && report.ending === "done" && !report.failed && !report.failedBefore)
    toolbar.offer("rest", stale === 1 ? "Run the cell below" : `Run the ${stale} cells below`);
}

/** Runs every cell of the page; stops at the first that fails, and goes there. */
export async function runAll(all = true): Promise<void> {
  const cells = allCells();
  const lack = missing();
  if (lack !== null) return showStrip({ text: lack });
  if (!mayRun(cells, null)) return;
  const mine = begin(null);
  const stop = [{ text: "Stop", act: () => mine.control.abort() }];
  let before: readonly EarlierCell[] = [];
  const onCell = (at: number): void =>
    showStrip({ text: `Running ${cells.length} cells…`, part: at / (before.length + cells.length), actions: stop });
  for (const cell of cells) Toolbar.of(cell).withdraw("rest");
  onCell(0);
  try {
    before = await cellsBefore();
  } catch (error) {
    return showStrip({ text: error instanceof Error ? error.message : String(error) });
  }
  const onLine = (wrong: Runnable, line: number): void => void edit(wrong, { line });
  const report = await runCells(cells, { before, signal: mine.control.signal, all, onCell, onLine });
  if (current !== mine) return;
  const { failed, failedBefore } = report;
  const edited = cells.filter(({ dataset }) => dataset.edited !== undefined);
  const editedBefore = before.filter(({ isEdited }) => isEdited);
  const isChanged = edited.length + editedBefore.length > 0;
  const resetAll = isChanged ? [{ text: "Reset all", act: () => resetCells(edited, editedBefore) }] : [];
  if (failedBefore) {
    const { part, href } = failedBefore;
    const go = { text: "Go there", isMain: true, act: () => location.assign(href) };
    return showStrip({ text: `Stopped at a cell of part ${part}, which runs before these.`, actions: [go, ...resetAll] });
  }
  if (!failed) return showStrip({ text: toldAll(report, before, cells.length), actions: resetAll });
  Toolbar.of(failed).say(report.ending === "unread" ? "Not run: the code can't be read." : told(report));
  showStrip({ text: `Stopped at cell ${cells.indexOf(failed) + 1} of ${cells.length}.`, actions: resetAll });
  failed.scrollIntoView({ block: "center" });
  focusIn(failed, ".output button");
}

/** Puts the keyboard where the reader has to look in a cell, or on its first button. */
function focusIn(cell: Runnable, wanted: string): void {
  const there = cell.querySelector<HTMLElement>(wanted) ?? cell.querySelector<HTMLElement>("[data-start]");
  there?.focus({ preventScroll: true });
}

function resetCells(cells: readonly Runnable[], before: readonly EarlierCell[]): void {
  for (const cell of cells) reset(cell);
  for (const cell of before) cell.reset();
  showStrip({
    text: "All cells hold the course's code again.",
    actions: [{ text: "Run all", isMain: true, act: () => void runAll() }],
  });
}

const secondsOf = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(milliseconds < 995 ? 2 : 1)} s`;

/** "the cell of part 1", "the 9 cells of parts 1 and 2, 2 of them changed by you" */
function toldOf(before: readonly EarlierCell[]): string {
  const parts = [...new Set(before.map(({ part }) => part))];
  const changed = before.filter(({ isEdited }) => isEdited).length;
  const all = `${counted(before.length)} of part${parts.length === 1 ? "" : "s"} ${parts.join(", ").replace(/, (?=\d+$)/, " and ")}`;
  return changed === 0 ? all : `${all}, ${before.length === 1 ? "" : `${changed} of them `}changed by you`;
}

const counted = (cells: number): string => (cells === 1 ? "the cell" : `the ${cells} cells`);

/** How a run ended, and what ran with it: cells of the parts before, and some above. */
function told({ ending, failed, failedBefore, milliseconds }: RunReport, before: readonly EarlierCell[] = [], above = 0): string {
  const also = [above > 0 ? `${counted(above)} above` : "", before.length > 0 ? toldOf(before) : ""].filter((text) => text !== "");
  const ran = also.length === 0 ? "" : `, with ${also.join(" and ")}`;
  switch (ending) {
    case "done":
      return failed || failedBefore ? "Stopped with an error." : `Ran in ${secondsOf(milliseconds)}${ran}.`;
    case "time":
      return "Stopped at the time limit.";
    case "stopped":
      return "Stopped.";
    case "flood":
      return "Stopped: it sent more output than the page takes.";
    case "unread":
      return "Not run: the code can't be read.";
    case "broken":
      return "The sandbox did not answer. Reload the page to try again.";
  }
}

function toldAll(report: RunReport, before: readonly EarlierCell[], count: number): string {
  if (report.ending !== "done") return told(report);
  const also = before.length > 0 ? `, with ${toldOf(before)}` : "";
  return `All ${count} cells ran in ${secondsOf(report.milliseconds)}${also}.`;
}

/** Shows the code that the page's address carries. */
export const bringForeign = (): Promise<void> => showForeign((cell) => void run(cell));
