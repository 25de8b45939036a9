/**
 * Our engine and what a learner could train with instead, on the same four tasks: `npm run bench`.
 *
 * Three rounds, all in turn and each in a process of its own, one thread. Writes the table into test/bench/README.md and prints it. PyTorch
 * and Chromium take part where they are; TensorFlow.js is installed on first use. MS and REPS set the window and the repetitions.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { chromium, partPath } from "../realParts.ts";
import { startChromium } from "./chromium.ts";
import { type Line, windowOf } from "./line.ts";
import { table } from "./table.ts";

const rounds = 3;
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const tell = (text: string): void => void process.stderr.write(`${text}\n`);

const env = { MS: "300", REPS: "3", ...process.env };
const window = windowOf(env);
const lines = (file: string, ...args: string[]): Line[] =>
  execFileSync(process.execPath, [here(file), ...args], { encoding: "utf8", env, stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1e7 })
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Line);

if (!existsSync(here("peers/node_modules"))) {
  tell("bench: installing TensorFlow.js for comparison, about 140 MB.");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], {
    cwd: here("peers"),
    stdio: ["ignore", "ignore", "inherit"],
  });
}
const python = partPath("torch");
if (python === null) tell("bench: PyTorch is not here, so it is left out (Debian: apt install python3-torch).");
if (chromium() === null) tell("bench: Chromium is not here, so it is left out (Debian: apt install chromium).");
const page = chromium() === null ? null : await startChromium();

const found: Line[] = [];
try {
  for (let round = 1; round <= rounds; round += 1) {
    tell(`bench: round ${round} of ${rounds}`);
    found.push(...lines("engine.ts"));
    if (page) found.push(...(await page.run(window)));
    if (python !== null) found.push(...lines("peers/run.ts", "torch", python));
    found.push(...lines("peers/run.ts", "jax"), ...lines("peers/run.ts", "tfjs"));
  }
} finally {
  await page?.close();
}

const date = new Date().toISOString().slice(0, 10);
const machine = `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.versions.node}, ${date}`;
const written = table(found, machine);
const readme = here("README.md");
const [before, , after] = readFileSync(readme, "utf8").split(/(?<=<!-- measured -->\n)([\s\S]*)(?=<!-- end -->)/);
writeFileSync(readme, `${before}\n${written}\n${after}`);
console.log(written);
