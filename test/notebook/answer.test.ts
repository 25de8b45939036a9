import { answer, begin } from "lrlab/notebook";
import { afterEach, describe, expect, test } from "vitest";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { courseVersion } from "../../src/lessons/courseVersion.js";
import { plainMath } from "../../src/lessons/plainMath.js";
import type { QuizItem } from "../../src/lessons/quiz.js";
import { replyTo } from "../../src/notebook/answer.js";
import { setBegunLesson } from "../../src/notebook/begunLesson.js";
import { fakeHost } from "./fakeHost.js";

const host = fakeHost();
afterEach(() => setBegunLesson(null));

const [lesson] = lessons;
const [item] = lesson?.quiz ?? [];
if (!lesson || !item) throw new Error("the first lesson asks nothing");
const id = `${nameOf(lesson)}/${item.id}`;

describe("a question with one right option", () => {
  test("says whether an option is right, and why, as the page does, with formulas in plain letters", () => {
    for (const [i, { text, right, why }] of item.options.entries()) {
      const letter = "abcdefgh".charAt(i);
      answer(id, letter);
      expect(host.printed.at(-1)).toBe(`${letter}. ${plainMath(text)}\n${right ? "✓ Right." : "✗ Not this one."} ${plainMath(why)}`);
    }
  });

  test("says how to answer it, which is no error", () => {
    answer(id, "?");
    expect(host.printed).toEqual(["Write a, b, c or d for the question mark, and run the cell again."]);
  });

  test("is found by its short name in the lesson that has begun", () => {
    begin(nameOf(lesson), courseVersion);
    answer(item.id, "a");
    answer(id, "a");
    expect(host.printed[1]).toBe(host.printed[2]);
  });

  test.each([["A"], ["z"], ["ab"], ["a?"], [""], [" "], [undefined], [1], [["a"]]])("refuses the letter %o", (letter) => {
    expect(() => answer(id, letter as never)).toThrow(/^answer: letters must be one of a, b, c, d, got .*\. Choose one option\.$/);
  });
});

describe("a question with several right options", () => {
  const several: QuizItem = {
    id: "even",
    stem: "Which are even?",
    answers: 2,
    options: [
      { text: "`2`", right: true, why: "$2 = 2 \\cdot 1$." },
      { text: "3", why: "Odd." },
      { text: "4", right: true, why: "Twice 2." },
      { text: "5", why: "Odd, too." },
    ],
  };

  test.each([["ac"], ["ca"], ["a, c"], ["a c"], ["acca"]])("takes all of them as %o", (letters) => {
    expect(replyTo(several, letters)).toBe("a. 2\n✓ Right. 2 = 2 · 1.\nc. 4\n✓ Right. Twice 2.\n✓ Right: that is all of them.");
  });

  test("says how many are found, as the page does, and does not name the others", () => {
    expect(replyTo(several, "c")).toBe("c. 4\n✓ Right. Twice 2.\n1 of 2 found.");
    expect(replyTo(several, "bc")).toBe("b. 3\n✗ Not this one. Odd.\nc. 4\n✓ Right. Twice 2.\n1 of 2 found.");
    expect(replyTo(several, "d")).toBe("d. 5\n✗ Not this one. Odd, too.\n✗ Not yet. Choose another.");
  });

  test("says how to answer it", () => {
    expect(replyTo(several, "?")).toBe('Write the 2 letters you choose, as in "ab", for the question mark, and run the cell again.');
  });

  test.each([["abc"], ["ax"], [""], [null]])("refuses %o", (letters) => {
    expect(() => replyTo(several, letters)).toThrow(
      /^answer: letters must be up to 2 of a, b, c, d, got .*\. Write them together: "ac"\.$/,
    );
  });
});

test("refuses an unknown question", () => {
  expect(() => answer("01-three-fates/q99", "a")).toThrow(
    /^answer: id must name a question of 01-three-fates, got "01-three-fates\/q99"\. There are: 01-three-fates\/q1, /,
  );
});
