/** Every address inside the site leads somewhere, every fragment to something, every id is there once. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { builtSite } from "../browser/serve.js";
import { addresses, pageAt } from "./pages.js";

const all = addresses();
const pages = new Map(all.map((address) => [address, pageAt(address)]));
const idsOf = (page: Document): Set<string> => new Set([...page.querySelectorAll("[id]")].map(({ id }) => id));
const ids = new Map([...pages].map(([address, page]) => [address, idsOf(page)]));

test("the site has its pages", () => {
  expect(all).toEqual(
    expect.arrayContaining(["/", "/404.html", "/answers/", "/glossary/", "/schedules/", "/schedules/cosine/", "/engine/problems/"]),
  );
  expect(all.filter((address) => address.startsWith("/lessons/")).length).toBeGreaterThanOrEqual(3);
});

describe.each(all)("%s", (address) => {
  const page = pages.get(address) as Document; // the table is made from the map's keys

  test("every internal link resolves, fragments too", () => {
    const links = [...page.querySelectorAll("a[href], link[href], [data-narrow]")].map(
      (element) => element.getAttribute("href") ?? element.getAttribute("data-narrow") ?? "",
    );
    expect(links.length).toBeGreaterThan(0);
    const dead = links.filter((link) => {
      const { origin, pathname, hash } = new URL(link, `http://site${address}`);
      if (origin !== "http://site") return false;
      const target = pathname.replace(/^\/404\/$/, "/404.html");
      const known = ids.get(target);
      if (known) return hash !== "" && !known.has(decodeURIComponent(hash.slice(1)));
      const file = join(builtSite(), target);
      return !existsSync(file) || statSync(file).isDirectory();
    });
    expect(dead).toEqual([]);
  });

  test("no id is there twice", () => {
    const seen = [...page.querySelectorAll("[id]")].map(({ id }) => id);
    expect(seen.filter((id, i) => seen.indexOf(id) !== i)).toEqual([]);
  });

  test("a strict policy, and nothing that it would block", () => {
    const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content") ?? "";
    expect(policy).toMatch(/default-src 'none'.*script-src 'self' 'sha256-[^']+'( 'wasm-unsafe-eval')?;.*style-src 'self';/);
    // The playground compiles the engine itself where there are no Workers; this is not 'unsafe-eval'.
    const unsafe = policy.match(/'[\w-]*unsafe[\w-]*'/g) ?? [];
    expect(unsafe).toEqual(address === "/playground/" ? ["'wasm-unsafe-eval'"] : []);
    expect(page.querySelectorAll("style, [style]").length).toBe(0);
    expect([...page.querySelectorAll("script:not([src])")].length).toBe(1);
    const handlers = [...page.querySelectorAll("*")].flatMap((element) =>
      [...element.attributes].filter(({ name }) => name.startsWith("on")),
    );
    expect(handlers).toEqual([]);
  });
});
