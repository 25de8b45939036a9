import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checksumOf, nbgraderMetadata, pythonFloat } from "../../../src/grading/interchange/nbgrader.js";
import { python, requirePart } from "../../realParts.js";
import { refusal } from "../../refusal.js";
import { nbgraderFaults } from "./nbgraderFaults.js";

/** What the real nbgrader computes, by nbgraderGolden.py beside this file. */
const golden = JSON.parse(readFileSync(join(import.meta.dirname, "nbgraderGolden.json"), "utf8"));

const notebookOf = (cells: readonly { cell_type: string; source: string; nbgrader?: object }[]) => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: cells.map(({ nbgrader, ...cell }) => ({ ...cell, metadata: nbgrader === undefined ? {} : { nbgrader } })),
});

describe("checksums", () => {
  test("are those of the real nbgrader, for every kind of cell, text and number of points", () => {
    expect(golden.made).toMatch(/^nbgrader 0\.9\.5/);
    expect(golden.cells.length).toBeGreaterThan(80);
    for (const cell of golden.cells) expect(checksumOf(cell, cell), JSON.stringify(cell)).toBe(cell.checksum);
  });

  test("stand in the metadata of each role", () => {
    for (const { role, source, cell_type, grade_id: id, points, checksum } of golden.cells) {
      if (!["answer", "further", "readOnly"].includes(role) || (role === "further" && cell_type !== "code")) continue;
      const made = nbgraderMetadata({ source, cell_type }, { id, role, points });
      expect(made.checksum).toBe(checksum);
      expect(nbgraderFaults(notebookOf([{ cell_type, source, nbgrader: made }]))).toEqual([]);
    }
  });

  test("take numbers as Python prints them", () => {
    const known = {
      0: "0.0",
      2: "2.0",
      0.5: "0.5",
      0.0001: "0.0001",
      0.00001: "1e-05",
      1e15: "1000000000000000.0",
      1e16: "1e+16",
      1.25e21: "1.25e+21",
    };
    for (const [number, text] of Object.entries(known)) expect(pythonFloat(Number(number))).toBe(text);
    expect(pythonFloat(-0)).toBe("-0.0");
  });

  test.skipIf(!requirePart("jupyter", "numbers as Python prints them"))("take any number as Python prints it", () => {
    const numbers = fc.sample(fc.oneof(fc.double(), fc.double({ min: 0, max: 100 }), fc.integer()), { numRuns: 300, seed: 8 });
    const code = "import json,sys\nprint(json.dumps([str(float(x)) for x in json.load(sys.stdin)]))";
    const finite = numbers.filter(Number.isFinite);
    const { stdout } = spawnSync(python() as string, ["-c", code], { input: JSON.stringify(finite), encoding: "utf8" });
    expect(finite.map((value) => pythonFloat(Object.is(value, -0) ? 0 : value))).toEqual(JSON.parse(stdout));
  });
});

describe("the checker", () => {
  test.each(golden.notebooks as { name: string; refused: boolean; strict: boolean; cell_type: string; metadata: object[] }[])(
    "decides as nbgrader does, and says more where it must: $name",
    ({ refused, strict, cell_type, metadata }) => {
      const faults = nbgraderFaults(notebookOf(metadata.map((nbgrader) => ({ cell_type, source: "x", nbgrader }))));
      expect(faults.length > 0, faults.join("\n")).toBe(refused || strict);
    },
  );

  test("says where, what must be, what came and what to do", () => {
    const right = nbgraderMetadata({ cell_type: "code", source: "x" }, { id: "a", role: "answer", points: 2 });
    const faultsOf = (...marks: object[]) =>
      nbgraderFaults(notebookOf(marks.map((nbgrader) => ({ cell_type: "code", source: "x", nbgrader }))));
    expect(faultsOf(right, right)).toEqual(['cell 2: grade_id must be unique, and "a" is cell 1 too. Name it otherwise.']);
    expect(faultsOf({ ...right, points: "2" })).toEqual(['cell 1: points must be a number, got "2".']);
    expect(faultsOf({ ...right, locked: true, grade_id: "b c" })).toEqual([
      'cell 1: grade_id must be of letters, digits, _ and -, got "b c".',
    ]);
    expect(faultsOf({ ...right, points: 3 })).toEqual(["cell 1: its checksum is of another text, flags or points. Release it again."]);
    expect(faultsOf({ ...right, schema_version: 2 })).toEqual(["cell 1: schema_version must be 3, got 2. nbgrader update brings it up."]);
    expect(nbgraderFaults([])).toEqual(["a notebook must have a list of cells, got undefined. Save it again from Jupyter."]);
    const half = nbgraderFaults(notebookOf([{ cell_type: "code", source: "\ud800", nbgrader: { ...right, checksum: "0".repeat(32) } }]));
    expect(half.join()).toContain("lone surrogate");
  });

  test("takes a source in lines as one text, and cells without marks", () => {
    const nbgrader = nbgraderMetadata({ cell_type: "code", source: "a\nb" }, { id: "a", role: "further" });
    expect(nbgraderFaults({ cells: [{ cell_type: "code", source: ["a\n", "b"], metadata: { nbgrader } }, { metadata: {} }] })).toEqual([]);
  });

  test("answers for anything at all", () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom("grade", "solution", "locked", "schema_version", "grade_id", "points"), fc.jsonValue()),
        (value, marks) => {
          expect(Array.isArray(nbgraderFaults(value))).toBe(true);
          expect(Array.isArray(nbgraderFaults(notebookOf([{ cell_type: "code", source: "x", nbgrader: marks }])))).toBe(true);
        },
      ),
    );
  });
});

test("what nbgrader would refuse is refused when it is made", () => {
  const cell = { cell_type: "code", source: "x" } as const;
  expect(refusal(() => nbgraderMetadata(cell, { id: "a b", role: "readOnly" }))).toContain(
    'id must be of letters, digits, _ and -, got "a b"',
  );
  expect(refusal(() => nbgraderMetadata(cell, { id: "a", role: "answer" }))).toContain("points of an answer must be a number from 0 up");
  expect(refusal(() => nbgraderMetadata(cell, { id: "a", role: "answer", points: Number.NaN }))).toContain("got NaN");
  expect(refusal(() => nbgraderMetadata(cell, { id: "a", role: "readOnly", points: 1 }))).toContain("has no points, got 1");
  expect(refusal(() => nbgraderMetadata({ cell_type: "markdown", source: "" }, { id: "a", role: "further" }))).toContain("must be code");
});
