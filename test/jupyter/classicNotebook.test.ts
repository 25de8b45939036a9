/** The notebooks as a learner runs them: with the mouse and the keys, in the classic Notebook, in a real browser. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright";
import { describe, expect, test } from "vitest";
import { requirePart } from "../realParts.js";
import { codeCells, isDone, isTrusted, runAll, save, useClassicPages, wholePage } from "./classicPages.js";
import { notebooksFolder } from "./notebooks.js";

const untested = "running the notebooks in the classic Notebook, in a browser";
const there = [requirePart("classicNotebook", untested), requirePart("chromium", untested)].every(Boolean);

describe.skipIf(!there)("running notebooks in the classic Notebook, in Chromium", () => {
  const classic = useClassicPages();

  /** Opens a new notebook of these cells. */
  async function openNew(name: string, sources: readonly string[]): Promise<Page> {
    const cells = sources.map((source, i) => ({
      cell_type: "code",
      id: `cell-${i}`,
      source,
      execution_count: null,
      metadata: {},
      outputs: [],
    }));
    const kernelspec = { name: "lrlab", display_name: "LR Lab (TypeScript)", language: "typescript" };
    writeFileSync(
      classic().server.pathOf(`${name}.ipynb`),
      JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 }),
    );
    return classic().open(`${name}.ipynb`);
  }

  /** What `look` sees, again and again, from now until no cell is running. */
  async function watch<Seen>(page: Page, look: () => Promise<Seen>): Promise<readonly Seen[]> {
    const seen: Seen[] = [];
    const running = async (): Promise<boolean> => (await codeCells(page)).some(({ prompt }) => prompt === "*");
    while (await running()) seen.push(await look());
    // A cell has its number before its last outputs have come.
    await isDone(page);
    return seen;
  }

  test.each(["01-three-fates.ipynb", "02-noise-floor.ipynb", "03-shapes.ipynb"])(
    "Run All of %s: no error that is not meant, and saving changes nothing",
    async (file) => {
      const page = await classic().open(file);
      expect(await isTrusted(page)).toBe(false);
      await runAll(page);
      await isDone(page);
      const cells = await codeCells(page);
      expect(cells.length).toBeGreaterThan(5);
      expect(cells.map(({ prompt }) => prompt)).toEqual(cells.map((_, i) => i + 1));
      expect(cells.map(({ outputs }) => outputs.includes("error"))).toEqual(cells.map(({ tags }) => tags.includes("raises-exception")));
      for (const system of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme: system });
        await wholePage(page, join(classic().pictures, `${file}-run-${system}.png`));
      }
      await save(page);
      expect(readFileSync(classic().server.pathOf(file), "utf8")).toBe(readFileSync(join(notebooksFolder, file), "utf8"));
      await page.close();
      // What the learner has run, Jupyter trusts from now on.
      const again = await classic().open(file, { onlyLook: true });
      expect(await isTrusted(again)).toBe(true);
      await again.close();
    },
  );

  test("a progress bar fills and a chart is drawn while the kernel is busy, and both stand at their last state after it", async () => {
    const page = await openNew("live", [
      `import { mlp, moons, sgd, train } from "lrlab/engine";
import { live, progress } from "lrlab/notebook";
const busy = (milliseconds: number) => { for (const end = Date.now() + milliseconds; Date.now() < end; ); };`,
      'for (const t of progress(80, "Waiting")) busy(25);',
      `const chart = live();
const net = mlp([2, 8, 2], { seed: 1 });
const run = train({
  net, problem: moons(), optimizer: sgd(net), lr: 0.1, steps: 100, batch: 20, progressEvery: 1,
  onProgress(state) { chart.update(state); busy(25); },
});`,
    ]);
    await runAll(page);
    const outputs = (cell: number): Locator => page.locator(".code_cell").nth(cell).locator(".output_area");
    const bar = outputs(1).locator("progress");
    const picture = outputs(2).locator("img");
    const seen = await watch(page, async () => ({
      done: (await bar.count()) === 1 ? await bar.evaluate((element: HTMLProgressElement) => element.value) : null,
      said: (await picture.count()) === 1 ? await picture.getAttribute("alt") : null,
    }));

    const filled = seen.flatMap(({ done }) => done ?? []);
    const fills = [...new Set(filled)];
    console.log(`a bar of 80 seen at ${fills.join(", ")}`);
    expect(filled).toEqual(filled.toSorted((a, b) => a - b));
    expect(fills.filter((done) => done > 0 && done < 80).length).toBeGreaterThanOrEqual(4);
    const states = [...new Set(seen.flatMap(({ said }) => said ?? []))];
    console.log(`a chart seen in ${states.length} states`);
    expect(states.length).toBeGreaterThanOrEqual(6);

    expect(await outputs(1).innerText()).toMatch(/^Waiting\s+80 of 80$/);
    expect(await bar.evaluate(({ value, max }: HTMLProgressElement) => [value, max])).toEqual([80, 80]);
    expect(await picture.getAttribute("alt")).toMatch(/^After 100 of 100 updates the rate is 0\.1 and the loss 0\.\d+\.$/);
    await wholePage(page, join(classic().pictures, "live.png"));
    await page.close();
  });

  test("the stop button ends a loop without end, and the next cell runs", async () => {
    const page = await openNew("stop", ["let turns = 0;", "while (true) turns++;", "turns > 0"]);
    for (const cell of [0, 1]) {
      await page.locator(".code_cell").nth(cell).click();
      await page.keyboard.press("Control+Enter");
    }
    await page.locator("#kernel_indicator_icon[title='Kernel Busy']").waitFor();
    await expect.poll(async () => (await codeCells(page)).map(({ prompt }) => prompt)).toEqual([1, "*", null]);
    const pressed = performance.now();
    await page.locator("[data-jupyter-action='jupyter-notebook:interrupt-kernel']").click();
    await isDone(page);
    const seconds = (performance.now() - pressed) / 1000;
    expect(seconds).toBeLessThan(5);
    expect((await codeCells(page))[1]).toMatchObject({ prompt: 2, outputs: ["error"], text: expect.stringContaining("Interrupted") });

    await page.locator(".code_cell").nth(2).click();
    await page.keyboard.press("Control+Enter");
    await isDone(page);
    expect((await codeCells(page))[2]).toMatchObject({ prompt: 3, outputs: ["execute_result"], text: expect.stringContaining("true") });
    await wholePage(page, join(classic().pictures, "stop.png"));
    await page.close();
  });

  test("behind a failed cell Run All runs nothing, and no number says otherwise", async () => {
    const page = await openNew("fail", ["const a = 1;", 'throw new RangeError("too far");', 'console.log("behind");', "a"]);
    await runAll(page);
    await isDone(page);
    const [before, failed, ...behind] = await codeCells(page);
    expect(before?.prompt).toBe(1);
    expect(failed).toMatchObject({ prompt: 2, outputs: ["error"], text: expect.stringContaining("RangeError: too far") });
    expect(behind.map(({ prompt, outputs }) => [prompt, outputs])).toEqual([
      [null, []],
      [null, []],
    ]);
    await wholePage(page, join(classic().pictures, "fail.png"));
    // What failed is mended, and all runs.
    await page.locator(".code_cell").nth(1).click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("d");
    await page.keyboard.press("d");
    await runAll(page);
    await isDone(page);
    expect((await codeCells(page)).map(({ text }) => text.trim())).toEqual(["", "behind", expect.stringMatching(/1$/)]);
    await page.close();
  });
});
