/** Every link out of the built site is to a work of the bibliography, whose page lists each with the pages that cite it. */
import { expect, test } from "vitest";
import { bibliography, entryOf } from "../../src/lessons/bibliography.js";
import { addresses, pageAt } from "./pages.js";

/** The page on which one sets up a repository of one's own links to what its reader types. */
const others = ["/run/"];
const outside = addresses()
  .filter((address) => address !== "/bibliography/" && !others.includes(address))
  .map((address) => ({
    address,
    urls: [...pageAt(address).querySelectorAll('a[href^="http"]')].map((link) => link.getAttribute("href") ?? ""),
  }));

test("every address that a page links to has an entry", () => {
  expect(outside.flatMap(({ urls }) => urls).length).toBeGreaterThan(100);
  expect(outside.flatMap(({ address, urls }) => urls.filter((url) => !entryOf(url)).map((url) => `${address}: ${url}`))).toEqual([]);
});

test("the page has every entry, and the pages that cite it", () => {
  const page = pageAt("/bibliography/");
  for (const { key, url, title } of bibliography) {
    const entry = page.getElementById(key);
    expect(entry?.querySelector("dt a")?.getAttribute("href"), key).toBe(url);
    expect(entry?.textContent, key).toContain(title);
    const listed = [...(entry?.querySelectorAll("dd.ui a") ?? [])].map((link) => link.getAttribute("href") ?? "");
    expect(listed.length, key).toBeGreaterThan(0);
    // A long lesson stands on several pages; the entry names the first.
    const citing = outside.filter(({ urls }) => urls.some((one) => entryOf(one)?.key === key)).map(({ address }) => address);
    for (const address of citing)
      expect(
        listed.some((one) => address.startsWith(one)),
        `${key} is cited on ${address}`,
      ).toBe(true);
  }
});
