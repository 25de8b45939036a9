/** Runs work so that Jupyter's interrupt can end it. */
type Guard = <T>(work: () => T) => T;

/** The key under which the host installs its guard; where there is none, work just runs. */
export const guardKey: unique symbol = Symbol.for("lrlab.interruptible") as never;

/**
 * Runs work that may never end, such as a learner's function, so that Jupyter's interrupt ends it.
 *
 * A loop behind an `await` cannot be interrupted otherwise: the kernel's cell is over by then, and only what it left is running.
 */
export const interruptible: Guard = (work) => ((globalThis as { [guardKey]?: Guard })[guardKey] ?? ((run) => run()))(work);
