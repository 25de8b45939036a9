import { UsageError } from "./command.js";

/** The number of threads that `--workers` asks for; null where nothing is said. */
export function readCount(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,3}$/.test(text) || Number(text) < 1 || Number(text) > 256)
    throw new UsageError(`--workers must be a whole number from 1 to 256, got ${text}.`);
  return Number(text);
}
