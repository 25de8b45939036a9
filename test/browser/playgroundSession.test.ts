/** The playground's session in a real browser: its Worker, and what happens where there is none or where it dies. */
import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { duel } from "../../site/playground/duel.js";
import type { Pool } from "../../src/engine/experiment/pool.js";
import { runOne } from "../../src/engine/experiment/runOne.js";
import type { ArmHistory } from "../../src/labs/playground/armHistory.js";
import { changeAt } from "../../src/labs/playground/changeAt.js";
import { runOf } from "../../src/labs/playground/runOf.js";
import type { Settings } from "../../src/labs/playground/settings.js";
import { usualState } from "../../src/labs/playground/startState.js";
import { launchChromium, requirePart } from "../realParts.js";
import { trained } from "../site/playground/trained.js";
import type { Lab } from "./sessionEntry.js";
import { serveSession } from "./sessionPage.js";

declare const lab: Lab;

/** Keeps every Worker that the page starts, so that a test can end one. */
const keepWorkers = `globalThis.started = []; globalThis.Worker = class extends Worker {
  constructor(...options) { super(...options); started.push(this); }
};`;
declare const started: Worker[];

/** Trains a state to its end and gives back its histories; bits survive JSON. */
const train = (page: Page, given: Partial<Settings>, speed: number | null = null): Promise<readonly ArmHistory[]> =>
  page.evaluate(
    ([given, speed]) =>
      new Promise<readonly ArmHistory[]>((resolve) => {
        const session = new lab.Session(lab.usualState(given));
        session.speed = speed;
        session.addEventListener("status", () => {
          if (session.status !== "done" && session.status !== "failed") return;
          resolve(session.histories);
          session.close();
        });
        session.run();
      }),
    [given, speed] as const,
  );

const inNode = (given: Partial<Settings>): readonly ArmHistory[] => {
  const state = usualState(given);
  return state.arms.map((_, arm) => trained(runOf(state, arm)));
};

