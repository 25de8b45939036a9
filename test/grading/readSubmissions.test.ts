import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { answerIn } from "../../src/grading/answerIn.js";
import { listed } from "../../src/grading/listed.js";
import { readSubmissions } from "../../src/grading/readSubmissions.js";

const root = mkdtempSync(join(tmpdir(), "lrlab-submissions-"));
afterAll(() => rmSync(root, { recursive: true }));
let count = 0;
let folder = "";
beforeEach(() => {
  count += 1;
  folder = join(root, String(count));
  mkdirSync(folder);
});
const exercise = "05-dropping/multistep";
const put = (name: string, content: string | Uint8Array = "export {};"): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
};
const cell = (source: string | string[], tags: string[] = [], cell_type = "code") => ({
  cell_type,
  source,
  metadata: { tags },
  outputs: [],
});
const notebook = (...cells: object[]): string => JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells });
const troubleOf = (name: string, text: string | Uint8Array): string => {
  put(name, text);
  const content = readSubmissions(folder, exercise).found[0]?.read().content;
  return content && "trouble" in content ? content.trouble : "";
};

describe("readSubmissions", () => {
  test("takes files by their names and students' folders by theirs, and lists the rest", () => {
    for (const name of ["b.ts", "a.ipynb", "zoe/sub/x.ipynb", "zoe/timestamp.txt", "notes.txt", ".hidden.ts", "nothing/readme.md"])
      put(name);
    const { found, leftOut } = readSubmissions(folder, exercise);
    expect(found.map(({ id, path }) => [id, path])).toEqual([
      ["a", "a.ipynb"],
      ["b", "b.ts"],
      ["zoe", "zoe/sub/x.ipynb"],
    ]);
    expect(leftOut).toEqual([
      ".hidden.ts (hidden)",
      "notes.txt (neither .ts nor .ipynb)",
      "nothing/ (holds no .ts or .ipynb)",
      "zoe/timestamp.txt (neither .ts nor .ipynb)",
    ]);
  });

  test("takes an ending in capitals, and names in any letters", () => {
    const names = ["ANNA.TS", "Ben.Ipynb", "__proto__.ts", "Jürgen 😀.ts", "-x.ts", "a\nb.ts"];
    for (const name of names) put(name, name === "Ben.Ipynb" ? notebook(cell("1", ["multistep"])) : "export {};");
    const { found, leftOut } = readSubmissions(folder, exercise);
    expect(found.map(({ id }) => id)).toEqual(["-x", "ANNA", "Ben", "Jürgen 😀", "__proto__", "a\nb"]);
    for (const one of found) expect(one.read().content).toHaveProperty("code");
    expect(leftOut).toEqual([]);
  });

  // Other systems have no such names.
  test.skipIf(process.platform !== "linux")("says that a name is no UTF-8, which no file is found by", () => {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/x`), Buffer.of(0xff), Buffer.from(".ts")]), "export {};");
    expect(readSubmissions(folder, exercise).found[0]?.read().content).toEqual({ trouble: "its name must be UTF-8. Rename it." });
  });

  test.skipIf(process.platform === "win32")("names what it may not read, a file as a submission and a folder as left out", () => {
    for (const name of ["anna.ts", "ben.ts", "cleo/answer.ts", "dan/notes.txt"]) put(name);
    chmodSync(root, 0o755); // for whoever is let in below
    for (const name of ["ben.ts", "cleo"]) chmodSync(join(folder, name), 0);
    // Root may read everything, and so becomes somebody else meanwhile.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      const { found, leftOut } = readSubmissions(folder, exercise);
      expect(found.map(({ id }) => id)).toEqual(["anna", "ben"]);
      expect(found[1]?.read().content).toEqual({ trouble: "it can't be read (EACCES). See to it that whoever grades may read it." });
      expect(leftOut).toEqual(["cleo/ (can't be read)", "dan/ (holds no .ts or .ipynb)"]);
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(join(folder, "cleo"), 0o755);
    }
  });

  test("lists names on one line, and nothing in them moves a cursor", () => {
    const names = ["a\u001B[2J", "b\n::error::c", "\u202Etxt", "d\u2028", "😀👩‍👧", "\u{E0041}"];
    expect(listed(names, 9)).toBe("a\\u001B[2J, b\\u000A::error::c, \\u202Etxt, d\\u2028, 😀👩‍👧, \\u{E0041}");
  });

  test("names two files with one id, and loses neither", () => {
    for (const name of ["anna.ts", "anna.ipynb", "ben/1.ts", "ben/2.ts"]) put(name);
    const troubles = readSubmissions(folder, exercise).found.map((one) => [one.id, one.read().content]);
    expect(troubles).toEqual([
      ["anna", { trouble: '2 files claim the id "anna": anna.ipynb, anna.ts. Keep the one that counts.' }],
      ["ben", { trouble: '2 files claim the id "ben": ben/1.ts, ben/2.ts. Keep the one that counts.' }],
    ]);
  });

  test("refuses a folder that is empty, missing or a file", () => {
    expect(() => readSubmissions(folder, exercise)).toThrow(/must hold a \.ts or \.ipynb file for each, and it is empty\. Name another/);
    put("notes.txt");
    expect(() => readSubmissions(folder, exercise)).toThrow(/it holds notes\.txt \(neither \.ts nor \.ipynb\)\./);
    expect(() => readSubmissions(join(folder, "none"), exercise)).toThrow(/there is no such folder/);
    expect(() => readSubmissions(join(folder, "notes.txt"), exercise)).toThrow(/it is no folder/);
  });

  test("says what is wrong with a file that can't be graded", () => {
    expect(troubleOf("a.ts", Uint8Array.of(0xff, 0xfe, 0x41, 0))).toBe("it must be UTF-8, and it is UTF-16. Save it as UTF-8.");
    expect(troubleOf("a.ts", Uint8Array.of(0x41, 0xc3, 0x28))).toBe("it must be UTF-8, and it has bytes that are not. Save it as UTF-8.");
    rmSync(join(folder, "a.ts"));
    const cases: [string, RegExp][] = [
      ["", /must be JSON, and this is empty/],
      ['{"cells": [', /must be JSON, and this is not/],
      ["[]", /of format 4 and have cells, got format null/],
      [JSON.stringify({ nbformat: 3, worksheets: [] }), /got format 3/],
      [JSON.stringify({ nbformat: 4 }), /got no list of cells/],
      // What is told of a bad value must not fail on it, however deep it is.
      [`{"nbformat":${"[".repeat(50_000)}${"]".repeat(50_000)},"cells":[]}`, /got format \[\[\[/],
      [notebook(cell("1", ["other"])), /must have a code cell tagged "multistep"; of its 1 cells the tags are "other"\. Copy the answer/],
      [notebook(cell("x", ["multistep"], "markdown")), /of its 1 cells none has a tag/],
      [notebook(null as never, 3 as never), /of its 2 cells none has a tag/],
      [readFileSync("notebooks/04-fair-fights.ipynb", "utf8"), /and it is the notebook of 04-fair-fights/],
    ];
    for (const [content, message] of cases) expect(troubleOf("a.ipynb", content)).toMatch(message);
  });

  test("follows no link, waits for no pipe, and does not read what is huge", () => {
    put("outside/secret.ts");
    put("in/anna.ts", "export const a = 1;");
    folder = join(folder, "in");
    symlinkSync("../outside/secret.ts", join(folder, "link.ts"));
    symlinkSync("../outside", join(folder, "folder"));
    put("deep/x.txt");
    symlinkSync("../../outside/secret.ts", join(folder, "deep/y.ts"));
    put("huge.ipynb");
    truncateSync(join(folder, "huge.ipynb"), 3e12);
    put("large.IPYNB");
    truncateSync(join(folder, "large.IPYNB"), 2e7);
    put("long.ts");
    truncateSync(join(folder, "long.ts"), 2e6);
    const made = spawnSync("mkfifo", [join(folder, "pipe.ts")]).status === 0;
    const { found, leftOut } = readSubmissions(folder, exercise);
    const contents = new Map(found.map((one) => [one.id, one.read().content]));
    expect(contents.get("anna")).toMatchObject({ code: "export const a = 1;" });
    expect(contents.get("link")).toEqual({ trouble: "it is a link, and links are not followed. Put the file itself there." });
    expect(contents.get("deep")).toEqual({ trouble: "it is a link, and links are not followed. Put the file itself there." });
    expect(contents.get("huge")).toEqual({ trouble: "it must have at most 10 MB, got 3000000.0. Clear its outputs." });
    expect(contents.get("large")).toEqual({ trouble: "it must have at most 10 MB, got 20.0. Clear its outputs." });
    expect(contents.get("long")).toEqual({ trouble: "it must have at most 1 MB, got 2.0. Hand in code alone." });
    if (made) expect(contents.get("pipe")).toEqual({ trouble: "it is no file. Put the file itself there." });
    expect(leftOut).toEqual(["deep/x.txt (neither .ts nor .ipynb)", "folder (a link)"]);
  });
});

describe("the answer in a notebook", () => {
  test("is the tagged cells and the helpers, in order, and every line knows its place", () => {
    const text = notebook(
      cell("# Title", [], "markdown"),
      cell(["const half = 2;\r\n", "const third = 3;"], ["helper"]),
      cell("ignored()"),
      cell("function multistep() {\n  return half;\n}", ["multistep", "more"]),
      cell("", ["multistep"]),
    );
    const content = answerIn(text, "ipynb", exercise);
    if (!("code" in content)) throw new Error(content.trouble);
    expect(content.code).toBe("const half = 2;\nconst third = 3;\n;function multistep() {\n  return half;\n}\n;");
    expect([1, 2, 3, 5, 6].map(content.place)).toEqual([
      "line 1 of cell 2",
      "line 2 of cell 2",
      "line 1 of cell 4",
      "line 3 of cell 4",
      "line 1 of cell 5",
    ]);
  });

  test("ends with a cell, also without a semicolon before a bracket", () => {
    const content = answerIn(notebook(cell("const half = 2", ["helper"]), cell("(() => {})()", ["multistep"])), "ipynb", exercise);
    if (!("code" in content)) throw new Error(content.trouble);
    expect(() => new Function(content.code)()).not.toThrow();
  });

  test("takes time in proportion to its length, however many cells and lines there are", () => {
    const text = notebook(...Array.from({ length: 40_000 }, () => cell("", ["multistep"])));
    const began = performance.now();
    const content = answerIn(text, "ipynb", exercise);
    if (!("code" in content)) throw new Error(content.trouble);
    const places = Array.from({ length: 40_000 }, (_, i) => content.place(i + 1));
    expect(places.findIndex((place, i) => place !== `line 1 of cell ${i + 1}`)).toBe(-1);
    expect(performance.now() - began).toBeLessThan(3000);
  });

  test("keeps every line of every tagged cell at its place, whatever the cells are", () => {
    const cells = fc.array(
      fc.record({ source: fc.array(fc.constantFrom("a", "b;", ""), { minLength: 1, maxLength: 4 }), tagged: fc.boolean() }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(cells, (drawn) => {
        const text = notebook(...drawn.map(({ source, tagged }) => cell(source.join("\n"), tagged ? ["multistep"] : [])));
        const content = answerIn(text, "ipynb", exercise);
        if (!("code" in content)) return !drawn.some(({ tagged }) => tagged);
        return content.code.split("\n").every((line, i) => {
          const [, at, place] = /^line (\d+) of cell (\d+)$/.exec(content.place(i + 1)) ?? [];
          return drawn[Number(place) - 1]?.source[Number(at) - 1] === line.replace(/^;/, "");
        });
      }),
    );
  });

  test("tells of a notebook that another version of the course made, and takes its answer", () => {
    const text = notebook(cell('import { begin } from "lrlab/notebook";\n\nbegin("05-dropping", "0.0.9");'), cell("1", ["multistep"]));
    expect(answerIn(text, "ipynb", exercise)).toMatchObject({ code: "1", note: "its notebook is of course 0.0.9, and this is 0.1.0" });
    expect(answerIn(readFileSync("notebooks/05-dropping.ipynb", "utf8"), "ipynb", exercise)).not.toHaveProperty("note");
  });
});
