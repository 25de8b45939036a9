import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test, vi } from "vitest";
import { assignment as assignmentCommand } from "../../src/cli/commands/assignment.js";
import { rng } from "../../src/engine/rng.js";
import { newAssignment } from "../../src/grading/assignmentNew.js";
import { readCsv } from "../../src/grading/csv.js";
import { fingerprints, gramHashes, gramLength } from "../../src/grading/similarity/fingerprints.js";
import { similarityPage } from "../../src/grading/similarity/similarityPage.js";
import { type Answer, type SimilarPair, type Span, similarPairs } from "../../src/grading/similarity/similarPairs.js";
import { tokensOf } from "../../src/grading/similarity/tokensOf.js";
import { root } from "../realParts.js";

const corpus = join(root, "test/grading/corpus");
const honest: Answer[] = readdirSync(corpus)
  .filter((name) => name.startsWith("honest-"))
  .map((name) => ({
    id: name,
    code: readFileSync(join(corpus, name), "utf8"),
    given: ["export function halve(lr0: number, n: number) {}"],
  }));

/** A copy as somebody makes one who hides it: other names, numbers, lines and comments, and a line of its own in the middle. */
function copied({ id, code, given }: Answer): Answer {
  const kept = new Set(["halve", "rates", "sum", "length", "Array", "Number", "Math", "RangeError"]);
  const renamed = tokensOf(code)
    .toReversed()
    .reduce((text, { word, from, to }) => {
      const old = text.slice(from, to);
      const fresh = word === "name" && !kept.has(old) ? `mine_${old.replace("#", "")}` : word === "number" ? `${old}.0` : old;
      return `${text.slice(0, from)}${old.startsWith("#") ? "#" : ""}${fresh}${text.slice(to)}`;
    }, code);
  const lines = renamed.split("\n").map((line) => `    ${line.trim()}   // I wrote this`);
  const half = Math.ceil(lines.length / 2);
  return {
    id: `copy of ${id}`,
    code: [...lines.slice(0, half), "const unused = [1, 2, 3].length;", ...lines.slice(half)].join("\n"),
    given,
  };
}

const words = (code: string): string =>
  tokensOf(code)
    .map(({ word }) => word)
    .join(" ");

describe("tokens", () => {
  test("are alike whatever the names, numbers, texts, types, comments and lines", () => {
    expect(words("const rate: number = lr0 * 0.5; // half\nreturn `a`;")).toBe("let name = name * number return text");
    expect(words("let x=y*2\nreturn 'q'")).toBe("let name = name * number return text");
    expect(words("for (let i = 0; i < n; i++) f(i)")).not.toBe(words("while (i < n) f(i)"));
  });

  test("come from broken and hostile code too", () => {
    for (const name of readdirSync(corpus).filter((file) => file.endsWith(".ts"))) {
      const code = readFileSync(join(corpus, name), "latin1").slice(0, 20_000);
      for (const { from, to } of tokensOf(code)) expect(from >= 0 && from < to && to <= code.length).toBe(true);
    }
  });
});