describe.runIf(requirePart("chromium", "training in a page"))("the playground's session", () => {
  let browser: Browser;
  let site: { url: string; close(): void };
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchChromium(), serveSession()]);
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });
  const open = async (init = keepWorkers): Promise<Page> => {
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.addInitScript(init);
    await page.goto(site.url);
    return page;
  };
  beforeEach(async () => {
    complaints.length = 0;
    context = await browser.newContext();
    page = await open();
  });
  afterEach(() => context.close());

  test.each([
    ["what is loaded at first", { task: "spirals", steps: 400 }],
    ["what is fetched when it is needed", { task: "glyphs", model: "cnnBatchNorm", optimizer: "adam", steps: 24 }],
  ])("trains %s to the bits that Node gives, all arms", async (_what, given) => {
    expect(await train(page, given)).toEqual(inNode(given));
    expect(complaints).toEqual([]);
  });

  test("goes on from the last checkpoint where its Worker is ended, to the same bits, and says so", async () => {
    const given = { task: "spirals", steps: 6000 };
    const seen = await page.evaluate(
      (given) =>
        new Promise<{ histories: readonly ArmHistory[]; said: string[]; started: number; steps: number[] }>((resolve) => {
          const session = new lab.Session(lab.usualState(given));
          const [said, steps]: [string[], number[]] = [[], []];
          let ends = 0;
          session.speed = 2000;
          session.addEventListener("update", () => {
            steps.push(session.step);
            // Once in the middle, and once more by what a crash looks like.
            if (ends === 0 && session.step > 900) {
              ends = 1;
              started.at(-1)?.terminate();
            } else if (ends === 1 && started.length === 2 && session.step > 1800) {
              ends = 2;
              session.speed = null;
              started.at(-1)?.dispatchEvent(new ErrorEvent("error"));
            }
          });
          session.addEventListener("status", () => {
            if (session.trouble && said.at(-1) !== session.trouble) said.push(session.trouble);
            if (session.status === "done") resolve({ histories: session.histories, said, started: started.length, steps });
          });
          session.run();
        }),
      given,
    );
    expect(seen.histories).toEqual(inNode(given));
    expect(seen.started).toBe(3);
    expect(seen.said).toEqual(["The Worker that trains had stopped. Another one goes on from its last checkpoint, to the same numbers."]);
    expect(seen.steps.every((step, i) => step >= (seen.steps[i - 1] ?? 0))).toBe(true);
  });

  test("a rate that is turned while it trains is the rate of that update, bit for bit", async () => {
    const given = { task: "spirals", steps: 2000 };
    const { at, histories } = await page.evaluate(
      (given) =>
        new Promise<{ at: number; histories: readonly ArmHistory[] }>((resolve) => {
          const state = lab.usualState(given);
          const session = new lab.Session(state);
          let at = 0;
          session.speed = null;
          session.addEventListener("update", () => {
            if (at > 0 || session.step < 500) return;
            at = session.step; // by now the Worker is further
            session.update({ ...state, arms: state.arms.map((arm, i) => (i === 0 ? lab.changeAt(arm, at, 0.1) : arm)) });
          });
          session.addEventListener("status", () => {
            if (session.status === "done") resolve({ at, histories: session.histories });
          });
          session.run();
        }),
      given,
    );
    const state = usualState(given);
    const turned = { ...state, arms: state.arms.map((arm, i) => (i === 0 ? changeAt(arm, at, 0.1) : arm)) };
    expect(histories).toEqual(turned.arms.map((_, arm) => trained(runOf(turned, arm))));
  });

  test("questions, pictures and meters leave the bits alone", async () => {
    const given = { task: "glyphs", model: "cnnBatchNorm", steps: 16 };
    const seen = await page.evaluate(
      (given) =>
        new Promise<{ histories: readonly ArmHistory[]; answers: unknown[]; pictures: number; readings: number[] }>((resolve, reject) => {
          const session = new lab.Session(lab.usualState(given));
          session.speed = null;
          session.watch = { picture: true, meters: true };
          const answers: unknown[] = [];
          let pictures = 0;
          let asked: Promise<unknown> | null = null;
          session.addEventListener("picture", () => {
            pictures += 1;
          });
          const ask = async (): Promise<void> => {
            const arm = 0;
            const [test, sharpness, noise, first] = await Promise.all([
              session.ask({ kind: "rangeTest", arm, steps: 30 }),
              session.ask({ kind: "sharpness", arm }),
              session.ask({ kind: "noiseScale", arm }),
              session.ask({ kind: "snapshot", arm }),
            ]);
            const second = await session.ask({ kind: "snapshot", arm: 1 });
            const [along, mean, together] = await Promise.all([
              session.ask({ kind: "barrier", arm, from: first.state, to: second.state, points: 5 }),
              session.ask({ kind: "average", arm, states: [first.state, second.state] }),
              session.ask({ kind: "ensemble", arm, states: [first.state, second.state] }),
            ]);
            answers.push(
              test.rates.length,
              sharpness.value,
              noise.variance,
              first.step,
              along.length,
              mean.score.loss,
              together.members.length,
            );
          };
          session.addEventListener("update", () => {
            if (session.step >= 8) asked ??= ask();
          });
          session.addEventListener("status", () => {
            if (session.status !== "done") return;
            const readings = session.meters.map((meter) => meter.length);
            (asked ?? Promise.resolve()).then(() => resolve({ histories: session.histories, answers, pictures, readings }), reject);
          });
          session.run();
        }),
      given,
    );
    expect(seen.histories).toEqual(inNode(given));
    expect(seen.answers).toHaveLength(7);
    expect(seen.answers.every((answer) => Number.isFinite(answer))).toBe(true);
    expect(seen.pictures).toBeGreaterThan(1);
    expect(seen.readings).toEqual([17, 17]);
    expect(complaints).toEqual([]);
  });

  test("two pages, and two sessions of one page, don't disturb each other", async () => {
    const other = await open();
    const [spirals, moons, valley] = await Promise.all([
      train(page, { task: "spirals", steps: 300 }),
      train(page, { task: "moons", steps: 300 }),
      train(other, { task: "valley", steps: 300 }),
    ]);
    expect([spirals, moons, valley]).toEqual([
      inNode({ task: "spirals", steps: 300 }),
      inNode({ task: "moons", steps: 300 }),
      inNode({ task: "valley", steps: 300 }),
    ]);
  });

  const sentence = "This browser starts no Worker, so the page itself trains, in short slices: it may move less smoothly.";
  test.each([
    ["has none", "delete globalThis.Worker"],
    ["blocks it", "globalThis.Worker = class { constructor() { throw new DOMException('no', 'SecurityError'); } }"],
    ["can't load it", "globalThis.Worker = class extends Worker { constructor(url, options) { super('/missing.js', options); } }"],
  ])("trains in the page, in short slices, where the browser %s: the same bits", async (_what, init) => {
    const alone = await open(init);
    const seen = await alone.evaluate(
      (given) =>
        new Promise<{ histories: readonly ArmHistory[]; trouble: string | null; beats: number }>((resolve) => {
          const session = new lab.Session(lab.usualState(given));
          let beats = 0;
          const beat = (): void => {
            beats += 1;
            if (session.status !== "done") setTimeout(beat);
          };
          session.speed = null;
          session.addEventListener("status", () => {
            if (session.status === "done") resolve({ histories: session.histories, trouble: session.trouble, beats });
            else if (session.status === "running") beat();
          });
          session.run();
        }),
      { task: "spirals", steps: 6000 },
    );
    expect(seen.trouble).toBe(sentence);
    expect(seen.histories).toEqual(inNode({ task: "spirals", steps: 6000 }));
    // Slices are cut at 8 ms of some 800; where the processor is busy, they hold less and are more.
    expect(seen.beats).toBeGreaterThan(20);
    expect(complaints.filter((complaint) => !/missing\.js|404/.test(complaint))).toEqual([]);
  });

  test.each([
    [
      "WebAssembly",
      "delete globalThis.WebAssembly",
      "This browser has no WebAssembly, so it can't train. Everything that needs no training still works: schedules, their pictures and the code to take away.",
    ],
    [
      "vectors",
      "WebAssembly.validate = () => false",
      "This browser's WebAssembly has no vectors (SIMD), so it can't train. Everything that needs no training still works: schedules, their pictures and the code to take away.",
    ],
  ])("says so where the browser has no %s", async (_what, init, trouble) => {
    const old = await open(init);
    const seen = await old.evaluate(async () => {
      const session = new lab.Session(lab.usualState());
      session.run();
      session.advance(1);
      session.rewind();
      session.update(lab.usualState({ task: "moons" }));
      const refused = await session.ask({ kind: "sharpness", arm: 0 }).catch((error: Error) => error.message);
      return { status: session.status, trouble: session.trouble, refused };
    });
    expect(seen).toEqual({ status: "failed", trouble, refused: trouble });
    expect(complaints).toEqual([]);
  });

  test("a duel in Workers gives what Node gives", async () => {
    const given = { task: "moons", steps: 40 };
    const found = await page.evaluate((given) => lab.duel({ state: lab.usualState(given), seeds: 4 }), given);
    const pool: Pool = { size: 1, run: async (spec) => runOne(spec), close: async () => {} };
    const here = await duel({ state: usualState(given), seeds: 4, pool });
    expect(found.rows).toEqual(here.rows);
    expect(found.outcome?.arms.map(({ versus }) => versus?.verdict)).toEqual(here.outcome?.arms.map(({ versus }) => versus?.verdict));
    expect(complaints).toEqual([]);
  });
});
