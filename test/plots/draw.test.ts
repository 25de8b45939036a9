import { gzipSync } from "node:zlib";
import { parseHTML } from "linkedom";
import { type CurvesFigure, constant, cosineAnnealing, custom, type Figure, scheduleFigure, trainingFigure, valleyFigure } from "lrlab";
import { describe, expect, test } from "vitest";
import type { SvgDocument } from "../../src/plots/dom.js";
import { draw } from "../../src/plots/draw.js";
import { standaloneSvg } from "../../src/plots/standalone.js";
import { refusal } from "../refusal.js";
import { gallery } from "./gallery.js";

const document = parseHTML("<html><body></body></html>").document as unknown as SvgDocument;
const svgOf = (figure: Figure, width = 640): string => draw(figure, document, { width }).outerHTML;
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
/** Every word that stands in a picture. */
const wordsIn = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, word = ""]) => word);

const names = Object.keys(gallery);
const figure = (name: string): Figure => gallery[name] as Figure;

describe.each(names)("%s", (name) => {
  // Open the files: they are the pictures. A change of a picture is a change of its file.
  test.each([
    ["", 640],
    ["-phone", 340],
  ])("looks as its file says%s", async (suffix, width) => {
    const svg = standaloneSvg(draw(figure(name), document, { width: width as number }));
    await expect(svg.replaceAll("><", ">\n<")).toMatchFileSnapshot(`snapshots/${name}${suffix}.svg`);
  });

  test("is one image with one text and nothing that a strict policy or axe rejects", () => {
    const svg = svgOf(figure(name));
    expect(svg).toMatch(/^<svg [^>]*role="img"/);
    expect(count(svg, /aria-label=/g)).toBe(1);
    expect(svg).toContain(`aria-label="${figure(name).sentence.replaceAll("&", "&amp;")}"`);
    expect(svg).not.toMatch(/<style| style=|<script| id=|url\(#|aria-hidden|NaN|undefined|Infinity/);
  });

  test("has coordinates to a tenth of a pixel and weighs at most 4 KiB packed", () => {
    const svg = svgOf(figure(name));
    const paths = [...svg.matchAll(/ (?:d|transform|x|y|x1|x2|y1|y2|cx|cy|width|height)="([^"]*)"/g)].map(([, value]) => value).join(" ");
    expect(paths.replaceAll(/\d*\.?\d+em/g, "")).not.toMatch(/\d\.\d\d/);
    expect(gzipSync(svg).length).toBeLessThanOrEqual(/^zoo-grid|^problem-glyphs-16/.test(name) ? 5120 : 4096);
  });

  test("is the same from its JSON and when drawn again", () => {
    const svg = svgOf(figure(name));
    expect(svgOf(JSON.parse(JSON.stringify(figure(name))))).toBe(svg);
  });

  test("takes its colours from the page's tokens", () => {
    expect(svgOf(figure(name))).not.toMatch(/#[0-9a-f]{3,6}\b|rgb\(/i);
  });
});

describe("what the pictures say", () => {
  const sentences: Readonly<Record<string, string>> = {
    cosine: "From step 0 to 100 the rate falls from 0.1 to 0.",
    "cosine-at": "At step 40 of 100: cosine 0.0655, linear 0.06.",
    "warmup-cosine": "From step 0 to 200 the rate rises from 0 to 0.6, then falls to 0.",
    "step-log": "From step 0 to 100 the rate falls from 0.1 to 0.0027.",
    "constant-zero": "From step 0 to 10 the rate stays at 0.",
    "zoo-highlight": "From step 0 to 100 cosine falls from 0.1 to 0.",
    "descent-oscillating":
      "With ηh = 1.6 each step multiplies θ by −0.6: the point swings from side to side and closes in (θ = 0.00218 after 12 updates).",
    "descent-monotone":
      "With ηh = 0.2 each step multiplies θ by 0.8: the point slides in without crossing the minimum (θ = 0.0687 after 12 updates).",
    "descent-bouncing":
      "With ηh = 2 each step multiplies θ by −1: the point jumps from side to side for ever, no nearer and no farther (θ = 1 after 12 updates).",
    "descent-diverging": "With ηh = 2.2 each step multiplies θ by −1.2: the point flies away (θ = 8.92 after 12 updates).",
    "descent-saddle": "With ηh = −0.2 each step multiplies θ by 1.2: the point flies away (θ = 8.92 after 12 updates).",
    training:
      "The rate rises from 0 to 0.2, then falls to 1.63 × 10⁻⁶, and the loss, averaged over 7 updates, goes from 0.617 to 0.00852 in 600 updates; the validation loss ends at 0.0177 with 99.6 % right.",
    "training-short": "The rate stays at 0.05, and the loss goes from 0.619 to 0.555 in 40 updates.",
    "training-three":
      "constant: the validation loss ends at 0.0114 with 99.8 % right; cosine: the validation loss ends at 0.0189 with 99.4 % right; too high: the validation loss ends at 0.752 with 49.8 % right.",
    "range-test": "The loss falls from a rate of 0.011 on and is lowest at 0.4. Try rates between, well below the upper.",
  };
  test.each(Object.entries(sentences))("%s: %s", (name, sentence) => {
    expect(figure(name).sentence).toBe(sentence);
  });

  test("a run that diverges says when, and its curve ends there", () => {
    const update = (step: number, loss: number) => ({ step, loss, lr: 2, gradNorm: 1, updateNorm: 1, validation: null });
    const drawn = trainingFigure({ steps: 9, history: [update(0, 1), update(1, 30)], diverged: { step: 2 } });
    expect(drawn.sentence).toBe("The rate stays at 2, and the loss goes from 1 to 30 in 2 updates, and it diverges at update 2.");
    expect(drawn.data.x.domain).toEqual([0, 9]);
    expect(drawn.data.panels[1]?.curves[0]?.points).toEqual([
      [0, 1],
      [1, 30],
    ]);
  });

  test("a resumed run begins where it was resumed", () => {
    const update = (step: number) => ({ step, loss: 1 / step, lr: 0.1, gradNorm: 1, updateNorm: 1, validation: null });
    const { panels } = trainingFigure({ steps: 9, history: [5, 6, 7].map(update), diverged: null }).data;
    expect(panels.map(({ curves }) => curves[0]?.points[0]?.[0])).toEqual([5, 5]);
  });

  test("a range test marks the ends of its interval, and lets what blows up leave at the top", () => {
    const { panels } = (figure("range-test") as CurvesFigure).data;
    expect(panels[0]?.rules?.map(({ label }) => label)).toEqual(["falls from 0.011", "lowest at 0.4"]);
    const highest = Math.max(...(panels[0]?.curves[1]?.points.map(([, loss]) => loss ?? 0) ?? []));
    expect(highest).toBeGreaterThan((panels[0]?.y.domain?.[1] ?? 0) * 2);
  });

  test("cosine: the curve starts at the top left, ends on the axis, and the area under it is filled", () => {
    const svg = svgOf(figure("cosine"));
    const [, line = ""] = svg.match(/<g[^>]*stroke="var\(--rate\)"[^>]*><path d="M([^"]*)"/) ?? [];
    const [first, ...rest] = line.split(" ").map((point) => point.split(",").map(Number) as [number, number]);
    expect(first).toEqual([33.6, 29.8]);
    expect(rest.at(-1)).toEqual([626, 226]); // the axis: 34 px above the foot
    expect(svg).toMatch(/<g[^>]*fill-opacity="0.12"[^>]*fill="var\(--rate\)"/);
  });

  test("names stand at the curves' ends, words for axes say their unit and their scale", () => {
    const words = wordsIn(svgOf(figure("zoo-log")));
    for (const name of ["constant", "step", "exponential", "linear", "cosine", "inverse square root"]) expect(words).toContain(name);
    expect(words).toContain("↑ rate η (log)");
    expect(words).toContain("update t →");
    for (const tick of ["0.1", "0.01", "0.001"]) expect(words).toContain(tick);
  });

  test("step: a drop is upright, and the rate before it holds until then", () => {
    const { panels } = (figure("step-log") as CurvesFigure).data;
    expect(panels[0]?.curves[0]?.points.filter(([t]) => t === 30).map(([, rate]) => rate)).toEqual([0.1, 0.03]);
  });

  test("bouncing: one level line", () => {
    const heights = (figure("descent-bouncing") as CurvesFigure).data.panels[0]?.curves[1]?.points.map(([, loss]) => loss);
    expect(new Set(heights)).toEqual(new Set([2]));
  });

  test("diverging: the path is cut at the edge, and no point is drawn where nothing is", () => {
    expect((figure("descent-diverging") as CurvesFigure).data.panels[0]?.marks).toBeUndefined();
    expect((figure("descent-bouncing") as CurvesFigure).data.panels[0]?.marks).toHaveLength(1);
  });

  test("valley: ellipses, two paths by name, both directions to one scale", () => {
    const svg = svgOf(figure("valley"));
    expect(count(svg, /stroke="var\(--run-[ab]\)"/g)).toBeGreaterThanOrEqual(2);
    expect(wordsIn(svg)).toEqual(expect.arrayContaining(["gradient descent", "Adam"]));
    const closed = [...svg.matchAll(/a([\d.]+),([\d.]+) 0 1 0/g)].map(([, rx, ry]) => Number(rx) / Number(ry));
    for (const ratio of closed) expect(Math.abs(ratio / Math.sqrt(10) - 1)).toBeLessThan(0.02);
    expect(closed.length).toBeGreaterThan(3);
  });

  test("cloud: one dot per particle, under a dashed outline that is there before anything runs", () => {
    const svg = svgOf(figure("cloud"));
    const [, dash = "", piles = ""] = svg.match(/stroke-dasharray="0 ([\d.]+)"[^>]*>(.*?)<\/g>/) ?? [];
    const dots = [...piles.matchAll(/d="M[\d.]+,([\d.]+) [\d.]+,([\d.]+)"/g)].map(
      ([, foot, top]) => Math.round((Number(foot) - Number(top)) / Number(dash)) + 1,
    );
    expect(dots.reduce((sum, n) => sum + n, 0)).toBe(500);
    expect(wordsIn(svg)).toContain("predicted");
    expect(figure("cloud").sentence).toMatch(/^The 500 runs spread 0\.6\d* around their mean \(standard deviation\); predicted: 0\.577\.$/);
  });

  test("rate over loss: the rate is the upper third, in its own colour, and the floor is named", () => {
    const svg = svgOf(figure("rate-over-loss"));
    const words = wordsIn(svg);
    expect(words.indexOf("↑ rate η")).toBeLessThan(words.indexOf("↑ loss (log)"));
    expect(words).toContain("predicted floor");
    expect(count(svg, /stroke="var\(--rate\)"/g)).toBeGreaterThan(0);
  });

  test("a run that flies away leaves at the top and flattens nobody", () => {
    const [, loss] = (figure("rate-over-diverging-loss") as CurvesFigure).data.panels;
    expect(loss?.y.domain?.[1]).toBeLessThanOrEqual(1000);
    expect(figure("rate-over-diverging-loss").sentence).toContain("the loss rises from 4.5 to 4.7 × 10³²");
  });

  test("intervals: every verdict stands in words, one seed has no ends", () => {
    const words = wordsIn(svgOf(figure("intervals")));
    for (const word of ["better", "worse", "equal", "cannot tell"]) expect(words).toContain(word);
    expect(figure("intervals").sentence).toContain("one seed only: cannot tell, −0.07 [−∞, ∞]");
  });
});

describe("draw", () => {
  const plain = figure("cosine") as CurvesFigure;

  test("a phone has its own layout: the words stay as large, there are fewer ticks", () => {
    const [wide, narrow] = [svgOf(plain, 640), svgOf(plain, 340)];
    expect(narrow).toContain('viewBox="0 0 340 234"');
    expect(narrow.match(/font-size="\d+"/g)).toEqual(wide.match(/font-size="\d+"/g));
    expect(wordsIn(narrow).length).toBeLessThan(wordsIn(wide).length);
  });

  test("gaps: null, and what is not finite, interrupt a line and do not move the axis", () => {
    const withGap = (y: number | null): Figure => ({
      ...plain,
      data: {
        x: { label: "t" },
        panels: [
          {
            y: { label: "y" },
            curves: [
              {
                label: "",
                role: "a",
                points: [
                  [0, 1],
                  [1, 2],
                  [2, y],
                  [3, 2],
                  [4, 0],
                ],
              },
            ],
          },
        ],
      },
    });
    const svg = svgOf(withGap(null));
    expect(count(svg, /<path [^>]*d="M/g)).toBeGreaterThanOrEqual(2);
    for (const y of [Number.NaN, Number.POSITIVE_INFINITY]) expect(svgOf(withGap(y))).toBe(svg);
  });

  test("standalone: a file of its own, with both themes, paper and namespace", () => {
    const svg = standaloneSvg(draw({ ...plain, sentence: 'less < more & "quoted"' }, document));
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="668" height="288" viewBox="-14 -14 668 288"/);
    expect(svg).toContain('aria-label="less &lt; more &amp; &quot;quoted&quot;"');
    expect(svg).toContain("--paper:#fbfaf7");
    expect(svg).toMatch(/@media\(prefers-color-scheme:dark\)\{svg\{--paper:#14161a/);
    expect(svg).toContain('<rect x="-14" y="-14" width="668" height="288" fill="var(--paper)"/>');
    expect(count(svg, /xmlns=/g)).toBe(1);
  });

  test("bad input", () => {
    const panel = plain.data.panels[0] as CurvesFigure["data"]["panels"][number];
    const withY = (y: object): Figure => ({ ...plain, data: { ...plain.data, panels: [{ ...panel, y: { label: "y", ...y } }] } });
    expect(refusal(() => svgOf(plain, 20))).toBe("draw: width must be a finite number >= 200, got 20. It counts pixels.");
    expect(refusal(() => svgOf({ ...plain, kind: "pie" } as never))).toBe(
      'draw: figure.kind must be curves, valley, cloud, intervals, scatter, images or tokens, got "pie". Make figures with the figure functions.',
    );
    expect(refusal(() => svgOf({ ...plain, sentence: " " }))).toContain("figure.sentence must say what the picture shows");
    expect(refusal(() => svgOf(withY({ domain: [1, 1] })))).toBe(
      "draw: data.panels[0].y: domain must be two finite numbers, the smaller first, got [1, 1]. Leave it out to fit the data.",
    );
    expect(refusal(() => svgOf(withY({ domain: [0, 1], scale: "log" })))).toContain("domain must be above 0 on a log scale");
    expect(refusal(() => svgOf({ ...plain, data: { ...plain.data, panels: [] } }))).toContain("data.panels must hold at least one panel");
  });
});

test("a valley's picture holds every start, however steep, at one scale for both directions", () => {
  const { x, y } = valleyFigure({ curvatures: [1, 1], runs: { one: [[0.1, 5]], other: [[-3, 0]] } }).data;
  const [[left = 0, right = 0] = [], [low = 0, high = 0] = []] = [x.domain, y.domain];
  expect(high).toBeGreaterThan(5);
  expect(right).toBeGreaterThan(3);
  expect([left, low]).toEqual([-right, -high]);
  expect(high / right).toBeCloseTo(284 / 600, 10);
});

describe("scheduleFigure", () => {
  const cosine = cosineAnnealing({ baseLr: 0.1, totalSteps: 100 });

  test("the points that are kept lie on the schedule, first and last included", () => {
    const points = (scheduleFigure(cosineAnnealing({ baseLr: 0.1, totalSteps: 20_000 })).data.panels[0]?.curves[0]?.points ?? []) as [
      number,
      number,
    ][];
    expect(points.length).toBeLessThanOrEqual(160);
    expect(points[0]).toEqual([0, 0.1]);
    expect(points.at(-1)).toEqual([20_000, 0]);
    const exact = cosineAnnealing({ baseLr: 0.1, totalSteps: 20_000 });
    for (const [t, rate] of points) expect(rate).toBe(Number(exact(t).toPrecision(7)));
  });

  test("a schedule that throws past its end is shown to its last update", () => {
    const strict = cosineAnnealing({ baseLr: 0.1, totalSteps: 10, pastEnd: "throw" });
    expect(scheduleFigure(strict).data.panels[0]?.curves[0]?.points.at(-1)?.[0]).toBe(9);
  });

  test("a run of half a million updates is drawn with few points", () => {
    const { data, sentence } = scheduleFigure(cosineAnnealing({ baseLr: 0.1, totalSteps: 500_000 }), { scale: "log" });
    expect(sentence).toBe("From step 0 to 500000 the rate falls from 0.1 to 0.");
    expect(data.panels[0]?.curves[0]?.points.length).toBeLessThan(400);
  });

  test("bad input", () => {
    expect(refusal(() => scheduleFigure(constant({ baseLr: 0.1 })))).toBe(
      "scheduleFigure: steps is missing, and rate has no end. Say how many updates to show.",
    );
    expect(refusal(() => scheduleFigure({}))).toContain("schedules must be a schedule or schedules by name, got {}");
    expect(refusal(() => scheduleFigure({ mine: (() => 0.1) as never }))).toContain("mine must be a schedule, got a function");
    expect(refusal(() => scheduleFigure(cosine, { steps: 0 }))).toBe(
      "scheduleFigure: steps must be a whole number >= 1 and <= 1000000, got 0. It counts updates.",
    );
    expect(refusal(() => scheduleFigure(cosine, { at: 101 }))).toContain("at must be a whole number >= 0 and <= 100, got 101");
    expect(refusal(() => scheduleFigure(cosine, { scale: "cubic" as never }))).toContain(
      'scale must be one of "linear", "log", got "cubic"',
    );
    expect(refusal(() => scheduleFigure({ cosine }, { highlight: "sine" }))).toContain('highlight must be one of cosine, got "sine"');
    expect(refusal(() => scheduleFigure(cosine, { epochs: 3 } as never))).toBe(
      "scheduleFigure: unknown parameter epochs. It takes steps, scale, at, highlight, grid.",
    );
    expect(scheduleFigure(custom((t) => 1 / (t + 1), { steps: 5 })).sentence).toBe("From step 0 to 5 the rate falls from 1 to 0.167.");
  });
});
