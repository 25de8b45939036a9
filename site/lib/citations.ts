import { exactLabs } from "../../src/labs/exactLabs.js";
import { answers } from "../../src/lessons/answers.js";
import { withoutFragment } from "../../src/lessons/bibliography.js";
import { lessons } from "../../src/lessons/catalog.js";
import { glossary } from "../../src/lessons/glossary.js";
import { misuseGroups } from "../../src/lessons/misuse/index.js";
import { pageAddress } from "../../src/lessons/section.js";
import { controllers } from "../../src/schedules/controllers/index.js";
import { families } from "../../src/schedules/registry.js";
import { platforms } from "../teach/platforms.js";
import { plainText } from "./inline.js";

/** A link to a place outside the course: where it stands, what its text is, and the line of markdown around it, if it is markdown. */
export interface Citation {
  readonly page: { readonly href: string; readonly title: string };
  readonly url: string;
  readonly text?: string;
  readonly line?: string;
}

const texts = import.meta.glob<string>("../../src/lessons/*/*/lesson.mdx", { eager: true, query: "?raw", import: "default" });

/** [text](address), where the address may have parentheses of its own. */
const link = /\[([^\]]*)\]\(<?(https?:\/\/(?:[^()\s<>]|\([^()\s]*\))+)>?\)/g;

const linksIn = (markdown: string): readonly Omit<Citation, "page">[] =>
  markdown
    .split("\n")
    .flatMap((line) =>
      [...line.matchAll(link)].map(([, text = "", url = ""]) => ({ text, url: url.replaceAll("%28", "(").replaceAll("%29", ")"), line })),
    );

/** Code cites nothing. */
const withoutCode = (mdx: string): string => mdx.replaceAll(/^```[\s\S]*?^```$/gm, "");
const titleOf = (mdx: string): string => /^title: *"?(.*?)"?$/m.exec(mdx)?.[1] ?? "";

/** Every link out of the course that its sources hold, page by page. */
export const citations = (): readonly Citation[] => [
  ...lessons.flatMap((lesson) => {
    const mdx = texts[`../../src/lessons/${lesson.folder}/lesson.mdx`] ?? "";
    const page = { href: pageAddress(lesson.folder), title: titleOf(mdx) };
    // Questions and hints may cite too; in JSON a line of theirs is one string.
    const rest = JSON.stringify([lesson.quiz, lesson.exercises, lesson.films ?? []], null, 1).replaceAll('\\"', '"');
    const exhibits = [...mdx.matchAll(/<Misuse\b[^>]*\bof="([^"]+)"/g)].flatMap(([, of]) => {
      const newer = misuseGroups.flatMap((group) => group.exhibits).find(({ id }) => id === of)?.newer;
      return newer ? [{ page, url: newer.url }] : [];
    });
    return [...linksIn(`${withoutCode(mdx)}\n${rest}`).map((one) => ({ page, ...one })), ...exhibits];
  }),
  ...[...families, ...controllers].map(({ definition: { slug, title, source } }) => ({
    page: { href: `/schedules/${slug}/`, title },
    url: source.url,
  })),
  ...exactLabs.flatMap(({ id, title, sources }) =>
    sources.flatMap(({ url }) => (url?.startsWith("http") !== true ? [] : [{ page: { href: `/labs/${id}/`, title }, url }])),
  ),
  ...misuseGroups.flatMap(({ slug, title, exhibits }) =>
    exhibits.flatMap(({ newer }) => (newer ? [{ page: { href: `/misuse/${slug}/`, title }, url: newer.url }] : [])),
  ),
  ...answers.flatMap(({ slug, question, answer }) =>
    linksIn(answer).map((one) => ({ page: { href: `/answers/${slug}/`, title: plainText(question) }, ...one })),
  ),
  ...platforms.flatMap(({ ways }) =>
    linksIn(ways.flatMap(({ steps, check }) => [...steps, check]).join("\n")).map((one) => ({
      page: { href: "/teach/lms/", title: "Your platform" },
      ...one,
    })),
  ),
  ...glossary.flatMap(({ definition }) => linksIn(definition).map((one) => ({ page: { href: "/glossary/", title: "Glossary" }, ...one }))),
];

/** Every address in the lessons' texts, those that are being written among them. */
export const citedInTexts = (): readonly string[] => Object.values(texts).flatMap((mdx) => linksIn(withoutCode(mdx)).map(({ url }) => url));

/** The pages that cite each address, each once. */
export function citedOn(): ReadonlyMap<string, readonly Citation["page"][]> {
  const pages = new Map<string, Map<string, Citation["page"]>>();
  for (const { url, page } of citations()) {
    const bare = withoutFragment(url);
    pages.set(bare, (pages.get(bare) ?? new Map()).set(page.href, page));
  }
  return new Map([...pages].map(([url, citing]) => [url, [...citing.values()]]));
}
