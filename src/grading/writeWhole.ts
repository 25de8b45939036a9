import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Writes a file whole or not at all, whatever stops it, also in parts, which need not be held all at once: into a draft beside it, which then takes its name. Makes the folders on its way.
 *
 * @throws a RangeError that names the file and why it can't be written, such as a full disk.
 */
export function writeWhole(file: string, content: string | Uint8Array | Generator<string>): void {
  const draft = `${file}.${process.pid}.tmp`; // of its own, should another process write the same file
  try {
    mkdirSync(dirname(file), { recursive: true });
    const handle = openSync(draft, "w");
    try {
      const isWhole = typeof content === "string" || content instanceof Uint8Array;
      for (const part of isWhole ? [content] : content) writeFileSync(handle, part); // a handle is written on where it stands
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw cannotWrite(file, error);
  }
}

/** What to tell where a file can't be written, by the system's code: a full disk, no right to, a folder in its place. */
export function cannotWrite(file: string, error: unknown): RangeError {
  const { code, message } = error as { code?: string; message?: string };
  const advice =
    code === "ENOSPC" || code === "EDQUOT"
      ? "The disk is full. Make room and do the same again: what is written already is kept."
      : "Choose another place, or see to it that you may write there.";
  return new RangeError(`${file} can't be written (${code ?? message}). ${advice}`);
}
