/** The playground's tools: comparison, range test, snapshots, meters, export. What they say is what the library says in Node. */
import { readFileSync } from "node:fs";
import { experiment, model, optimizer, problem, rangeTest, type Training, training } from "lrlab/engine";
import type { Download, Page } from "playwright";
import { describe, expect, test } from "vitest";
import type { ArmHistory } from "../../src/labs/playground/armHistory.js";
import { kerasCode, optaxCode, pytorchCode, transformersCode } from "../../src/labs/playground/code/frameworkCode.js";
import { lrlabCode } from "../../src/labs/playground/code/lrlabCode.js";
import { notebookOf } from "../../src/labs/playground/code/notebookOf.js";
import { runCsv } from "../../src/labs/playground/code/runCsv.js";
import type { DuelRates } from "../../src/labs/playground/duelOutcome.js";
import { duelSentence } from "../../src/labs/playground/duelSentence.js";
import { duelOutcome, duelSweeps } from "../../src/labs/playground/duelSweeps.js";
import { pickArgued } from "../../src/labs/playground/pickArgued.js";
import type { PlaygroundState } from "../../src/labs/playground/playgroundState.js";
import { runOf } from "../../src/labs/playground/runOf.js";
import { stateJson } from "../../src/labs/playground/stateJson.js";
import { readState, writeState } from "../../src/labs/playground/stateUrl.js";
import { requirePart } from "../realParts.js";
import { axeViolations, type SiteInChromium, siteInChromium } from "./siteInChromium.js";

const isThere = requirePart("chromium", "the playground's tools in a browser");
/** Runs that are over soon. */
const query = "?v=1&steps=120";
const { state } = readState(query);

let site: SiteInChromium;

/** The playground with one of its tools before the reader. */
async function openTool(name: string, { search = query, width = 1280 } = {}): Promise<Page> {
  const page = await site.open(`/playground/${search}`, {
    viewport: { width, height: 900 },
    reducedMotion: "reduce",
    acceptDownloads: true,
  });
  await choose(page, name);
  return page;
}

async function choose(page: Page, name: string): Promise<void> {
  await page.locator(`[id="tab.${name}"]`).click();
  await page.locator(`[data-tool=${name}][data-live]`).waitFor();
  await page.locator(`[data-tool=${name}]`).scrollIntoViewIfNeeded();
}

const tool = (page: Page, name: string, selector = "") => page.locator(`[data-tool=${name}] ${selector}`);
/** Words as a reader has them: spaces that hold a line together are spaces. */
const words = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
const says = (page: Page, name: string, selector: string, text: string) =>
  expect.poll(async () => words((await tool(page, name, selector).allInnerTexts()).join(" ")), { timeout: 30_000 }).toContain(text);

/** The runs of a state, trained here. */
function trainHere(of: PlaygroundState): readonly ArmHistory[] {
  return of.arms.map((_, arm) => {
    const run = runOf(of, arm);
    const net = model(run.model as never);
    const made: Training = training({
      ...{ net, problem: problem(run.problem as never), optimizer: optimizer(run.optimizer as never, net as never) },
      ...{
        lr: (t: number) => run.rates[t] as number,
        steps: run.steps,
        batch: run.batch,
        seed: run.seed,
        evaluateEvery: run.evaluateEvery,
      },
    } as never);
    made.advance();
    const column = (name: "lr" | "loss" | "gradNorm" | "updateNorm") => made.history.map((update) => update[name]);
    return {
      step: made.step,
      ...{ lr: column("lr"), loss: column("loss"), gradNorm: column("gradNorm"), updateNorm: column("updateNorm") },
      scores: made.history.flatMap(({ step, validation }) => (validation ? [{ step: step + 1, ...validation }] : [])),
      diverged: made.diverged,
    };
  });
}

async function trainToEnd(page: Page): Promise<void> {
  await page.locator("[data-speed]").selectOption("full");
  await page.locator("[data-train]").click();
  await page.locator('#playground[data-status="done"]').waitFor();
}

