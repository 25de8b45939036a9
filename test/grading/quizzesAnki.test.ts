import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { anki } from "../../src/grading/quizzes/anki.js";
import { platformHtml } from "../../src/grading/quizzes/platformHtml.js";
import { type Question, type Quiz, quizOf } from "../../src/grading/quizzes/question.js";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { courseVersion } from "../../src/lessons/courseVersion.js";
import { python, requirePart } from "../realParts.js";

const folder = mkdtempSync(join(tmpdir(), "anki-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const quizzesOf = (numeric: boolean): Quiz[] =>
  lessons
    .filter(({ quiz }) => quiz.length > 0)
    .map((lesson) => quizOf(lesson, { title: `About ${nameOf(lesson)}`, toHtml: platformHtml, numeric }));
const course = quizzesOf(false);
const asked = (quizzes: readonly Quiz[]): Question[] => quizzes.flatMap(({ questions }) => questions);

interface Note {
  readonly id: number;
  readonly guid: string;
  readonly mid: number;
  readonly mod: number;
  readonly tags: string;
  readonly flds: string;
  readonly sfld: string;
  readonly csum: number;
}

/** What a package holds, read from its file as Anki would. */
function read(quizzes: readonly Quiz[]) {
  const files = unzipSync(anki(quizzes));
  const file = join(folder, "collection.anki2");
  writeFileSync(file, files["collection.anki2"] as Uint8Array);
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    expect(db.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
    const col = db.prepare("SELECT * FROM col").get() as Record<string, string | number>;
    const json = <T>(name: string): T => JSON.parse(col[name] as string) as T;
    return {
      files: Object.keys(files).sort(),
      media: strFromU8(files.media as Uint8Array),
      version: col.ver,
      models: json<Record<string, { id: number; flds: { name: string }[] }>>("models"),
      decks: json<Record<string, { id: number; name: string; conf: number }>>("decks"),
      paces: json<Record<string, object>>("dconf"),
      notes: db.prepare("SELECT * FROM notes ORDER BY rowid").all() as unknown as Note[],
      cards: db.prepare("SELECT id, nid, did, ord, type, queue, due FROM cards ORDER BY due").all() as Record<string, number>[],
    };
  } finally {
    db.close();
  }
}

describe("Anki", () => {
  const whole = read(course);

  test("a package is a collection of version 11 and an empty list of media", () => {
    expect(whole.files).toEqual(["collection.anki2", "media"]);
    expect([whole.media, whole.version]).toEqual(["{}", 11]);
  });

  test("every question is a note with one new card, in the deck of its lesson and in the lesson's order", () => {
    expect(whole.notes.length).toBe(asked(course).length);
    expect(new Set(whole.notes.map(({ id }) => id)).size).toBe(whole.notes.length);
    const guids = new Map(whole.notes.map(({ id, guid }) => [id, guid]));
    expect(whole.cards.map(({ nid }) => guids.get(nid as number))).toEqual(asked(course).map(({ id }) => `lr-lab--${id}`));
    expect(whole.cards.map(({ did }) => whole.decks[did as number]?.name)).toEqual(
      course.flatMap(({ lesson, questions }) => questions.map(() => `LR Lab::${lesson}`)),
    );
    expect(whole.cards.every(({ ord, type, queue }) => ord === 0 && type === 0 && queue === 0)).toBe(true);
    for (const [key, { id, name, conf }] of Object.entries(whole.decks)) {
      expect(String(id)).toBe(key);
      expect(whole.paces).toHaveProperty(String(conf));
      expect(name).toMatch(/^(Default|LR Lab(::[a-z0-9-]+)?)$/);
    }
    expect(new Set(Object.values(whole.decks).map(({ name }) => name)).size).toBe(course.length + 2);
  });

  test("the front has the question and its options, the back the right ones with their reasons", () => {
    const byGuid = new Map(whole.notes.map((note) => [note.guid, note]));
    for (const { id, stem, options } of asked(course)) {
      const { flds, mid } = byGuid.get(`lr-lab--${id}`) as Note;
      const fields = flds.split("\u001f");
      expect(whole.models[mid]?.flds.length).toBe(fields.length);
      const [question, list, answer] = fields as [string, string, string];
      expect(question).toBe(stem);
      expect([...list.matchAll(/<li>(.*?)<\/li>/g)].map(([, text]) => text)).toEqual(options.map(({ text }) => text));
      const bold = [...answer.matchAll(/<b>([a-z])\. (.*?)<\/b><br>(.*?)<\/p>/g)].map(([, letter, text, why]) => [letter, text, why]);
      expect(bold).toEqual(options.filter(({ right }) => right).map(({ letter, text, why }) => [letter, text, why]));
      for (const { why } of options) expect(answer).toContain(why);
      expect(flds).not.toContain("$$");
    }
  });

  test("a number is asked for without options", () => {
    const { notes } = read(quizzesOf(true));
    const { flds } = notes.find(({ guid }) => guid === "lr-lab--linear--ten-epochs") as Note;
    expect(flds.split("\u001f")[1]).toBe("");
    expect(flds.split("\u001f")[2]).toContain("<b>0.01</b>");
  });

  test("a note keeps its ids whatever its words and neighbours, and a newer course has newer notes", () => {
    const [first, ...others] = course as [Quiz, ...Quiz[]];
    const reworded = {
      ...first,
      title: "Another",
      questions: first.questions.map((question) => ({ ...question, stem: `${question.stem} Now?` })),
    };
    const ids = ({ notes }: { notes: readonly Note[] }) => notes.map(({ id, guid, mid, mod }) => `${id} ${guid} ${mid} ${mod}`).sort();
    expect(ids(read([...others, reworded]))).toEqual(ids(whole));
    const [major, minor, patch] = courseVersion.split(".").map(Number) as [number, number, number];
    const since = Date.parse("2026-01-01T00:00:00Z") / 1000;
    expect(new Set(whole.notes.map(({ mod }) => mod))).toEqual(new Set([since + (major * 1000 + minor) * 1000 + patch]));
  });

  test("the same quizzes give the same bytes", () => {
    expect(Buffer.from(anki(course)).equals(Buffer.from(anki(quizzesOf(false))))).toBe(true);
  });

  test("any character of a text comes back", () => {
    const odd = "<b>'&amp;\" \\(\\nu<1\\) {{Answer}} [sound:x] \u2028 🙂";
    const question: Question = {
      id: "a--b",
      name: "a",
      stem: odd,
      options: [{ letter: "a", text: odd, right: true, why: odd }],
    };
    const { notes } = read([{ lesson: "a", title: odd, questions: [question] }]);
    expect(notes[0]?.flds.split("\u001f")[0]).toBe(odd);
  });
});

/** Reads the same file with another SQLite, and counts its checksums by itself: HTML read by a real parser. */
const reading = `
import hashlib, html.parser, json, sqlite3, sys
class Words(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.words = ""
    def handle_data(self, data):
        self.words += data
db = sqlite3.connect(sys.argv[1])
found = []
for guid, flds, sfld, csum in db.execute("select guid, flds, sfld, csum from notes"):
    parser = Words()
    parser.feed(flds.split("\\x1f")[0])
    parser.close()
    words = parser.words
    found.append([guid, str(sfld) == words, csum == int(hashlib.sha1(words.encode()).hexdigest()[:8], 16)])
print(json.dumps({"ok": db.execute("pragma integrity_check").fetchone()[0], "notes": found}))
`;

describe.skipIf(!requirePart("jupyter", "that another SQLite reads an Anki package"))("Anki, by Python", () => {
  test("reads the collection, and counts the same checksums", () => {
    const file = join(folder, "python.anki2");
    writeFileSync(file, unzipSync(anki(course))["collection.anki2"] as Uint8Array);
    const { stdout, stderr } = spawnSync(python() as string, ["-c", reading, file], { encoding: "utf8" });
    expect(stderr).toBe("");
    const { ok, notes } = JSON.parse(stdout) as { ok: string; notes: [string, boolean, boolean][] };
    expect(ok).toBe("ok");
    expect(notes.length).toBe(asked(course).length);
    expect(notes.filter(([, words, sum]) => !words || !sum)).toEqual([]);
  });
});
