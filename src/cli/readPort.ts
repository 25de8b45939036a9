import { UsageError } from "./command.js";

/** The value of `--port N` among `args`, a whole number from 1 to 65535, or `usual` where it is not given; and the other arguments. */
export function readPort(args: readonly string[], usual: number): { port: number; rest: readonly string[] } {
  const at = args.indexOf("--port");
  if (at < 0) return { port: usual, rest: args };
  const text = args[at + 1];
  const port = Number(text);
  if (text === undefined || !/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new UsageError(`--port must be a whole number from 1 to 65535, got ${text ?? "nothing"}. The usual one is ${usual}.`);
  }
  const rest = args.toSpliced(at, 2);
  if (rest.includes("--port")) throw new UsageError("it takes --port once.");
  return { port, rest };
}
