/** Says how far it is on stderr, at most ten times a second on a terminal and every ten seconds elsewhere. */
export function progress(noun: string): (there: number, total: number) => void {
  const { isTTY } = process.stderr;
  const every = isTTY ? 100 : 10_000;
  let last = Date.now();
  return (there, total) => {
    const now = Date.now();
    if (now - last < every && there < total) return;
    last = now;
    process.stderr.write(`${isTTY ? "\r" : ""}${there} of ${total} ${noun}${isTTY && there < total ? "" : "\n"}`);
  };
}
