import { UsageError } from "./command.js";

/** I of N, counted from 1, as `--shard` says it; null where nothing is said. */
export function readShard(text: string | undefined): { index: number; of: number } | null {
  if (text === undefined) return null;
  const [, i, n] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const [index, of] = [Number(i), Number(n)];
  if (i === undefined || index < 1 || index > of) throw new UsageError(`--shard must be I/N with I from 1 to N, such as 2/8, got ${text}.`);
  return { index, of };
}
