import { explore, plot } from "lrlab/notebook";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { NumberControl } from "../../src/labs/interactive.js";
import { lessons } from "../../src/lessons/catalog.js";
import { type CellHost, hostKey } from "../../src/notebook/cellHost.js";
import type { Content, Frames } from "../../src/notebook/content.js";
import { framesHtml, still } from "../../src/notebook/host/framesHtml.js";

const scope = globalThis as { [hostKey]?: CellHost };
afterEach(() => {
  Reflect.deleteProperty(scope, hostKey);
  vi.restoreAllMocks();
});

/** What `explore` shows. */
function shown(...args: Parameters<typeof explore>): Frames {
  const all: Content[] = [];
  scope[hostKey] = {
    display(contents) {
      all.push(...contents);
      return { update() {} };
    },
    atEnd() {},
    now: () => 0,
  };
  explore(...args);
  expect(all).toHaveLength(1);
  expect(all[0]?.kind).toBe("frames");
  return all[0] as Frames;
}

const id = "01-three-fates/descent";

describe("explore", () => {
  test("moves one control, and leaves the others where they are asked to be", () => {
    const { control, frames, start, sentence } = shown(id, "eta", { t: 12, eta: 0.4 });
    expect(control).toEqual({ label: "Rate", symbol: "η", unit: "1/curvature", ordered: true });
    expect(frames[start]?.value).toBe("0.4");
    expect(sentence).toBe(frames[start]?.figure.sentence);
    for (const { value, figure } of frames) expect(figure, value).toEqual(plot(id, { t: 12, eta: Number(value) }));
  });

  test("stops at even steps, at the ends, where it begins, and at what the text asks for", () => {
    const valley = lessons[0]?.plots.find((one) => one.id === "valley")?.controls.eta as NumberControl;
    expect(valley.tries).toContain(0.48);
    const values = shown("01-three-fates/valley", "eta", { eta: 0.123 }).frames.map(({ value }) => Number(value));
    for (const value of [valley.min, valley.max, 0.123, ...(valley.tries ?? [])]) expect(values).toContain(value);
    expect(values).toEqual([...new Set(values)].sort((a, b) => a - b));
    expect(shown(id, "h").frames.map(({ value }) => value)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8"]);
  });

  test("takes the first control when none is named; a choice has all its options, a switch both states, in no order", () => {
    expect(shown(id)).toEqual(shown(id, "eta"));
    const zoo = shown("03-shapes/zoo", "shape");
    expect(zoo.control.ordered).toBe(false);
    expect(zoo.frames.map(({ value }) => value)).toContain("cosine");
    expect(shown("02-noise-floor/cloud", "noisy").frames.map(({ value }) => value)).toEqual(["off", "on"]);
  });

  test("has at most 31 pictures, whatever the control", () => {
    const [lesson] = lessons;
    for (const { id: short, controls } of lesson?.plots ?? []) {
      for (const [name, control] of Object.entries(controls)) {
        if (control.type !== "number") continue;
        const { frames } = shown(`01-three-fates/${short}`, name);
        expect(frames.length, `${short} ${name}`).toBeLessThanOrEqual(31);
        const stops = Math.round((control.max - control.min) / control.step) + 1;
        expect(frames.length, `${short} ${name}`).toBeGreaterThanOrEqual(Math.min(stops, 16));
      }
    }
  });

  test("prints the picture's sentence where nothing can draw", () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    explore(id, "eta");
    expect(log.mock.calls).toEqual([[plot(id).sentence]]);
  });

  test.each<[string, () => unknown, string | RegExp]>([
    ["an unknown control", () => explore(id, "rate"), `explore: control must be a control of ${id}, got "rate". It has eta, h, t.`],
    ["a control that every object has", () => explore(id, "toString"), /^explore: control must be a control of/],
    ["a control that is no text", () => explore(id, 3 as never), /^explore: control must be a control of .*, got 3\./],
    [
      "an unknown plot",
      () => explore("01-three-fates/none"),
      /^explore: id must name a plot of 01-three-fates, got "01-three-fates\/none"/,
    ],
    ["a value out of range", () => explore(id, "eta", { h: 99 }), /^01-three-fates\/descent: h must be .*, got 99\./],
  ])("refuses %s", (_, run, message) => {
    expect(run).toThrow(message);
  });
});

describe("framesHtml", () => {
  const frames = shown(id, "eta", { t: 12 });
  const svgOf = ({ sentence }: { readonly sentence: string }): string => `<svg><g class="a"></g><text>${sentence}</text></svg>`;

  test("shows the first picture without the script, and keeps each piece of the pictures once", () => {
    const html = framesHtml(frames, svgOf);
    const [before = ""] = html.split("<script>");
    expect(before).toMatch(
      /^<div data-lrlab-frames="[0-9a-f]{12}"><div style="[^"]+"><img class="unconfined jp-mod-unconfined" alt="[^"]+" src="data:image\/svg\+xml;base64,[^"]+"><\/div><\/div>$/,
    );
    expect(before).not.toMatch(/<(input|select|style|svg)/);
    expect(html.match(/class=\\"a\\"/g)).toHaveLength(1);
    expect(framesHtml(frames, svgOf)).toBe(html);
  });

  test("holds nothing that ends its script early", () => {
    const hostile = { ...frames, control: { ...frames.control, label: "</script><script>alert(1)<!--" } };
    const html = framesHtml(hostile, svgOf);
    expect(html.match(/<\/script/gi)).toHaveLength(1);
    expect(html.match(/<script/gi)).toHaveLength(1);
    expect(html).not.toContain("<!--");
  });

  test("as data only the first picture is kept", () => {
    expect(still(frames)).toEqual(frames.frames[frames.start]?.figure);
  });
});
