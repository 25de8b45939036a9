import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "lrlab-sweep-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), "utf8");
const bin = join(process.cwd(), "src", "cli", "bin.mjs");

/** Runs the command as a shell does, in the folder. */
function lrlab(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: "utf8", cwd: folder });
  return { status, stdout, stderr };
}

const steps = 20;
const shapes = {
  constant: { kind: "constant", baseLr: 1 },
  cosine: { kind: "cosineAnnealing", baseLr: 1, totalSteps: steps },
  linear: { kind: "linear", baseLr: 1, totalSteps: steps },
};
const training = {
  problem: { kind: "moons", train: 60, validation: 20, test: 20 },
  model: { kind: "mlp", sizes: [2, 8, 2] },
  optimizer: { kind: "sgd", momentum: 0.9 },
  batch: 10,
  steps,
  shapes,
  rates: [0.02, 0.1, 0.5],
  seeds: { from: 4, to: 8, step: 2 },
  metric: "loss",
  smallest: 0.001,
};
/** Exact, and long enough to be killed in the middle. */
const slow = {
  kind: "noisyQuadratic",
  steps: 20_000,
  modes: 100,
  shapes: { a: shapes.constant, b: { kind: "cosineAnnealing", baseLr: 1, totalSteps: 20_000 } },
  rates: { from: 0.001, to: 0.1, count: 10 },
};

beforeAll(() => {
  writeFileSync(at("training.json"), JSON.stringify(training));
  writeFileSync(at("slow.json"), `\uFEFF${JSON.stringify(slow)}`);
  writeFileSync(at("other.json"), JSON.stringify({ ...training, steps: 19 }));
});

