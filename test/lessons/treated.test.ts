/** Every claim and topic has a place in the course, and every place is there. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { addressOfPlace } from "../../site/lib/treated.js";
import { claimParts, topicParts } from "../../src/lessons/treated/index.js";
import { root } from "../realParts.js";

// While one writes, a lesson is read anew at every look.
vi.stubEnv("DEV", false);

const claims = claimParts.flatMap((part) => part.claims);
const topics = topicParts.flatMap((part) => part.topics.map((topic) => ({ ...topic, part: part.id })));
const rows = [
  ...claims.map(({ number, says, places }) => ({ row: `claim ${number}, ${says}`, places })),
  ...topics.map(({ part, name, places }) => ({ row: `${part}: ${name}`, places })),
];

describe("places", () => {
  test("every row has one at least", () => {
    expect(rows.filter(({ places }) => places.length === 0).map(({ row }) => row)).toEqual([]);
  });

  test("every one is there", () => {
    const missing = rows.flatMap(({ row, places }) =>
      places.filter((place) => addressOfPlace(place) === null).map((place) => `${place} (${row})`),
    );
    expect(missing).toEqual([]);
  });

  test("what is not there is noticed", () => {
    for (const place of ["03-shapes#no-such-question", "33-nowhere", "misuse#nothing", "answers#nothing", "labs/nothing"])
      expect(addressOfPlace(place), place).toBeNull();
    expect(addressOfPlace("03-shapes#zoo")).toBe("/lessons/03-shapes/#zoo");
  });

  test("each row is there once", () => {
    for (const all of [claims.map(({ number }) => number), topics.map(({ name }) => name)])
      expect(all.filter((one, i) => all.indexOf(one) !== i)).toEqual([]);
  });
});

/** The lists that the course was planned by, where they lie beside the repository. */
const shared = join(root, "..", "shared", "content");
const planned = existsSync(join(shared, "claims.md"));
if (!planned) console.log("not tested: that every planned claim and topic has a row. The lists of them are not beside the repository.");

describe.skipIf(!planned)("against the lists that it was planned by", () => {
  const read = (name: string): string => readFileSync(join(shared, name), "utf8");

  test("every claim has a row", () => {
    const text = read("claims.md");
    const numbers = [...text.matchAll(/^\| (\d+) \|/gm)].map(([, number]) => number);
    expect(numbers.length).toBe(120);
    const section = text.slice(text.indexOf("## E."), text.indexOf("## F."));
    const said = [...section.matchAll(/(?:^|\. |\) )(\d{1,2})\. /gm)].map(([, number]) => `E${number}`);
    expect(said.length).toBe(11);
    expect(claims.map(({ number }) => number)).toEqual([...numbers, ...said]);
  });

  test("every topic has a row", () => {
    const text = read("coverage.md");
    const names = (heading: string): string[] => {
      const part = text.slice(text.indexOf(`## ${heading}`)).split("\n## ")[0] ?? "";
      return [...part.matchAll(/^\| ([^|]+?) \|/gm)].map(([, name = ""]) => name).filter((name) => !/^(Topic|Item|-+)$/.test(name));
    };
    const rowsOf = (id: string): string[] => topics.filter(({ part }) => part === id).map(({ name }) => name);
    expect(rowsOf("schedules")).toEqual(names("Schedules"));
    expect(rowsOf("practices")).toEqual(names("Practices"));
    expect(rowsOf("furniture")).toEqual(names("Pedagogy"));
    const list = [...text.matchAll(/^\d+\. \*\*(.+?)\*\*/gm)].map(([, name = ""]) => name);
    expect(rowsOf("ideas")).toEqual(list);
    expect(rowsOf("questions")).toHaveLength(9);
    expect([...read("headlines.md").matchAll(/^## \d+\. /gm)]).toHaveLength(rowsOf("headlines").length);
  });
});
