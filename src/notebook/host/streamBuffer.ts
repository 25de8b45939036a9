/** A message goes out after this many milliseconds, or with this many characters, whichever comes first. */
const interval = 50;
const capacity = 16_384;

/**
 * Joins what a cell prints into few messages. Thousands of small ones would overflow the socket, which drops what it cannot hold.
 *
 * @param send sends one message.
 * @returns `write`, and `flush`, to be called before anything else is sent and at the end of the cell.
 */
export function streamBuffer<Name extends string>(
  send: (name: Name, text: string) => void,
): {
  write(name: Name, text: string): void;
  flush(): void;
} {
  let pending: { name: Name; text: string; since: number } | null = null;
  let timer: NodeJS.Timeout | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (pending) send(pending.name, pending.text);
    pending = null;
  };

  const write = (name: Name, text: string): void => {
    if (pending && pending.name !== name) flush();
    pending ??= { name, text: "", since: performance.now() };
    pending.text += text;
    // The clock serves a loop that never lets a timer run, the timer a cell that prints once and then waits.
    if (pending.text.length >= capacity || performance.now() - pending.since >= interval) flush();
    else timer ??= setTimeout(flush, interval).unref();
  };

  return { write, flush };
}
