import { strToU8, zipSync } from "fflate";

/** The first day that a ZIP file can name, in the local time that it counts in: the same bytes whenever and wherever they are made. */
const epoch = new Date(1980, 0, 1);

/** Files as a ZIP, by their paths in alphabetical order; the same files give the same bytes. */
export function zipFiles(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const paths = Object.keys(files).sort();
  const bytes = (content: string | Uint8Array): Uint8Array => (typeof content === "string" ? strToU8(content) : content);
  return zipSync(Object.fromEntries(paths.map((path) => [path, bytes(files[path] as string)])), { mtime: epoch }); // path is a key
}
