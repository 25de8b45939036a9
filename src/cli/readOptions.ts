import { UsageError } from "./command.js";

/** The words of `args`, its flags (`--json`) and its options with a value (`--steps 100`); throws UsageError at any other, and at one given twice. */
export function readOptions(
  args: readonly string[],
  { flags = [], valued = [] }: { flags?: readonly string[]; valued?: readonly string[] },
): { words: readonly string[]; flags: ReadonlySet<string>; values: ReadonlyMap<string, string> } {
  const words: string[] = [];
  const set = new Set<string>();
  const values = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string; // i is an index
    if (!arg.startsWith("--")) words.push(arg);
    else if (set.has(arg) || values.has(arg)) throw new UsageError(`it takes ${arg} once.`);
    else if (flags.includes(arg)) set.add(arg);
    else if (valued.includes(arg)) {
      i += 1;
      const value = args[i];
      if (value === undefined || value.startsWith("--")) throw new UsageError(`${arg} must have a value, got ${value ?? "nothing"}.`);
      values.set(arg, value);
    } else throw new UsageError(`unknown option ${arg}. It takes ${[...valued, ...flags].join(", ")}.`);
  }
  return { words, flags: set, values };
}
