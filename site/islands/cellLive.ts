import { compileCells } from "../sandbox/compile.js";
import type { SandboxEvent } from "../sandbox/protocol.js";
import { type Ending, Sandbox, warmUp } from "../sandbox/sandbox.js";
import { CodeBox } from "./codeBox.js";
import { Outputs } from "./outputs.js";
import type { Runnable } from "./runnable.js";
import { Toolbar } from "./toolbar.js";

/** Milliseconds a run may take. */
const limit = 10_000;

warmUp();

/** Does what a button of the cell, or a click on its code, asks for. */
export async function act(cell: Runnable, action: string, event: Event): Promise<void> {
  if (action === "run") await run(cell);
  else if (action === "stop") runs.get(cell)?.abort();
  else if (action === "reset") reset(cell);
  else if (action === "edit") {
    const at = event instanceof MouseEvent && event.detail > 0 && !(event.target as Element).closest("button");
    await edit(cell, at ? { at: { x: event.clientX, y: event.clientY } } : {});
  }
}

const edit = (cell: Runnable, where: { at?: { x: number; y: number }; line?: number }): Promise<void> =>
  CodeBox.of(cell).edit({ ...where, onRun: () => void run(cell) });

function reset(cell: Runnable): void {
  CodeBox.of(cell).reset();
  Toolbar.of(cell).say("This is the course's code again. Run it to see its outputs.");
}

const runs = new WeakMap<Runnable, AbortController>();

const allCells = (): Runnable[] => [...document.querySelectorAll<Runnable>("lr-cell")];

/** What this cell and those after it show is no longer what their code does. */
function staleFrom(cell: Runnable): void {
  const cells = allCells();
  for (const later of cells.slice(cells.indexOf(cell))) later.dataset.stale = "";
}

for (const cell of allCells()) {
  if (cell.dataset.stale !== undefined) staleFrom(cell);
  cell.addEventListener("change", () => {
    staleFrom(cell);
    Toolbar.of(cell).say("");
  });
}

const outputsOf = (cell: Runnable): Outputs => {
  const place = cell.querySelector<HTMLElement>("[data-outputs]");
  if (place) return new Outputs(place);
  const made = document.createElement("div");
  made.className = "outputs";
  made.dataset.outputs = "";
  cell.append(made);
  return new Outputs(made);
};

/** Runs the lesson's cells from the top through this one, in a sandbox of their own, so that nothing depends on what ran before. */
async function run(cell: Runnable): Promise<void> {
  runs.get(cell)?.abort();
  const control = new AbortController();
  runs.set(cell, control);
  const toolbar = Toolbar.of(cell);
  const cells = allCells().slice(0, allCells().indexOf(cell) + 1);
  const last = cells.length - 1;
  const codes = cells.map((each) => ({ code: CodeBox.of(each).code, mayThrow: each.dataset.mode === "fix" }));
  const compiled = compileCells(codes);
  for (const each of cells) CodeBox.of(each).mark(null);

  const places = new Map<number, Outputs>();
  const shownIn = new Map<number, number>();
  /** The outputs of one cell, emptied the first time this run writes there. */
  const outputs = (at: number): Outputs => {
    const known = places.get(at);
    if (known) return known;
    const place = cells[at] as Runnable; // `at` counts the cells that run
    const made = outputsOf(place);
    made.clear();
    delete place.dataset.stale;
    places.set(at, made);
    return made;
  };
  const fail = (at: number, text: string, line: number | null): void => {
    const wrong = cells[at] as Runnable; // as above
    if (line === null) outputs(at).error(text);
    else outputs(at).error(text, { line, show: () => void edit(wrong, { line }) });
    CodeBox.of(wrong).mark(line);
    if (at === last || codes[at]?.mayThrow) return;
    outputs(last).note("A cell above stopped with an error, so this one did not run.", { href: `#${wrong.id}`, text: "Go there" });
  };

  if (!compiled.ok) {
    fail(compiled.at.cell, compiled.message, compiled.at.line);
    toolbar.end("Not run: the code can't be read.");
    return;
  }

  toolbar.begin();
  const began = performance.now();
  let now = 0;
  let failed = false;
  /** Cells that show what they showed before are left as they are: their figures would only be drawn again. */
  const isSame = (at: number): boolean => at < last && cells[at]?.dataset.stale === undefined && !places.has(at);
  /** What such cells have given, in case a later cell changes something there. */
  const held = new Map<number, (() => void)[]>();
  const give = (at: number, work: () => void): void => {
    if (isSame(at)) held.set(at, [...(held.get(at) ?? []), work]);
    else work();
  };
  const release = (at: number): void => {
    outputs(at);
    for (const work of held.get(at) ?? []) work();
    held.delete(at);
  };

  const onEvent = (event: SandboxEvent): void => {
    if (control.signal.aborted) return;
    const at = now;
    if (event.type === "cell") {
      now = Math.min(event.cell, last);
      if (!isSame(now)) outputs(now);
    } else if (event.type === "error" || event.type === "syntax") {
      const place = event.line === null ? null : compiled.place(event.line);
      const wrong = event.type === "syntax" ? Math.min(event.cell, last) : (place?.cell ?? now);
      const isLesson = codes[wrong]?.mayThrow === true && wrong < last;
      const tell = (): void => fail(wrong, event.text, place?.cell === wrong ? place.line : null);
      if (!isLesson) failed = true;
      if (isLesson) give(wrong, tell);
      else tell();
    } else if (event.type === "text") give(at, () => outputs(at).text(event.text));
    else if (event.type === "shown") {
      // What is shown anew stands where it was shown first.
      const first = shownIn.get(event.number) ?? at;
      shownIn.set(event.number, first);
      if (first !== at && isSame(first)) release(first);
      give(first, () => outputs(first).show(event.number, event.json));
    } else if (event.type === "cut") give(at, () => outputs(at).note("The rest is left out: this run printed more than the page shows."));
  };

  const sandbox = new Sandbox();
  const ending = await sandbox.run({ parts: compiled.parts }, { limit, signal: control.signal, onEvent });
  sandbox.close();
  if (runs.get(cell) !== control) return;
  runs.delete(cell);
  if (ending === "time")
    fail(now, `Stopped after ${limit / 1000} seconds. Does a loop never end? Make the work smaller and run again.`, null);
  await Promise.all([...places.values()].map((each) => each.settled()));
  toolbar.end(told(ending, failed, performance.now() - began, last));
}

function told(ending: Ending, failed: boolean, time: number, before: number): string {
  const seconds = `${(time / 1000).toFixed(time < 995 ? 2 : 1)} s`;
  const above = before === 0 ? "" : before === 1 ? ", with the cell above" : `, with the ${before} cells above`;
  switch (ending) {
    case "done":
      return failed ? "Stopped with an error." : `Ran in ${seconds}${above}.`;
    case "time":
      return "Stopped at the time limit.";
    case "stopped":
      return "Stopped.";
    case "flood":
      return "Stopped: it sent more output than the page takes.";
    case "broken":
      return "The sandbox did not answer. Reload the page to try again.";
  }
}
