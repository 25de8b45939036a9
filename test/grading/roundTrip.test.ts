import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gradesFile, readAssignment } from "../../src/grading/assignment.js";
import { exportGrades } from "../../src/grading/assignmentExport.js";
import { type AssignedTask, assignmentTasks } from "../../src/grading/assignmentTasks.js";
import { heldBy } from "../../src/grading/collect.js";
import { parseCsv } from "../../src/grading/csv.js";
import { readGradebook } from "../../src/grading/gradebook.js";
import { latePenalty } from "../../src/grading/lateRule.js";
import { readRows } from "../../src/grading/readRow.js";
import type { Row } from "../../src/grading/row.js";
import { standingsOf } from "../../src/grading/standings.js";
import { readStudents } from "../../src/grading/students.js";
import type { Task } from "../../src/grading/task.js";
import { escapeHtml } from "../../src/notebook/host/escapeHtml.js";
import { forReaders } from "../../src/notebook/host/widgets/exercise.js";
import { filePageFaults } from "../browser/filePageFaults.js";
import { launchChromium, python, requirePart } from "../realParts.js";
import { nbgraderFaults } from "./interchange/nbgraderFaults.js";

const ids = ["05-dropping/multistep", "01-three-fates/fate"] as const;
const due = "2026-12-01T12:00:00Z";

interface Cell {
  cell_type: string;
  id: string;
  source: string[] | string;
  metadata: { tags?: string[]; nbgrader?: object };
  outputs?: object[];
}
interface Notebook {
  cells: Cell[];
  metadata: { lrlab: { assignment: string; student: string } };
}

/** What somebody has to work with: the notebook as it was released, and both tasks. */
interface Desk {
  readonly notebook: Notebook;
  readonly tasks: readonly [Task, Task];
}

/** What somebody hands in. `wins` says for each exercise all, nothing or something; "no" where it can't be graded, and what it is told. */
interface Kind {
  readonly does: string;
  make(desk: Desk): string | Uint8Array | null;
  readonly wins: readonly ["all" | "none" | "some" | RegExp, "all" | "none" | "some" | RegExp];
  /** Hours after the due date. */
  readonly late?: number;
  readonly ending?: "ts";
}

const print = (notebook: Notebook): string => JSON.stringify(notebook, null, 1);
const cellOf = ({ cells }: Notebook, id: string): Cell => cells.find((cell) => cell.id === id) as Cell;
/** The notebook with both answers, or others, in their cells. */
function filled({ notebook, tasks }: Desk, first = forReaders(tasks[0].solution), second = forReaders(tasks[1].solution)): Notebook {
  const copy = structuredClone(notebook);
  cellOf(copy, "multistep").source = first;
  cellOf(copy, "fate").source = second;
  return copy;
}
const edited = (desk: Desk, edit: (notebook: Notebook) => void): string => {
  const notebook = filled(desk);
  edit(notebook);
  return print(notebook);
};
const set = <T extends object>(cell: T, part: Partial<T>): void => void Object.assign(cell, part);
const constant = (value: string) => (desk: Desk) =>
  print(
    filled(
      desk,
      `function ${desk.tasks[0].exercise.entry}() { return ${value}; }`,
      `function ${desk.tasks[1].exercise.entry}() { return ${value}; }`,
    ),
  );
const prepended = (code: string) => (desk: Desk) => print(filled(desk, `${code}\n${forReaders(desk.tasks[0].solution)}`));