describe("winnowing", () => {
  const code = fc.array(fc.constantFrom("a+", "f(", "1*", ")", "[", "]", "if ", "x=>", "{", "}"), { minLength: 0, maxLength: 120 });

  test("keeps, of every four grams that follow each other, a smallest one", () =>
    fc.assert(
      fc.property(code, (pieces) => {
        const tokens = tokensOf(pieces.join(""));
        const hashes = gramHashes(tokens);
        const kept = new Set(fingerprints(tokens).map(({ at }) => at));
        for (const { hash, at } of fingerprints(tokens)) expect(hash).toBe(hashes[at]);
        for (let from = 0; from + 4 <= hashes.length; from++) {
          const smallest = Math.min(...hashes.slice(from, from + 4));
          expect([0, 1, 2, 3].some((i) => kept.has(from + i) && hashes[from + i] === smallest)).toBe(true);
        }
        if (hashes.length > 0) expect(kept.size).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    ));

  test("finds what two codes share, from 13 tokens on, wherever it stands", () =>
    fc.assert(
      fc.property(code, code, (before, after) => {
        const common = "g=[a?b:c,!d,e&&h]";
        expect(tokensOf(common).length).toBeGreaterThanOrEqual(gramLength + 3);
        const prints = [`${before.join("")};${common};`, `${common};${after.join("")}`].map(
          (text) => new Set(fingerprints(tokensOf(text)).map(({ hash }) => hash)),
        ) as [Set<number>, Set<number>];
        const inCommon = gramHashes(tokensOf(common));
        const whole =
          words(`${before.join("")};${common};`).includes(words(common)) && words(`${common};${after.join("")}`).startsWith(words(common));
        if (whole) expect(inCommon.some((hash) => prints[0].has(hash) && prints[1].has(hash))).toBe(true);
      }),
      { numRuns: 100 },
    ));
});

describe("pairs", () => {
  const all = Number.MAX_SAFE_INTEGER;

  test("a disguised copy stands before honest pairs as often as the page says", () => {
    const places = honest.map((one, i) => {
      const { pairs } = similarPairs([...honest, copied(one)], all);
      return pairs.findIndex(({ a, b }) => a === i && b === honest.length);
    });
    const first = places.filter((place) => place === 0).length;
    const later = places.filter((place) => place > 0);
    const lost = places.filter((place) => place < 0).length;
    const { pairs } = similarPairs(honest, all);
    const total = (honest.length * (honest.length - 1)) / 2;
    const page = similarityPage({ title: "", exercises: [] }).replaceAll(/\s+/g, " ");
    const words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight"];
    const [low, high] = [words[Math.min(...later)], words[Math.max(...later)]];
    expect(page).toContain(
      `${honest.length} honest answers to one exercise of five lines, with a disguised copy of each added in turn: ${first} copies were the first pair, ${later.length} stood behind ${low} to ${high} honest pairs, and ${lost} was not found`,
    );
    expect(page).toContain(`Of the ${total} honest pairs ${pairs.length} shared something.`);
  });

  const long = honest.find(({ id }) => id === "honest-language.ts") as Answer;

  test("mark what both have, in each, and nothing that was given", () => {
    const answers = [long, copied(long)];
    const similar = similarPairs(answers);
    const [pair] = similar.pairs as [SimilarPair];
    expect(pair.share).toBeGreaterThan(0.9);
    const shared = similar.shared(pair);
    for (const [answer, spans] of [
      [answers[0], shared.a],
      [answers[1], shared.b],
    ] as const) {
      const marked = spans.reduce((sum, { from, to }) => sum + to - from, 0);
      expect(marked).toBeGreaterThan((answer as Answer).code.length / 3);
      for (const [i, { from, to }] of spans.entries()) expect(from < to && from >= (spans[i - 1]?.to ?? 0)).toBe(true);
    }
    const begin = (code: string, span: Span | undefined): string => words(code.slice(span?.from, span?.to)).slice(0, 200);
    expect(begin((answers[1] as Answer).code, shared.b[0])).toBe(begin(long.code, shared.a[0]));
    expect(similarPairs(answers.map((one) => ({ ...one, given: [long.code] }))).pairs).toEqual([]);
  });

  test("are the same whatever the order of the answers", () => {
    const named = (answers: readonly Answer[]) =>
      similarPairs(answers, all)
        .pairs.map(({ a, b, share }) => `${[answers[a]?.id, answers[b]?.id].sort().join()} ${share.toFixed(9)}`)
        .sort();
    expect(named(honest.toReversed())).toEqual(named(honest));
  });

  test("what a text that goes round the whole class shares is usual, and makes no pair", () => {
    const ring = Array.from({ length: 12 }, (_, i) => ({ ...long, id: String(i) }));
    expect(similarPairs(ring.slice(0, 10)).pairs.length).toBe(45);
    const { pairs, usual, plain } = similarPairs(ring);
    expect([pairs.length, usual, plain]).toEqual([0, 10, 12]);
  });

  test("four thousand answers take time by their number, not by its square", () => {
    /** Each answer has code of its own behind what many have, and every second one is the copy of the one before. */
    const pieces = ["a + b", "f(a)", "[a, b]", "a ? b : c", "!a", "a => b", "a && b", "a.b"];
    const random = rng(8);
    const own = Array.from({ length: 2_000 }, () => Array.from({ length: 12 }, () => pieces[random.int(8)]).join(";\n"));
    const many = Array.from({ length: 4_000 }, (_, i): Answer => {
      const one = honest[i % honest.length] as Answer;
      return { ...one, id: String(i), code: `${one.code}\n${own[Math.floor(i / 2)]}` };
    });
    const began = performance.now();
    const { pairs, usual } = similarPairs(many);
    expect([usual, pairs.length]).toEqual([100, 200]);
    expect(pairs.filter(({ a, b }) => a % 2 === 0 && b === a + 1).length).toBeGreaterThan(190);
    expect(performance.now() - began).toBeLessThan(60_000); // 6 s on two busy cores
  }, 90_000);
});

describe("lrlab assignment similarity", () => {
  const folder = mkdtempSync(join(tmpdir(), "similarity-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const week = join(folder, "week");
  const run = () => assignmentCommand.run(["similarity", week]);
  const hand = (student: string, text: string | Uint8Array): void => {
    mkdirSync(join(week, "submitted", student), { recursive: true });
    writeFileSync(join(week, "submitted", student, "week.ts"), text);
  };

  test("names what is missing, compares what is there, and shows hostile code as text", async () => {
    writeFileSync(join(folder, "class.csv"), "id,name,email\nada,,\nbob,,\ncy,,\ndan,,\n");
    newAssignment({ folder: week, exercises: ["05-dropping/multistep"], variants: false, students: join(folder, "class.csv") });
    await expect(run()).rejects.toThrow("must hold what two students at least handed in, and holds 0. First: lrlab assignment collect");
    const script = 'const evil = "</pre><script>alert(1)</script>"; /* \u202e */\n';
    hand("ada", `${script}${long()}`);
    hand("bob", `${long().replaceAll("own", "mine")}${script}`);
    hand("cy", "");
    hand("dan", new Uint8Array([0xff, 0xfe, 0x00]));
    const said = vi.spyOn(console, "log").mockImplementation(() => {});
    const noted = vi.spyOn(console, "error").mockImplementation(() => {});
    try {
      expect(await run()).toBe(0);
      expect(said.mock.calls.join("\n")).toContain("Compared 3 answers: 1 pair shares unusual code.");
      expect(noted.mock.calls.join("\n")).toContain("dan, 05-dropping/multistep: it must be UTF-8");
    } finally {
      said.mockRestore();
      noted.mockRestore();
    }
    const { rows } = readCsv(join(week, "similarity", "pairs.csv"));
    expect(rows.map(({ cells }) => [cells.get("student"), cells.get("other")])).toEqual([["ada", "bob"]]);
    const page = readFileSync(join(week, "similarity", "index.html"), "utf8");
    expect(page).toContain("A pair is a reason to look, and no proof.");
    expect(page).toContain("<bdi>dan</bdi>: it must be UTF-8");
    expect(page).toContain("&lt;script&gt;");
    expect(page).toContain("‹U+202E›");
    expect(page).not.toContain("<script");
    expect(page.match(/<mark>/g)?.length).toBeGreaterThan(1);
    expect(page.match(/<mark>/g)?.length).toBe(page.match(/<\/mark>/g)?.length);
  });

  const long = (): string =>
    Array.from(
      { length: 6 },
      (_, i) => `export function own${i}(a, b) { if (a > b) { return [a, b].map((c) => c ${"+-*/%&"[i]} a); } while (b) b--; }\n`,
    ).join("");
});
