/**
 * Our kernel and plain tslab on the same Node: `node_modules/.bin/node test/bench/kernel.ts`, after `npm run build:lib`; needs Jupyter.
 *
 * The two take turns, ROUNDS times (3): until a kernel is ready, its first cell, 200 cells that each use the one before, and loops over
 * top-level variables against the same loops inside a function. Each figure is the median of the rounds. All but the first are times of the
 * processor, which other load on the machine hardly changes.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { partPath, root } from "../realParts.ts";
import { median } from "./measure.ts";

const rounds = Number(process.env.ROUNDS ?? "3");
const kernels = ["lrlab", "tslab"] as const;
type Kernel = (typeof kernels)[number];

/** Declarations, and what is repeated. */
const loops: Readonly<Record<string, readonly [declared: string, body: string]>> = {
  "an int counter": ["let n = 0;", "n++;"],
  "a float sum": ["let sum = 0;", "sum += i * 0.5;"],
  "w -= 0.1 * 2 * (w - 1)": ["let w = 3;", "w -= 0.1 * 2 * (w - 1);"],
  "while, two variables": ["let k = 0, total = 0;", "while (k < STEPS) { k += 1; total += k * 0.1; } break;"],
  momentum: ["let x = 1, v = 0;", "v = 0.9 * v - 0.001 * x; x += v;"],
  "a typed array": ["let cells = new Float64Array(1000);", "cells[i % 1000] += 0.5 * i;"],
  "Math calls": ["let y = 0.5;", "y = Math.cos(y) * Math.sqrt(2);"],
};
/** Iterations of a loop at the top of a cell. tslab's are many times slower. */
const steps: Readonly<Record<Kernel, number>> = { lrlab: 1e8, tslab: 3e5 };

const loop = (body: string, count: number): string => `for (let i = 0; i < ${count}; i++) { ${body.replace("STEPS", String(count))} }`;
/** Prints the nanoseconds of the processor per iteration. */
const timed = (work: string, count: number): string =>
  `(() => { globalThis["t0"] = process.cpuUsage().user; })();\n${work}\nconsole.log((process.cpuUsage().user - globalThis["t0"]) * 1000 / ${count});`;
const loopCells = (kernel: Kernel): string[] =>
  Object.values(loops).flatMap(([declared, body]) => [
    timed(`(() => { ${declared} ${loop(body, 1e8)} })();`, 1e8),
    timed(`${declared} ${loop(body, steps[kernel])}`, steps[kernel]),
    declared,
    timed(loop(body, steps[kernel]), steps[kernel]),
  ]);
/** Each declares a function and a number, and uses those of the cell before. */
const chain = Array.from({ length: 200 }, (_, i) =>
  i === 0
    ? "let v0 = 1; const f0 = (x: number) => x;"
    : `let v${i} = f${i - 1}(v${i - 1}) + 1; const f${i} = (x: number) => x + v${i - 1}; v${i};`,
);
const first = 'import { cosineAnnealing } from "lrlab"; const rate = cosineAnnealing({ baseLr: 0.1, totalSteps: 100 }); rate(50)';

/** Seconds by the clock, and of the processor. */
interface Times {
  readonly clock: number;
  readonly cpu: number;
}
interface Timed {
  readonly ready: Times;
  readonly cells: readonly { readonly times: Times; readonly text: string }[];
}

const python = partPath("jupyter");
if (python === null) throw new Error("bench: Jupyter must be here, got none. On Debian: apt install python3-notebook.");
const folder = mkdtempSync(join(tmpdir(), "lrlab-bench-"));
const run = (kernel: Kernel, cells: readonly string[]): Timed => {
  const { status, stdout, stderr } = spawnSync(python, [fileURLToPath(new URL("kernel.py", import.meta.url)), kernel, root], {
    encoding: "utf8",
    input: JSON.stringify(cells),
    env: { ...process.env, JUPYTER_PATH: folder, JUPYTER_RUNTIME_DIR: join(folder, "runtime") },
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(`bench: ${kernel} failed.\n${stderr}`);
  return JSON.parse(stdout) as Timed;
};

/** A run in which every loop told its time: on a busy machine tslab loses messages, and then skips cells. */
function complete(kernel: Kernel): Timed {
  const cells = [first, ...chain, ...loopCells(kernel)];
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const timed = run(kernel, cells);
    if (timed.cells.every(({ text }, i) => !cells[i]?.includes("console.log") || Number(text) > 0)) return timed;
  }
  throw new Error(`bench: ${kernel} must answer every cell, got none in five runs that did. Try again when the machine has less to do.`);
}

const pinned = join(root, "node_modules", "node", "bin", "node");
const argv: Readonly<Record<Kernel, readonly string[]>> = {
  lrlab: ["--enable-source-maps", join(root, "src", "dist", "notebook", "host", "kernel.js"), "{connection_file}"],
  tslab: [join(root, "node_modules", "tslab", "bin", "tslab"), "kernel", "--config-path", "{connection_file}"],
};
const times: Record<Kernel, Timed[]> = { lrlab: [], tslab: [] };
try {
  for (const kernel of kernels) {
    const spec = join(folder, "kernels", kernel);
    mkdirSync(spec, { recursive: true });
    writeFileSync(
      join(spec, "kernel.json"),
      JSON.stringify({ argv: [pinned, ...argv[kernel]], display_name: kernel, language: "typescript" }),
    );
  }
  // Once without the clock: what is kept between starts is there afterwards.
  for (const kernel of kernels) run(kernel, []);
  for (let round = 0; round < rounds; round += 1) {
    for (const kernel of kernels) times[kernel].push(complete(kernel));
  }
} finally {
  rmSync(folder, { recursive: true });
}

const of = (kernel: Kernel, value: (timed: Timed) => number): number => median(times[kernel].map(value));
const row = (...cells: readonly string[]): string => cells.map((cell, i) => (i === 0 ? cell.padEnd(28) : cell.padStart(12))).join("");
const compared = (name: string, value: (timed: Timed) => number): string => {
  const [ours, plain] = [of("lrlab", value), of("tslab", value)];
  return row(name, `${(ours * 1000).toFixed(1)} ms`, `${(plain * 1000).toFixed(1)} ms`, (ours / plain).toFixed(2));
};
const chained = (from: number, to: number) => (timed: Timed) => median(timed.cells.slice(1 + from, 1 + to).map((cell) => cell.times.cpu));

console.log(row("", "lrlab", "tslab", "ratio"));
console.log(compared("ready, by the clock", ({ ready }) => ready.clock));
console.log(compared("ready, of the processor", ({ ready }) => ready.cpu));
console.log(compared("first cell, an import", ({ cells }) => cells[0]?.times.cpu ?? Number.NaN));
console.log(compared("200 cells, the median", chained(0, 200)));
console.log(compared("  the first 20", chained(0, 20)));
console.log(compared("  the last 20", chained(180, 200)));
console.log(row("\na loop, against a function's", "lrlab", "", "tslab"));
console.log(row("", "own cell", "earlier", "own cell", "earlier"));
Object.keys(loops).forEach((name, i) => {
  const nanoseconds = (form: number) => (timed: Timed) => Number(timed.cells[1 + chain.length + 4 * i + form]?.text);
  const inFunction = median(kernels.flatMap((kernel) => times[kernel].map(nanoseconds(0))));
  const ratios = kernels.flatMap((kernel) => [1, 3].map((form) => (of(kernel, nanoseconds(form)) / inFunction).toFixed(1)));
  console.log(row(name, ...ratios));
});
