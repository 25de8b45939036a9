import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { durationText } from "../../src/grading/durationText.js";
import { classPage } from "../../src/grading/feedback/classPage.js";
import { handedInCells } from "../../src/grading/feedback/handedIn.js";
import { shownText } from "../../src/grading/feedback/shownText.js";
import { studentPage } from "../../src/grading/feedback/studentPage.js";
import { writeFeedback } from "../../src/grading/feedback/writeFeedback.js";
import { htmlPage } from "../../src/grading/htmlPage.js";
import { nbgraderMetadata } from "../../src/grading/interchange/nbgrader.js";
import type { Row, TestRow } from "../../src/grading/row.js";
import type { Standing } from "../../src/grading/standing.js";
import { timeText } from "../../src/grading/timeText.js";
import { refusal } from "../refusal.js";
import { hostile, secret, told, writeSample } from "./feedbackSample.js";

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "lrlab-feedback-"));
  return folder;
}

let folder: string;
let standings: readonly Standing[];
let files: readonly string[];
const pageOf = (student: string): string => readFileSync(join(folder, "feedback", student, "index.html"), "utf8");
const wordsOf = (html: string): string => (parseHTML(html).document.body.textContent ?? "").replace(/\s+/g, " ");

beforeAll(() => {
  folder = scratch();
  standings = writeSample(folder);
  files = writeFeedback(told(folder), standings);
  return () => rmSync(folder, { recursive: true });
});

