import { createHash } from "node:crypto";
import { accessSync, constants, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";

/** Where a user's programs keep what they can make again. */
function userCache(): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  if (xdg !== undefined && isAbsolute(xdg)) return xdg;
  if (process.platform === "win32") return local ?? join(homedir(), "AppData", "Local");
  return process.platform === "darwin" ? join(homedir(), "Library", "Caches") : join(homedir(), ".cache");
}

/** Whether a folder can be made where it is missing, and written. */
export function canWrite(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    // Another user's, or on a disk that is read only.
    return false;
  }
}

/**
 * The folder for what a checkout can make again: compiled code, logs, a running Jupyter's files. It is `.cache` in the checkout; where
 * that cannot be written, as with one installation for many users, it is a folder of this checkout's own in the user's cache.
 */
export function stateFolder(root: string): string {
  const own = join(root, ".cache");
  if (canWrite(own)) return own;
  return join(userCache(), "lrlab", createHash("sha256").update(resolve(root)).digest("hex").slice(0, 12));
}
