import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Assignment, parseAssignment } from "../../src/grading/assignment.js";
import { type Collected, collect, heldBy } from "../../src/grading/collect.js";
import type { Student } from "../../src/grading/students.js";
import { readTimestamp } from "../../src/grading/timestamp.js";
import { partPath, requirePart } from "../realParts.js";

const student = (id: string, name = "", canvas = ""): Student => ({ id, name, email: "", canvas, extensionHours: 0 });
const students = [
  student("ada", "Ada Lovelace", "4711"),
  student("gh", "Hopper, Grace"),
  student("max1", "Max Müller"),
  student("max2", "Max Müller"),
  student("zoe", "Zoé van der Berg"),
];

let base = "";
let count = 0;
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), "lrlab-collect-"));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

function newAssignment(variants = false): Assignment {
  const folder = join(base, `a${count++}`);
  mkdirSync(folder);
  const yaml = {
    name: "week-1",
    title: "Week 1",
    due: "2026-12-01T12:00:00Z",
    seed: 1,
    variants,
    exercises: [{ exercise: "05-dropping/multistep" }],
  };
  return parseAssignment(folder, JSON.stringify(yaml));
}

/** A folder with these files. */
function source(files: Readonly<Record<string, string>>): string {
  const folder = join(base, `s${count++}`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A zip archive with these files. */
function archive(files: Readonly<Record<string, string>>): string {
  const file = join(base, `z${count++}.zip`);
  writeFileSync(file, zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))));
  return file;
}

const take = (assignment: Assignment, from: string, received: string | null = "2026-12-01T10:00:00Z"): Collected =>
  collect(assignment, students, { from, received });
const textOf = (assignment: Assignment, id: string): string => readFileSync(heldBy(assignment, id)?.file as string, "utf8");

