import { setTimeout as sleep } from "node:timers/promises";
import type { KernelState } from "./kernelState.js";
import { stopJavaScript } from "./stopJavaScript.js";

/** How long a cell gets, in milliseconds, to end by itself when its wait is over. */
const grace = 60;

/** The scripts that serve Jupyter. */
const kernels = /\/(notebook\/host|tslab|zeromq)\//;

/** So often it is tried at most: a loop that starts itself again may outlive being ended, or be met between two rounds. */
const attempts = 20;

/**
 * Interrupts the cell that the main thread runs, from another thread: the main thread is told, which is enough where it waits for
 * something; where it does not listen, the engine ends what is running.
 *
 * No signal is sent. It would end a loop at the top of a cell, but no other; Windows has none; and for a moment before and after every
 * cell Node has no handler for it, so that it would end the kernel. The kernel's own work is waited for. Between cells this ends only what an earlier cell has left running, and never hits a next cell.
 *
 * @param tell sends the main thread the interrupt's number and the run it is meant for; it is to put the number into `state.heard`.
 * @returns whether it had its effect: if not, the main thread stands in a call of the system, and hears of the interrupt afterwards.
 */
export async function interruptMain(state: KernelState, tell: (interrupt: { number: number; run: number }) => void): Promise<boolean> {
  const { run } = state;
  const number = ++interrupts;
  // A cell has to end: one that was heard to wait may have gone on into a loop meanwhile.
  const settled = (): boolean => state.run !== run || (run === 0 && state.heard >= number);
  const isToEnd = (scripts: readonly string[]): boolean => {
    if (settled() || state.own !== 0) return false;
    const isCells = scripts.some((script) => script.startsWith("In["));
    // While a cell runs, a library may do its work behind an `await`, with nothing of the cell's on the stack.
    const isLibrarys = run > 0 && scripts.some((script) => !script.startsWith("node:")) && !scripts.some((script) => kernels.test(script));
    if (!isCells && !isLibrarys) return false;
    state.cut = run;
    return true;
  };
  tell({ number, run });
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (await until(settled, grace)) return true;
    await until(() => settled() || state.own === 0);
    if (!(await stopJavaScript(isToEnd))) break;
    tell({ number, run });
  }
  return until(settled, 10 * grace);
}

let interrupts = 0;

/** Waits until something is so, at most for some milliseconds; whether it is. */
async function until(isSo: () => boolean, limit = Number.POSITIVE_INFINITY): Promise<boolean> {
  for (let waited = 0; !isSo(); waited += 5) {
    if (waited >= limit) return false;
    await sleep(5);
  }
  return true;
}
