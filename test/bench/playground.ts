/**
 * The playground in Chromium: while it trains task (b), how long the page is held up, how often it draws, and how fast its Worker is against the
 * engine alone; what it costs to follow a hand that drags: `npm run bench:playground`. Builds the site where nobody has.
 *
 * Tasks are measured in time of the processor, which other programs hardly change.
 */
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright";
import { serve } from "../browser/serve.ts";
import { launchChromium } from "../realParts.ts";
import { workerScript } from "./chromium.ts";
import { median } from "./measure.ts";

export interface PlaygroundFigures {
  /** From the first click to the first update that the page shows, in ms of the clock. */
  readonly firstStep: number;
  /** The page's longest task while it trains, in ms of the processor. */
  readonly longestTask: number;
  /** Drawings of the charts a second of the clock, at most. */
  readonly redraws: number;
  /** Updates a second of the Worker's processor, and of one in which the engine does nothing but task (b). */
  readonly worker: number;
  readonly engine: number;
}

/** An MLP 256-128-10 on 64 rows with Adam, one arm; more updates than are made here. */
const address = "/playground/?v=1&task=glyphs&optimizer=adam&batch=64&steps=20000&a=constant(baseLr:0.001)";
/** How long each is watched at a time, in ms. */
const window = 1200;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Time of the processor, in µs. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** By thread: how long each of its tasks took while `body` ran, in ms of the processor. */
async function tasks(browser: Browser, page: Page, body: () => Promise<void>): Promise<(thread: string) => number[]> {
  await browser.startTracing(page, { categories: ["toplevel", "__metadata"] });
  await body();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: readonly TraceEvent[] };
  const named = traceEvents.filter(({ name }) => name === "thread_name");
  const threads = new Map(named.map(({ pid, tid, args }) => [`${pid} ${tid}`, args?.name]));
  const run = traceEvents.filter(({ ph, name }) => ph === "X" && name.endsWith("::RunTask"));
  return (thread) =>
    run.flatMap(({ pid, tid, tdur }) => (tdur !== undefined && threads.get(`${pid} ${tid}`) === thread ? [tdur / 1000] : []));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Presses Train and waits for the first update that the page shows; how long that took. */
const firstStep = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const [count, start] = [document.querySelector("[data-step]") as Element, performance.now()];
        new MutationObserver((_, observer) => {
          if (count.textContent === "0") return;
          observer.disconnect();
          resolve(performance.now() - start);
        }).observe(count, { childList: true, characterData: true, subtree: true });
        document.querySelector<HTMLElement>("[data-train]")?.click();
      }),
  );

/** Measures the playground of the site at `url`, in turn with the engine alone. */
export async function measurePlayground(browser: Browser, url: string, rounds = 3): Promise<PlaygroundFigures> {
  const [page, alone] = [await browser.newPage({ viewport: { width: 1440, height: 900 } }), await browser.newPage()];
  await page.goto(url + address);
  await page.locator('[data-status="ready"]').waitFor();
  await page.locator("[data-speed]").selectOption("full");
  const first = await firstStep(page);
  await page.evaluate(() => {
    const drawn: number[] = [];
    Object.assign(globalThis, { drawn });
    new MutationObserver(() => drawn.push(performance.now())).observe(document.querySelector(".charts .canvas") as Element, {
      childList: true,
    });
  });
  const script = await workerScript("stepsWorker.ts");
  /** Steps that the engine alone makes in so many milliseconds, in a Worker that stays. */
  const make = (ms: number): Promise<number> =>
    alone.evaluate(
      ([script, ms]) =>
        new Promise<number>((resolve) => {
          const page = globalThis as unknown as { kept?: Worker };
          page.kept ??= new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
          page.kept.onmessage = ({ data }) => resolve(data);
          page.kept.postMessage(ms);
        }),
      [script, ms] as const,
    );
  await make(400);
  const stepOf = (): Promise<number> =>
    page.evaluate(() => Number(document.querySelector("[data-step]")?.textContent?.replaceAll(/\D/g, "")));
  const train = page.locator("[data-train]");

  const [longest, worker, engine]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    // The page trains and draws for a while, then rests while the engine alone has its turn.
    let steps = 0;
    const training = await tasks(browser, page, async () => {
      if (round > 0) await train.click();
      const before = await stepOf();
      await page.waitForTimeout(window);
      steps = (await stepOf()) - before;
    });
    await train.click();
    longest.push(Math.max(0, ...training("CrRendererMain")));
    worker.push((1000 * steps) / sum(training("DedicatedWorker thread")));
    let made = 0;
    const bare = await tasks(browser, alone, async () => {
      made = await make(window);
    });
    engine.push((1000 * made) / sum(bare("DedicatedWorker thread")));
  }
  const drawn = await page.evaluate(() => (globalThis as unknown as { drawn: number[] }).drawn);
  await page.close();
  await alone.close();
  const within = (from: number): number => drawn.filter((at) => at >= from && at < from + 1000).length;
  return {
    firstStep: first,
    longestTask: Math.max(...longest),
    redraws: Math.max(0, ...drawn.map(within)),
    worker: median(worker),
    engine: median(engine),
  };
}

