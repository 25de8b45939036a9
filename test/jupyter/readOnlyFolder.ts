import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that the ones who use it cannot write. */
export interface ReadOnly {
  readonly folder: string;
  /** Their home, which they can. */
  readonly home: string;
  /** The words before a command that make it theirs. */
  readonly as: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Runs a program of Node's there, as them. */
  run(program: string, ...words: string[]): { status: number | null; stdout: string; stderr: string };
  /** Lets its owner change it. */
  writable(change: () => void): void;
  remove(): void;
}

const nobody = 65_534;

/** The folders in a folder, itself among them. Files are left alone: they may be links to others'. */
const foldersIn = (folder: string): string[] => [
  folder,
  ...readdirSync(folder, { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name)),
];

/** Fills a folder and takes away the right to write it. The superuser may write everything, so that one's commands run as nobody. */
export function readOnlyFolder(fill: (folder: string) => void): ReadOnly {
  const place = realpathSync(mkdtempSync(join(tmpdir(), "lr läb ")));
  const [folder, home] = [join(place, "the course"), join(place, "home")];
  fill(folder);
  mkdirSync(home);
  const isRoot = process.getuid?.() === 0;
  const mode = (bits: number): void => {
    for (const one of foldersIn(folder)) chmodSync(one, bits);
  };
  if (isRoot) {
    chmodSync(place, 0o755);
    chownSync(home, nobody, nobody);
  } else mode(0o555);
  const { XDG_CACHE_HOME, XDG_DATA_HOME, XDG_RUNTIME_DIR, ...rest } = process.env;
  const as = isRoot ? ["setpriv", `--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups"] : [];
  const env = { ...rest, HOME: home };
  return {
    folder,
    home,
    as,
    env,
    run(program, ...words) {
      const [first = "", ...others] = [...as, process.execPath, join(folder, program), ...words];
      const { status, stdout, stderr } = spawnSync(first, others, { encoding: "utf8", env, cwd: folder });
      return { status, stdout, stderr };
    },
    writable(change) {
      if (!isRoot) mode(0o755);
      change();
      if (!isRoot) mode(0o555);
    },
    remove() {
      if (!isRoot) mode(0o755);
      rmSync(place, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
