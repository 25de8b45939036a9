import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { courseVersion } from "../../lessons/courseVersion.js";
import { zipFiles } from "../zipFiles.js";
import type { Question, Quiz } from "./question.js";

/**
 * Quizzes as a package of flash cards for Anki: a deck for each lesson, "LR Lab::05-dropping", a note with one card for each question. The
 * card asks with all options; its back has the right ones and the reason for each. Anki's own MathJax sets what stands between \( and \).
 *
 * A note keeps its guid whatever its words, so importing again never doubles it. Anki takes over a note whose date is later than the one it
 * has: ours is counted from the course's version, and no clock is asked.
 *
 * Source: Anki, schema of a collection, version 11, https://github.com/ankitects/anki/blob/main/rslib/src/storage/schema11.sql; what an
 * import does, rslib/src/import_export/package/apkg/import/notes.rs there; https://docs.ankiweb.net/math.html
 *
 * @returns the bytes of an .apkg: a ZIP with an SQLite file, and a list of media that names none. The same quizzes give the same bytes, on the same SQLite.
 */
export const anki = (quizzes: readonly Quiz[]): Uint8Array => zipFiles({ "collection.anki2": collection(quizzes), media: "{}" });

/** When the format of these cards began, 2026-01-01, and the version counted in seconds from there: 0.1.0 is a thousand. */
const began = Date.UTC(2026, 0, 1) / 1000;
const changed = began + courseVersion.split(".").reduce((sum, part) => sum * 1000 + Number(part), 0);

/** Ids are times in milliseconds, and ours are made from names: of 2023 to 2025, so that nobody's new card meets them. */
const idOf = (name: string): number => 1.7e12 + (Number.parseInt(createHash("sha256").update(name).digest("hex").slice(0, 12), 16) % 6e10);

const noteTypeId = idOf("lr lab: note type");
const deckId = (name: string): number => idOf(`deck ${name}`);
const deckName = ({ lesson }: Quiz): string => `LR Lab::${lesson}`;

/** Between the fields of a note. */
const separator = "\u001f";

function collection(quizzes: readonly Quiz[]): Uint8Array {
  const db = new DatabaseSync(":memory:");
  try {
    db.exec(tables);
    const json = JSON.stringify;
    db.prepare("INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')").run(
      began,
      changed * 1000,
      began * 1000,
      json({ activeDecks: [1], curDeck: 1, nextPos: 1, sortType: "noteFld", sortBackwards: false, addToCur: true, newSpread: 0 }),
      json({ [noteTypeId]: noteType }),
      json(decksOf(quizzes)),
      json({ 1: deckOptions }),
    );
    const addNote = db.prepare("INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')");
    const addCard = db.prepare("INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')");
    let place = 0;
    for (const quiz of quizzes) {
      for (const question of quiz.questions) {
        const id = idOf(question.id);
        const fields = fieldsOf(question);
        const first = plain(question.stem);
        addNote.run(id, guidOf(question), noteTypeId, changed, ` lr-lab ${quiz.lesson} `, fields.join(separator), first, checksum(first));
        place += 1;
        addCard.run(id, id, deckId(deckName(quiz)), changed, place);
      }
    }
    return db.serialize();
  } finally {
    db.close();
  }
}

const guidOf = ({ id }: Question): string => `lr-lab--${id}`;

/** By this Anki finds notes that begin alike: the first eight digits of SHA-1 of the first field's words. */
const checksum = (words: string): number => Number.parseInt(createHash("sha1").update(words).digest("hex").slice(0, 8), 16);

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&", "#39": "'" };

/** The words of our HTML: without its tags, its entities as characters. */
const plain = (html: string): string =>
  html.replaceAll(/<[^>]*>/g, "").replaceAll(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => named[name] as string); // the pattern's own names

