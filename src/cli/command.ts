/** One `lrlab` command: a file in `commands/`, and one line in the list of main.ts. What is heavy, it imports inside `run`. */
export interface Command {
  readonly name: string;
  /** What follows the name: "[--json]". */
  readonly usage: string;
  /** One sentence. */
  readonly summary: string;
  /** What `lrlab NAME --help` tells besides. */
  readonly details?: string;
  /** The part that `args` name, where a command has parts: what `lrlab NAME PART --help` explains. */
  part?(args: readonly string[]): Pick<Command, "name" | "usage" | "summary" | "details"> | undefined;
  /** Does the work and returns the exit code: 0 done, 1 found a fault. Throws UsageError where the arguments make no sense. */
  run(args: readonly string[]): number | Promise<number>;
}

/** Arguments that make no sense; the dispatcher prints the message with the command's usage and exits with 2. */
export class UsageError extends Error {}

/** Files that can't be read, written or used as they are: it exits with 2 as well, and the usage would not help. */
export class InputError extends UsageError {}

/** What was thrown, as an InputError where it is one: a RangeError. */
export const asInput = (error: unknown): unknown => (error instanceof RangeError ? new InputError(error.message) : error);

/**
 * Does what reads or writes what somebody named.
 *
 * @throws an InputError where it throws a RangeError: what people wrote or asked for is no fault of the program's, nor is a disk that is full.
 */
export async function named<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asInput(error);
  }
}

/** The flags and words of `args`; throws UsageError at a flag that is not in `known`. A flag stands alone: `--check`. */
export function readArgs(args: readonly string[], known: readonly string[] = []): { flags: ReadonlySet<string>; words: readonly string[] } {
  const flags = new Set(args.filter((arg) => arg.startsWith("-")));
  for (const flag of flags) {
    if (!known.includes(flag)) {
      throw new UsageError(`unknown option ${flag}. ${known.length > 0 ? `It takes ${known.join(", ")}.` : "It takes none."}`);
    }
  }
  return { flags, words: args.filter((arg) => !arg.startsWith("-")) };
}

/** The flags of a command that takes no words. */
export function readFlags(args: readonly string[], known: readonly string[] = []): ReadonlySet<string> {
  const { flags, words } = readArgs(args, known);
  if (words.length > 0) throw new UsageError(`it takes no words, got ${words.join(" ")}.`);
  return flags;
}
