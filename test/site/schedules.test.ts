import { describe, expect, test } from "vitest";
import { callOf, codeForms, foldedCalls } from "../../site/lib/codeForms.js";
import { controllerRun, sparklineOf } from "../../site/lib/schedules.js";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { galleryGroups } from "../../src/lessons/galleryGroups.js";
import { controllers } from "../../src/schedules/controllers/index.js";
import { groups } from "../../src/schedules/family.js";
import { families } from "../../src/schedules/registry.js";
import { pageAt } from "./pages.js";

const walkthroughs = lessons.filter(({ folder }) => folder.startsWith("schedules/")).map(nameOf);
const described = [...families, ...controllers].map(({ definition }) => definition);
const slugs = [...new Set([...described.map(({ slug }) => slug), ...walkthroughs])];

describe("the gallery", () => {
  const page = pageAt("/schedules/");

  test("has one card for every family, every controller and every walkthrough", () => {
    const linked = [...page.querySelectorAll(".gallery a")].map((link) => link.getAttribute("href"));
    expect(linked.toSorted()).toEqual(slugs.map((slug) => `/schedules/${slug}/`).toSorted());
  });

  test("gives each schedule one page: no two cards have one title", () => {
    const titles = [...page.querySelectorAll(".gallery h3")].map(({ textContent }) => textContent);
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
  });

  test("draws something on each card, and says where a walkthrough is", () => {
    for (const card of page.querySelectorAll(".gallery a")) {
      const lines = [...card.querySelectorAll("path")].map((path) => path.getAttribute("d") ?? "");
      expect(Math.max(...lines.map((d) => d.length)), card.getAttribute("href") ?? "").toBeGreaterThan(6);
      expect(lines.join("")).not.toMatch(/NaN|Infinity/);
      const slug = card.getAttribute("href")?.split("/")[2] ?? "";
      expect(card.textContent?.includes("Walkthrough"), slug).toBe(walkthroughs.includes(slug));
    }
  });

  test("has a heading for every group of families", () => {
    expect(Object.keys(galleryGroups)).toEqual([...groups, "compose"]);
  });
});

describe.each(slugs)("/schedules/%s/", (slug) => {
  const page = pageAt(`/schedules/${slug}/`);
  const definition = described.find((one) => one.slug === slug);

  test("names itself, and stands in its contents among its group", () => {
    expect(page.querySelectorAll("h1")).toHaveLength(1);
    const here = page.querySelector(".contents [aria-current=page]");
    expect(here?.textContent?.trim()).toBe(page.querySelector("h1")?.textContent?.trim());
    expect(page.querySelector(".contents .group-line + ol .sections li")).not.toBeNull();
  });

  test("has the card where the library has a definition, and the walkthrough where there is one", () => {
    expect(page.querySelector(".reference") !== null).toBe(definition !== undefined);
    expect(page.querySelector("#jupyter") !== null).toBe(walkthroughs.includes(slug));
    if (!definition) return;
    const rows = [...page.querySelectorAll(".parameters tbody th")].map((cell) => cell.textContent);
    expect(rows).toEqual(Object.keys(definition.parameters));
    const forms = [...page.querySelectorAll(".codes details")].map((details) => [
      details.querySelector("summary")?.textContent,
      details.querySelector("code")?.textContent,
    ]);
    const one = [...families, ...controllers].find((other) => other.definition === definition);
    const wanted = one ? codeForms(one).filter(({ code }) => code !== null) : [];
    expect(forms).toEqual(wanted.map(({ library, code }) => [library, code]));
    expect(page.querySelector(".codes details[open] summary")?.textContent).toBe(wanted[0]?.library);
  });
});

describe("code on a card", () => {
  test("a long call breaks at its bracket and between arguments; a comment never", () => {
    const call = `scheduler = a.LinearLR(optimizer, ${["one", "two", "three", "four"].map((name) => `${name}_long_name=1.0`).join(", ")})`;
    const folded = foldedCalls(`# ${call}\n    ${call}\nshort(1, 2)`).split("\n");
    expect(folded).toEqual([
      `# ${call}`,
      "    scheduler = a.LinearLR(",
      "        optimizer, one_long_name=1.0, two_long_name=1.0,",
      "        three_long_name=1.0, four_long_name=1.0)",
      "short(1, 2)",
    ]);
  });

  test("a controller's call shows how it is fed", () => {
    const [plateau] = controllers;
    if (!plateau) throw new Error("there are controllers");
    expect(callOf(plateau)).toMatch(/^import \{ reduceOnPlateau \} from "lrlab";\n\nconst rule = reduceOnPlateau\(\{\n {2}baseLr: 0\.1,/);
    expect(callOf(plateau)).toMatch(/rule\.lr\(state\); \/\/ 0\.1\nstate = rule\.observe\(state, loss\);$/);
  });

  test.each(families.map((family) => [family.definition.name, family] as const))("%s has PyTorch, optax and Keras code", (_, family) => {
    const forms = new Map(codeForms(family).map(({ library, code }) => [library, code]));
    expect([...forms.keys()]).toEqual(["PyTorch", "transformers", "optax", "Keras"]);
    expect(forms.get("PyTorch")).toContain("torch.optim.SGD(");
    expect(forms.get("optax")).toContain("optax.");
    expect(forms.get("Keras")).toContain("keras.");
  });
});

describe("small curves", () => {
  test("few points where the drawing is small", () => {
    const rates = Array.from({ length: 101 }, (_, i) => 1 + Math.cos((Math.PI * i) / 100));
    expect(sparklineOf(rates, { tolerance: 0.8 }).length).toBeLessThan(sparklineOf(rates).length / 2);
  });

  test("a plateau's rule cuts a rate whose metric has settled, each time to a tenth", () => {
    const [plateau] = controllers;
    if (!plateau) throw new Error("there are controllers");
    const { rates, metrics } = controllerRun(plateau);
    const levels = [...new Set(rates)];
    expect(levels.length).toBeGreaterThan(3);
    for (const [i, level] of levels.slice(1).entries()) expect(level / (levels[i] ?? 0)).toBeCloseTo(0.1, 12);
    expect(metrics).toHaveLength(rates.length + 1);
    for (const [i, rate] of rates.entries()) expect(metrics[i + 1]).toBeGreaterThan(rate);
  });
});
