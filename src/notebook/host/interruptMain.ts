import { setTimeout as sleep } from "node:timers/promises";
import type { KernelState } from "./kernelState.js";
import { stopJavaScript } from "./stopJavaScript.js";

/** How long a cell gets, in milliseconds, to end by itself when its wait is over. */
const grace = 60;

/** After so many milliseconds the main thread stands in a call of the system: a busy machine takes half of that to halt it. */
const patience = 1500;

/** The scripts that serve Jupyter. */
const kernels = /\/(notebook\/host|tslab|zeromq)\//;

let interrupts = 0;

/**
 * Interrupts the cell that the main thread runs, from another thread: the main thread is told, which is enough where it waits for
 * something; where it does not listen, the engine ends what is running, again and again where that starts itself anew.
 *
 * No signal is sent. It would end a loop at the top of a cell, but no other; Windows has none; and for a moment before and after every
 * cell Node has no handler for it, so that it would end the kernel. The kernel's own work is waited for. Between cells this ends only
 * what an earlier cell has left running, and never hits a next cell.
 *
 * @param tell sends the main thread the interrupt's number and the run it is meant for; it is to put the number into `state.heard`.
 * @param stuck is called where the cell stands in a call of the system, once; the interrupt has its effect when that returns.
 */
export async function interruptMain(
  state: KernelState,
  { tell, stuck }: { tell: (interrupt: { number: number; run: number }) => void; stuck: () => void },
): Promise<void> {
  const { run } = state;
  const number = ++interrupts;
  // A cell has to end: one that was heard to wait may have gone on into a loop meanwhile.
  const isOver = (): boolean => state.run !== run || (run === 0 && state.heard >= number);
  const isToEnd = (scripts: readonly string[]): boolean => {
    if (isOver() || state.own !== 0) return false;
    const isCells = scripts.some((script) => script.startsWith("In["));
    // While a cell runs, a library may do its work behind an `await`, with nothing of the cell's on the stack.
    const isLibrarys = run > 0 && scripts.some((script) => !script.startsWith("node:")) && !scripts.some((script) => kernels.test(script));
    if (!isCells && !isLibrarys) return false;
    state.cut = run;
    return true;
  };
  let late: NodeJS.Timeout | undefined;
  tell({ number, run });
  while (!(await until(isOver, grace))) {
    await until(() => isOver() || state.own === 0);
    late ??= setTimeout(stuck, patience);
    await stopJavaScript(isToEnd, isOver);
    tell({ number, run });
  }
  clearTimeout(late);
}

/** Waits until something is so, at most for some milliseconds; whether it is. */
async function until(isSo: () => boolean, limit = Number.POSITIVE_INFINITY): Promise<boolean> {
  for (let waited = 0; !isSo(); waited += 5) {
    if (waited >= limit) return false;
    await sleep(5);
  }
  return true;
}
