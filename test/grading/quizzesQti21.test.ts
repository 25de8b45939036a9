import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { platformHtml } from "../../src/grading/quizzes/platformHtml.js";
import { qti21 } from "../../src/grading/quizzes/qti21.js";
import { type Question, type Quiz, quizOf } from "../../src/grading/quizzes/question.js";
import { lessons, nameOf } from "../../src/lessons/catalog.js";
import { partPath, requirePart, root } from "../realParts.js";
import { allOf, childrenOf, only, readXml, type XmlElement } from "./readXml.js";

const folder = mkdtempSync(join(tmpdir(), "qti21-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const quizzesOf = (numeric: boolean): Quiz[] =>
  lessons
    .filter(({ quiz }) => quiz.length > 0)
    .map((lesson) => quizOf(lesson, { title: `About ${nameOf(lesson)} <&/">`, toHtml: platformHtml, numeric }));
const course = quizzesOf(false);
const numeric = quizzesOf(true);

/** Two right options of four, with every mark that XML could stumble over. */
const hostile: Quiz = {
  lesson: "a-lesson",
  title: 'A "B" & <C> ]]>',
  questions: [
    {
      id: "a-lesson--hostile",
      name: `<b>'&amp;" ]]>`,
      stem: platformHtml("`]]> </prompt>` *a **b*** &amp; $\\nu<1$ [c](https://example.org/?a=1&b=2) 🙂"),
      options: [true, false, true, false].map((right, i) => ({
        letter: "abcd"[i] as string,
        text: platformHtml(`\`<${i}>\` \\(x\\)`),
        right,
        why: platformHtml(`because \`&${i};\``),
      })),
    },
  ],
};

const filesOf = (quizzes: readonly Quiz[]): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(qti21(quizzes))).map(([path, bytes]) => [path, strFromU8(bytes)]));

const itemFile = ({ lesson }: Quiz, { id }: Question): string => `${lesson}/items/${id}.xml`;
const items = (quizzes: readonly Quiz[]): { question: Question; item: XmlElement }[] => {
  const files = filesOf(quizzes);
  return quizzes.flatMap((quiz) =>
    quiz.questions.map((question) => ({ question, item: readXml(files[itemFile(quiz, question)] as string) })),
  );
};

/** What a platform would give for an answer: the points, and the feedbacks' identifiers. The rules are those of the specification. */
function judged(item: XmlElement, response: readonly string[]): { score: number; feedback: readonly string[] } {
  const right = childrenOf(only(item, "responseDeclaration", "correctResponse"), "value").map(({ text }) => text);
  const result = { score: 0, feedback: [] as readonly string[] };
  const holds = (condition: XmlElement): boolean => {
    if (response.length === 0) return false;
    if (condition.name === "match") return [...response].sort().join() === [...right].sort().join();
    expect(condition.name).toBe("equal");
    const off = Math.abs(Number(response[0]) - Number(only(condition, "baseValue").text));
    const { toleranceMode, tolerance = "0 0" } = condition.attributes;
    expect(toleranceMode).toBe(tolerance === "0 0" ? "exact" : "absolute");
    return off <= Number(tolerance.split(" ")[0]) * (1 + 1e-9);
  };
  const set = (element: XmlElement): void => {
    const [value] = element.children as [XmlElement];
    if (element.attributes.identifier === "SCORE") result.score = Number(value.text);
    else result.feedback = value.name === "variable" ? response : [value.text];
  };
  for (const rule of only(item, "responseProcessing").children) {
    if (rule.name === "setOutcomeValue") set(rule);
    else {
      const [condition, ...sets] = only(rule, "responseIf").children as [XmlElement, ...XmlElement[]];
      if (holds(condition)) sets.forEach(set);
    }
  }
  return result;
}

/** An element's content as it was written, but for the marks that XML has several ways to write. */
const inner = (xml: string, open: RegExp): string => {
  const [whole, tag] = open.exec(xml) as RegExpExecArray;
  const from = xml.indexOf(whole) + whole.length;
  return xml.slice(from, xml.indexOf(`</${tag}>`, from));
};

