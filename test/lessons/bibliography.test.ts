/** What the course cites is in its bibliography, rightly, and nothing else is. */
import { describe, expect, test } from "vitest";
import { citations, citedInTexts } from "../../site/lib/citations.js";
import { bibliography, entryOf, typedEntries, withoutFragment } from "../../src/lessons/bibliography.js";

const cited = citations();
const where = ({ page, url }: (typeof cited)[number]): string => `${page.href} cites ${url}`;

/** The years in a line of markdown, outside of addresses. */
const yearsIn = (line: string): readonly number[] =>
  [...line.replaceAll(/\]\([^\s]*\)/g, "]").matchAll(/\b(?:18|19|20)\d\d\b/g)].map(([year]) => Number(year));

describe("the bibliography", () => {
  test("entries are sorted by key, each key and each address once", () => {
    expect(bibliography.length).toBeGreaterThan(60);
    const keys = typedEntries.map(({ key }) => key);
    expect(keys).toEqual([...keys].sort());
    for (const all of [bibliography.map(({ key }) => key), bibliography.map(({ url }) => url), typedEntries.map(({ url }) => url)])
      expect(all.filter((one, i) => all.indexOf(one) !== i)).toEqual([]);
    for (const { key } of bibliography) expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test("each says who, when and what", () => {
    for (const { key, authors, title, year, kind } of bibliography) {
      expect(authors.trim().length, key).toBeGreaterThan(2);
      expect(title.trim().length, key).toBeGreaterThan(5);
      if (kind !== "software") expect(year, key).toBeGreaterThan(1900);
      if (year !== undefined) expect(year, key).toBeLessThanOrEqual(2026);
    }
  });

  test("addresses have one form", () => {
    for (const { url } of bibliography) {
      expect(url).toBe(withoutFragment(url));
      expect(url).toMatch(/^https?:\/\/\S+$/);
      if (url.includes("arxiv.org")) expect(url).toMatch(/^https:\/\/arxiv\.org\/abs\/\d{4}\.\d{4,5}$/);
      if (url.includes("doi.org")) expect(url).toMatch(/^https:\/\/doi\.org\/10\.\d{4,5}\/\S+$/);
    }
  });
});

describe("what is cited", () => {
  test("there is much of it", () => {
    expect(cited.length).toBeGreaterThan(150);
  });

  test("every address is an entry's", () => {
    expect(cited.filter(({ url }) => !entryOf(url)).map(where)).toEqual([]);
  });

  test("every entry is cited", () => {
    const used = new Set([...cited.map(({ url }) => url), ...citedInTexts()].map(withoutFragment));
    expect(bibliography.filter(({ url }) => !used.has(url)).map(({ key }) => key)).toEqual([]);
  });

  test("in a list of sources, the title, the year and the first author are the entry's", () => {
    const plain = (text: string): string =>
      text
        .normalize("NFD")
        .replaceAll(/\p{M}|[`*]/gu, "")
        .replaceAll(/[–—-]/g, " ")
        .toLowerCase();
    const wrong = cited.flatMap(({ page, url, text, line }) => {
      const entry = entryOf(url);
      if (!entry || text === undefined || !line?.startsWith("- ") || entry.kind === "software") return [];
      const titles = [entry.title, entry.also ?? ""].map(plain);
      const byYear = /^\d{4}$/.test(text);
      const surname =
        plain(entry.authors.split(/,| and | et al/)[0] ?? "")
          .split(" ")
          .at(-1) ?? "?";
      const faults = [
        ...(byYear || titles.some((title) => title.includes(plain(text))) ? [] : [`calls it ${text}`]),
        // A preprint may be two years older than the journal's page.
        ...(yearsIn(line).some((year) => Math.abs(year - (entry.year ?? year)) <= 2) ? [] : [`is not of ${entry.year}`]),
        ...(plain(line).includes(surname) || !/[A-Z]\w+,? /.test(line.split("](")[0]?.split("[")[0] ?? "") ? [] : [`names not ${surname}`]),
      ];
      return faults.map((fault) => `${page.href} ${fault}: ${url}`);
    });
    expect(wrong).toEqual([]);
  });
});
