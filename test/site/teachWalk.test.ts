/** What /teach/ shows of an assignment's commands is what they print: each is run here, for a class of three. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import walk from "../../site/teach/walk.json" with { type: "json" };
import { readAssignment } from "../../src/grading/assignment.js";
import { assignmentTasks } from "../../src/grading/assignmentTasks.js";
import { root } from "../realParts.js";

const folder = mkdtempSync(join(tmpdir(), "lrlab-walk-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a line as typed into a shell, and gives what it prints; how far it is, it says elsewhere. */
const typed = (command: string): string =>
  execFileSync("sh", ["-c", command], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}` },
  });

interface Notebook {
  readonly cells: { readonly metadata: { readonly tags?: readonly string[] }; source: string[] }[];
}

/** Hands in a student's notebook, with other code in its answers' cells. */
function handIn(student: string, to: string, answerOf: (tag: string, printed: string) => string): void {
  const name = "week-5.ipynb";
  const notebook = JSON.parse(readFileSync(join(folder, "week-5/release", student, name), "utf8")) as Notebook;
  for (const cell of notebook.cells) {
    const [tag] = cell.metadata.tags ?? [];
    if (tag !== undefined) cell.source = [answerOf(tag, cell.source.join(""))];
  }
  mkdirSync(join(folder, to, student), { recursive: true });
  writeFileSync(join(folder, to, student, name), JSON.stringify(notebook));
}

/** Ada solves both, Ben leaves one that does not compile, Chi solves one, a day late. */
function handAllIn(): void {
  const tasks = assignmentTasks(readAssignment(join(folder, "week-5")));
  const right = (student: string, tag: string): string => tasks.find((task) => task.assigned.tag === tag)?.taskOf(student).solution ?? "";
  handIn("ada", "downloads", (tag) => right("ada", tag));
  handIn("ben", "downloads", (tag) => (tag === "warmup" ? right("ben", tag) : "function stairs(t: number) {\n  return t * ;\n}"));
  handIn("chi", "late", (tag, printed) => (tag === "warmup" ? printed : right("chi", tag)));
}

test("every command prints what the page shows", () => {
  writeFileSync(
    join(folder, "class.csv"),
    "id,name,email\nada,Ada Brandt,ada@example.edu\nben,Ben Costa,ben@example.edu\nchi,Chi Duong,chi@example.edu\n",
  );
  const shown = walk.map((step) => {
    const output = typed(step.command).trimEnd();
    if (step.name === "release") handAllIn();
    return { ...step, output };
  });
  if (process.env.UPDATE_WALK) writeFileSync(join(root, "site/teach/walk.json"), `${JSON.stringify(shown, null, 2)}\n`);
  else expect(shown).toEqual(walk);
  expect(readdirSync(join(folder, "week-5")).sort()).toContain("feedback");
}, 120_000);
