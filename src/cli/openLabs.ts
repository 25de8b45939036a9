import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";

/** A Jupyter that runs. */
export interface OpenLab {
  readonly url: string;
  readonly token: string;
}

/** Whether a process of this number runs. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's runs as well.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * The Jupyters that have a folder open, by the files in which each says where it is: `jpserver-*.json`, and `nbserver-*.json` of the classic Notebook.
 *
 * @param runtime the folder that was given to them for such files.
 * @param notebooks the folder that they may have open.
 */
export function openLabs(runtime: string, notebooks: string): OpenLab[] {
  if (!existsSync(runtime) || !existsSync(notebooks)) return [];
  const wanted = realpathSync(notebooks);
  return readdirSync(runtime)
    .filter((name) => /^(jp|nb)server-\d+\.json$/.test(name))
    .flatMap((name) => {
      try {
        const { pid, url, token, root_dir, notebook_dir } = JSON.parse(readFileSync(join(runtime, name), "utf8"));
        return runs(pid) && realpathSync(root_dir ?? notebook_dir) === wanted ? [{ url, token }] : [];
      } catch {
        // Half written, or its folder is gone: it has nothing of ours open.
        return [];
      }
    });
}