describe("where submissions come from", () => {
  test("files and folders named after ids, a notebook or a .ts file", () => {
    const assignment = newAssignment();
    const done = take(assignment, source({ "ada.ipynb": "A", "gh/deep/work.ipynb": "G", "zoe.ts": "Z", "notes.txt": "", ".DS_Store": "" }));
    expect(done.fresh).toEqual(["ada", "gh", "zoe"]);
    expect(done.missing).toEqual(["max1", "max2"]);
    expect(done.notes).toEqual(["notes.txt (neither .ipynb nor .ts): left out."]);
    expect(heldBy(assignment, "zoe")).toEqual({
      file: join(assignment.folder, "submitted/zoe/week-1.ts"),
      submitted: "2026-12-01T10:00:00Z",
    });
  });

  test("nbgrader's tree, with its time stamps, and only this assignment of it", () => {
    const assignment = newAssignment();
    const done = take(
      assignment,
      source({
        "submitted/ada/week-1/week-1.ipynb": "A1",
        "submitted/ada/week-1/timestamp.txt": "2026-12-01 22:58:23.948203 Europe/Berlin",
        "submitted/ada/week-2/week-2.ipynb": "A2",
        "submitted/gh/week-1/week-1.ipynb": "G",
        "submitted/gh/week-1/timestamp.txt": "yesterday",
      }),
      null,
    );
    expect(done.fresh).toEqual(["ada", "gh"]);
    expect(textOf(assignment, "ada")).toBe("A1");
    expect(heldBy(assignment, "ada")?.submitted).toBe("2026-12-01T21:58:23Z");
    expect(done.notes).toEqual([
      "gh: timestamp.txt holds no time that can be read. Write it as 2026-12-01T23:59:00+01:00.",
      expect.stringMatching(/^gh: nothing says when it was handed in, so it counts as in time\./),
    ]);
  });

  test("says once of all whose time nobody knows that they count as in time", () => {
    const { notes } = take(newAssignment(), source({ "ada.ipynb": "A", "gh.ipynb": "G", "zoe.ipynb": "Z" }), null);
    expect(notes).toEqual([
      expect.stringMatching(/^ada, gh, zoe: nothing says when it was handed in, .* submitted\/STUDENT\/timestamp\.txt/),
    ]);
  });

  test("Canvas's download: names turned round, numbers, marks, and uploads again", () => {
    const assignment = newAssignment();
    const done = take(
      assignment,
      archive({
        "somebodyelse_4711_1_week-1.ipynb": "by number",
        "hoppergrace_LATE_12_2_week-1-2.ipynb": "late",
        "vanderbergzoe_13_3_week-1.ipynb": "Z",
        "mullermax_14_4_week-1.ipynb": "M",
        "mullermax_LATE_14_4_week-1.ipynb": "M",
        "ghostcasper_15_5_week-1.ipynb": "?",
      }),
      null,
    );
    expect(done.fresh).toEqual(["ada", "gh", "zoe"]);
    expect(textOf(assignment, "ada")).toBe("by number");
    expect(done.notes).toContain(
      "mullermax_14_4_week-1.ipynb: max1, max2 are all called mullermax: put it into a folder named after the id, or fill in the column canvas. Not taken.",
    );
    expect(done.notes).toContain("ghostcasper_15_5_week-1.ipynb: nobody in students.csv is called ghostcasper. Not taken.");
    expect(done.notes.find((note) => note.startsWith("gh:"))).toMatch(
      /^gh: its name says that it was late, and not by how much\. Write the time into submitted.gh.timestamp\.txt, or collect with --received\./,
    );
  });

  test("Moodle's download", () => {
    const assignment = newAssignment();
    const done = take(
      assignment,
      archive({ "Ada Lovelace_512_assignsubmission_file_/x.ipynb": "A", "Zoé van der Berg_9_assignsubmission_file/week-1.ipynb": "Z" }),
    );
    expect(done.fresh).toEqual(["ada", "zoe"]);
  });

  test("several files of one student: the one that is named, else none", () => {
    const assignment = newAssignment();
    const done = take(
      assignment,
      source({ "ada/week-1.ipynb": "A", "ada/scratch.ipynb": "", "gh/a.ipynb": "", "gh/b.ipynb": "", "zoe/a.ts": "", "zoe/b.ipynb": "Z" }),
    );
    expect([textOf(assignment, "ada"), textOf(assignment, "zoe")]).toEqual(["A", "Z"]);
    expect(done.notes).toEqual(["gh: 2 files (gh/a.ipynb, gh/b.ipynb). None taken: keep the one that counts, or name it week-1.ipynb."]);
    expect(done.missing).toContain("gh");
  });

  test("a notebook of another assignment, and one made for somebody else, are told", () => {
    const assignment = newAssignment(true);
    const notebook = (lrlab: object): string => JSON.stringify({ metadata: { lrlab } });
    const done = take(
      assignment,
      source({
        "ada.ipynb": notebook({ assignment: "week-2" }),
        "gh.ipynb": notebook({ assignment: "week-1", student: "ada" }),
        "zoe.ipynb": "null",
      }),
    );
    expect(done.notes).toEqual([
      "gh: the notebook was made for ada; it is graded by gh's own variant.",
      "ada: the notebook is that of week-2, not of week-1. Ask for the right one.",
    ]);
    const other = newAssignment();
    const many = take(
      other,
      source(Object.fromEntries(["ada", "gh", "zoe"].map((id) => [`${id}.ipynb`, notebook({ assignment: "week-2" })]))),
    );
    expect(many.notes).toEqual(["ada, gh, zoe: the notebooks are those of week-2, not of week-1. Ask for the right ones."]);
  });
});

