import { CodeBox } from "./codeBox.js";
import { linkTo, readLink } from "./codeLink.js";
import { notice, unnotice } from "./codeNotice.js";
import { showStrip } from "./lessonStrip.js";
import { goTo } from "./otherParts.js";
import type { Runnable } from "./runnable.js";
import { Toolbar } from "./toolbar.js";

/** Code that came with a link and has not been run: nothing runs it but the reader's own word. */
export const isWaiting = ({ dataset }: Runnable): boolean => dataset.foreign === "waiting";

/** Takes the code out of the address, so that a reload shows what the reader chose. */
const clearAddress = (): void => history.replaceState(history.state, "", location.pathname + location.search);

/** Shows the code that the page's address carries in its cell; runs nothing. */
export async function showForeign(run: (cell: Runnable) => void): Promise<void> {
  try {
    const shared = await readLink(location.hash);
    if (!shared) return;
    const cell = [...document.querySelectorAll<Runnable>("lr-cell")].find(({ id }) => id === shared.cell);
    if (!cell && (await goTo(shared.cell))) return;
    if (!cell) return showStrip({ text: `This link brings code for a cell "${shared.cell.slice(0, 40)}", which this page does not have.` });
    cell.scrollIntoView({ block: "center" });
    if (shared.code === CodeBox.of(cell).code) return;
    lay(cell, shared.code, run);
  } catch (error) {
    showStrip({ text: error instanceof Error ? error.message : String(error) });
  }
}

function lay(cell: Runnable, code: string, run: (cell: Runnable) => void): void {
  const box = CodeBox.of(cell);
  box.showForeign(code);
  cell.dataset.foreign = "waiting";
  notice(cell, "This code came with the link. It has not been run.", [
    { text: "Run it", isMain: true, choose: () => run(cell) },
    ...waysBack(cell),
  ]);
}

/** What the reader can have instead: their own version where there is one, and the course's. */
function waysBack(cell: Runnable) {
  const box = CodeBox.of(cell);
  const back = (put: () => void, said: string) => (): void => {
    delete cell.dataset.foreign;
    clearAddress();
    put();
    unnotice(cell);
    Toolbar.of(cell).say(said);
  };
  // With a version of the reader's own at stake, the course's code is reached from there, by Reset.
  return box.hasOwn
    ? [{ text: "Put my own code back", choose: back(() => box.bringBack(), "This is your own code again.") }]
    : [{ text: "Put the course's code back", choose: back(() => box.reset(), "This is the course's code again.") }];
}

/** Takes such code away again: the reader's own comes back, or the course's. */
export const takeAway = (cell: Runnable): void => waysBack(cell)[0]?.choose();

/** The reader has said that it may run. It becomes theirs, unless they have a version of their own to lose. */
export function trust(cell: Runnable): void {
  const box = CodeBox.of(cell);
  cell.dataset.foreign = "run";
  const adopt = (): void => {
    delete cell.dataset.foreign;
    clearAddress();
    unnotice(cell);
    box.adopt();
  };
  if (!box.hasOwn) {
    adopt();
    return;
  }
  notice(cell, "This code came with the link. Your own version is kept.", [
    { text: "Keep this one instead", choose: adopt },
    ...waysBack(cell),
  ]);
}

/** Copies the address that shows this cell's code. */
export async function copyLink(cell: Runnable): Promise<void> {
  const toolbar = Toolbar.of(cell);
  let link: string;
  try {
    link = await linkTo(location.origin + location.pathname, { cell: cell.id, code: CodeBox.of(cell).code });
  } catch (error) {
    return toolbar.say(error instanceof Error ? error.message : String(error));
  }
  try {
    await navigator.clipboard.writeText(link);
    toolbar.say("Link copied. Whoever opens it sees this code, and runs it only if they want to.");
  } catch {
    // No clipboard for this page: the address bar has it.
    history.replaceState(history.state, "", link);
    toolbar.say("The link stands in the address bar: copy it from there.");
  }
}
