import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copyNotebooks } from "../../src/cli/notebookCopies.js";

let folder: string;
let from: string;
let to: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lr läb "));
  from = join(folder, "course");
  to = join(folder, "meine Hefte", "lr");
  mkdirSync(join(from, "schedules", ".ipynb_checkpoints"), { recursive: true });
  writeFileSync(join(from, "01-a.ipynb"), "first");
  writeFileSync(join(from, "schedules", "cosine.ipynb"), "cosine");
  writeFileSync(join(from, "schedules", ".ipynb_checkpoints", "cosine-checkpoint.ipynb"), "no");
});
afterEach(() => rmSync(folder, { recursive: true }));

const mine = (file: string): string => readFileSync(join(to, file), "utf8");

test("copies the notebooks with their folders, and nothing that Jupyter keeps beside them", () => {
  expect(copyNotebooks({ from, to })).toEqual({ copied: ["01-a.ipynb", "schedules/cosine.ipynb"], kept: [], newer: [] });
  expect([mine("01-a.ipynb"), mine("schedules/cosine.ipynb")]).toEqual(["first", "cosine"]);
  expect(existsSync(join(to, "schedules", ".ipynb_checkpoints"))).toBe(false);
});

test("keeps what stands there, copies what is missing, and names what the course has changed since", () => {
  copyNotebooks({ from, to });
  writeFileSync(join(to, "01-a.ipynb"), "my work");
  expect(copyNotebooks({ from, to })).toEqual({ copied: [], kept: ["01-a.ipynb", "schedules/cosine.ipynb"], newer: [] });

  writeFileSync(join(from, "01-a.ipynb"), "first, better");
  writeFileSync(join(from, "02-b.ipynb"), "second");
  expect(copyNotebooks({ from, to })).toEqual({
    copied: ["02-b.ipynb"],
    kept: ["01-a.ipynb", "schedules/cosine.ipynb"],
    newer: ["01-a.ipynb"],
  });
  expect([mine("01-a.ipynb"), mine("02-b.ipynb")]).toEqual(["my work", "second"]);

  // Whoever moves theirs away gets the course's.
  rmSync(join(to, "01-a.ipynb"));
  expect(copyNotebooks({ from, to })).toMatchObject({ copied: ["01-a.ipynb"], newer: [] });
  expect(copyNotebooks({ from, to })).toMatchObject({ copied: [], newer: [] });
});

test("touches no file of this name that it did not make", () => {
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, "01-a.ipynb"), "another course's");
  expect(copyNotebooks({ from, to })).toMatchObject({ copied: ["schedules/cosine.ipynb"], newer: ["01-a.ipynb"] });
  expect(mine("01-a.ipynb")).toBe("another course's");
});

test("says what is wrong with its own record", () => {
  copyNotebooks({ from, to });
  writeFileSync(join(to, ".lrlab-copies.json"), "{");
  expect(() => copyNotebooks({ from, to })).toThrow(
    /^notebooks: .*\.lrlab-copies\.json must be readable JSON, got ".+"\. Remove it: it is written anew\.$/,
  );
});
