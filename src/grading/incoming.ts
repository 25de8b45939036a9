import { closeSync, type Dirent, lstatSync, openSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";

/** A file that somebody handed in, wherever it came from. */
export interface Incoming {
  /** Its path in what was collected, with strokes as in addresses. */
  readonly path: string;
  read(): Uint8Array;
}

/** What was found, and what was left out, with the reason. */
export interface Found {
  readonly files: readonly Incoming[];
  readonly leftOut: readonly string[];
}

/** The most that is taken of a file, of an archive when unpacked, and of files in either. */
export const largest = { fileBytes: 10_000_000, archiveBytes: 2_000_000_000, files: 200_000 } as const;

const isWanted = (path: string): boolean => /\.(ipynb|ts)$/i.test(path) || /(^|\/)timestamp\.txt$/.test(path);
const hidden = /(^|\/)(\.(?!\.\/)|__MACOSX\/)/;

/**
 * Finds the notebooks, TypeScript files and time stamps in a folder or a zip archive. Links are not followed, and nothing is unpacked to the disk.
 *
 * @param from a folder, or a .zip file.
 * @throws a RangeError where it is neither, or an archive would unpack to more than a class hands in.
 */
export function findIncoming(from: string): Found {
  const kind = lstatSync(from, { throwIfNoEntry: false });
  if (!kind) throw new RangeError(`--from must name a folder or a .zip file, and there is no ${from}.`);
  if (kind.isDirectory()) return inFolder(from);
  if (kind.isFile() && /\.zip$/i.test(from)) return inArchive(from);
  throw new RangeError(`--from must name a folder or a .zip file, got ${from}.`);
}

function inFolder(root: string): Found {
  const files: Incoming[] = [];
  const leftOut: string[] = [];
  const walk = (folder: string, entries: readonly Dirent[]): void => {
    for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (hidden.test(path)) continue;
      if (entry.isSymbolicLink()) leftOut.push(`${path} (a link)`);
      else if (entry.isDirectory()) {
        const inner = entriesOf(join(root, path));
        if (inner === null) leftOut.push(`${path}/ (${unread})`);
        else walk(path, inner);
      } else if (!isWanted(path)) leftOut.push(`${path} (neither .ipynb nor .ts)`);
      else if (!entry.isFile()) leftOut.push(`${path} (no file)`);
      else if (lstatSync(join(root, path)).size > largest.fileBytes) leftOut.push(`${path} (${tooLarge})`);
      else if (!mayRead(join(root, path))) leftOut.push(`${path} (${unread})`);
      else files.push({ path, read: () => readFileSync(join(root, path)) });
      if (files.length > largest.files) throw tooMany(root);
    }
  };
  const entries = entriesOf(root);
  if (entries === null) throw new RangeError(`${root} can't be read. See to it that you may read it.`);
  walk("", entries);
  return { files, leftOut };
}

const unread = "can't be read: see to it that you may read it";

/** What a folder holds; null where it can't be read. */
function entriesOf(folder: string): Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return null;
  }
}

function mayRead(file: string): boolean {
  try {
    closeSync(openSync(file, "r"));
    return true;
  } catch {
    return false;
  }
}

/** Sizes are those that the archive says; fflate unpacks no more than that of a file. */
function inArchive(file: string): Found {
  const leftOut: string[] = [];
  let [bytes, count] = [0, 0];
  const unpacked = (): Record<string, Uint8Array> => {
    const archive = readFileSync(file);
    return unzipSync(archive, {
      filter: ({ name, originalSize }) => {
        const path = name.replaceAll("\\", "/");
        if (path.endsWith("/") || hidden.test(path)) return false;
        if (path.startsWith("/") || path.split("/").includes("..")) leftOut.push(`${path} (its path leads out of the archive)`);
        else if (!isWanted(path)) leftOut.push(`${path} (neither .ipynb nor .ts)`);
        else if (originalSize > largest.fileBytes) leftOut.push(`${path} (${tooLarge})`);
        else {
          bytes += originalSize;
          count += 1;
          if (bytes > largest.archiveBytes || count > largest.files) throw tooMany(file);
          return true;
        }
        return false;
      },
    });
  };
  let contents: Record<string, Uint8Array>;
  try {
    contents = unpacked();
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new RangeError(`${file} is no zip archive that can be read (${(error as Error).message}). Download it again.`);
  }
  const files = Object.entries(contents).map(([path, content]) => ({ path: path.replaceAll("\\", "/"), read: () => content }));
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), leftOut };
}

const tooLarge = `larger than ${largest.fileBytes / 1e6} MB: clear its outputs`;
const tooMany = (from: string): RangeError =>
  new RangeError(
    `${from} holds more than ${largest.files} files or ${largest.archiveBytes / 1e9} GB, which is no class's work. Collect it in parts.`,
  );