describe("what nobody should take", () => {
  test("a way out, a link, what is too large, and no archive", () => {
    const assignment = newAssignment();
    const file = archive({
      "../../ada.ipynb": "out",
      "/gh.ipynb": "out",
      "..\\zoe.ipynb": "out",
      "zoe.ipynb": "Z",
      "max1.ipynb": " ".repeat(10_000_001),
    });
    const done = take(assignment, file);
    expect(done.fresh).toEqual(["zoe"]);
    expect(done.notes.filter((note) => note.includes("leads out of the archive"))).toHaveLength(3);
    expect(done.notes).toContain("max1.ipynb (larger than 10 MB: clear its outputs): left out.");
    const folder = source({ "zoe.ipynb": "Z" });
    symlinkSync("/etc/passwd", join(folder, "ada.ipynb"));
    expect(take(newAssignment(), folder).notes).toContain("ada.ipynb (a link): left out.");
    writeFileSync(join(base, "no.zip"), "PK no");
    expect(() => take(assignment, join(base, "no.zip"))).toThrow(/no\.zip is no zip archive that can be read \(/);
    expect(() => take(assignment, join(base, "gone"))).toThrow(/there is no .*gone\./);
    expect(() => take(assignment, source({ "notes.txt": "" }))).toThrow(
      /must hold a notebook or a \.ts file of at least one student, and holds none\.\nnotes\.txt/,
    );
  });

  test.skipIf(process.platform === "win32")("what may not be read, or would never end, is named; the others are taken", () => {
    const from = source({ "Ada.IPYNB": "1", "gh.ipynb": "2", "zoe/week-1.ipynb": "3" });
    spawnSync("mkfifo", [join(from, "max1.ipynb")]);
    for (const folder of [base, from]) chmodSync(folder, 0o755); // for whoever is let in below
    for (const name of ["gh.ipynb", "zoe"]) chmodSync(join(from, name), 0);
    const assignment = { ...newAssignment(), folder: mkdtempSync(join(tmpdir(), "lrlab-collect-")) };
    chmodSync(assignment.folder, 0o777);
    // Root may read everything, and so becomes somebody else meanwhile.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      const { fresh, notes } = collect(assignment, [student("Ada"), ...students.slice(1)], { from, received: "2026-12-01T10:00:00Z" });
      expect(fresh).toEqual(["Ada"]);
      const unread = "can't be read: see to it that you may read it";
      expect(notes).toEqual([`gh.ipynb (${unread}): left out.`, "max1.ipynb (no file): left out.", `zoe/ (${unread}): left out.`]);
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(join(from, "zoe"), 0o755);
      rmSync(assignment.folder, { recursive: true });
    }
  });

  test("an archive that says it is smaller than it is gives no more than it says", () => {
    const bytes = readFileSync(archive({ "ada.ipynb": "x".repeat(100_000) }));
    // The size stands in the central directory as a little-endian number.
    const at = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24;
    expect(bytes.readUInt32LE(at)).toBe(100_000);
    bytes.writeUInt32LE(10, at);
    const file = join(base, "liar.zip");
    writeFileSync(file, bytes);
    const assignment = newAssignment();
    let length = 0;
    try {
      take(assignment, file);
      length = textOf(assignment, "ada").length;
    } catch (error) {
      expect((error as Error).message).toMatch(/no zip archive that can be read/);
    }
    expect(length).toBeLessThanOrEqual(10);
  });
});

describe("submissions again", () => {
  const attempts = ({ folder }: Assignment): string[] =>
    existsSync(join(folder, "attempts/ada")) ? readdirSync(join(folder, "attempts/ada")).sort() : [];

  test("the earlier one is kept, and the same one changes nothing", () => {
    const assignment = newAssignment();
    const [first, second] = [source({ "ada.ipynb": "1" }), source({ "ada.ipynb": "2" })];
    expect(take(assignment, first, "2026-12-01T10:00:00Z").fresh).toEqual(["ada"]);
    expect(take(assignment, first, "2026-12-01T11:00:00Z").same).toEqual(["ada"]);
    expect(heldBy(assignment, "ada")?.submitted).toBe("2026-12-01T10:00:00Z");
    expect(take(assignment, second, "2026-12-01T11:00:00Z").again).toEqual(["ada"]);
    expect(textOf(assignment, "ada")).toBe("2");
    expect(readFileSync(join(assignment.folder, "attempts/ada/1/week-1.ipynb"), "utf8")).toBe("1");
    expect(readFileSync(join(assignment.folder, "attempts/ada/1/timestamp.txt"), "utf8")).toBe("2026-12-01T10:00:00Z\n");
  });

  test("one that was handed in before the one that is there does not take its place", () => {
    const assignment = newAssignment();
    take(assignment, source({ "ada.ipynb": "2" }), "2026-12-01T11:00:00Z");
    const first = source({ "ada.ipynb": "1" });
    for (let i = 0; i < 2; i++) expect(take(assignment, first, "2026-12-01T10:00:00Z").older).toEqual(["ada"]);
    expect(textOf(assignment, "ada")).toBe("2");
    expect(attempts(assignment)).toEqual(["1"]);
  });

  test("without times, what was there before is not taken for new", () => {
    const assignment = newAssignment();
    const [first, second] = [source({ "ada.ipynb": "1" }), source({ "ada.ts": "2" })];
    for (const [from, became] of [
      [first, "fresh"],
      [second, "again"],
      [first, "older"],
      [second, "same"],
    ] as const) {
      expect(take(assignment, from, null)[became]).toEqual(["ada"]);
    }
    expect(textOf(assignment, "ada")).toBe("2");
    expect(attempts(assignment)).toEqual(["1"]);
  });
});

