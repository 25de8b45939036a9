import { basename, dirname } from "node:path";

/** What follows the language on a fence: a word (`run`, `fix`, `show`) and `key="value"` pairs. */
function readMeta(meta) {
  const pairs = [...meta.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
  return { mode: /^(run|fix|show)\b/.exec(meta)?.[1], ...Object.fromEntries(pairs) };
}

const component = (name, properties) => ({
  type: "mdxJsxFlowElement",
  name,
  attributes: Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => ({ type: "mdxJsxAttribute", name: attribute, value })),
  children: [],
});

/**
 * Prepares a lesson for the page: each fence becomes a Cell (or, when it is only to be read, a Code), and each component learns which
 * lesson it stands in. What may stand in a lesson at all is checked by the lessons' own parser, not here.
 */
export const remarkLesson = () => (tree, file) => {
  const lesson = basename(dirname(file.path));
  const visit = (node) => {
    node.children?.forEach((child, i) => {
      if (child.type === "mdxJsxFlowElement" || child.type === "mdxJsxTextElement") {
        if (/^[A-Z]/.test(child.name ?? "")) child.attributes.push({ type: "mdxJsxAttribute", name: "lesson", value: lesson });
      }
      if (child.type === "code") {
        const { mode, id, ...rest } = readMeta(child.meta ?? "");
        const isCell = child.lang === "ts" && mode !== undefined;
        node.children[i] = isCell
          ? component("Cell", { lesson, id, mode, code: child.value, ...rest })
          : component("Code", { lang: child.lang ?? "text", code: child.value });
      } else visit(child);
      // Jupyter needs to be told; for the page it would be an inline style, which its policy blocks.
      if (child.type === "table") child.align = child.align.map((side) => (side === "left" ? null : side));
    });
  };
  visit(tree);
  keepHeadingsApart(tree, /[\\/]schedules[\\/]/.test(file.path) ? cardIds : []);
};

/** The headings of a reference card, which stands on the same page as a schedule's walkthrough. */
const cardIds = ["parameters", "code", "judgement", "source", "walkthrough", "reference"];

const textOf = (node) => node.value ?? (node.children ?? []).map(textOf).join("");

/** A heading's address is made from its words; where a cell, a picture or the card has that id already, the heading gives way. */
function keepHeadingsApart(tree, taken) {
  const ids = new Set([
    ...taken,
    ...tree.children.flatMap(({ attributes = [] }) => attributes.filter(({ name }) => name === "id").map(({ value }) => value)),
  ]);
  for (const heading of tree.children.filter(({ type }) => type === "heading")) {
    const slug = textOf(heading)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(/\s/g, "-");
    if (ids.has(slug)) heading.data = { ...heading.data, hProperties: { id: `about-${slug}` } };
  }
}
