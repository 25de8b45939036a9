import { runInThisContext } from "node:vm";

/** Where `interruptible` hands its work to the script that runs it. */
const workKey = Symbol.for("lrlab.work");

/** Runs work inside a script, since an interrupt ends scripts: with an error at this place. */
export function interruptible<T>(work: () => T): T {
  (globalThis as { [workKey]?: () => T })[workKey] = work;
  try {
    return runInThisContext('globalThis[Symbol.for("lrlab.work")]()', { breakOnSigint: true }) as T;
  } finally {
    Reflect.deleteProperty(globalThis, workKey);
  }
}