describe("lrlab sweep", () => {
  test("runs what is missing, writes a file without dates, and prints the tables", () => {
    const { status, stdout } = lrlab("sweep", "training.json", "--out", "whole.jsonl", "--workers", "2");
    expect(status).toBe(0);
    expect(stdout).toContain(
      "Wrote whole.jsonl: 36 runs.\n\nEach at its own best rate (4 paired seeds, loss; smallest difference worth having 0.001):",
    );
    const [header = "", ...rows] = read("whole.jsonl").trimEnd().split("\n");
    expect(JSON.parse(header)).toEqual({ kind: "sweep", version: 1, engine: expect.any(Number), spec: training });
    expect(rows.length).toBe(36);
    expect(
      rows
        .slice(0, 5)
        .map((row) => JSON.parse(row))
        .map(({ shape, rate, seed }) => [shape, rate, seed]),
    ).toEqual([
      ["constant", 0.02, 1],
      ["constant", 0.02, 2],
      ["constant", 0.02, 3],
      ["constant", 0.02, 4],
      ["constant", 0.1, 1],
    ]);
    expect(readdirSync(folder).filter((name) => /part|tmp/.test(name))).toEqual([]);
  });

  test("does nothing twice: the same file again, and no run", () => {
    const before = read("whole.jsonl");
    const { status, stderr } = lrlab("sweep", "training.json", "--out", "whole.jsonl");
    expect([status, stderr, read("whole.jsonl") === before]).toEqual([0, "", true]);
  });

  test("shards of any number merge to the very bytes of the single run", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), (n) => {
        const files = Array.from({ length: n }, (_, i) => `shard-${i + 1}-of-${n}.jsonl`);
        for (const [i, file] of files.entries())
          expect(lrlab("sweep", "training.json", "--out", file, "--shard", `${i + 1}/${n}`).status).toBe(0);
        expect(lrlab("merge", ...files.reverse(), "--out", "merged.jsonl", "--table", "merged.md").status).toBe(0);
        expect(read("merged.jsonl")).toBe(read("whole.jsonl"));
        expect(read("merged.md")).toContain("| shape | best rate | loss | − constant, 95 % interval | p (Holm) | verdict | regret |");
      }),
      { numRuns: 2 },
    );
  }, 60_000);

  test("killed in the middle and started again, it ends with the same bytes", async () => {
    expect(lrlab("sweep", "slow.json", "--out", "unkilled.jsonl").status).toBe(0);
    const child = spawn(process.execPath, [bin, "sweep", "slow.json", "--out", "killed.jsonl", "--workers", "1", "--shard", "1/1"], {
      cwd: folder,
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => child.on("exit", (_, signal) => resolve(signal)));
    const rows = (): number => (existsSync(at("killed.jsonl.part")) ? read("killed.jsonl.part").split("\n").length - 2 : 0);
    while (rows() < 3) await sleep(5);
    child.kill("SIGKILL");
    expect(await ended).toBe("SIGKILL");
    const [kept, all] = [rows(), read("unkilled.jsonl").split("\n").length - 2];
    expect(kept).toBeLessThan(all);
    expect(existsSync(at("killed.jsonl"))).toBe(false);
    appendFileSync(at("killed.jsonl.part"), '{"key":"0123'); // as if the kill had come in the middle of a line
    const { status, stderr } = lrlab("sweep", "slow.json", "--out", "killed.jsonl");
    expect([status, stderr]).toEqual([0, `${all} of ${all} runs\n`]);
    expect(read("killed.jsonl")).toBe(read("unkilled.jsonl"));
    expect(existsSync(at("killed.jsonl.part"))).toBe(false);
  }, 60_000);

  test("killed before its first line stood, it starts anew; twice begun, it goes on", () => {
    const [header = "", first = ""] = read("whole.jsonl").split("\n");
    for (const begun of ["", header.slice(0, 20), `${header}\n${first}\n${header}\n`]) {
      writeFileSync(at("begun.jsonl.part"), begun);
      expect(lrlab("sweep", "training.json", "--out", "begun.jsonl")).toMatchObject({ status: 0 });
      expect(read("begun.jsonl")).toBe(read("whole.jsonl"));
      rmSync(at("begun.jsonl"));
    }
  });

  test("two processes may write one file: neither loses what the other did", async () => {
    const child = spawn(process.execPath, [bin, "sweep", "slow.json", "--out", "both.jsonl", "--workers", "1", "--shard", "1/2"], {
      cwd: folder,
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => child.on("exit", resolve));
    while (!existsSync(at("both.jsonl.part")) || read("both.jsonl.part").split("\n").length < 3) await sleep(5);
    child.kill("SIGSTOP");
    expect(lrlab("sweep", "slow.json", "--out", "both.jsonl", "--shard", "2/2").status).toBe(0);
    child.kill("SIGCONT");
    expect(await ended).toBe(0);
    expect(read("both.jsonl")).toBe(read("unkilled.jsonl"));
  }, 60_000);

  test("Ctrl+C keeps what is done, says so, and the same command goes on", async () => {
    const child = spawn(process.execPath, [bin, "sweep", "slow.json", "--out", "stopped.jsonl", "--workers", "1"], { cwd: folder });
    let said = "";
    child.stderr.on("data", (data: Buffer) => {
      said += data;
    });
    const ended = new Promise((resolve) => child.on("exit", resolve));
    while (!existsSync(at("stopped.jsonl.part")) || read("stopped.jsonl.part").split("\n").length < 4) await sleep(5);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(said).toMatch(
      /lrlab sweep: stopping when the runs under way have ended \.\.\.\n[\s\S]*lrlab sweep: stopped\. \d+ runs are kept in stopped\.jsonl\.part; the same command goes on\.\n$/,
    );
    expect(existsSync(at("stopped.jsonl"))).toBe(false);
    expect(lrlab("sweep", "slow.json", "--out", "stopped.jsonl").status).toBe(0);
    expect(read("stopped.jsonl")).toBe(read("unkilled.jsonl"));
  }, 60_000);

  test("--refine goes on with rates and seeds, from shards too, and then nothing is left open", () => {
    const { stdout } = lrlab("sweep", "training.json", "--out", "refined.jsonl", "--refine");
    const rows = read("refined.jsonl")
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((row) => JSON.parse(row));
    expect(Math.max(...rows.map(({ seed }) => seed))).toBe(8);
    expect(stdout).toContain("Its limit of seeds is reached: raise seeds.to.");
    expect(lrlab("sweep", "training.json", "--out", "merged.jsonl", "--refine").status).toBe(0);
    expect(read("merged.jsonl")).toBe(read("refined.jsonl"));
    // Without --refine what is there stays.
    expect(lrlab("sweep", "training.json", "--out", "merged.jsonl").status).toBe(0);
    expect(read("merged.jsonl")).toBe(read("refined.jsonl"));
  });
});

const sweepUsage = "Usage: lrlab sweep SPEC.json --out FILE.jsonl [--shard I/N] [--workers N] [--refine]\n";
const mergeUsage =
  "Usage: lrlab merge FILE.jsonl... --out FILE.jsonl [--spec SPEC.json] [--table FILE.md] [--gradebook FILE.sqlite] [--force]\n";

