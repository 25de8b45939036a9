import { asInput } from "./command.js";

/**
 * Does long work that Ctrl+C or SIGTERM asks to end early; the second one ends the process.
 *
 * @param command who says that it stops, "lrlab grade".
 * @param work takes the signal that is aborted then.
 * @throws an InputError where `work` throws a RangeError.
 */
export async function untilStopped<T>(command: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onSignal = (): void => {
    stop.abort();
    console.error(`${command}: stopping when the submissions under way have ended ...`);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, onSignal);
  try {
    return await work(stop.signal);
  } catch (error) {
    throw asInput(error);
  } finally {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, onSignal);
  }
}
