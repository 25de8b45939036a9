import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { parseCsv, printCsv, readCsv, separators } from "../../src/grading/csv.js";
import { python, requirePart } from "../realParts.js";
import { refusal } from "../refusal.js";

/** What goes wrong in tables: separators, quotes, line ends, signs that begin a formula, apostrophes before them. */
const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", "'", '"', ",", ";", " ", "1", ".", "e", "\uFEFF", "ü") }),
);
const table = fc
  .uniqueArray(cell, { minLength: 1, maxLength: 4 })
  .chain((header) => fc.tuple(fc.constant(header), fc.array(fc.array(cell, { minLength: header.length, maxLength: header.length }))));

const cellsOf = (text: string): string[][] => {
  const { header, rows } = parseCsv("t.csv", text);
  return rows.map(({ cells }) => header.map((name) => cells.get(name) as string));
};

describe("a table of cells", () => {
  test("comes back as it was, whatever is in it", () => {
    fc.assert(
      fc.property(table, fc.constantFrom(...separators), fc.boolean(), ([header, rows], separator, mark) => {
        const text = printCsv(header, rows, { separator, mark });
        expect(parseCsv("t.csv", text).header).toEqual(header);
        expect(cellsOf(text)).toEqual(rows);
      }),
      { examples: [[[["a"], [[""], ["'"], ["''=1"], ["'-5"], ["-5"], ["\t"]]], ",", true]] },
    );
  });

  test("holds nothing that a spreadsheet computes, split at any separator", () => {
    fc.assert(
      fc.property(table, fc.constantFrom(...separators), ([header, rows], separator) => {
        for (const name of cellsOfOther(printCsv(header, rows, { separator }), separator)) {
          expect(/^[=+\-@\t\r\n]/.test(name) && !Number.isFinite(Number(name))).toBe(false);
        }
      }),
    );
  });

  test("is read by another reader as RFC 4180 has it", { skip: !requirePart("jupyter", "our CSV in Python's reader") }, () => {
    const rows = [
      ["=HYPERLINK(1)", 'say "hi", Ada', "two\r\nlines", "-1.5"],
      ["'=1", "", " padded ", "Zoë;Ю"],
    ];
    const program = "import csv,sys,json; print(json.dumps(list(csv.reader(open(sys.argv[1], newline='', encoding='utf-8-sig')))))";
    const file = scratch(printCsv(["a", "b", "c", "d"], rows, { mark: true }));
    const read = JSON.parse(execFileSync(python() as string, ["-c", program, file], { encoding: "utf8" })) as string[][];
    expect(read).toEqual([
      ["a", "b", "c", "d"],
      ["'=HYPERLINK(1)", 'say "hi", Ada', "two\r\nlines", "-1.5"],
      ["''=1", "", " padded ", "Zoë;Ю"],
    ]);
  });
});

/** The cells by another route: the bytes between the quotes, counted one character at a time. */
function cellsOfOther(text: string, separator: string): string[] {
  const found = [""];
  let [inside, before] = [false, ""];
  for (const character of text) {
    if (character === '"') {
      if (!inside && before === '"') found[found.length - 1] += '"';
      inside = !inside;
    } else if (!inside && (character === separator || character === "\n")) found.push("");
    else if (inside || character !== "\r") found[found.length - 1] += character;
    before = character;
  }
  return found;
}

describe("a file from elsewhere", () => {
  test.each([
    ["semicolons and a byte order mark", "\uFEFFname;mean\nAda;1,5\n", [["Ada", "1,5"]]],
    ["tabs, and line ends of old", "name\tmean\rAda\t2\r", [["Ada", "2"]]],
    ["empty lines and no last line end", "\r\nname,mean\r\n\r\nAda,2", [["Ada", "2"]]],
    ["a separator within a quoted name", '"a;b;c",d\n1,2\n', [["1", "2"]]],
  ])("%s", (_, text, rows) => expect(cellsOf(text)).toEqual(rows));

  test("tells the line that each row begins on", () => {
    expect(parseCsv("t.csv", 'a\n"1\n2"\n\n3\n').rows.map(({ line }) => line)).toEqual([2, 5]);
  });

  test.each([
    ["", "t.csv: it must begin with a line of column names, got nothing. Write the table again."],
    ["a,a\n", 't.csv, line 1: each column must have a name of its own, got "a" twice. Rename one.'],
    [
      "a,b\n1,2\n3\n",
      "t.csv, line 3: a row must have 2 cells as the first line has, got 1. A cell with a separator in it stands in quotes.",
    ],
    ['a\n"1\n', "t.csv, line 2: a cell begins with a quote and must end with one. Close it, or write the quote twice."],
    ['a\n"1"2\n', 't.csv, line 2: after a closing quote the cell must end. Write "" for each quote within one.'],
    ['a\n1"2\n', 't.csv, line 2: quotes must stand around a whole cell. Write "" for each quote within one.'],
  ])("%j is refused", (text, message) => expect(refusal(() => parseCsv("t.csv", text))).toBe(message));

  test("that isn't UTF-8, or isn't there, is refused by name", () => {
    const file = scratch(Buffer.from("name\nJ\xF6rg\n", "latin1"));
    expect(refusal(() => readCsv(file))).toBe(`${file}: it must be UTF-8, and this is not. In a spreadsheet, save it as "CSV UTF-8".`);
    expect(refusal(() => readCsv(`${file}.gone`))).toBe(`there is no file ${file}.gone.`);
  });
});

function scratch(content: string | Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), "lrlab-csv-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "t.csv");
  writeFileSync(file, content);
  return file;
}
