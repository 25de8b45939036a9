import { experiment, plot, show } from "lrlab/notebook";
import { expect, test, vi } from "vitest";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import type { Bar } from "../../src/notebook/content.js";
import { fakeHost } from "./fakeHost.js";

const host = fakeHost();

const ids = lessons.flatMap((lesson) => lesson.experiments.map(({ id, title }) => [`${nameOf(lesson)}/${id}`, title] as const));
const [first] = ids as unknown as readonly [readonly [id: string, title: string]];

/** What each state of a display is: "bar", "curves". */
const kinds = (states: readonly (readonly { readonly kind: string }[])[] = []): string[] => states.map(([content]) => content?.kind ?? "");

test("fills a bar while it runs, and show puts the picture in the bar's place", () => {
  const [id, title] = first;
  const figure = experiment(id);
  expect(host.displays).toHaveLength(1);
  expect(host.seen[0]).toEqual([expect.objectContaining({ kind: "bar", label: title, total: 100 })]);
  show(figure);
  expect(host.displays).toHaveLength(1);
  expect(host.seen[0]).toEqual([figure]);
  host.endCell();
  expect(host.seen[0]).toEqual([figure]);
  show(figure);
  expect(host.displays).toHaveLength(2);
});

test("leaves the bar full where its picture is not shown", () => {
  const [id, title] = first;
  experiment(id);
  host.endCell();
  expect(host.seen[0]).toEqual([{ kind: "bar", label: title, done: 100, total: 100, sentence: `${title}: 100 of 100.` } satisfies Bar]);
});

test("takes the bar's place for all that is shown with the picture, and for nothing else", () => {
  const figure = experiment(first[0]);
  const other = plot("01-three-fates/descent");
  show(other);
  show(other, figure);
  expect(host.seen).toEqual([[other, figure], [other]]);
});

/** Over before half a second is, so that nobody waits for their bars. */
const quick = ["01-three-fates/doubling", "03-shapes/seeds", "06-warmup/updates", "08-cycles/barrier", "09-one-cycle/finder-runs"];

test.each(ids)("%s: its bar only grows, and does not stand still", (id) => {
  let clock = 0;
  vi.spyOn(host, "now", "get").mockImplementation(() => {
    clock += 1000;
    return clock;
  });
  show(experiment(id));
  const [states = []] = host.displays;
  expect(kinds(states).at(-1)).not.toBe("bar");
  const done = states.flatMap(([content]) => (content?.kind === "bar" ? [content.done] : []));
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  for (const part of done) expect(part >= 0 && part <= 100, String(part)).toBe(true);
  expect(new Set(done).size).toBeGreaterThan(1);
  // The others tell early, which is how a page shows progress from the first half second on.
  if (!quick.includes(id)) expect(done[0]).toBeLessThanOrEqual(5);
});

test("prints the picture in words where nothing can draw", () => {
  host.leave();
  const figure = experiment(first[0]);
  show(figure);
  expect(host.printed).toEqual([figure.sentence]);
});
