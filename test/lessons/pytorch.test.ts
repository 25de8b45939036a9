/** The Python code of the schedule pages, run by the real PyTorch: it must run, and give the rates that the page says. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lessons } from "../../src/lessons/catalog.js";
import { partPath, requirePart } from "../realParts.js";

/** Runs each of the texts on standard input in a world of its own; answers with the rates it collected, or with its error. */
const program = `
import json, sys, traceback, warnings
warnings.simplefilter("ignore")
answers = []
for code in json.load(sys.stdin):
    world = {}
    try:
        exec(compile(code, "fence", "exec"), world)
        answers.append({"rates": [float(rate) for rate in world.get("rates", [])]})
    except Exception:
        answers.append({"error": traceback.format_exc(limit=2)})
sys.stdout = sys.__stdout__
print("\\n" + json.dumps(answers))
`;

const fencesOf = (folder: string): string[] => {
  const text = readFileSync(new URL(`../../src/lessons/${folder}/lesson.mdx`, import.meta.url), "utf8");
  return [...text.matchAll(/^```python.*\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code).filter((code) => /^import torch\b/m.test(code));
};

const pages = lessons
  .filter(({ folder }) => folder.startsWith("schedules/"))
  .map((lesson) => ({ lesson, fences: fencesOf(lesson.folder) }));

test("every schedule page has PyTorch code, and says which rates it gives", () => {
  expect(pages.filter(({ fences }) => fences.length === 0).map(({ lesson }) => lesson.folder)).toEqual([]);
  expect(pages.filter(({ lesson }) => lesson.pytorch === undefined).map(({ lesson }) => lesson.folder)).toEqual([]);
});

describe.skipIf(!requirePart("torch", "the PyTorch code of the schedule pages"))("the code on the page, in PyTorch", () => {
  const all = pages.flatMap(({ fences }) => fences);
  const { stdout, stderr } = spawnSync(partPath("torch") ?? "", ["-c", program], {
    input: JSON.stringify(all),
    encoding: "utf8",
    timeout: 300_000,
    maxBuffer: 1e8,
  });
  const answers = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "", undefined) as { rates?: number[]; error?: string }[];

  test("PyTorch ran it", () => {
    expect(answers, stderr).toHaveLength(all.length);
  });

  test.each(pages.map((page) => [page.lesson.folder, page] as const))("%s", (_folder, { lesson, fences }) => {
    const start = pages
      .slice(
        0,
        pages.findIndex((page) => page.lesson === lesson),
      )
      .reduce((sum, page) => sum + page.fences.length, 0);
    const mine = answers.slice(start, start + fences.length);
    expect(mine.flatMap(({ error }) => error ?? [])).toEqual([]);
    const collected = mine.flatMap(({ rates = [] }) => (rates.length > 0 ? [rates] : []));
    expect(collected.length, "one fence collects rates").toBeGreaterThan(0);
    const { pytorch } = lesson;
    const expected = typeof pytorch === "function" ? (collected[0] ?? []).map((_, t) => pytorch(t)) : pytorch;
    (collected[0] ?? []).forEach((rate, t) => {
      const ours = expected?.[t] as number;
      expect(Math.abs(rate - ours), `update ${t}: PyTorch ${rate}, ours ${ours}`).toBeLessThanOrEqual(1e-9 * Math.max(...(expected ?? [])));
    });
    if (Array.isArray(pytorch)) expect(collected[0]).toHaveLength(pytorch.length);
  });
});
