import { homedir } from "node:os";
import { join } from "node:path";

/** The machine that Jupyter's rules are asked about. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
}

const thisMachine = (): Machine => ({ platform: process.platform, env: process.env, home: homedir() });

const isYes = (text: string | undefined): boolean =>
  text !== undefined && !["", "no", "n", "false", "off", "0", "0.0"].includes(text.toLowerCase());

/** The folder in which Jupyter looks for what this user installed, kernels among it: what `jupyter --data-dir` prints. */
export function userDataFolder({ platform, env, home }: Machine = thisMachine()): string {
  if (env.JUPYTER_DATA_DIR) return env.JUPYTER_DATA_DIR;
  // jupyter_core 5 can be told to follow each system's own customs.
  const customs = isYes(env.JUPYTER_PLATFORM_DIRS);
  if (platform === "darwin") return customs ? join(home, "Library", "Application Support", "Jupyter") : join(home, "Library", "Jupyter");
  if (platform === "win32") {
    if (customs) return join(env.LOCALAPPDATA ?? join(home, "AppData", "Local"), "Jupyter");
    return env.APPDATA ? join(env.APPDATA, "jupyter") : join(env.JUPYTER_CONFIG_DIR ?? join(home, ".jupyter"), "data");
  }
  return join(env.XDG_DATA_HOME || join(home, ".local", "share"), "jupyter");
}

/**
 * Every folder in which Jupyter looks for kernels, the first to win first: the "data" of `jupyter --paths`.
 *
 * @param prefixes where the Python of a Jupyter stands: a virtual environment, a conda environment.
 */
export function dataFolders(prefixes: readonly string[], machine: Machine = thisMachine()): readonly string[] {
  const { platform, env } = machine;
  const given = (env.JUPYTER_PATH ?? "").split(platform === "win32" ? ";" : ":").filter((folder) => folder !== "");
  const shared =
    platform === "win32" ? (env.PROGRAMDATA ? [join(env.PROGRAMDATA, "jupyter")] : []) : ["/usr/local/share/jupyter", "/usr/share/jupyter"];
  const own = prefixes.map((prefix) => join(prefix, "share", "jupyter"));
  return [...new Set([...given, userDataFolder(machine), ...own, ...shared])];
}
