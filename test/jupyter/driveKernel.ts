import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { writeKernelspec } from "../../src/notebook/host/kernelspec.js";
import { python, root } from "../realParts.js";
import { temporaryFolder } from "./temporaryFolder.js";

/** What Jupyter needs in its environment to find our kernel, and nothing of this machine's user. `folder` takes what it writes. */
export function jupyterEnvironment(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    JUPYTER_PATH: writeKernelspec(root),
    JUPYTER_CONFIG_DIR: join(folder, "config"),
    JUPYTER_DATA_DIR: join(folder, "data"),
    JUPYTER_RUNTIME_DIR: join(folder, "runtime"),
    IPYTHONDIR: join(folder, "ipython"),
  };
}

/** Runs `use` with a new folder, whose name holds a space, and removes the folder afterwards. */
export async function inTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const { folder, remove } = temporaryFolder();
  try {
    return await use(folder);
  } finally {
    remove();
  }
}

/** Runs one of the Python programs beside this file and returns what it writes as JSON. */
export async function runPython<Answer>(
  program: string,
  { args = [], input = "", folder }: { args?: readonly string[]; input?: string; folder: string },
): Promise<Answer> {
  const child = spawn(python() as string, [join(root, "test", "jupyter", program), ...args], { env: jupyterEnvironment(folder) });
  child.stdin.end(input);
  const code = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if ((await code) !== 0) throw new Error(`${program} failed:\n${errors}`);
  return JSON.parse(output) as Answer;
}

/** A message to the notebook: its type, and its content. */
export interface Message {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** What came of one cell. */
export interface Executed {
  readonly reply: { readonly status: string; readonly [field: string]: unknown };
  readonly outputs: readonly Message[];
  readonly seconds?: number;
}

/** One step for drive.py, which says what each does. */
export type Step =
  | {
      readonly execute: readonly string[];
      readonly stop_on_error?: boolean;
      readonly silent?: boolean;
      readonly store_history?: boolean;
      readonly user_expressions?: Readonly<Record<string, string>>;
      readonly interrupt_after?: number;
      readonly times?: number;
    }
  | { readonly ask: string; readonly content: object }
  | { readonly control: string; readonly content: object }
  | { readonly states: readonly string[] }
  | { readonly interrupt: true }
  | { readonly sleep: number }
  | { readonly comm_open: string }
  | { readonly restart: true }
  | { readonly shutdown: true }
  | { readonly second: readonly string[] }
  | { readonly forged: string }
  | { readonly kill_parent: true };

/** What Shift-Tab asks at a place of a cell, counted in characters. */
export const inspect = (code: string, cursor_pos: number): Step => ({
  ask: "inspect_request",
  content: { code, cursor_pos, detail_level: 0 },
});

/** What Tab asks. */
export const complete = (code: string, cursor_pos: number): Step => ({ ask: "complete_request", content: { code, cursor_pos } });

/** The outputs of a cell without the echo of its code, which every cell sends first. */
export const shown = ({ outputs }: Executed): readonly Message[] => outputs.filter(({ type }) => type !== "execute_input");

/** Starts a kernel as Jupyter does, in a folder outside the repository, takes it through the steps, and returns what came of each. */
export const driveKernel = (...steps: Step[]): Promise<readonly unknown[]> => driveKernelBeside({}, ...steps);

/** The same in a folder with these files: path to text. */
export const driveKernelBeside = (files: Readonly<Record<string, string>>, ...steps: Step[]): Promise<readonly unknown[]> =>
  inTemporaryFolder(async (folder) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const input = JSON.stringify(steps);
    const { answers } = await runPython<{ answers: unknown[] }>("drive.py", { args: [folder], input, folder });
    return answers;
  });

/** Runs cells one after another, each sent when the one before is done, and returns what came of each. */
export async function runOneByOne(...cells: string[]): Promise<readonly Executed[]> {
  const answers = (await driveKernel(...cells.map((cell) => ({ execute: [cell] })))) as Executed[][];
  return answers.flat();
}