describe("a student's feedback", () => {
  test("is a file for everybody, and one for the class, the same each time", () => {
    expect(files.length).toBe(standings.length + 1);
    const bytes = files.map((file) => readFileSync(file, "utf8"));
    expect(writeFeedback(told(folder), standings)).toEqual(files);
    expect(files.map((file) => readFileSync(file, "utf8"))).toEqual(bytes);
  });

  test("says points, what passed, what failed with input, expected, got and a hint, in the notebook", () => {
    const words = wordsOf(pageOf("s00"));
    for (const said of [
      "11 of 25 points",
      "Handed in 19 November 2026, 19:05 (UTC+01:00), due 20 November 2026, 23:59 (UTC+01:00).",
      "A staircase with any milestones: 6 of 20 points",
      "The tests gave 3 of 10, which counts for 6 of these 20 points.",
      "✓ rightone milestone, before and after1 of 1",
      "✗ not yetthe update at the milestone has the lower rate0 of 2",
      "multistep(30, { milestones: [30], gamma: 0.1, lr0: 0.1 }) must be 0.01, got 0.1. Milestone 30 acts after 30 updates",
      "✗ not yeta hidden test0 of 5This test does not say what it calls. Which case is missing?",
      "Write a function that multiplies",
      "const passed = milestones.filter((milestone) => milestone < t);",
      "[an output without text: text/html, image/png]",
    ]) {
      expect(words).toContain(said);
    }
    const { document } = parseHTML(pageOf("s00"));
    expect([...document.querySelectorAll("em")].map((one) => one.textContent)).toEqual(["each"]);
    // The result stands after the exercise's own cell.
    const order = [...document.querySelectorAll("pre.lines, .box")].map(
      (one) => one.getAttribute("aria-label") ?? one.querySelector("h3")?.id,
    );
    expect(order).toEqual(["Code of cell 2", "Code of cell 3", "exercise-multistep", "Code of cell 5", "exercise-ramp"]);
  });

  test("explains lateness, points by hand, what stopped, what can't be graded and what isn't there", () => {
    expect(wordsOf(pageOf("s01"))).toContain(
      "You won 22, it came 1 day 3 hours late, and that takes off 2.2: 19.8 count. Late, each day begun costs 10 %",
    );
    expect(wordsOf(pageOf("s01"))).toContain(
      "A person gave points here; the tests gave 5 of their 5.Whoever graded it writesWell explained. Mind the <edge>, though.",
    );
    expect(wordsOf(pageOf("s02"))).toContain("✗ too slowends at the peak0 of 3It ran longer than 2000 ms. Does a loop ever end?");
    const broken = wordsOf(pageOf("syn01"));
    expect(broken.split("line 3 of cell 3: a syntax error").length).toBe(2);
    expect(broken).toContain(
      "✗ Not gradableline 3 of cell 3: a syntax error, unexpected token. Mend it and hand in again.None of the 4 tests was run.",
    );
    expect(broken).toContain("This exercise has not been graded.");
    expect(wordsOf(pageOf("nobody"))).toContain("You have handed in nothing. Due:");
    const [one] = standings as [Standing];
    const due = "2026-11-18T12:00:00Z";
    const of = (more: Partial<Standing>) =>
      wordsOf(studentPage({ title: "t", course: "", due, lateRule: "", standing: { ...one, ...more }, cells: null }));
    expect(of({ submitted: null })).toContain("Handed in, nobody knows when, due 18 November 2026, 12:00 (UTC).");
    // An extension moved the due date.
    expect(of({ lateSeconds: 0 })).toContain(
      "Handed in 19 November 2026, 18:05 (UTC), due 18 November 2026, 12:00 (UTC) and later for you.",
    );
    expect(of({ lateSeconds: 60 })).toContain("(UTC) and later for you: 1 minute late.");
    expect(of({ lateSeconds: 108_300 })).toContain("12:00 (UTC): 1 day 6 hours late.");
  });

  test("holds no hidden test's name or message, no seed, spec or other student", () => {
    for (const { student, name } of standings) {
      const page = pageOf(student);
      expect(page).not.toMatch(/SECRET|0123456789abcdef/);
      for (const other of standings) {
        if (other.student === student) continue;
        expect(
          page.includes(other.name) || new RegExp(`\\b${other.student}\\b`).test(page.replace(/nobody else/g, "")),
          `${student} about ${other.student}`,
        ).toBe(false);
      }
      expect(wordsOf(page)).toContain(name.slice(0, 8).trim());
    }
    expect(readFileSync(join(folder, "feedback", "class.html"), "utf8")).toContain(secret.name);
  });

  test("folds the assignment's own text, unless somebody changed it", () => {
    const source = "## 1. A ramp\n\nRise to 1.";
    const given = (text: string) => ({
      cell_type: "markdown",
      metadata: { nbgrader: nbgraderMetadata({ cell_type: "markdown", source }, { id: "ramp_statement", role: "readOnly" }) },
      source: text.split(/(?<=\n)/),
    });
    const own = { cell_type: "markdown", metadata: {}, source };
    const text = JSON.stringify({ cells: [given(source), given(`${source} I did not understand this.`), own] });
    const cells = handedInCells(text, "ipynb", []);
    expect(cells?.map(({ isGiven }) => isGiven)).toEqual([true, false, false]);
    const [one] = standings as [Standing];
    const { document } = parseHTML(studentPage({ title: "t", course: "", due: null, lateRule: "", standing: one, cells }));
    const folded = [...document.querySelectorAll("details")];
    expect(folded.map((part) => part.querySelector("summary")?.textContent)).toEqual(["1. A ramp"]);
    expect(folded[0]?.textContent).toContain("Rise to 1.");
    expect([...document.querySelectorAll("section > .prose")].map((part) => part.textContent)).toEqual([
      expect.stringContaining("I did not understand this."),
      expect.stringContaining("Rise to 1."),
    ]);
  });

  test("tells the class of an endless loop once, however many tests met it", () => {
    const [one] = standings as [Standing];
    const row = one.exercises[0]?.row as Row;
    const tests = (stopped: number): TestRow[] =>
      Array.from({ length: 4 }, (_, i) => ({
        name: `test ${i + 1}`,
        score: 0,
        max: 1,
        visibility: "visible",
        ...(i < stopped ? { status: "timeout", message: "too slow" } : { status: "passed", message: "" }),
      }));
    const said = (stopped: number): string[] => {
      const exercises = one.exercises.slice(0, 1).map((e) => ({ ...e, row: { ...row, gradable: true, tests: tests(stopped) } }));
      const { document } = parseHTML(classPage({ title: "t", course: "", standings: [{ ...one, exercises }] }));
      return [...document.querySelectorAll("#what-needs-you ~ .scroll tbody tr")].map((line) => line.textContent ?? "");
    };
    expect(said(0)).toEqual([]);
    expect(said(1)).toEqual([expect.stringContaining("too slow in “test 1”")]);
    expect(said(2)).toEqual([expect.stringContaining("too slow in 2 of 4 tests, first in “test 1”")]);
    expect(said(4)).toEqual([expect.stringContaining("too slow in all 4 tests")]);
  });

  test("leaks a hidden test in no state that it can end in", () => {
    const [one] = standings as [Standing];
    for (const { row } of standings.flatMap(({ exercises }) => exercises)) {
      if (!row?.gradable) continue;
      const tests = row.tests.map((t) => ({ ...t, name: secret.name, message: secret.message, visibility: "hidden" as const }));
      const exercises = one.exercises.map((e) => ({ ...e, row: { ...row, tests } }));
      const page = studentPage({ title: "t", course: "", due: null, lateRule: "", standing: { ...one, exercises }, cells: null });
      expect(page).not.toContain("SECRET");
    }
  });
});