/** A class: each of these once. */
const kinds: readonly Kind[] = [
  { does: "answers both", make: (desk) => print(filled(desk)), wins: ["all", "all"] },
  { does: "hands in the start", make: ({ notebook }) => print(notebook), wins: ["none", "none"] },
  { does: "answers one", make: (desk) => print(filled(desk, forReaders(desk.tasks[0].start))), wins: ["none", "all"] },
  { does: "is an hour late", make: (desk) => print(filled(desk)), wins: ["all", "all"], late: 1 },
  { does: "is three days late", make: (desk) => print(filled(desk)), wins: ["all", "all"], late: 71 },
  { does: "is late, with an extension", make: (desk) => print(filled(desk)), wins: ["all", "all"], late: 30 },
  { does: "hands in nothing", make: () => null, wins: ["none", "none"] },
  { does: "hands in an empty file", make: () => "", wins: [/must be JSON, and this is empty/, /must be JSON/] },
  {
    does: "hands in half a notebook",
    make: (desk) => print(filled(desk)).slice(0, 3000),
    wins: [/must be JSON, and this is not/, /must be JSON/],
  },
  { does: "hands in UTF-16", make: (desk) => Buffer.from(`\uFEFF${print(filled(desk))}`, "utf16le"), wins: [/is UTF-16/, /is UTF-16/] },
  {
    does: "takes a tag away",
    make: (desk) => edited(desk, (own) => set(cellOf(own, "multistep").metadata, { tags: [] })),
    wins: [/must have a code cell tagged "multistep"/, "all"],
  },
  { does: "renames a cell", make: (desk) => edited(desk, (own) => set(cellOf(own, "fate"), { id: "mine" })), wins: ["all", "all"] },
  {
    does: "deletes a cell",
    make: (desk) => edited(desk, (own) => void own.cells.splice(own.cells.indexOf(cellOf(own, "fate")), 1)),
    wins: ["all", /must have a code cell tagged "fate"/],
  },
  {
    does: "edits the tests and points",
    make: (desk) =>
      edited({ ...desk, tasks: [{ ...desk.tasks[0], solution: desk.tasks[0].start }, desk.tasks[1]] }, (own) => {
        cellOf(own, "multistep_try").source = "console.log('10 of 10 points')";
        cellOf(own, "multistep").metadata.nbgrader = { points: 1000, grade: true };
      }),
    wins: ["none", "all"],
  },
  {
    does: "makes a mistake of syntax",
    make: (desk) => print(filled(desk, "function oh( {\n  return;\n}")),
    wins: [/line 2 of cell 3/, "all"],
  },
  {
    does: "makes one in a second cell",
    make: (desk) =>
      edited(desk, ({ cells }) => void cells.push({ ...cellOf({ cells } as Notebook, "fate"), id: "more", source: "let x =\n\n= 3;" })),
    wins: ["all", /line 3 of cell 9/],
  },
  {
    does: "throws",
    make: (desk) => print(filled(desk, `function ${desk.tasks[0].exercise.entry}() { throw new Error("<b>no</b>"); }`)),
    wins: ["none", "all"],
  },
  { does: "answers NaN", make: constant("NaN"), wins: ["none", "none"] },
  { does: "answers a text", make: constant('"1"'), wins: ["none", "none"] },
  { does: "answers a promise", make: constant("Promise.resolve(1)"), wins: ["none", "none"] },
  { does: "runs for ever at one place", make: (desk) => print(filled(desk, loopAt(desk.tasks[0]))), wins: ["some", "all"] },
  { does: "splits a cell", make: (desk) => edited(desk, (own) => split(own)), wins: ["all", "all"] },
  { does: "uses a helper", make: (desk) => edited(desk, (own) => helped(own, desk)), wins: ["all", "all"] },
  { does: "ran the notebook", make: (desk) => edited(desk, (own) => ran(own)), wins: ["all", "all"] },
  {
    does: "exports from a cell",
    make: (desk) => print(filled(desk, desk.tasks[0].solution, desk.tasks[1].solution)),
    wins: ["all", "all"],
  },
  { does: "hands in code", make: ({ tasks }) => tasks.map(({ solution }) => solution).join("\n"), wins: ["all", "all"], ending: "ts" },
  { does: "writes files", make: prepended('import { writeFileSync } from "node:fs";'), wins: [/node:fs/, "all"] },
  {
    does: "changes what numbers are",
    make: prepended("Math.abs = () => 0; Number.isFinite = () => true; Array.prototype.map = () => [];"),
    wins: ["all", "all"],
  },
  {
    does: "says that all passed",
    make: prepended("const told = JSON.stringify({ ok: true, score: 1 }); globalThis.score = told;"),
    wins: ["all", "all"],
  },
  {
    does: "saves lines as Windows does",
    make: (desk) =>
      edited(desk, (own) => set(cellOf(own, "fate"), { source: forReaders(desk.tasks[1].solution).replaceAll("\n", "\r\n") })),
    wins: ["all", "all"],
  },
];

