import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { quiz as quizCommand } from "../../src/cli/commands/quiz.js";
import { gift } from "../../src/grading/quizzes/gift.js";
import { moodleXml } from "../../src/grading/quizzes/moodleXml.js";
import { platformHtml } from "../../src/grading/quizzes/platformHtml.js";
import { qti12 } from "../../src/grading/quizzes/qti12.js";
import { type Question, type Quiz, quizOf } from "../../src/grading/quizzes/question.js";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { partPath, requirePart, root } from "../realParts.js";
import { readGift } from "./readGift.js";
import { allOf, childrenOf, only, readXml, type XmlElement } from "./readXml.js";

const folder = mkdtempSync(join(tmpdir(), "quizzes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const quizzesOf = (numeric: boolean): Quiz[] =>
  lessons.map((lesson) => quizOf(lesson, { title: `About ${nameOf(lesson)} <&/">`, toHtml: platformHtml, numeric }));
const course = quizzesOf(false);
const asked = (quizzes: readonly Quiz[]): Question[] => quizzes.flatMap(({ questions }) => questions);
const quizWith = (...questions: Question[]): Quiz => ({ lesson: "a-lesson", title: "A/B & <C>", questions });

/** Every mark that a format could stumble over, in every place of a question, and two right options of five. */
const hostile = '~right =wrong #hint {1:2} C:\\new \\\\ ]]> </text> &amp; &#0; <b>"it\'s"</b> \\(\\nu<1\\) %50% -> // ::t:: ü 漢 🙂';
const hostileQuestion: Question = {
  id: "a-lesson--hostile",
  name: `:: ${hostile}`,
  stem: hostile,
  options: [true, false, true, false, false].map((right, i) => ({
    letter: "abcde"[i] as string,
    text: `${hostile} ${i}`,
    right,
    why: `because ${hostile} ${i}`,
  })),
};
const hard: Quiz[] = [quizWith(hostileQuestion)];

/** What a reader gets back from any format. */
interface Read {
  readonly id: string;
  readonly name: string;
  readonly stem: string;
  readonly several: boolean;
  readonly options: readonly { readonly text: string; readonly percent: number; readonly why: string }[];
}

const plainOf = ({ id, name, stem, options }: Question): Read => {
  const right = options.filter((option) => option.right).length;
  const wrong = right > 1 ? -100 / (options.length - right) : 0;
  return {
    id,
    name,
    stem,
    several: right > 1,
    options: options.map((option) => ({
      text: option.text,
      percent: Number((option.right ? 100 / right : wrong).toFixed(5)),
      why: option.why,
    })),
  };
};

const htmlIn = (parent: XmlElement, tag: string): string => {
  const element = only(parent, tag);
  if (element.attributes.format !== "html") throw new Error(`${tag} must say that it is HTML`);
  return only(element, "text").text;
};

function readMoodle(xml: string): Read[] {
  const quiz = readXml(xml);
  expect(quiz.name).toBe("quiz");
  return childrenOf(quiz, "question")
    .filter(({ attributes }) => attributes.type === "multichoice")
    .map((question) => {
      expect(only(question, "shuffleanswers").text).toBe("true");
      expect(question.children.map(({ name }) => name)).toContain("defaultgrade");
      return {
        id: only(question, "idnumber").text,
        name: only(question, "name", "text").text,
        stem: htmlIn(question, "questiontext"),
        several: only(question, "single").text === "false",
        options: childrenOf(question, "answer").map((answer) => ({
          text: only(answer, "text").text,
          percent: Number(answer.attributes.fraction),
          why: htmlIn(answer, "feedback"),
        })),
      };
    });
}

const readBackGift = (text: string): Read[] =>
  readGift(text).map(({ id, title, format, stem, numeric, answers }) => {
    expect([format, numeric]).toEqual(["html", false]);
    const several = answers.every(({ percent }) => percent !== 100);
    const options = answers.map(({ text: option, percent, feedback }) => ({ text: option.replace(/^&#37;/, "%"), percent, why: feedback }));
    return { id, name: title, stem, several, options };
  });

const qtiFiles = (quizzes: readonly Quiz[]): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(qti12(quizzes))).map(([path, bytes]) => [path, strFromU8(bytes)]));

/** Whether a condition of QTI holds for an answer: the chosen letters, or what was typed. */
function holds(condition: XmlElement, answer: readonly string[]): boolean {
  const [value] = answer.map(Number);
  switch (condition.name) {
    case "conditionvar":
    case "and":
      return condition.children.every((child) => holds(child, answer));
    case "or":
      return condition.children.some((child) => holds(child, answer));
    case "not":
      return !holds(condition.children[0] as XmlElement, answer);
    case "varequal":
      return answer.includes(condition.text);
    case "vargte":
      return (value ?? Number.NaN) >= Number(condition.text);
    case "varlte":
      return (value ?? Number.NaN) <= Number(condition.text);
    default:
      throw new Error(`QTI: ${condition.name} is no condition`);
  }
}

/** What a platform would give for an answer: the points and the words. */
function judged(item: XmlElement, answer: readonly string[]): { score: number; feedback: string[] } {
  const result = { score: 0, feedback: [] as string[] };
  for (const respcondition of childrenOf(only(item, "resprocessing"), "respcondition")) {
    if (!holds(only(respcondition, "conditionvar"), answer)) continue;
    for (const set of childrenOf(respcondition, "setvar")) result.score = Number(set.text);
    for (const { attributes } of childrenOf(respcondition, "displayfeedback")) {
      const [feedback] = childrenOf(item, "itemfeedback").filter((one) => one.attributes.ident === attributes.linkrefid);
      result.feedback.push(only(feedback as XmlElement, "flow_mat", "material", "mattext").text);
    }
    if (respcondition.attributes.continue === "No") break;
  }
  return result;
}

const itemsOf = (quizzes: readonly Quiz[]): XmlElement[] => {
  const files = qtiFiles(quizzes);
  return quizzes.flatMap(({ lesson }) => allOf(readXml(files[`${lesson}/${lesson}.xml`] as string), "item"));
};

describe("what is asked", () => {
  test("every question of every lesson, with identifiers of its own", () => {
    expect(asked(course).length).toBe(lessons.reduce((sum, { quiz }) => sum + quiz.length, 0));
    expect(asked(course).length).toBeGreaterThan(100);
    expect(new Set(asked(course).map(({ id }) => id)).size).toBe(asked(course).length);
  });

  test("its numbers are the page's: HTML and markdown have the same digits in the same order", () => {
    const digits = (text: string): string =>
      text
        .replaceAll(/&[a-z]+;/g, "")
        .replaceAll(/\D+/g, " ")
        .trim();
    const texts = lessons.flatMap(({ quiz }) =>
      quiz.flatMap((item) => [item.stem, ...item.options.flatMap(({ text, why }) => [text, why])]),
    );
    const htmls = asked(course).flatMap(({ stem, options }) => [stem, ...options.flatMap(({ text, why }) => [text, why])]);
    expect(htmls.map(digits)).toEqual(texts.map(digits));
  });

  test("formulas stand between marks that MathJax knows, and plain text never looks like one", () => {
    expect(platformHtml("a *b* `c<d` $x<\\nu$")).toBe("a <em>b</em> <code>c&lt;d</code> \\(x&lt;\\nu\\)");
    expect(platformHtml("not math: \\\\(x\\\\) and \\$\\$y\\$\\$")).toBe(
      "not math: \\<span></span>(x\\<span></span>) and $<span></span>$y$<span></span>$",
    );
    expect(() => platformHtml("[here](/glossary/)")).toThrow("quiz: a link must lead to the web, got /glossary/. Name its whole address.");
    for (const { stem, options } of asked(course)) {
      for (const html of [stem, ...options.flatMap(({ text, why }) => [text, why])]) {
        expect(html.split("\\(").length).toBe(html.split("\\)").length);
        expect(html).not.toMatch(/\$\S.*\S\$/);
      }
    }
  });

  test("where all options are numbers, the number can be asked for", () => {
    const numbers = asked(quizzesOf(true)).filter((question) => question.numbers);
    expect(numbers.map(({ id, numbers: asks }) => [id, asks?.tolerance])).toEqual([
      ["08-cycles--q1", 0],
      ["linear--ten-epochs", 0.0001],
      ["warmup-cosine--half-way-down", 0],
    ]);
  });
});

/** Texts as a format carries them: without line breaks and blanks at their ends, which mean nothing in HTML. */
const texts = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  .map((text) => text.trim().replaceAll(/\s+/g, " "))
  .filter((text) => text !== "" && !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text));
const marked = fc.oneof(texts, fc.constantFrom("%50%", "~", "=", "\\", "\\\\n", "{", "}", "#", "::", "]]>", "&lt;", "<", "->", "%-100%x"));
const questions = fc
  .record({ stem: marked, options: fc.array(fc.tuple(fc.boolean(), marked, marked), { minLength: 2, maxLength: 6 }) })
  .filter(({ options }) => options.some(([right]) => right) && options.some(([right]) => !right))
  .map(
    ({ stem, options }): Question => ({
      id: "a-lesson--any",
      name: stem,
      stem,
      options: options.map(([right, text, why], i) => ({ letter: "abcdef"[i] as string, right, text, why })),
    }),
  );

describe.each([
  ["Moodle XML", (quizzes: readonly Quiz[]) => readMoodle(moodleXml(quizzes))],
  ["GIFT", (quizzes: readonly Quiz[]) => readBackGift(gift(quizzes))],
])("%s", (_, roundTrip) => {
  test("holds every question of the course", () => expect(roundTrip(course)).toEqual(asked(course).map(plainOf)));
  test("escapes its own marks", () => expect(roundTrip(hard)).toEqual(asked(hard).map(plainOf)));
  test("any text comes back", () =>
    fc.assert(
      fc.property(questions, (question) => {
        expect(roundTrip([quizWith(question)])).toEqual([plainOf(question)]);
      }),
      { numRuns: 300 },
    ));
});

test("names its categories by lesson, a slash doubled", () => {
  const [category] = childrenOf(readXml(moodleXml(hard)), "question");
  expect(only(category as XmlElement, "category", "text").text).toBe("$course$/top/LR Lab/a-lesson: A//B & <C>");
  expect(readGift(gift(hard))[0]?.category).toBe("$course$/top/LR Lab/a-lesson: A//B & <C>");
});

test("asks for numbers in Moodle XML and GIFT", () => {
  const quizzes = quizzesOf(true);
  const [question] = childrenOf(readXml(moodleXml(quizzes)), "question").filter(({ attributes }) => attributes.type === "numerical");
  const answers = childrenOf(question as XmlElement, "answer");
  const rows = answers.map((answer) => [answer.attributes.fraction, only(answer, "text").text, only(answer, "tolerance").text]);
  expect(rows).toEqual([
    ["0", "30", "0"],
    ["0", "40", "0"],
    ["100", "70", "0"],
    ["0", "80", "0"],
  ]);
  const [asGift] = readGift(gift(quizzes)).filter(({ numeric }) => numeric);
  expect(asGift?.answers.map(({ percent, text }) => [percent, text])).toEqual([
    [0, "30:0"],
    [0, "40:0"],
    [100, "70:0"],
    [0, "80:0"],
  ]);
});

describe("QTI 1.2", () => {
  test("holds every question, and judges every single choice as the course does", () => {
    const items = itemsOf(course);
    expect(items.map(({ attributes }) => attributes.ident)).toEqual(asked(course).map(({ id }) => id));
    for (const [i, question] of asked(course).entries()) {
      const item = items[i] as XmlElement;
      const choice = only(item, "presentation", "response_lid", "render_choice");
      expect(only(item, "presentation", "material", "mattext").text).toBe(question.stem);
      expect(choice.attributes.shuffle).toBe("Yes");
      expect(childrenOf(choice, "response_label").map((label) => only(label, "material", "mattext").text)).toEqual(
        question.options.map(({ text }) => text),
      );
      for (const { letter, right, why } of question.options) {
        expect(judged(item, [letter])).toEqual({ score: right ? 100 : 0, feedback: [why] });
      }
    }
  });

  test("where several are right, all of them and no other bring the points", () => {
    const [item] = itemsOf(hard);
    const why = (letters: string): string[] =>
      hostileQuestion.options.filter(({ letter }) => letters.includes(letter)).map((one) => one.why);
    for (const letters of ["", "a", "c", "ac", "ab", "abc", "acd", "abcde"]) {
      expect(judged(item as XmlElement, [...letters])).toEqual({ score: letters === "ac" ? 100 : 0, feedback: why(letters) });
    }
  });

  test("a number counts within its tolerance, and a known wrong one is explained", () => {
    const question = asked(quizzesOf(true)).find(({ id }) => id === "linear--ten-epochs") as Question;
    const [item] = itemsOf([quizWith(question)]) as [XmlElement];
    const right = question.options.find((option) => option.right)?.why;
    expect(judged(item, ["0.01"])).toEqual({ score: 100, feedback: [right] });
    expect(judged(item, ["0.0101"])).toEqual({ score: 100, feedback: [right] });
    expect(judged(item, ["0.0102"])).toEqual({ score: 0, feedback: [] });
    expect(judged(item, ["0.0111"])).toEqual({ score: 0, feedback: [question.options[2]?.why] });
  });

  test("its manifest names every file, and nothing else is there; the same bytes again", () => {
    const files = qtiFiles(course);
    const manifest = readXml(files["imsmanifest.xml"] as string);
    const named = allOf(manifest, "file").map(({ attributes }) => decodeURIComponent(attributes.href ?? ""));
    expect([...named, "imsmanifest.xml"].sort()).toEqual(Object.keys(files).sort());
    expect(allOf(manifest, "resource").every(({ attributes }) => attributes.type === "imsqti_xmlv1p2")).toBe(true);
    expect(Buffer.from(qti12(course)).equals(Buffer.from(qti12(quizzesOf(false))))).toBe(true);
  });
});

describe.skipIf(!requirePart("xmllint", "that the quizzes' XML is well-formed, and QTI valid"))("xmllint", () => {
  const lint = (xml: string, ...options: readonly string[]): string => {
    const file = join(folder, "quiz.xml");
    writeFileSync(file, xml);
    return spawnSync(partPath("xmllint") as string, ["--noout", "--nonet", ...options, file], { encoding: "utf8" }).stderr;
  };
  const dtd = join(root, "test/grading/schemas/qti12.dtd");

  test("Moodle XML is well-formed", () => expect(lint(moodleXml([...course, ...hard]))).toBe(""));

  test("QTI is valid against the DTD, in one file and in all", () => {
    for (const quizzes of [course.slice(0, 14), quizzesOf(true).filter(({ lesson }) => ["08-cycles", "linear"].includes(lesson)), hard]) {
      for (const [path, xml] of Object.entries(qtiFiles(quizzes))) {
        expect(path === "imsmanifest.xml" ? lint(xml) : lint(xml, "--dtdvalid", dtd), path).toBe("");
      }
    }
  });

  test("and the DTD would refuse an item whose parts stand in another order", () => {
    const xml = qtiFiles(hard)["a-lesson/a-lesson.xml"] as string;
    expect(
      lint(xml.replaceAll(/(<itemmetadata>.*<\/itemmetadata>)\s*(<presentation>.*<\/presentation>)/g, "$2$1"), "--dtdvalid", dtd),
    ).toContain("item content does not follow the DTD");
  });
});

test("a character that XML can't hold is named", () => {
  const quiz = quizWith({ ...hostileQuestion, stem: "a\u0001b" });
  expect(() => moodleXml([quiz])).toThrow('XML: a text must have no character U+0001, got "a\\u0001b". Take it out of the text.');
  expect(() => qti12([{ ...quiz, questions: [], title: "\ud800" }])).toThrow("U+D800");
});

describe("lrlab quiz", () => {
  const run =
    (...args: string[]) =>
    async () =>
      quizCommand.run(args);
  const out = join(folder, "out.xml");

  test("refuses what makes no sense", async () => {
    await expect(run("--to", "gift", "--out", out)).rejects.toThrow("it takes the names of lessons, or all, got none.");
    await expect(run("05-dropping", "--to", "pdf", "--out", out)).rejects.toThrow(
      "--to must be moodle-xml, gift, qti12, qti21, anki, got pdf.",
    );
    await expect(run("05-dropping", "--to", "gift")).rejects.toThrow("it needs a file to write into. Add --out FILE.");
    await expect(run("nowhere", "--to", "gift", "--out", out)).rejects.toThrow("there is no lesson nowhere. There are: 01-three-fates,");
    await expect(run("05-dropping", "--to", "gift", "--out", folder)).rejects.toThrow("--out must be a file, got the folder");
  });

  test("writes a file, and never over one unasked", async () => {
    expect(await quizCommand.run(["05-dropping", "--to", "moodle-xml", "--out", out])).toBe(0);
    await expect(run("all", "--to", "gift", "--out", out)).rejects.toThrow("Name another one, or add --force to replace it.");
    expect(await quizCommand.run(["all", "--to", "gift", "--out", out, "--force"])).toBe(0);
  });
});