/** What one move of a hand costs the page, in ms of its main thread's processor: script, styles, layout and paint. */
export interface DragFigures {
  /** A joint of the schedule is dragged. */
  readonly move: number;
  /** The browser shows the same panel anew, each node a copy, with no code of ours. */
  readonly copy: number;
}

/** Three pieces, whose joints can be dragged. */
const pieces =
  "/playground/?a=sequence(linearWarmup(baseLr:0.2,warmupSteps:100,startLr:0.02),take(constant(baseLr:0.2),steps:300),linear(baseLr:0.1,totalSteps:200,endLr:0.01))";
/** Moves of a drag, one for each frame. */
const moves = 40;

/** Measures a drag in the playground of the site at `url`, in turn with the browser's own part of such work; the median of the rounds. */
export async function measureDrag(browser: Browser, url: string, rounds = 3): Promise<DragFigures> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  await page.goto(url + pieces);
  await page.locator(".schedule[data-live]").waitFor();
  await page.locator('[name="schedule.mode"][value="pieces"]').check({ force: true });
  const drag = (): Promise<void> =>
    page.evaluate(async (moves) => {
      const svg = document.querySelector("svg.plane") as SVGSVGElement;
      svg.setPointerCapture = () => {}; // only a real hand's pointer can be captured
      const joint = svg.querySelectorAll(".reach")[1] as SVGElement;
      const { left, top, width } = joint.getBoundingClientRect();
      const send = (type: string, dx: number): boolean =>
        joint.dispatchEvent(
          new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX: left + width / 2 + dx, clientY: top + width / 2 }),
        );
      send("pointerdown", 0);
      for (let i = 1; i <= moves; i++) {
        send("pointermove", 10 + i);
        await new Promise(requestAnimationFrame);
      }
      send("pointermove", 0);
      send("pointerup", 0);
    }, moves);
  const copy = (): Promise<void> =>
    page.evaluate(async (moves) => {
      const panel = document.querySelector(".schedule") as Element;
      const copied = panel.cloneNode(true) as Element;
      panel.after(copied);
      for (let i = 1; i <= moves; i++) {
        copied.replaceChildren(...[...panel.cloneNode(true).childNodes]);
        await new Promise(requestAnimationFrame);
      }
      copied.remove();
    }, moves);
  const took: { move: number[]; copy: number[] } = { move: [], copy: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, body] of [
      ["move", drag],
      ["copy", copy],
    ] as const) {
      const during = await tasks(browser, page, body);
      // The first round warms up.
      if (round > 0) took[name].push(sum(during("CrRendererMain")) / moves);
    }
  }
  await page.close();
  return { move: median(took.move), copy: median(took.copy) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [browser, site] = await Promise.all([launchChromium(), serve()]);
  try {
    const { firstStep, longestTask, redraws, worker, engine } = await measurePlayground(browser, site.url, 5);
    const whole = (value: number): string => value.toFixed(0);
    console.log(`first update shown ${whole(firstStep)} ms after the first click (limit 500)`);
    console.log(`longest task of the page while it trains task (b): ${longestTask.toFixed(1)} ms of the processor (limit 50)`);
    console.log(`drawings of the charts a second, at most: ${redraws} (limit 30)`);
    console.log(
      `updates per CPU-second of its Worker: ${whole(worker)}, of the engine alone: ${whole(engine)}: ${(worker / engine).toFixed(2)} (goal 0.8)`,
    );
    const { move, copy } = await measureDrag(browser, site.url, 5);
    console.log(
      `a move of a joint: ${move.toFixed(1)} ms of the page's processor (limit 16), the panel copied: ${copy.toFixed(1)}: ${(move / copy).toFixed(2)}`,
    );
  } finally {
    await browser.close();
    site.server.close();
  }
}
