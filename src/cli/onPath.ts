import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Absent, or not ours to run: no program for us.
    return false;
  }
}

/**
 * Where programs of this name stand, in the order in which a shell would look.
 *
 * @param name the program's name, without ".exe".
 * @param path the folders to look in, written as PATH is.
 */
export const onPath = (name: string, path = process.env.PATH ?? ""): string[] =>
  path
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, process.platform === "win32" ? `${name}.exe` : name))
    .filter(isProgram);