describe("refuses", () => {
  beforeAll(() => {
    const [header = "", ...rows] = read("whole.jsonl").trimEnd().split("\n");
    const write = (name: string, lines: readonly string[], end = "\n"): void => writeFileSync(at(name), lines.join("\n") + end);
    write("torn.jsonl", [header, ...rows.slice(0, 3), (rows[3] ?? "").slice(0, 40)], "");
    write("broken.jsonl", [header, "{}", ...rows]);
    write("older.jsonl", [header.replace(/"engine":\d+/, '"engine":0'), ...rows]);
    write("some.jsonl", [header, ...rows.slice(5)]);
    write("else.jsonl", ['{"kind":"trace"}', ...rows]);
    write("foreign.jsonl", [header.replace('"steps":20', '"steps":19'), ...rows]);
    write("changed.jsonl", [header, ...rows.map((row) => row.replace(/"trainLoss":0\.\d/, '"trainLoss":7.1'))]);
    writeFileSync(at("unknown.json"), JSON.stringify({ ...training, shaeps: {} }));
    writeFileSync(at("inner.json"), JSON.stringify({ ...training, optimizer: { kind: "sgd", lr: 0.1 } }));
    writeFileSync(
      at("narrow.json"),
      JSON.stringify({ ...training, shapes: { ...shapes, narrow: { schedule: shapes.linear, model: { sizes: [3, 2] } } } }),
    );
    writeFileSync(at("text.json"), "{ shapes: 1 }");
    mkdirSync(at("a folder"));
  });

  test.each<[string, number, string]>([
    ["sweep", 2, "it takes one sweep's file, got none."],
    ["sweep training.json other.json --out x.jsonl", 2, "it takes one sweep's file, got training.json other.json."],
    ["sweep training.json", 2, "it needs a file for the results: --out FILE.jsonl."],
    ["sweep training.json --out x.jsonl --shard 3/2", 2, "--shard must be I/N with I from 1 to N, such as 2/8, got 3/2."],
    ["sweep training.json --out x.jsonl --shard 0/2", 2, "--shard must be I/N with I from 1 to N, such as 2/8, got 0/2."],
    ["sweep training.json --out x.jsonl --shard half", 2, "--shard must be I/N with I from 1 to N, such as 2/8, got half."],
    ["sweep training.json --out x.jsonl --workers 0", 2, "--workers must be a whole number from 1 to 256, got 0."],
    ["sweep training.json --out x.jsonl --shard 1/2 --refine", 2, "--refine looks at all runs: merge the shards first."],
    ["sweep none.json --out x.jsonl", 1, "there is no file none.json."],
    ["sweep text.json --out x.jsonl", 1, "text.json must be JSON: "],
    ["sweep unknown.json --out x.jsonl", 1, "unknown.json: unknown parameter shaeps. It takes kind, shapes, rates, "],
    ["sweep inner.json --out x.jsonl", 1, "inner.json: sgd: unknown parameter lr. "],
    ["sweep narrow.json --out x.jsonl", 1, "narrow.json: mlp: its input must have shape [batch, 3], got [10, 2]. "],
    [
      "sweep other.json --out whole.jsonl",
      1,
      "whole.jsonl: every row must be a run of the spec, got constant at 0.02, seed 1 of another. Give the spec it was made with, or another file.",
    ],
    ["sweep training.json --out torn.jsonl", 1, "torn.jsonl: the last line must end, got one that was cut off. Run the sweep again."],
    [
      "sweep training.json --out broken.jsonl",
      1,
      "broken.jsonl: line 2 must be a row, got something else. Delete the line and run the sweep again.",
    ],
    ["sweep training.json --out older.jsonl", 1, "older.jsonl: the results must be of engine version "],
    [
      "sweep training.json --out else.jsonl",
      1,
      "else.jsonl: the first line must be that of a sweep's results, got something else. Choose another file.",
    ],
    ["sweep training.json --out nowhere/x.jsonl", 1, "nowhere/x.jsonl.part can't be written (ENOENT). Choose another place."],
    ["merge --out x.jsonl", 2, "it takes the files of the shards, got none."],
    ["merge whole.jsonl", 2, "it needs a file for the merged results: --out FILE.jsonl."],
    ["merge whole.jsonl --out x.jsonl --table ./x.jsonl", 2, "--table must be a file of its own, got ./x.jsonl."],
    ["merge whole.jsonl --out x.jsonl --table whole.jsonl", 2, "--table must be a file of its own, got whole.jsonl."],
    ["merge none.jsonl --out x.jsonl", 1, "there is no file none.jsonl."],
    [
      "merge some.jsonl --out x.jsonl",
      1,
      "5 runs are missing, the first of them constant at 0.02, seed 1. Run their shard again: what is done is not run twice.",
    ],
    [
      "merge whole.jsonl foreign.jsonl --out x.jsonl",
      1,
      "foreign.jsonl: its sweep must be that of whole.jsonl, got another. Run its shard again, into another file.",
    ],
    [
      "merge whole.jsonl --spec other.json --out x.jsonl",
      1,
      "whole.jsonl: every row must be a run of the spec, got constant at 0.02, seed 1 of another.",
    ],
    [
      "merge whole.jsonl changed.jsonl --out x.jsonl",
      1,
      "changed.jsonl: constant at 0.02, seed 1 must be what another file says it is, got another result.",
    ],
    ["merge whole.jsonl --out x.jsonl --table nowhere/x.md", 1, "nowhere/x.md can't be written (ENOENT). Choose another place."],
  ])("lrlab %s", (line, code, message) => {
    const { status, stdout, stderr } = lrlab(...line.split(" "));
    expect([status, stdout]).toEqual([code, ""]);
    const [name] = line.split(" ");
    expect(stderr.startsWith(`lrlab ${name}: ${message}`), stderr).toBe(true);
    expect(stderr.endsWith(name === "sweep" ? sweepUsage : mergeUsage)).toBe(code === 2);
    expect(readdirSync(folder).filter((file) => /^x\.|\.(part|tmp)$/.test(file))).toEqual([]);
  });

  test("a folder in the place of the results", () => {
    const { status, stderr } = lrlab("sweep", "training.json", "--out", "a folder");
    expect([status, stderr]).toEqual([1, "lrlab sweep: a folder can't be read (EISDIR).\n"]);
  });
});
