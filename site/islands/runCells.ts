import { compileCells } from "../sandbox/compile.js";
import { lessonTexts } from "../sandbox/lessonTexts.js";
import type { SandboxEvent } from "../sandbox/protocol.js";
import { type Ending, Sandbox } from "../sandbox/sandbox.js";
import { CodeBox } from "./codeBox.js";
import type { EarlierCell } from "./earlierCells.js";
import { Outputs } from "./outputs.js";
import type { Runnable } from "./runnable.js";

export interface RunCells {
  /** What runs before them, from the lesson's earlier parts. */
  readonly before: readonly EarlierCell[];
  readonly signal: AbortSignal;
  /** Outputs of all of them are drawn anew; else only those of the last, and of those that are out of date. */
  readonly all: boolean;
  /** A cell begins; those from before are counted too. */
  onCell?(at: number): void;
  /** The reader follows an error to its line. */
  onLine(cell: Runnable, line: number): void;
}

/** How a run through cells ended; "unread" where their code could not be read. */
export interface RunReport {
  readonly ending: Ending | "unread";
  /** The cell that failed. */
  readonly failed: Runnable | null;
  /** The same, where it stands in an earlier part. */
  readonly failedBefore: EarlierCell | null;
  readonly milliseconds: number;
}

/** Milliseconds that one cell may take: the course's longest takes two seconds, and a phone is several times slower. */
const limit = 10_000;

/** Runs cells from the first to the last, in a sandbox of their own, so that nothing depends on what ran before; writes under each what it shows. */
export async function runCells(cells: readonly Runnable[], { before, signal, all, onCell, onLine }: RunCells): Promise<RunReport> {
  // From here on a number counts all that runs: first what comes from before, then the page's own.
  const first = before.length;
  const last = first + cells.length - 1;
  const cellAt = (at: number): Runnable => cells[at - first] as Runnable; // one of the page's own
  const codes = [...before, ...cells.map((each) => ({ code: CodeBox.of(each).code, mayThrow: each.dataset.mode === "fix" }))];
  const compiled = compileCells(codes);
  for (const each of cells) CodeBox.of(each).mark(null);

  const places = new Map<number, Outputs>();
  const shownIn = new Map<number, number>();
  let failed: Runnable | null = null;
  let failedBefore: EarlierCell | null = null;
  /** The outputs of one cell, emptied the first time this run writes there. */
  const outputs = (at: number): Outputs => {
    const known = places.get(at);
    if (known) return known;
    const place = cellAt(at);
    const made = outputsOf(place);
    made.clear();
    delete place.dataset.stale;
    places.set(at, made);
    return made;
  };
  const fail = (at: number, text: string, line: number | null): void => {
    const earlier = before[at];
    if (earlier) {
      if (failedBefore) return;
      failedBefore = earlier;
      const where = line === null ? "" : ` in line ${line}`;
      outputs(all ? first : last).note(
        `A cell of part ${earlier.part} stopped${where}, so this one did not run: ${text.replace(/\.?$/, ".")}`,
        { href: earlier.href, text: "Go there" },
      );
      return;
    }
    const wrong = cellAt(at);
    if (line === null) outputs(at).error(text);
    else outputs(at).error(text, { line, show: () => onLine(wrong, line) });
    CodeBox.of(wrong).mark(line);
    if (codes[at]?.mayThrow && (all || at < last)) return;
    failed ??= wrong;
    if (at === last || all) return;
    outputs(last).note("A cell above stopped with an error, so this one did not run.", { href: `#${wrong.id}`, text: "Go there" });
  };

  if (!compiled.ok) {
    fail(compiled.at.cell, compiled.message, compiled.at.line);
    failed = cells[compiled.at.cell - first] ?? null;
    return { ending: "unread", failed, failedBefore, milliseconds: 0 };
  }

  const began = performance.now();
  let now = 0;
  /** Cells that show what they showed before are left as they are: their figures would only be drawn again. */
  const isSame = (at: number): boolean => !all && at < last && cellAt(at).dataset.stale === undefined && !places.has(at);
  /** What such cells have given, in case a later cell changes something there. */
  const held = new Map<number, (() => void)[]>();
  const give = (at: number, work: () => void): void => {
    // What an earlier part shows, and an error that belongs there, stand on its own page.
    if (at < first) return;
    if (isSame(at)) held.set(at, [...(held.get(at) ?? []), work]);
    else work();
  };
  const release = (at: number): void => {
    outputs(at);
    for (const work of held.get(at) ?? []) work();
    held.delete(at);
  };

  const onEvent = (event: SandboxEvent): void => {
    if (signal.aborted) return;
    const at = now;
    if (event.type === "cell") {
      now = Math.min(event.cell, last);
      onCell?.(now);
      if (now >= first && !isSame(now)) outputs(now);
    } else if (event.type === "error" || event.type === "syntax") {
      const place = event.line === null ? null : compiled.place(event.line);
      const wrong = event.type === "syntax" ? Math.min(event.cell, last) : (place?.cell ?? now);
      const tell = (): void => fail(wrong, event.text, place?.cell === wrong ? place.line : null);
      if (codes[wrong]?.mayThrow === true && wrong < last) give(wrong, tell);
      else tell();
    } else if (event.type === "text") give(at, () => outputs(at).text(event.text));
    else if (event.type === "shown") {
      // What is shown anew stands where it was shown first.
      const origin = shownIn.get(event.number) ?? at;
      shownIn.set(event.number, origin);
      if (origin !== at && origin >= first && isSame(origin)) release(origin);
      give(origin, () => outputs(origin).show(event.number, event.json));
    } else if (event.type === "cut") give(at, () => outputs(at).note("The rest is left out: this run printed more than the page shows."));
  };

  const sandbox = new Sandbox();
  const texts = lessonTexts(
    cellAt(last).dataset.lesson ?? "",
    codes.map(({ code }) => code),
  );
  const ending = await texts.then(
    (lessons) => sandbox.run({ parts: compiled.parts, lessons }, { limit, signal, onEvent }),
    (): Ending => "broken",
  );
  sandbox.close();
  const milliseconds = performance.now() - began;
  if (ending === "time")
    fail(now, `Stopped after ${limit / 1000} seconds in this cell. Does a loop never end? Make the work smaller and run again.`, null);
  await Promise.all([...places.values()].map((each) => each.settled()));
  return { ending, failed, failedBefore, milliseconds };
}

function outputsOf(cell: Runnable): Outputs {
  const place = cell.querySelector<HTMLElement>("[data-outputs]");
  if (place) return new Outputs(place);
  const made = document.createElement("div");
  made.className = "outputs";
  made.dataset.outputs = "";
  cell.append(made);
  return new Outputs(made);
}