/** The solution, but for ever at the arguments of the first test's first call. */
function loopAt({ exercise, solution, seed }: Task): string {
  const at = JSON.stringify(exercise.tests[0]?.calls(seed)[0]);
  return `${forReaders(solution).replace(`function ${exercise.entry}(`, "function right(")}\nfunction ${exercise.entry}(...args: any[]) {\n  while (JSON.stringify(args) === '${at}') {}\n  return (right as any)(...args);\n}`;
}

function split(own: Notebook): void {
  const at = own.cells.indexOf(cellOf(own, "multistep"));
  const source = String(cellOf(own, "multistep").source);
  const cut = source.indexOf("\n/**") + 1;
  const part = (id: string, text: string): Cell => ({ ...cellOf(own, "multistep"), id, source: text });
  own.cells.splice(at, 1, part("multistep", source.slice(0, cut)), part("second", source.slice(cut)));
}

function helped(own: Notebook, { tasks }: Desk): void {
  const { entry } = tasks[1].exercise;
  own.cells.splice(1, 0, {
    ...cellOf(own, "fate"),
    id: "help",
    source: forReaders(tasks[1].solution).replace(`function ${entry}(`, "function help("),
    metadata: { tags: ["helper"] },
  });
  cellOf(own, "fate").source = `const ${entry} = (...args: any[]) => (help as any)(...args);`;
}

function ran(own: Notebook): void {
  cellOf(own, "fate_try").outputs = [
    { output_type: "stream", name: "stdout", text: ["<script>alert(1)</script>\u001b[31m\n"] },
    { output_type: "display_data", data: { "text/html": "<img src=x onerror=alert(2)>" }, metadata: {} },
  ];
}

const nameOf = (i: number): string => `s${String(i + 1).padStart(2, "0")}`;

let base = "";
let folder = "";
const outputs: Record<string, string> = {};

/** Runs `lrlab` as a person would. */
function lrlab(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["src/cli/bin.mjs", ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`lrlab ${args.join(" ")} ended with ${status}:\n${stderr}`);
  return stdout + stderr;
}

const put = (file: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
};

const at = (hours: number): string => new Date(Date.parse(due) + hours * 3_600_000).toISOString();
let tasks: readonly AssignedTask[] = [];
const taskOf = (student: string): readonly [Task, Task] => tasks.map((one) => one.taskOf(student)) as [Task, Task];
const rowsOf = (id: string): ReadonlyMap<string, Row> => {
  const file = gradesFile(folder, { id });
  return new Map(readRows(readFileSync(file, "utf8"), file).map((row) => [row.submission, row]));
};

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), "lrlab-round-"));
  folder = join(base, "week-1");
  const names = [
    "id,name,email,extensionHours",
    ...kinds.map((_, i) => `${nameOf(i)},"Student ${i + 1}, A",${nameOf(i)}@example.org,${i === 5 ? 48 : ""}`),
  ];
  put(join(base, "students.csv"), `${names.join("\n")}\n`);
  outputs.new = lrlab(
    "assignment",
    "new",
    folder,
    "--exercises",
    ids.join(","),
    "--due",
    due,
    "--students",
    join(base, "students.csv"),
    "--variants",
  );
  // The seed is drawn; a test that repeats needs its own.
  const file = join(folder, "assignment.yaml");
  const yaml = readFileSync(file, "utf8");
  put(
    file,
    yaml
      .replace(/^seed: \d+$/m, "seed: 20261122")
      .replaceAll("- exercise: 05-dropping/multistep", "- exercise: 05-dropping/multistep\n    points: 20\n    timeMs: 1000"),
  );
  tasks = assignmentTasks(readAssignment(folder));
  outputs.release = lrlab("assignment", "release", folder);
  const archive: Record<string, Uint8Array> = {};
  for (const [i, { make, late, ending = "ipynb" }] of kinds.entries()) {
    const student = nameOf(i);
    const notebook = JSON.parse(readFileSync(join(folder, "release", student, "week-1.ipynb"), "utf8")) as Notebook;
    const content = make({ notebook, tasks: taskOf(student) });
    if (content === null) continue;
    // Two thirds as nbgrader has them, the others as Canvas does.
    if (i < 20) {
      put(join(base, "in", student, "week-1", `week-1.${ending}`), content);
      put(join(base, "in", student, "week-1", "timestamp.txt"), late === undefined ? "2026-12-01 11:00:00.5 UTC" : at(late));
    } else archive[`student${i + 1}a_${i}_99_week-1.${ending}`] = typeof content === "string" ? strToU8(content) : content;
  }
  put(join(base, "in", "stranger", "week-1.ipynb"), "{}");
  put(join(base, "canvas.zip"), zipSync(archive));
  outputs.collect = lrlab("assignment", "collect", folder, "--from", join(base, "in"));
  outputs.canvas = lrlab("assignment", "collect", folder, "--from", join(base, "canvas.zip"), "--received", "2026-12-01T12:30:00+01:00");
  outputs.grade = lrlab("assignment", "grade", folder, "--by-hand");
}, 120_000);
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe("from a new assignment to grades", () => {
  test("each command says what it did", () => {
    expect(kinds).toHaveLength(30);
    expect(outputs.release).toContain("Released 2 exercises");
    expect(outputs.release).toContain("Give each student the notebook in the folder of their id.");
    expect(outputs.collect).toMatch(/^new {7}19 \(s01, s02, /m);
    expect(outputs.collect).toContain(
      "stranger/week-1.ipynb: neither a folder nor the file is named after an id of students.csv. Not taken.",
    );
    expect(outputs.canvas).toMatch(/^new {7}10 \(/m);
    expect(outputs.canvas).toMatch(/^missing {3}1 \(s07\)$/m);
    expect(outputs.grade).toContain("Graded 58 answers, 58 of them now.");
    expect(outputs.grade).toMatch(/^late +2 \(s04, s05\)$/m);
  });

  test("every student gets a notebook that nbgrader takes, without the seed", () => {
    for (const i of kinds.keys()) {
      const text = readFileSync(join(folder, "release", nameOf(i), "week-1.ipynb"), "utf8");
      expect(nbgraderFaults(JSON.parse(text))).toEqual([]);
      expect(text).not.toContain("20261122");
    }
    const starts = new Set(kinds.map((_, i) => taskOf(nameOf(i))[0].statement));
    expect(starts.size).toBeGreaterThan(3);
  });

  test.skipIf(!requirePart("jupyter", "released notebooks by nbformat"))("all of them are valid by nbformat", () => {
    const program =
      "import sys, nbformat\nfor path in sys.argv[1:]: nbformat.validate(nbformat.read(path, as_version=nbformat.NO_CONVERT))";
    const files = kinds.map((_, i) => join(folder, "release", nameOf(i), "week-1.ipynb"));
    const { status, stderr } = spawnSync(python() as string, ["-W", "error", "-c", program, ...files], { encoding: "utf8" });
    expect([stderr, status]).toEqual(["", 0]);
  });

  test.each(kinds.map((kind, i) => [nameOf(i), kind.does, kind] as const))(
    "%s, who %s, gets what that is worth",
    (student, _does, { make, wins }) => {
      for (const [i, id] of ids.entries()) {
        const row = rowsOf(id).get(student);
        const won = wins[i] as Kind["wins"][0];
        if (make.toString() === "() => null") {
          expect(row).toBeUndefined();
          continue;
        }
        if (won instanceof RegExp) {
          expect(row).toMatchObject({ score: 0, gradable: false });
          for (const { status, message } of row?.tests ?? []) {
            expect(status).toBe("not-run");
            expect(message).toMatch(won);
          }
          continue;
        }
        expect(row?.gradable, row?.tests[0]?.message).toBe(true);
        const share = (row?.score ?? 0) / (row?.max ?? 1);
        if (won === "all") expect(share).toBe(1);
        else if (won === "none") expect(share).toBe(0);
        else expect(share > 0 && share < 1).toBe(true);
      }
    },
  );

  test("an endless loop costs the tests that meet it", () => {
    const { tests } = rowsOf(ids[0]).get(nameOf(kinds.findIndex(({ does }) => does.startsWith("runs for ever")))) as Row;
    expect(tests[0]?.status).toBe("timeout");
    expect(tests.filter(({ status }) => status === "passed").length).toBeGreaterThan(0);
  });

  test("everybody's total is points, less what lateness costs", async () => {
    const standings = await standingsOf(folder);
    const { late } = readAssignment(folder);
    for (const [i, { late: hours }] of kinds.entries()) {
      const one = standings[i];
      const scores = ids.map((id) => {
        const row = rowsOf(id).get(nameOf(i));
        return row ? row.score / row.max : 0;
      }) as [number, number];
      const raw = 20 * scores[0] + (one?.exercises[1]?.max ?? 0) * scores[1];
      const seconds = i === 5 ? 0 : (hours ?? 0) * 3600;
      expect(one?.raw).toBeCloseTo(raw, 9);
      expect(one?.lateSeconds).toBe(seconds);
      expect(one?.total).toBeCloseTo(raw - latePenalty({ seconds, points: raw, rule: late }), 9);
    }
    expect(standings[3]?.penalty).toBeCloseTo(0.1 * (standings[3]?.raw ?? 0), 9);
    expect(standings[4]?.penalty).toBeCloseTo(0.3 * (standings[4]?.raw ?? 0), 9);
    expect(readGradebook(join(folder, "gradebook.sqlite"))).toEqual(standings);
  });
});

describe("given back", () => {
  beforeAll(() => {
    // Somebody gives the first student three points fewer, and says why.
    const file = join(folder, "manual.csv");
    const text = readFileSync(file, "utf8");
    put(file, text.replace(/^(s01,05-dropping\/multistep,tests,)20(,20,),20\r$/m, '$117$2"hard to read, <i>see me</i>",20\r'));
    outputs.feedback = lrlab("assignment", "feedback", folder);
    outputs.export = lrlab(
      "assignment",
      "export",
      folder,
      "--to",
      "canvas,moodle,nbgrader,gradescope,prairielearn,csv",
      "--missing",
      "zero",
    );
  }, 60_000);

  test("feedback tells each student what they won, and nothing that is hidden", async () => {
    expect(outputs.feedback).toContain("Wrote 30 students' pages");
    const standings = await standingsOf(folder);
    for (const [i, { does }] of kinds.entries()) {
      const student = nameOf(i);
      const html = readFileSync(join(folder, "feedback", student, "index.html"), "utf8");
      expect(html).not.toMatch(/<script|<img|<b>no|<i>see me|onerror=(?!alert\(2\)&gt;)/);
      expect(html).not.toContain("20261122");
      for (const other of kinds.keys()) if (other !== i) expect(html).not.toContain(`Student ${other + 1},`);
      const rows = standings[i]?.exercises.flatMap(({ row }) => row ?? []) ?? [];
      const hidden = rows.flatMap(({ tests, gradable }) => (gradable ? tests.filter(({ visibility }) => visibility === "hidden") : []));
      const said = rows.flatMap(({ tests }) => tests.flatMap((one) => (one.visibility === "visible" ? one.message : [])));
      for (const { name, message } of hidden) {
        expect(html, does).not.toContain(name);
        if (message !== "" && !said.includes(message)) expect(html, does).not.toContain(message.slice(0, 60));
      }
      // No line of a solution that the student did not hand in.
      const held = heldBy(readAssignment(folder), student);
      const own = held === null ? "" : readFileSync(held.file, "utf8").replaceAll('\\"', '"');
      const lines = taskOf(student).flatMap(({ solution, start }) =>
        solution.split("\n").filter((line) => line.length > 24 && !start.includes(line)),
      );
      for (const line of lines.map((one) => one.trim()).filter((one) => !own.includes(one)))
        expect(html, does).not.toContain(escapeHtml(line));
    }
    const first = readFileSync(join(folder, "feedback", "s01", "index.html"), "utf8");
    expect(first).toContain("hard to read, &lt;i&gt;see me&lt;/i&gt;");
  });

  test("tables read back to the same points", async () => {
    const standings = await standingsOf(folder);
    expect(standings[0]?.exercises[0]).toMatchObject({ automatic: 20, manual: { score: 17 }, score: 17 });
    const table = (name: string) => parseCsv(name, readFileSync(join(folder, "export", `${name}.csv`), "utf8"));
    const totals = standings.map(({ student, total }) => [student, Math.round(total * 100) / 100]);
    const column = (name: string, id: string, points: string) =>
      table(name)
        .rows.filter(({ cells }) => /^s\d\d$/.test(cells.get(id) ?? ""))
        .map(({ cells }) => [cells.get(id), Number(cells.get(points))]);
    expect(column("canvas", "SIS Login ID", "week-1")).toEqual(totals);
    expect(column("moodle", "ID number", "Grade: week-1")).toEqual(totals);
    expect(column("grades", "id", "total")).toEqual(totals);
    expect(column("nbgrader", "student_id", "score").map(([id, score]) => [id, Math.round((score as number) * 100) / 100])).toEqual(totals);
  });

  test.skipIf(!requirePart("chromium", "the feedback of a class in a browser"))(
    "pages of feedback open as they should, of all sorts of answers, on a phone too",
    async () => {
      const browser = await launchChromium();
      try {
        // All right, late, nothing, half a notebook, an error, a loop, hostile outputs, and the class.
        const pages = [...["s01", "s05", "s07", "s09", "s17", "s21", "s24"].map((id) => `${id}/index.html`), "class.html"];
        for (const [i, name] of pages.entries()) {
          const isPhone = i % 2 === 0;
          const context = await browser.newContext({
            colorScheme: isPhone ? "dark" : "light",
            viewport: { width: isPhone ? 390 : 1440, height: 900 },
          });
          expect(await filePageFaults(context, join(folder, "feedback", name)), name).toEqual([]);
          await context.close();
        }
      } finally {
        await browser.close();
      }
    },
    60_000,
  );

  test.skipIf(!requirePart("jupyter", "tables and gradebook by Python"))(
    "Python's csv and sqlite3 read the same, and the gradebook is whole",
    async () => {
      const program = `
import csv, json, sqlite3, sys
folder = sys.argv[1]
def read(name): return list(csv.reader(open(f"{folder}/export/{name}.csv", encoding="utf-8-sig", newline=""), strict=True))
book = sqlite3.connect(f"file:{folder}/gradebook.sqlite?mode=ro", uri=True)
json.dump({
  "tables": {name: read(name) for name in ("canvas", "moodle", "grades", "nbgrader")},
  "check": book.execute("pragma integrity_check").fetchall(), "keys": book.execute("pragma foreign_key_check").fetchall(),
}, sys.stdout)`;
      const { stdout, stderr } = spawnSync(python() as string, ["-c", program, folder], { encoding: "utf8" });
      expect(stderr).toBe("");
      const { tables, check, keys } = JSON.parse(stdout) as { tables: Record<string, string[][]>; check: unknown; keys: unknown };
      expect([check, keys]).toEqual([[["ok"]], []]);
      const standings = await standingsOf(folder);
      for (const [name, rows] of Object.entries(tables)) {
        const file = join(folder, "export", `${name}.csv`);
        const { header, rows: ours } = parseCsv(file, readFileSync(file, "utf8"));
        expect(rows[0], name).toEqual(header);
        expect(rows.slice(1), name).toEqual(ours.map(({ cells }) => header.map((column) => cells.get(column))));
        for (const row of rows) expect(row, name).toHaveLength(header.length);
      }
      expect(tables.grades).toHaveLength(standings.length + 1);
    },
  );

  test("Gradescope and PrairieLearn get a file for each who handed in", async () => {
    for (const form of ["gradescope", "prairielearn"]) {
      const there = readdirSync(join(folder, "export", form)).sort();
      expect(there).toEqual(kinds.flatMap((_, i) => (i === 6 ? [] : [nameOf(i)])));
    }
    for (const { student, total, max } of (await standingsOf(folder)).filter(({ student }) => student !== "s07")) {
      const read = (form: string) =>
        JSON.parse(readFileSync(join(folder, "export", form, student, "results.json"), "utf8")) as { score?: number; gradable?: boolean };
      expect(read("gradescope").score).toBe(total);
      const { gradable, score } = read("prairielearn");
      if (gradable) expect(score).toBeCloseTo(total / max, 12);
    }
    const learn = JSON.parse(readFileSync(join(folder, "export", "prairielearn", "s08", "results.json"), "utf8")) as object;
    expect(learn).toMatchObject({ gradable: false });
  });

  test("a table that a person edited is kept beside the new one", async () => {
    const file = join(folder, "export", "grades.csv");
    const written = readFileSync(file, "utf8");
    put(file, "mine");
    const students = readStudents(join(folder, "students.csv"));
    exportGrades(readAssignment(folder), students, await standingsOf(folder), { to: ["csv"], missing: "zero", canvasId: null });
    expect(readFileSync(file, "utf8")).toBe(written);
    expect(readFileSync(join(folder, "export", "grades.1.csv"), "utf8")).toBe("mine");
    expect(existsSync(join(folder, "export", "grades.2.csv"))).toBe(false);
  });
});
