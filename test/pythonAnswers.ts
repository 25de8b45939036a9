import { spawnSync } from "node:child_process";

/** Runs a Python program that reads JSON from its input and prints JSON as its last line. */
export function pythonAnswers<T>(python: string, program: string, input: unknown): T {
  const { stdout, stderr } = spawnSync(python, ["-c", program], {
    input: JSON.stringify(input),
    encoding: "utf8",
    timeout: 300_000,
    maxBuffer: 1e9,
  });
  const last = stdout.trimEnd().split("\n").at(-1) ?? "";
  if (last === "") throw new Error(`Python gave no answer: ${stderr}`);
  return JSON.parse(last) as T; // the program is the test's own
}
