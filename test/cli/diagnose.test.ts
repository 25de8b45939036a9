import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cosineAnnealing, linear } from "lrlab";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lrlab-diagnose-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a file and returns its path. */
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Runs the command as a shell does. */
function diagnose(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["src/cli/bin.mjs", "diagnose", ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

const plan = '{"kind":"linear","baseLr":0.1,"totalSteps":100}';
const csv = (rate: (t: number) => number) => ["step,lr", ...Array.from({ length: 20 }, (_, i) => `${5 * i},${rate(5 * i)}`)].join("\n");
const twice = csv((t) => linear({ baseLr: 0.1, totalSteps: 100 })(2 * t));

describe("lrlab diagnose", () => {
  test("names the bug, shows the rows that tell it, says what to do, and exits with 1", () => {
    const { status, stdout, stderr } = diagnose(file("twice.csv", twice), "--plan", plan);
    expect([status, stderr]).toEqual([1, ""]);
    expect(stdout).toBe(`double stepping  (double-stepping, confidence 99 %)

The schedule runs twice as fast as planned: step() is called twice for each update, and the plan's end comes at update 50.

  step  logged  planned  by this bug
     5    0.09    0.095         0.09
    50       0     0.05            0

What to do: Let one place step the scheduler: take your own step() out if the trainer has one. Under a launcher that steps once for each process, multiply the schedule's lengths by the number of processes.

Instead of
  trainer.fit(...)       # steps the scheduler
  scheduler.step()       # and so does the script
write
  trainer.fit(...)       # the only one that steps it
`);
  });

  test("exits with 0 where all is well", () => {
    const { status, stdout } = diagnose(file("healthy.csv", csv(linear({ baseLr: 0.1, totalSteps: 100 }))), "--plan", plan);
    expect([status, stdout]).toEqual([
      0,
      "healthy  (healthy, confidence 99 %)\n\nThe rates follow the plan.\n\nWhat to do: Nothing to mend.\n",
    ]);
  });

  test("takes a file for a plan, and options above it", () => {
    const lr = cosineAnnealing({ baseLr: 0.1, totalSteps: 100 });
    const staircase = file(
      "staircase.csv",
      `\uFEFFglobal_step;learning_rate\r\n${Array.from({ length: 100 }, (_, t) => `${t};${String(lr(Math.floor(t / 10))).replace(".", ",")}`).join("\r\n")}\r\n`,
    );
    const json = JSON.parse(
      diagnose(staircase, "--plan", file("plan.json", JSON.stringify({ lr, stepsPerEpoch: 7 })), "--steps-per-epoch", "10", "--json")
        .stdout,
    );
    expect(json).toMatchObject({ bug: "wrong-unit", values: { stepsPerEpoch: 10 }, explained: 1 });
    expect(json.candidates[0].bug).toBe("wrong-unit");
    const spec = diagnose(staircase, "--plan", file("spec.json", JSON.stringify(lr)), "--steps", "100", "--json");
    expect(JSON.parse(spec.stdout).bug).toBe("wrong-unit");
  });

  test("takes the columns by name", () => {
    const odd = file("odd.csv", twice.replace("step,lr", "n,a"));
    expect(diagnose(odd, "--plan", plan, "--columns", "n,a").stdout).toContain("double-stepping");
    expect(diagnose(odd, "--plan", plan)).toEqual({
      status: 1,
      stdout: "",
      stderr:
        'lrlab diagnose: the file must have a column of steps, got "n", "a". Name it step, or say which it is with --columns STEP,LR.\n',
    });
  });

  test("takes a log of epochs, in UTF-16 too", () => {
    const lr = linear({ baseLr: 0.1, totalSteps: 100 });
    const epochs = ["epoch,lr", ...Array.from({ length: 10 }, (_, epoch) => `${epoch},${lr(10 * epoch)}`)].join("\n");
    const path = join(folder, "epochs.csv");
    writeFileSync(path, `\uFEFF${epochs}`, "utf16le");
    const rest = ["--plan", plan, "--columns", "epoch,lr", "--steps-per-epoch", "10"];
    expect(diagnose(path, ...rest, "--trace-unit", "epochs")).toMatchObject({ status: 0, stderr: "" });
    expect(diagnose(path, ...rest, "--trace-unit", "days").stderr).toMatch(
      /^lrlab diagnose: traceUnit must be one of "updates", "batches", "epochs", got "days"\. /,
    );
  });

  test("reads a trainer's state as well as CSV", () => {
    const log_history = Array.from({ length: 20 }, (_, i) => ({ step: 5 * i, learning_rate: 0.1 * (1 - i / 20), grad_norm: Number.NaN }));
    const state = JSON.stringify({ global_step: 100, log_history }, null, 2).replaceAll('"grad_norm": null', '"grad_norm": NaN');
    const { status, stdout } = diagnose(file("trainer_state.json", state), "--plan", plan);
    expect([status, stdout.split("\n")[0]]).toEqual([0, "healthy  (healthy, confidence 99 %)"]);
  });

  test("says what is wrong with a file or a plan", () => {
    const good = file("good.csv", twice);
    const said = (...args: string[]) => {
      const { status, stdout, stderr } = diagnose(...args);
      expect([status, stdout]).toEqual([1, ""]);
      return stderr.replaceAll(folder, "");
    };
    expect(said(join(folder, "none.csv"), "--plan", plan)).toBe("lrlab diagnose: there is no file /none.csv.\n");
    expect(said(folder, "--plan", plan)).toBe("lrlab diagnose:  can't be read (EISDIR).\n");
    expect(said(good, "--plan", join(folder, "none.json"))).toBe("lrlab diagnose: there is no file /none.json.\n");
    expect(said(good, "--plan", "{kind}")).toMatch(/^lrlab diagnose: --plan must be JSON: /);
    expect(said(good, "--plan", '{"kind":"linear"}')).toBe("lrlab diagnose: linear: baseLr is missing. The rate of the first update.\n");
    expect(said(good, "--plan", '{"kind":"constant","baseLr":1}')).toBe(
      "lrlab diagnose: steps must be given for a schedule that never ends, got undefined. It is the number of updates of the run.\n",
    );
    expect(said(file("empty.csv", ""), "--plan", plan)).toMatch(/^lrlab diagnose: the file must have a line of column names /);
    expect(said(file("one.csv", "step,lr\n1,1"), "--plan", plan)).toMatch(/^lrlab diagnose: a trace must have at least two rows /);
  });

  test.each([
    ["", "it takes one log, got none."],
    ["a.csv b.csv --plan x", "it takes one log, got a.csv b.csv."],
    ["a.csv", `it needs the schedule that was meant, such as --plan '{"kind":"linear","baseLr":0.1,"totalSteps":100}'.`],
    ["a.csv --plan", "--plan must have a value, got nothing."],
    ["a.csv --plan --json", "--plan must have a value, got --json."],
    ["a.csv --plan x --plan y", "it takes --plan once."],
    ["a.csv --plan [1] --steps 1e3", "--steps must be a whole number, got 1e3."],
    ["a.csv --plan [1] --columns step", "--columns must be two names with a comma between them, got step."],
    ["a.csv --yaml", "unknown option --yaml. It takes --plan, --steps, --steps-per-epoch, --trace-unit, --columns, --json."],
  ])("refuses the arguments %s", (line, message) => {
    const { status, stdout, stderr } = diagnose(...line.split(" ").filter((word) => word !== ""));
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      `lrlab diagnose: ${message}\nUsage: lrlab diagnose LOG --plan PLAN [--steps N] [--steps-per-epoch N] [--trace-unit UNIT] [--columns STEP,LR] [--json]\n`,
    );
  });
});
