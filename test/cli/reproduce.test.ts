import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { engineVersion } from "../../src/engine/version.js";

const bin = join(process.cwd(), "src", "cli", "bin.mjs");
const lrlab = (...args: string[]) => spawnSync(process.execPath, [bin, ...args], { encoding: "utf8" });

describe("stored results of the course", () => {
  /** Small enough to be measured whole in every test run. */
  test.each(["10-plateau/false-cuts", "11-beyond-fixed-horizons/100-updates", "11-beyond-fixed-horizons/1000-updates"])(
    "%s comes out again, byte for byte",
    (name) => {
      const { status, stdout } = lrlab("reproduce", name);
      expect(stdout).toMatch(/^\S+: measuring \.\.\.\n\S+: the same bytes, \d+ runs \(\d+ s\)\n1 result came out as it is stored\.\n$/);
      expect(status).toBe(0);
    },
    60_000,
  );
});

describe("lrlab reproduce", () => {
  const root = mkdtempSync(join(tmpdir(), "lrlab-reproduce-"));
  afterAll(() => rmSync(root, { recursive: true }));
  const folder = join(root, "src", "lessons", "course", "00-none", "results");
  const at = (name: string): string => join(folder, name);
  const read = (name: string): string => readFileSync(at(name), "utf8");
  const runner = join(import.meta.dirname, "studies", "reproduce.mjs");
  function reproduce(...words: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [runner, root, ...words], { encoding: "utf8" });
    return { status, stdout, stderr: stderr.replaceAll(/^\d+ of \d+ runs\n/gm, "") };
  }

  const sweep = {
    kind: "noisyQuadratic",
    steps: 50,
    modes: 10,
    shapes: { a: { kind: "constant", baseLr: 1 }, b: { kind: "cosineAnnealing", baseLr: 1, totalSteps: 50 } },
    rates: [0.1, 0.4],
    finest: 1.5,
  };
  const walk = { kind: "study", study: "walk", seeds: 3, options: { factors: [0.9, 0.5] } };
  const files = ["shapes", "walk"].flatMap((name) => ["jsonl", "md", "summary.json"].map((end) => `${name}.${end}`));
  const sound = new Map<string, string>();

  beforeAll(() => {
    mkdirSync(folder, { recursive: true });
    mkdirSync(join(root, "src", "engine"));
    copyFileSync("src/engine/version.ts", join(root, "src", "engine", "version.ts"));
    writeFileSync(at("shapes.json"), JSON.stringify(sweep));
    writeFileSync(at("walk.json"), JSON.stringify(walk));
  });
  beforeEach(() => {
    for (const [file, text] of sound) writeFileSync(at(file), text);
  });

  test("names what is not there yet, and the command that makes it, which then does", () => {
    const { status, stdout, stderr } = reproduce();
    expect([status, stdout]).toEqual([1, ""]);
    const place = "src/lessons/course/00-none/results";
    expect(stderr).toBe(
      `${place}/shapes.jsonl is missing. Make it: npx lrlab reproduce 00-none/shapes --write\n` +
        `${place}/walk.jsonl is missing. Make it: npx lrlab reproduce 00-none/walk --write\n` +
        "lrlab reproduce: 2 of 2 results did not come out as stored.\n",
    );
    expect(reproduce("00-none/shapes", "--write")).toMatchObject({ status: 0, stderr: "" });
    expect(reproduce("00-none/walk", "--write")).toMatchObject({ status: 0, stderr: "" });
    for (const file of files) sound.set(file, read(file));
  });

  test("says that the same bytes came out, with what is still to come", () => {
    const { status, stdout, stderr } = reproduce();
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(
      /^00-none\/shapes: measuring \(1 of 2\) \.\.\.\n00-none\/shapes: the same bytes, \d+ runs \(\d+ s\)\n00-none\/walk: measuring \(2 of 2\) \.\.\.\n00-none\/walk: the same bytes, 6 runs \(\d+ s\)\n2 results came out as they are stored\.\n$/,
    );
    expect(sound.get("shapes.jsonl")?.split("\n").length).toBeGreaterThan(2 + 4); // it was refined, and is again
  });

  test("lists what is stored", () => {
    writeFileSync(at("later.json"), JSON.stringify(walk));
    const { status, stdout } = reproduce("--list");
    rmSync(at("later.json"));
    const runs = (sound.get("shapes.jsonl")?.split("\n").length ?? 0) - 2;
    expect([status, stdout]).toEqual([0, `00-none/later  not measured yet\n00-none/shapes  ${runs} runs\n00-none/walk  6 runs\n`]);
  });

  /** Changes one thing in a file; what it stands for must be there. */
  const change = (file: string, from: string | RegExp, to: string): void => {
    const text = read(file).replace(from, to);
    expect(text).not.toBe(sound.get(file));
    writeFileSync(at(file), text);
  };

  test("finds a row that was made up, in a sweep and in a study", () => {
    const [, , second = ""] = read("shapes.jsonl").split("\n");
    const row = JSON.parse(second) as { test: { loss: number }; rate: number; shape: string };
    const better = { ...row, test: { ...row.test, loss: row.test.loss * (1 - 1e-12) } };
    change("shapes.jsonl", second, JSON.stringify(better));
    change("walk.jsonl", /"end":(-?\d\.\d\d)/, '"end":$10');
    const { status, stdout, stderr } = reproduce();
    expect(status).toBe(1);
    expect(stdout).toContain(
      `00-none/shapes: line 3 differs, ${row.shape} at ${row.rate}: test stored ${JSON.stringify(better.test)}, now ${JSON.stringify(row.test)} (1 of `,
    );
    expect(stdout).toMatch(/00-none\/walk: line 2 differs, × 0\.9, seed 1: values stored \{"end":.*\}, now \{"end":.*\} \(1 of 6 rows of /);
    expect(stderr).toBe("lrlab reproduce: 2 of 2 results did not come out as stored.\n");
  });

  test("finds a table and a summary that the rows don't bear out", () => {
    change("shapes.md", /0\.\d/, "0.0");
    change("walk.summary.json", /"end": \[(-?0\.\d\d)/, '"end": [$10');
    const { status, stdout } = reproduce();
    expect(status).toBe(1);
    expect(stdout).toContain("00-none/shapes: the rows are the same, but ");
    expect(stdout).toContain("shapes.md does not say what they say (");
    expect(stdout).toContain("walk.summary.json does not say what they say (");
  });

  const make = (name: string): string => `npx lrlab reproduce 00-none/${name} --write`;
  test.each<[string, () => void, string]>([
    [
      "rows that were cut off",
      () => writeFileSync(at("walk.jsonl"), read("walk.jsonl").slice(0, -9)),
      `walk.jsonl was cut off. Make it anew: ${make("walk")}`,
    ],
    [
      "a row that is gone",
      () => change("walk.jsonl", /.*\n$/, ""),
      `walk.jsonl has 5 rows, and its summary is of 6: one of them was cut off. Make both anew: ${make("walk")}`,
    ],
    ["an empty file", () => writeFileSync(at("walk.jsonl"), ""), `walk.jsonl is not a results file. Make it anew: ${make("walk")}`],
    [
      "another engine's rows",
      () => change("walk.jsonl", /"engine":\d+/, '"engine":0'),
      `walk.jsonl is of engine version 0, and the engine is version ${engineVersion}: its bits differ. Make it anew: ${make("walk")}`,
    ],
    [
      "another spec's rows",
      () => change("walk.jsonl", '"seeds":3', '"seeds":4'),
      `walk.jsonl was made from another spec than walk.json. Make it anew: ${make("walk")}`,
    ],
    ["no summary", () => rmSync(at("walk.summary.json")), `walk.summary.json is missing. Make it: ${make("walk")}`],
    [
      "a summary that was cut off",
      () => writeFileSync(at("walk.summary.json"), read("walk.summary.json").slice(0, 90)),
      `walk.summary.json was cut off, or is no summary. Make it anew: ${make("walk")}`,
    ],
    [
      "another engine's summary",
      () => change("walk.summary.json", /"engine": \d+/, '"engine": 0'),
      `walk.summary.json is of engine version 0, and the engine is version ${engineVersion}. Make it anew: ${make("walk")}`,
    ],
    ["no tables", () => rmSync(at("walk.md")), `walk.md is missing. Make it: ${make("walk")}`],
  ])("names %s with the command that makes it, and measures nothing", (_, spoil, message) => {
    spoil();
    const { status, stdout, stderr } = reproduce("00-none/walk");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toBe(`src/lessons/course/00-none/results/${message}\nlrlab reproduce: 1 of 1 result did not come out as stored.\n`);
  });

  test("--write puts what came out in the place of what was spoilt", () => {
    change("walk.jsonl", /"engine":\d+/, '"engine":0');
    writeFileSync(at("walk.summary.json"), "{");
    rmSync(at("walk.md"));
    const { status, stdout } = reproduce("00-none/walk", "--write");
    expect(status).toBe(0);
    expect(stdout).toContain("00-none/walk: wrote ");
    for (const file of files) expect(read(file)).toBe(sound.get(file));
  });

  test("Ctrl+C keeps what is done, and the same command goes on with it", async () => {
    const slow = { ...walk, seeds: 12, options: { factors: [0.9, 0.5], steps: 8_000_000 } };
    writeFileSync(at("walk.json"), JSON.stringify(slow));
    expect(reproduce("00-none/walk", "--write").status).toBe(0);
    const child = spawn(process.execPath, [runner, root, "00-none/walk"]);
    let said = "";
    child.stderr.on("data", (data: Buffer) => {
      said += data;
    });
    const ended = new Promise((resolve) => child.on("exit", resolve));
    const rows = (): number =>
      globSync(".cache/reproduce/*/00-none/walk.jsonl.part").reduce(
        (sum, file) => sum + readFileSync(file, "utf8").split("\n").length - 2,
        0,
      );
    while (rows() < 2) await sleep(5);
    child.kill("SIGINT");
    const code = await ended;
    writeFileSync(at("walk.json"), JSON.stringify(walk));
    expect([code, said.split("\n").slice(-3)]).toEqual([
      130,
      [
        "lrlab reproduce: stopping when the runs under way have ended ...",
        "lrlab reproduce: stopped. What is done is kept; the same command goes on.",
        "",
      ],
    ]);
    writeFileSync(at("walk.json"), JSON.stringify(slow));
    const again = spawnSync(process.execPath, [runner, root, "00-none/walk"], { encoding: "utf8" });
    writeFileSync(at("walk.json"), JSON.stringify(walk));
    expect(again.stdout).toContain("00-none/walk: the same bytes, 24 runs (");
    expect(again.status).toBe(0);
    expect(globSync(".cache/reproduce/*/00-none/*")).toEqual([]);
  }, 60_000);

  test("refuses a result that there is not, and a list with anything else", () => {
    expect(reproduce("00-none/run")).toEqual({
      status: 2,
      stdout: "",
      stderr: "there is no result 00-none/run. There are: 00-none/shapes, 00-none/walk.\n",
    });
    const { status, stderr } = lrlab("reproduce", "--list", "--write");
    expect([status, stderr]).toEqual([
      2,
      "lrlab reproduce: --list takes nothing else.\nUsage: lrlab reproduce [LESSON/RESULT...] [--workers N] [--write] | --list\n",
    ]);
    expect(lrlab("reproduce", "--workers", "0").stderr).toContain("--workers must be a whole number from 1 to 256, got 0.");
  });
});