describe("QTI 2.1", () => {
  test("holds every question, and judges every single choice as the course does", () => {
    const files = filesOf(course);
    expect(course.flatMap(({ questions }) => questions).length).toBeGreaterThan(100);
    for (const quiz of course) {
      for (const question of quiz.questions) {
        const xml = files[itemFile(quiz, question)] as string;
        const item = readXml(xml);
        const choice = only(item, "itemBody", "choiceInteraction");
        expect(choice.attributes.shuffle).toBe("true");
        expect(inner(xml, /<(prompt)>/)).toBe(question.stem);
        expect(childrenOf(choice, "simpleChoice").map(({ attributes }) => attributes.identifier)).toEqual(
          question.options.map(({ letter }) => letter),
        );
        for (const { letter, right, text, why } of question.options) {
          expect(inner(xml, new RegExp(`<(simpleChoice) identifier="${letter}">`))).toBe(text);
          expect(inner(xml, new RegExp(`<(modalFeedback) outcomeIdentifier="FEEDBACK" identifier="${letter}" showHide="show">`))).toBe(why);
          const alone = question.options.filter((option) => option.right).length === 1;
          expect(judged(item, [letter])).toEqual({ score: right && alone ? 1 : 0, feedback: [letter] });
        }
      }
    }
  });

  test("where several are right, all of them and no other bring the point", () => {
    const { item } = items([hostile])[0] as { item: XmlElement };
    expect(only(item, "itemBody", "choiceInteraction").attributes.maxChoices).toBe("0");
    for (const letters of ["", "a", "c", "ac", "ca", "ab", "abc", "abcd"]) {
      expect(judged(item, [...letters])).toEqual({ score: ["ac", "ca"].includes(letters) ? 1 : 0, feedback: [...letters] });
    }
  });

  test("a number counts within its tolerance, and a known wrong one is explained", () => {
    const { item } = items(numeric).find(({ question }) => question.id === "linear--ten-epochs") as { item: XmlElement };
    const all = ["0.01", "0.0101", "0.0102", "0.0111", ""].map((typed) => judged(item, typed === "" ? [] : [typed]));
    expect(all.map(({ score }) => score)).toEqual([1, 1, 0, 0, 0]);
    expect(all.map(({ feedback }) => feedback.length)).toEqual([1, 1, 0, 1, 0]);
    expect(all[3]?.feedback).not.toEqual(all[0]?.feedback);
  });

  test("the manifest names every file with its type, tests before the items that they need; the same bytes again", () => {
    const files = filesOf(course);
    const manifest = readXml(files["imsmanifest.xml"] as string);
    const resources = allOf(manifest, "resource");
    const named = resources.map(({ attributes }) => decodeURIComponent(attributes.href ?? ""));
    expect([...named, "imsmanifest.xml"].sort()).toEqual(Object.keys(files).sort());
    const types = { assessmentTest: "imsqti_test_xmlv2p1", assessmentItem: "imsqti_item_xmlv2p1" } as const;
    for (const { attributes } of resources) {
      const root = readXml(files[decodeURIComponent(attributes.href ?? "")] as string);
      expect(attributes.type).toBe(types[root.name as keyof typeof types]);
      expect(attributes.identifier).toBe(root.attributes.identifier);
    }
    for (const resource of resources.filter(({ attributes }) => attributes.type === types.assessmentTest)) {
      const path = resource.attributes.href as string;
      const refs = allOf(readXml(files[path] as string), "assessmentItemRef");
      expect(childrenOf(resource, "dependency").map(({ attributes }) => attributes.identifierref)).toEqual(
        refs.map(({ attributes }) => attributes.identifier),
      );
      for (const { attributes } of refs) expect(files).toHaveProperty([`${dirname(path)}/${attributes.href}`]);
    }
    expect(new Set(resources.map(({ attributes }) => attributes.identifier)).size).toBe(resources.length);
    expect(Buffer.from(qti21(course)).equals(Buffer.from(qti21(quizzesOf(false))))).toBe(true);
  });

  test("a character that XML can't hold is named", () => {
    const [question] = hostile.questions as [Question];
    expect(() => qti21([{ ...hostile, questions: [{ ...question, stem: "a\u0001b" }] }])).toThrow(
      'XML: a text must have no character U+0001, got "a\\u0001b". Take it out of the text.',
    );
  });
});

describe.skipIf(!requirePart("xmllint", "that quizzes are valid QTI 2.1"))("QTI 2.1 against its schema", () => {
  const lint = (quizzes: readonly Quiz[], change: (xml: string) => string = (xml) => xml): string => {
    const paths = Object.entries(filesOf(quizzes)).flatMap(([path, xml]) => {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, change(xml));
      return path === "imsmanifest.xml" ? [] : [file];
    });
    const dtd = join(root, "test/grading/schemas/qti21.dtd");
    return spawnSync(partPath("xmllint") as string, ["--noout", "--nonet", "--dtdvalid", dtd, ...paths], { encoding: "utf8" }).stderr;
  };

  test("every lesson's quiz is valid", () => {
    for (const quizzes of [course, numeric, [hostile]]) expect(lint(quizzes)).toBe("");
  });

  test("and a feedback before the processing, or an element of another kind, would be refused", () => {
    expect(lint([hostile], (xml) => xml.replace(/(<responseProcessing>.*<\/responseProcessing>)([\s\S]*)(<\/assess)/, "$2$1$3"))).toContain(
      "assessmentItem content does not follow the DTD",
    );
    expect(lint([hostile], (xml) => xml.replace("<prompt>", "<prompt><blink/>"))).toContain("No declaration for element blink");
  });
});