/** The fields in the order of `fieldNames`. */
function fieldsOf({ stem, options, numbers }: Question): readonly string[] {
  const listed = options.map(({ text }) => `<li>${text}</li>`).join("");
  const [right, wrong] = [options.filter((option) => option.right), options.filter((option) => !option.right)];
  const lines = [
    ...right.map(({ letter, text, why }) => `<p><b>${numbers ? "" : `${letter}. `}${text}</b><br>${why}</p>`),
    ...wrong.map(({ letter, text, why }) => `<p>${numbers ? `${text}, no` : `Not ${letter}`}: ${why}</p>`),
  ];
  return [stem, numbers ? "" : `<ol type="a">${listed}</ol>`, lines.join("")];
}

const fieldNames = ["Question", "Options", "Answer"] as const;

/** How a note is shown. Its fields' and card's names must stay: Anki would take it for another type of note, and refuse to update. */
const noteType = {
  id: noteTypeId,
  name: "LR Lab question",
  type: 0,
  mod: changed,
  usn: -1,
  sortf: 0,
  did: null,
  tmpls: [
    {
      name: "Question",
      ord: 0,
      qfmt: "<div class=question>{{Question}}</div>{{Options}}",
      afmt: "{{FrontSide}}<hr id=answer>{{Answer}}",
      bqfmt: "",
      bafmt: "",
      did: null,
    },
  ],
  flds: fieldNames.map((name, ord) => ({ name, ord, sticky: false, rtl: false, font: "Arial", size: 20, media: [] })),
  css: ".card { font: 1.1rem/1.5 sans-serif; max-width: 40rem; margin: 0 auto; padding: 1rem; }\n.question { font-weight: 600; }\nli, p { margin: 0.5em 0; }\n",
  latexPre: "\\documentclass[12pt]{article}\n\\begin{document}\n",
  latexPost: "\\end{document}",
  req: [[0, "any", [0, 1]]],
  tags: [],
  vers: [],
};

/** The deck that every collection has, one for the course, one for each lesson. */
function decksOf(quizzes: readonly Quiz[]): Record<string, object> {
  const deck = (id: number, name: string, desc: string) => {
    const today = { newToday: [0, 0], revToday: [0, 0], lrnToday: [0, 0], timeToday: [0, 0] };
    return [id, { id, name, desc, mod: changed, usn: -1, dyn: 0, conf: 1, collapsed: false, extendNew: 0, extendRev: 50, ...today }];
  };
  const course = "LR Lab";
  const lessons = quizzes.map((quiz) => deck(deckId(deckName(quiz)), deckName(quiz), plain(quiz.title)));
  return Object.fromEntries([deck(1, "Default", ""), deck(deckId(course), course, ""), ...lessons]);
}

/** Anki's own first settings, which a collection must name; an import leaves the reader's. */
const deckOptions = {
  id: 1,
  name: "Default",
  mod: 0,
  usn: 0,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  dyn: false,
  new: { bury: false, delays: [1, 10], initialFactor: 2500, ints: [1, 4, 7], order: 1, perDay: 20, separate: true },
  rev: { bury: false, ease4: 1.3, fuzz: 0.05, ivlFct: 1, maxIvl: 36500, minSpace: 1, perDay: 200 },
  lapse: { delays: [10], leechAction: 0, leechFails: 8, minInt: 1, mult: 0 },
};

const columns = (names: string): string =>
  names
    .split(" ")
    .map((name) => (name === "id" ? "id INTEGER PRIMARY KEY" : `${name} INTEGER NOT NULL`))
    .join(", ")
    .replaceAll(/\b(guid|tags|flds|data|conf|models|decks|dconf) INTEGER/g, "$1 TEXT");

/** The tables that Anki expects. */
const tables = `
CREATE TABLE col (${columns("id crt mod scm ver dty usn ls conf models decks dconf tags")});
CREATE TABLE notes (${columns("id guid mid mod usn tags flds sfld csum flags data")});
CREATE TABLE cards (${columns("id nid did ord mod usn type queue due ivl factor reps lapses left odue odid flags data")});
CREATE TABLE revlog (${columns("id cid usn ease ivl lastIvl factor time type")});
CREATE TABLE graves (${columns("usn oid type")});
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_notes_csum ON notes (csum);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_revlog_cid ON revlog (cid);`;
