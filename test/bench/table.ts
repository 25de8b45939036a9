/** The measurements of all rounds as a Markdown table. */
import type { Line } from "./line.ts";
import { median } from "./measure.ts";
import { type TaskName, taskNames } from "./tasks.ts";

/** How many times the steps of each peer we must make, per CPU-second, on (a) to (d). */
const wanted: Readonly<Record<string, readonly (number | null)[]>> = {
  torch: [5, 1.2, 1.3, 0.65],
  "jax-js": [15, 2.5, 40, 2.2],
  tfjs: [20, 8, null, 7],
};
/** How fast we must be in a page, measured by the clock, against Node. */
const wantedInPage = 0.9;

const shown = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

export function table(lines: readonly Line[], machine: string): string {
  const of = (lib: string, task: TaskName): Line[] => lines.filter((line) => line.lib === lib && line.task === task);
  const perCpu = (lib: string, task: TaskName): number => median(of(lib, task).flatMap(({ cps }) => cps ?? []));
  const best = (lib: string, task: TaskName): number => Math.max(...of(lib, task).map(({ max }) => max));
  const libs = ["lrlab", ...Object.keys(wanted)].filter((lib) => lines.some((line) => line.lib === lib));
  const cell = (lib: string, task: TaskName, i: number): string => {
    const steps = perCpu(lib, task);
    if (Number.isNaN(steps)) return "cannot train it";
    if (lib === "lrlab") return `**${shown(steps)}**`;
    const goal = wanted[lib]?.[i];
    const ratio = perCpu("lrlab", task) / steps;
    const judged = goal == null ? "" : ` (goal ${goal}×${ratio >= goal ? "" : ", **missed**"})`;
    return `${shown(steps)}: ${ratio.toPrecision(3)}×${judged}`;
  };
  const pages = (task: TaskName): string => {
    const ratio = best("lrlab in Chromium", task) / best("lrlab", task);
    const judged = ` (goal ${wantedInPage}×${ratio >= wantedInPage ? "" : ", **missed**"})`;
    return `${shown(best("lrlab in Chromium", task))}: ${ratio.toFixed(2)}×${judged}`;
  };
  const hashes = (task: TaskName): string => {
    const all = new Set(lines.flatMap((line) => (line.lib.startsWith("lrlab") && line.task === task ? line.hash : [])));
    return [...all].map((hash) => `\`${hash}\``).join(" and ");
  };
  const inPage = lines.some(({ lib }) => lib === "lrlab in Chromium");
  return [
    `${machine}. Steps per CPU-second, one thread, median of the rounds; behind a peer's figure, how many times as many lrlab makes.`,
    "",
    row(["", "(a) MLP 2-32-32-2", "(b) MLP 256-128-10", "(c) CNN 16 × 16", "(d) transformer"]),
    row(["---", "---", "---", "---", "---"]),
    ...libs.map((lib) => row([lib, ...taskNames.map((task, i) => cell(lib, task, i))])),
    ...(inPage ? [row(["lrlab in Chromium's Worker: best steps a second, against Node's", ...taskNames.map(pages)])] : []),
    row(["loss of the 50th step", ...taskNames.map((task) => (of("lrlab", task)[0]?.l49 ?? Number.NaN).toFixed(5))]),
    ...(libs.includes("torch")
      ? [row(["the same in PyTorch", ...taskNames.map((task) => (of("torch", task)[0]?.l49 ?? Number.NaN).toFixed(5))])]
      : []),
    row(["fingerprint of 50 losses", ...taskNames.map(hashes)]),
  ].join("\n");
}