describe("hostile text", () => {
  test("is shown, and makes no element, no address and no other direction", () => {
    for (const student of ["mallory", "class.html"]) {
      const page = student === "mallory" ? pageOf(student) : readFileSync(join(folder, "feedback", student), "utf8");
      const { document } = parseHTML(page);
      const names = new Set([...document.querySelectorAll("*")].map((one) => one.tagName.toLowerCase()));
      for (const bad of ["script", "img", "iframe", "object", "form", "link", "base"]) expect(names.has(bad), bad).toBe(false);
      expect(document.querySelectorAll("style").length).toBe(1);
      expect([...document.querySelectorAll("[style], [onerror], [onclick], [src]")]).toEqual([]);
      expect(
        [...document.querySelectorAll("a")].map((one) => one.getAttribute("href") ?? "").filter((href) => !href.startsWith("#")),
      ).toEqual([]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      expect(page).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u202A-\u202E\u2066-\u2069\uFEFF]|[\uD800-\uDFFF]/u);
      expect(Buffer.from(page).toString()).toBe(page);
    }
    const words = wordsOf(pageOf("mallory"));
    expect(words).toContain('<img src=x onerror="alert(1)"><script>alert(2)</script>');
    expect(words).toContain("red ␛]0;title␇ ␛[2J evil‹U+202E›gpj.exe ‹U+2066›‹U+200B›‹U+FEFF› nul␀ lone� and �, bell␇");
    expect(words).toContain("… cut, 1,000,000 characters in all");
    expect(pageOf("mallory").length).toBeLessThan(60_000);
  });

  test("is text again once read back, and harmless whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constant(hostile)), fc.integer({ min: 1, max: 200 }), (text, most) => {
        const html = shownText(text, most);
        expect(html.replace(/<span class="cut">[^<]*<\/span>$/, "")).not.toMatch(/[<>"']/);
        const plain = text.replace(/[^\p{L}\p{N} ]/gu, "");
        expect((parseHTML(`<p>${shownText(plain, 1e9)}</p>`).document.querySelector("p")?.textContent ?? "").normalize()).toBe(
          plain.normalize(),
        );
      }),
    );
  });

  test("deep nesting and long runs of markup cost no time and no error", () => {
    const [one] = standings as [Standing];
    const sources = [
      ">".repeat(9_000),
      "[".repeat(9_000),
      "*a_ ".repeat(2_400),
      `${"- ".repeat(4_500)}x`,
      "`".repeat(9_000),
      "> ".repeat(4_500),
      "$".repeat(9_000),
    ];
    const cells = sources.map((source, i) => ({ place: i + 1, kind: "markdown" as const, source, tags: [], isGiven: false, outputs: [] }));
    const before = process.cpuUsage().user;
    const page = studentPage({ title: "t", course: "", due: null, lateRule: "", standing: one, cells });
    expect(page.length).toBeGreaterThan(20_000);
    // 0.7 s where nothing else runs; of the processor, as other work may take most of it.
    expect(process.cpuUsage().user - before).toBeLessThan(5e6);
  });

  test("a notebook of any size makes a page of some", () => {
    const [one] = standings as [Standing];
    const cells = Array.from({ length: 5_000 }, (_, i) => ({
      place: i + 1,
      kind: "code" as const,
      source: "x\n".repeat(1_000),
      tags: ["ramp"],
      isGiven: false,
      outputs: ["y".repeat(9_000)],
    }));
    const page = studentPage({ title: "t", course: "", due: null, lateRule: "", standing: one, cells });
    expect(page.length).toBeLessThan(16_000_000);
    expect(page).toContain("The notebook is long; its further cells are not shown.");
    expect(page).toContain('id="exercise-ramp"');
  });
});

describe("a page that is one file", () => {
  test("has a policy that lets its own style in and nothing else", () => {
    const page = htmlPage({ title: "a < b & c", body: "<main></main>" });
    const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(page).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`);
    expect(page).toContain("<title>a &lt; b &amp; c</title>");
  });

  test("is written over feedback only", () => {
    const own = scratch();
    onTestFinished(() => rmSync(own, { recursive: true }));
    const [one] = standings as [Standing];
    const file = join(own, "feedback", one.student, "index.html");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "my notes");
    expect(refusal(() => writeFeedback(told(own), [one]))).toBe(
      `${file} is not feedback that was written before, and would be lost. Move it away.`,
    );
    expect(readFileSync(file, "utf8")).toBe("my notes");
    expect(refusal(() => writeFeedback(told(own), [{ ...one, student: "../../etc" }]))).toContain('must name a folder, got "../../etc"');
  });
});

test("durations and times are in words", () => {
  expect([0.2, 59, 60, 3_599, 86_400, 97_200, 90_000_000].map(durationText)).toEqual([
    "1 second",
    "59 seconds",
    "1 minute",
    "59 minutes 59 seconds",
    "1 day",
    "1 day 3 hours",
    "1041 days 16 hours",
  ]);
  expect(timeText("2026-12-31T23:30:00Z", "2026-01-01T00:00:00+05:30")).toBe("1 January 2027, 05:00 (UTC+05:30)");
  expect(timeText("2026-03-01T00:30:00Z", "2026-01-01T00:00:00-03:00")).toBe("28 February 2026, 21:30 (UTC-03:00)");
  expect(timeText("2026-03-01T00:30:00Z", "2026-01-01T00:00:00Z")).toBe("1 March 2026, 00:30 (UTC)");
  expect(timeText("yesterday <b>", "")).toBe("yesterday <b>");
});
