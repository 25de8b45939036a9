/** Sets a property and returns what puts the former one back. */
export function replaceProperty<T extends object, K extends keyof T>(object: T, key: K, value: T[K]): () => void {
  const before = Object.getOwnPropertyDescriptor(object, key);
  Object.defineProperty(object, key, { configurable: true, writable: true, value });
  return () => {
    if (before) Object.defineProperty(object, key, before);
    else delete object[key];
  };
}

/**
 * Takes a process event for cells; what `handle` does not want goes to the listeners that were there, or ends the process as without us.
 *
 * @returns what gives the event back.
 */
export function takeEvent(event: "unhandledRejection" | "uncaughtException", handle: (thrown: unknown) => boolean): () => void {
  const others = process.rawListeners(event);
  const listener = (thrown: unknown, ...rest: unknown[]): void => {
    if (handle(thrown)) return;
    if (others.length === 0) throw thrown;
    for (const other of others) Reflect.apply(other, process, [thrown, ...rest]);
  };
  process.removeAllListeners(event);
  process.on(event, listener);
  return () => {
    process.removeAllListeners(event);
    for (const other of others) process.on(event, other as () => void);
  };
}