test.skipIf(!requirePart("bubblewrap", "a disk that is full while submissions are collected"))(
  "a full disk is named, and what was handed in stays as it was",
  () => {
    const assignment = newAssignment();
    writeFileSync(join(assignment.folder, "students.csv"), "id,name\nada,Ada\n");
    writeFileSync(
      join(assignment.folder, "assignment.yaml"),
      "name: week-1\ntitle: Week 1\nexercises: [{ exercise: 05-dropping/multistep }]\nseed: 1\n",
    );
    take(assignment, source({ "ada.ipynb": "kept" }), "2026-12-01T11:00:00Z");
    const large = source({ "ada.ipynb": "x".repeat(200_000) });
    const disk = join(base, "disk");
    const collecting = (received: string): string =>
      `"$1" "$2" assignment collect disk --from "$3" --received ${received}; echo "exit $?"; (cd disk && find . -type f | sort)`;
    const script = ['cp -R "$4/." disk', collecting("2026-12-01T12:00:00Z"), collecting("2026-12-01T10:00:00Z")].join("; ");
    mkdirSync(disk);
    const { stdout, stderr, error } = spawnSync(
      partPath("bubblewrap") as string, // required above
      [
        ...["--dev-bind", "/", "/", "--size", "65536", "--tmpfs", disk, "--chdir", base, "sh", "-c", script, "sh"],
        ...[process.execPath, resolve("src/cli/bin.mjs"), large, assignment.folder],
      ],
      { encoding: "utf8" },
    );
    if (error || /bwrap: /.test(stderr))
      return console.log(`not tested: a full disk. bubblewrap can't make one here: ${stderr.split("\n")[0]}`);
    const files = ["./assignment.yaml", "./students.csv", "./submitted/ada/timestamp.txt", "./submitted/ada/week-1.ipynb"];
    expect(stdout.trim().split("\n")).toEqual(["exit 2", ...files, "exit 2", ...files]);
    expect(stderr.match(/can't be written \(ENOSPC\)\. The disk is full\. Make room and do the same again/g)).toHaveLength(2);
  },
);

describe("a time stamp", () => {
  test.each([
    ["2026-12-01T23:59:00+01:00", "2026-12-01T22:59:00Z"],
    ["2026-12-01T22:59:00Z\n", "2026-12-01T22:59:00Z"],
    ["2026-12-01 22:58:23.948203 UTC", "2026-12-01T22:58:23Z"],
    ["2026-07-01 22:58:23 America/Los_Angeles", "2026-07-02T05:58:23Z"],
    ["2026-12-01 22:58:23 America/Los_Angeles", "2026-12-02T06:58:23Z"],
    // Clocks in Berlin went from 2 to 3 that night, and in October from 3 back to 2.
    ["2026-03-29 01:30:00 Europe/Berlin", "2026-03-29T00:30:00Z"],
    ["2026-03-29 03:30:00 Europe/Berlin", "2026-03-29T01:30:00Z"],
    ["2026-10-25 03:30:00 Europe/Berlin", "2026-10-25T02:30:00Z"],
    ["2026-10-25 02:30:00 Europe/Berlin", "2026-10-25T00:30:00Z"],
  ])("%s is %s", (text, utc) => {
    expect(readTimestamp(text)).toBe(utc);
  });

  test.each(["", "yesterday", "2026-12-01", "2026-12-01T10:00:00", "2026-13-01 10:00 UTC", "2026-12-01 10:00 Nowhere/Town"])(
    "%j is none",
    (text) => {
      expect(readTimestamp(text)).toBeNull();
    },
  );
});
