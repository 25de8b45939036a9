/** What was found wrong stands nowhere as true: in no lesson, answer, exhibit, page or definition. */
import { describe, expect, test } from "vitest";
import { answers } from "../../src/lessons/answers.js";
import { lessons } from "../../src/lessons/catalog.js";
import { glossary } from "../../src/lessons/glossary.js";
import { misuses } from "../../src/lessons/misuse/index.js";
import { notation } from "../../src/lessons/notation.js";
import { claimParts } from "../../src/lessons/treated/index.js";
import { controllers } from "../../src/schedules/controllers/index.js";
import { families } from "../../src/schedules/registry.js";
import { negation, sentencesOf, stated, wrongClaims } from "./wrongClaims.js";

const texts = import.meta.glob<string>("../../src/lessons/*/*/lesson.mdx", { eager: true, query: "?raw", import: "default" });
const pages = import.meta.glob<string>("../../site/pages/**/*.astro", { eager: true, query: "?raw", import: "default" });

const withoutCode = (mdx: string): string => mdx.replaceAll(/^```[\s\S]*?^```$/gm, "\n").replaceAll(/<\/?[A-Z]\w*[^>]*>/g, "\n");
const withoutTags = (page: string): string =>
  page
    .replace(/^---[\s\S]*?^---$/m, "")
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, "")
    .replaceAll(/<[^>]*>/g, " ");

/** Everything that a reader may read as said by the course. Of a question that is what is right, and every explanation. */
const said: readonly (readonly [where: string, text: string])[] = [
  ...Object.entries(texts).map(([path, mdx]) => [path, withoutCode(mdx)] as const),
  ...Object.entries(pages).map(([path, page]) => [path, withoutTags(page)] as const),
  ...lessons.flatMap(({ folder, quiz, plots, experiments, films = [] }) => [
    ...quiz.flatMap(({ id, options }) =>
      options.flatMap(({ text, right, why }) => [
        ...(right ? [[`${folder}, question ${id}`, text] as const] : []),
        [`${folder}, question ${id}`, why] as const,
      ]),
    ),
    ...[...plots, ...experiments].map(({ id, title }) => [`${folder}, ${id}`, title] as const),
    ...films.map((film) => [`${folder}, film`, JSON.stringify(film)] as const),
  ]),
  ...answers.map(({ slug, answer }) => [`answer ${slug}`, answer] as const),
  ...glossary.map(({ slug, definition }) => [`glossary, ${slug}`, definition] as const),
  ...notation.map(({ id, means }) => [`symbol ${id}`, means] as const),
  ...misuses.flatMap((misuse) => [[`misuse ${misuse.id}`, `${misuse.title}.\n\n${misuse.happens()}`] as const]),
  ...[...families, ...controllers].map(({ definition }) => {
    const { name, summary, pros, cons, bestFor } = definition;
    return [`family ${name}`, [summary, ...pros, ...cons, bestFor].join("\n\n")] as const;
  }),
];

describe("what finds a wrong claim", () => {
  test("finds it where it is stated, and is of a claim that was found wrong or doubtful", () => {
    const checked = new Map(claimParts.flatMap(({ claims }) => claims.map((claim) => [claim.number, claim])));
    for (const claim of wrongClaims) {
      expect(stated(claim.example), claim.example).toBe(claim);
      expect(checked.get(String(claim.number))?.verdict, claim.example).not.toBe("right");
    }
  });

  test("lets a sentence pass that takes it back", () => {
    for (const sentence of [
      "A cosine does not fall quickly at first.",
      "“A cosine falls quickly at first” describes an exponential.",
      "Do transformers need a warmup?",
      "The loss jumps at a restart, where the rate rises again, not at a drop.",
      "Nobody has seen a phase transition here.",
    ])
      expect(stated(sentence), sentence).toBeUndefined();
    expect(negation.test("A plain statement of what is so.")).toBe(false);
  });

  test("reads sentence by sentence, and no decimal point ends one", () => {
    expect(sentencesOf("The rate is 0.5 now. Then it falls.\n\n- One item\n- Another one")).toEqual([
      "The rate is 0.5 now.",
      "Then it falls.",
      "- One item",
      "- Another one",
    ]);
    expect(sentencesOf("Three things you may hear.\n\n1. A cosine falls quickly at first.\n\nMore.")).toEqual([
      "Three things you may hear.",
      "More.",
    ]);
  });
});

test("no wrong claim is stated as true", () => {
  const sentences = said.flatMap(([where, text]) => sentencesOf(text).map((sentence) => ({ where, sentence })));
  expect(sentences.length).toBeGreaterThan(2500);
  const found = sentences.flatMap(({ where, sentence }) => {
    const claim = stated(sentence);
    return claim ? [`${where} says as claim ${claim.number}: ${sentence}`] : [];
  });
  expect(found).toEqual([]);
});
