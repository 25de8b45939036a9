/**
 * How many submissions of a five-test exercise are graded in a minute: `node_modules/.bin/node test/bench/grading.ts`, after `npm run build:lib`.
 *
 * In each of three rounds: both engines on COUNT submissions (400; a tenth of them with Deno), and plain Node running one file a process, two at a
 * time, which is what a grader that trusts its students would do at least. The ratio to that says what the jail costs, whatever else the
 * machine does.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../realParts.ts";
import { median } from "./measure.ts";

const count = Number(process.env.COUNT ?? "400");
const exercise = "06-warmup/adam-ratio-bound";
const folder = mkdtempSync(join(tmpdir(), "lrlab-bench-"));
const bin = join(root, "src", "cli", "bin.mjs");

/** A minute's worth of `of` submissions that took so long, in seconds. */
const perMinute = (of: number, seconds: number): number => (60 * of) / seconds;

function handIn(name: string, of: number): string {
  const into = join(folder, name);
  const made = spawnSync(process.execPath, [join(root, "test", "deploy", "manySubmissions.ts"), exercise, into, String(of)], {
    cwd: root,
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(made.stderr);
  return into;
}

function graded(from: string, of: number, engine: string): number {
  const began = performance.now();
  const out = join(folder, `${engine}.jsonl`);
  const args = [bin, "grade", "--exercise", exercise, "--in", from, "--out", out, "--engine", engine, "--jobs", "2"];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const seconds = (performance.now() - began) / 1000;
  for (const ending of ["", ".run"]) rmSync(`${out}${ending}`);
  return perMinute(of, seconds);
}

/** One process a file, which only loads it. */
async function plainNode(from: string, of: number): Promise<number> {
  const files = readdirSync(from).map((name) => join(from, name));
  const began = performance.now();
  const one = (file: string): Promise<void> =>
    new Promise((resolve) => void spawn(process.execPath, [file], { stdio: "ignore" }).once("exit", () => resolve()));
  const work = async (): Promise<void> => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) await one(file);
  };
  await Promise.all([work(), work()]);
  return perMinute(of, (performance.now() - began) / 1000);
}

const few = Math.max(1, Math.round(count / 10));
const [all, some] = [handIn("all", count), handIn("some", few)];
const rates: Record<"node" | "quickjs" | "deno", number[]> = { node: [], quickjs: [], deno: [] };
for (let round = 1; round <= 3; round += 1) {
  process.stderr.write(`bench: round ${round} of 3\n`);
  rates.quickjs.push(graded(all, count, "quickjs"));
  rates.node.push(await plainNode(some, few));
  rates.deno.push(graded(some, few, "deno"));
}
rmSync(folder, { recursive: true });
const plain = median(rates.node);
console.log(`${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.versions.node}`);
for (const [name, found] of Object.entries(rates)) {
  const rate = median(found);
  console.log(
    `${name.padEnd(8)}${Math.round(rate).toString().padStart(6)} a minute  ${(rate / plain).toFixed(2)} of plain Node, a process a file`,
  );
}
