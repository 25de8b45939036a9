import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cosineAnnealing, toKeras, toLatex, toOptax, toPyTorch, toTransformers, toUrl, warmup } from "lrlab";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "lrlab-export-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command as a shell does. */
function run(args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["src/cli/bin.mjs", "export", ...args], { encoding: "utf8", input });
  return { status, stdout, stderr };
}

const lr = warmup(cosineAnnealing({ baseLr: 0.1, totalSteps: 90 }), { steps: 10 });
const json = JSON.stringify(lr);
const file = join(folder, "spec.json");
writeFileSync(file, `\uFEFF${json}\n`);

test.each([
  ["pytorch", toPyTorch(lr)],
  ["transformers", toTransformers(lr)],
  ["optax", toOptax(lr)],
  ["keras", toKeras(lr)],
  ["latex", toLatex(lr)],
  ["url", toUrl(lr)],
  ["json", JSON.stringify(lr, null, 2)],
])("writes a file's schedule as %s", (to, text) => expect(run([file, "--to", to])).toEqual({ status: 0, stdout: `${text}\n`, stderr: "" }));

describe("reads", () => {
  test.each([
    ["JSON", [json], ""],
    ["a link", [`https://example.org/?a=b&${toUrl(lr)}`], ""],
    ["a link's query", [toUrl(lr)], ""],
    ["what stands in it", [toUrl(lr).slice(3)], ""],
    ["JSON on standard input", [], json],
    ["a link on standard input", ["-"], `${toUrl(lr)}\n`],
  ])("%s", (_what, args, input) => expect(run([...args, "--to", "url"], input).stdout).toBe(`${toUrl(lr)}\n`));

  test("a scheduler of another library", () => {
    const given = '{"type": "CosineAnnealingLR", "T_max": 100, "lr": 0.1}';
    expect(run([given, "--to", "url"]).stdout).toBe("lr=cosineAnnealing(baseLr:0.1,totalSteps:100,pastEnd:mirror)\n");
  });
});

test("writes a file, and no file that is there unless told to", () => {
  const out = join(folder, "schedule.py");
  expect(run([file, "--to", "pytorch", "--out", out]).stdout).toBe(`Wrote ${out}.\n`);
  expect(readFileSync(out, "utf8")).toBe(`${toPyTorch(lr)}\n`);
  expect(run([file, "--to", "optax", "--out", out])).toEqual({
    status: 1,
    stdout: "",
    stderr: `lrlab export: ${out} is there already. --force overwrites it.\n`,
  });
  expect(readFileSync(out, "utf8")).toBe(`${toPyTorch(lr)}\n`);
  expect(run([file, "--to", "optax", "--out", out, "--force"]).status).toBe(0);
  expect(readFileSync(out, "utf8")).toBe(`${toOptax(lr)}\n`);
  expect(run([file, "--to", "optax", "--out", join(folder, "none", "a.py")]).stderr).toMatch(/ can't be written \(ENOENT\)\.\n$/);
});

const usage = "Usage: lrlab export [SCHEDULE] --to pytorch|transformers|optax|keras|latex|url|json [--out FILE] [--force]\n";

test.each([
  [["spec.json"], 2, "--to must be one of pytorch, transformers, optax, keras, latex, url, json, got nothing."],
  [["spec.json", "--to", "jax"], 2, "--to must be one of pytorch, transformers, optax, keras, latex, url, json, got jax."],
  [["spec.json", "--to", "constructor"], 2, "--to must be one of pytorch, transformers, optax, keras, latex, url, json, got constructor."],
  [["a", "b", "--to", "url"], 2, "it takes one schedule, got a b. Quote it."],
  [["spec.json", "--to", "url", "--force"], 2, "--force goes with --out FILE."],
  [["none.json", "--to", "url"], 1, "there is no file none.json. Give a file, JSON or a link."],
  [["test", "--to", "url"], 1, "test can't be read (EISDIR)."],
  [["--to", "url"], 1, "standard input must hold a schedule, got nothing."],
  [["{", "--to", "url"], 1, "the schedule must be JSON: "],
  [['{"kind":"linear"}', "--to", "url"], 1, "linear: baseLr is missing. The rate of the first update."],
  [["[1]", "--to", "url"], 1, "a spec must be an object with a kind, got [1]."],
  [["linear(", "--to", "url"], 1, "a family or a combinator must stand at character 8 of the schedule, got"],
  [['{"type":"LambdaLR"}', "--to", "url"], 1, "LambdaLR must be one that a schedule can stand for, got one that can't: "],
] as const)("refuses %j", (args, code, message) => {
  const { status, stdout, stderr } = run(args);
  expect([status, stdout]).toEqual([code, ""]);
  expect(stderr.startsWith(`lrlab export: ${message}`), stderr).toBe(true);
  expect(stderr.endsWith(usage)).toBe(code === 2);
});
