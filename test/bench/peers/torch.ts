/** PyTorch on the four tasks: what pytorch.py is asked, and how. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Measured, Window } from "../measure.ts";
import { type TaskName, task } from "../tasks.ts";

const program = fileURLToPath(new URL("pytorch.py", import.meta.url));

const base64 = (values: Float32Array | Int32Array): string =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("base64");

/** What pytorch.py measured; losses only where reps is 0. */
interface Answer extends Partial<Omit<Measured, "losses">> {
  readonly task: TaskName;
  readonly losses: readonly number[];
}

/** Trains the tasks in a Python that has PyTorch. */
export function torch(python: string, names: readonly TaskName[], { ms, reps }: Window): Answer[] {
  const tasks = Object.fromEntries(
    names.map((name) => {
      const { parameters, x, y, ...rest } = task(name);
      const stored = parameters.map(({ shape, values }) => ({ shape, values: base64(values) }));
      return [name, { ...rest, parameters: stored, x: x.map(base64), y: y.map(base64) }];
    }),
  );
  const { stdout, stderr, status } = spawnSync(python, [program], {
    input: JSON.stringify({ tasks, ms, reps }),
    encoding: "utf8",
    env: { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" },
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(`PyTorch stopped with status ${status}.\n${stderr}`);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer);
}