/** What a button hands to the reader: the file's name and its bytes. */
async function downloads(page: Page, selector: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent("download") as Promise<Download>, tool(page, "export", selector).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

const violations = (page: Page): Promise<string[]> => axeViolations(page, ".tools");

describe.skipIf(!isThere)("the playground's tools", () => {
  site = siteInChromium();

  describe("comparison", () => {
    const inNode = (rates: DuelRates, seeds: number): string => {
      const plan = { state, seeds, rates, metric: "accuracy" } as const;
      return duelSentence(
        duelOutcome(
          plan,
          duelSweeps(plan).map((sweep) => experiment(sweep)),
        ),
      );
    };
    const compare = async (page: Page, rates: DuelRates): Promise<void> => {
      await tool(page, "compare", `label:has([value="${rates}"])`).click();
      await tool(page, "compare", "[data-run]").click();
    };

    test("says of four seeds what the library says, each way; both stand beside each other, and a change makes them old", async () => {
      const page = await openTool("compare");
      await tool(page, "compare", "select").selectOption("4");
      const titles = { "as set": "Peak rates as set", same: "One peak rate for all", best: "Each at its own best peak rate" };
      for (const [rates, title] of Object.entries(titles)) {
        await compare(page, rates as DuelRates);
        await says(page, "compare", `[aria-label="${title}"] figcaption`, words(inNode(rates as DuelRates, 4)));
        expect(await tool(page, "compare", `[aria-label="${title}"] .verdict`).innerText()).toMatch(
          /^B: (better than A|worse than A|the same as A|cannot tell)$/,
        );
        await tool(page, "compare", `[aria-label="${title}"] .canvas`).scrollIntoViewIfNeeded(); // what is out of sight is not drawn
        await tool(page, "compare", `[aria-label="${title}"] svg`).waitFor();
      }
      await says(page, "compare", "[data-beside]", "B");
      expect(await tool(page, "compare", ".duel .flag:visible").count()).toBe(0);
      expect(await violations(page)).toEqual([]);
      await page.locator("#playground select").first().selectOption("moons");
      await expect.poll(() => tool(page, "compare", ".duel .flag:visible").count()).toBe(3);
      expect(await tool(page, "compare", ".duel svg").count()).toBe(3);
    });

    test("stops, and goes on with the runs that are there", async () => {
      const page = await openTool("compare");
      await tool(page, "compare", "select").selectOption("64");
      await tool(page, "compare", "[data-run]").focus();
      await page.keyboard.press("Enter");
      await says(page, "compare", "[data-count]", " of 128 runs");
      await page.keyboard.press("Enter"); // the focus has gone to Stop
      await says(page, "compare", "[role=status]", "Stopped.");
      const kept = Number(/(\d+) runs are kept/.exec(await tool(page, "compare", ".hint[role=status]").innerText())?.[1]);
      expect(kept).toBeGreaterThan(0);
      expect(kept).toBeLessThan(128);
      expect(await tool(page, "compare", "[data-run]").innerText()).toBe("Go on");
      await page.keyboard.press("Enter");
      await says(page, "compare", ".hint[role=status]", "Done.");
      await says(page, "compare", "figcaption", words(inNode("as set", 64)));
      expect(await tool(page, "compare", "[data-run]").innerText()).toBe("Compare");
    });

    test("breaks off where a Worker dies, keeps the runs that are there and goes on with them", async () => {
      const page = await openTool("compare");
      await page.evaluate(() => {
        const made: Worker[] = [];
        window.Worker = class extends Worker {
          constructor(...options: ConstructorParameters<typeof Worker>) {
            super(...options);
            made.push(this);
          }
        };
        addEventListener("kill", () => made[0]?.dispatchEvent(new ErrorEvent("error", { message: "out of memory" })));
      });
      await tool(page, "compare", "select").selectOption("64");
      await tool(page, "compare", "[data-run]").click();
      await says(page, "compare", "[data-count]", " of 128 runs");
      await page.evaluate(() => dispatchEvent(new Event("kill")));
      await says(page, "compare", ".trouble", "The comparison broke off: workers: a worker ended during a run: out of memory.");
      const kept = Number(/(\d+) runs are kept/.exec(await tool(page, "compare", ".hint[role=status]").innerText())?.[1]);
      expect(kept).toBeGreaterThan(0);
      expect(await tool(page, "compare", "[data-run]").innerText()).toBe("Go on");
      await tool(page, "compare", "[data-run]").click();
      await says(page, "compare", "figcaption", words(inNode("as set", 64)));
      expect(await tool(page, "compare", ".trouble:visible").count()).toBe(0);
    });
  });

  test("range test: argues as the library does, and its pick becomes the peak, which undo takes back", async () => {
    const page = await openTool("range");
    await tool(page, "range", "[data-run]").click();
    const run = runOf(state, 0);
    const net = model(run.model as never) as never;
    const seen = rangeTest({
      ...{ net, problem: problem(run.problem as never) as never, optimizer: optimizer(run.optimizer as never, net) },
      ...{ batch: run.batch, seed: run.seed, steps: 400 },
    });
    const pick = pickArgued(seen);
    await says(page, "range", "[data-argued]", words(pick.sentence));
    await says(page, "range", "figcaption", words(seen.sentence));
    await tool(page, "range", "svg").waitFor();
    expect(await tool(page, "range", "tbody tr").count()).toBe(3);
    expect(await violations(page)).toEqual([]);
    await tool(page, "range", "[data-use]").click();
    await expect.poll(() => readState(new URL(page.url()).search).state.arms[0]?.lr.spec).toMatchObject({ of: { baseLr: pick.rate } });
    await page.locator("[data-undo]").click();
    await expect.poll(() => writeState(readState(new URL(page.url()).search).state)).toBe(writeState(state));
    await page.locator("#playground select").first().selectOption("moons");
    await tool(page, "range", "[data-stale]").waitFor();
  });

  test("snapshots: what was trained is kept, exactly at each end; two have a line between them, and several a mean", async () => {
    const page = await openTool("snapshots");
    await trainToEnd(page);
    await tool(page, "snapshots", "[data-now]").click();
    await says(page, "snapshots", "tbody", "after 120");
    await tool(page, "snapshots", "[data-ends]").click();
    await says(page, "snapshots", ".hint[role=status]", "Kept 2 snapshots of A, one at each end.");
    // The run that was made again ends in the very net that the page had trained: it is not kept twice.
    expect(await tool(page, "snapshots", ".snapshot-list tbody tr").count()).toBe(2);
    const [rising, last] = await tool(page, "snapshots", ".snapshot-list tbody tr").allInnerTexts();
    expect([rising, last].map((row) => words(row ?? ""))).toEqual([
      expect.stringMatching(/after 12 /),
      expect.stringMatching(/after 120 /),
    ]);
    const score = trainHere(state)[0]?.scores.at(-1)?.loss as number;
    expect(words(last ?? "")).toContain(String(Number(score.toPrecision(3))));
    await tool(page, "snapshots", "[data-barrier]").click();
    await says(page, "snapshots", "figcaption", "barrier");
    await tool(page, "snapshots", "svg").waitFor();
    await tool(page, "snapshots", "[data-together]").click();
    await says(page, "snapshots", "[data-said]", "the average of the 2 nets’ weights");
    expect(await tool(page, "snapshots", ".together tbody tr").count()).toBe(4);
    expect(await violations(page)).toEqual([]);
    await tool(page, "snapshots", '[aria-label="Remove A after 12"]').click();
    expect(await tool(page, "snapshots", "[data-barrier]").isDisabled()).toBe(true);
  });

  test("meters: read while it trains with the panel open, said as far as the numbers go", async () => {
    const page = await openTool("meters");
    await trainToEnd(page);
    await says(page, "meters", "[data-stability]", "After 120 updates: Rate × sharpness = ");
    await says(page, "meters", "[data-noise]", "noise");
    await tool(page, "meters", "figure").scrollIntoViewIfNeeded(); // what is out of sight is not drawn
    await says(page, "meters", "figcaption", "After 120 updates of A, the sharpness is");
    await tool(page, "meters", "svg").waitFor();
    const gauge = tool(page, "meters", "[role=meter]");
    expect(await gauge.getAttribute("aria-valuetext")).toMatch(/^\S+, of a limit of 3\.8$/);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel("Optimizer").selectOption("adam");
    await page.locator("[data-train]").click();
    await page.locator('#playground[data-status="done"]').waitFor();
    await says(page, "meters", "[data-stability]", "2/η is no limit for it");
    expect(await gauge.isVisible()).toBe(false);
  });

  describe("export", () => {
    test("code for every library, as the library makes it, in a file named after task and arm", async () => {
      const page = await openTool("export");
      const forms: readonly (readonly [string, string, string])[] = [
        ["lrlab", "lrlab-spirals-lrlab.ts", lrlabCode(state)],
        ["pytorch", "lrlab-spirals-a-pytorch.py", pytorchCode(state, 0)],
        ["transformers", "lrlab-spirals-a-transformers.py", transformersCode(state, 0)],
        ["optax", "lrlab-spirals-a-optax.py", optaxCode(state, 0)],
        ["keras", "lrlab-spirals-a-keras.py", kerasCode(state, 0)],
        ["json", "lrlab-spirals.json", stateJson(state)],
      ];
      for (const [form, name, code] of forms) {
        await tool(page, "export", `label:has([value=${form}])`).click();
        expect(await tool(page, "export", "pre code").textContent()).toBe(code);
        const file = await downloads(page, "[data-download]");
        expect([file.name, file.bytes.toString()]).toEqual([name, code]);
      }
      const notebook = await downloads(page, "[data-notebook]");
      expect([notebook.name, notebook.bytes.toString()]).toEqual(["lrlab-spirals-run.ipynb", notebookOf(state)]);
      expect(await violations(page)).toEqual([]);
    });

    test("the run as a table holds every digit of what was trained; pictures are files that open", async () => {
      const page = await openTool("export");
      expect(await tool(page, "export", "[data-csv]").isDisabled()).toBe(true);
      await trainToEnd(page);
      const csv = await downloads(page, "[data-csv]");
      expect([csv.name, csv.bytes.toString()]).toEqual(["lrlab-spirals-run.csv", runCsv(trainHere(state), state)]);

      const svg = await downloads(page, "[data-svg]");
      expect(svg.name).toMatch(/^lrlab-spirals-[a-z-]+\.svg$/);
      const empty = await page.context().newPage(); // without the page's policy, which forbids the file its style
      const root = await empty.evaluate((text) => {
        const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
        return [documentElement.namespaceURI, documentElement.tagName, documentElement.getAttribute("role")];
      }, svg.bytes.toString());
      expect(root).toEqual(["http://www.w3.org/2000/svg", "svg", "img"]);

      const png = await downloads(page, "[data-png]");
      expect([png.name.endsWith(".png"), png.bytes.subarray(1, 4).toString()]).toEqual([true, "PNG"]);
      const seen = await page.evaluate(async (base64) => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [image.width, image.height];
        const context = canvas.getContext("2d") as CanvasRenderingContext2D;
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, image.width, image.height);
        return { width: image.width, colours: new Set(new Uint32Array(data.buffer)).size };
      }, png.bytes.toString("base64"));
      expect(seen.width).toBeGreaterThan(400);
      expect(seen.colours).toBeGreaterThan(20);
    });

    test("a file that was saved brings all back; one that was not says why, and changes nothing", async () => {
      const page = await openTool("export", { search: "?v=1&task=moons&steps=90&seed=5&b=constant(baseLr:0.02)&b.changes=30*0.1" });
      await tool(page, "export", "label:has([value=json])").click();
      const saved = await downloads(page, "[data-download]");
      const before = writeState(readState(new URL(page.url()).search).state);
      await page.locator("#playground select").first().selectOption("glyphs");
      await page.waitForURL(/task=glyphs/);
      const give = (name: string, text: string | Buffer) =>
        tool(page, "export", "[data-open]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
      for (const [text, why] of [
        ["not JSON", "The file: it must be JSON, and is not. Choose one that the playground saved."],
        ['{"a":1}', 'The file: its kind must be "lrlab playground".'],
        ["x".repeat(1_000_001), "The file: it is longer than a megabyte."],
      ] as const) {
        await give("wrong.json", text);
        await says(page, "export", ".trouble", why);
        expect(page.url()).toContain("task=glyphs");
      }
      await page.locator("[data-train]").click();
      await page.locator('[data-status="running"], [data-status="done"]').waitFor();
      await says(page, "export", ".trouble", "longer than a megabyte"); // whatever a run says meanwhile
      await give(saved.name, saved.bytes);
      await says(page, "export", ".hint[role=status]", "Opened lrlab-moons.json.");
      await page.waitForURL((address) => address.search === before);
      expect(await tool(page, "export", ".trouble").isVisible()).toBe(false);
    });
  });

  test("each fits a phone", async () => {
    const page = await openTool("compare", { width: 390 });
    for (const name of ["compare", "range", "snapshots", "meters", "export"]) {
      await choose(page, name);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });
});
