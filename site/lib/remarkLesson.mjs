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
      // A number, or the value before this text, stays on the line of its per cent.
      if (child.type === "text") child.value = child.value.replaceAll(/(?<=^|\d) (?=%)/g, "\u00a0");
      if (child.type === "code") {
        const { mode, id, ...rest } = readMeta(child.meta ?? "");
        const isCell = child.lang === "ts" && mode !== undefined;
        node.children[i] = isCell
          ? component("Cell", { lesson, id, mode, code: child.value, ...rest })
          : component("Code", { lang: child.lang ?? "text", code: child.value });
      } else visit(child);
      // Jupyter needs to be told; for the page it would be an inline style, which its policy blocks.
      if (child.type === "table") {
        const other = child.align.find((side) => side === "right" || side === "center");
        if (other)
          throw new Error(`${file.path}: a table's column must be aligned to the left, got ${other}. Write :-- in its second line.`);
        child.align = child.align.map(() => null);
      }
    });
  };
  visit(tree);
  nameHeadings(tree, /[\\/]schedules[\\/]/.test(file.path) ? cardIds : []);
  cutIntoParts(tree);
};

/** The headings of a reference card, which stands on the same page as a schedule's walkthrough. */
const cardIds = ["parameters", "code", "judgement", "source", "walkthrough", "reference"];

const textOf = (node) => node.value ?? (node.children ?? []).map(textOf).join("");

const idOf = ({ attributes = [] }) => attributes.find(({ name }) => name === "id")?.value;

/** A heading's address is made from its words; where a cell, a picture or the card has that id already, the heading gives way. */
function nameHeadings(tree, taken) {
  const ids = new Set([...taken, ...tree.children.map(idOf)]);
  for (const heading of tree.children.filter(({ type }) => type === "heading")) {
    const slug = textOf(heading)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(/\s/g, "-");
    let id = ids.has(slug) ? `about-${slug}` : slug;
    for (let count = 2; ids.has(id); count++) id = `about-${slug}-${count}`;
    ids.add(id);
    heading.data = { ...heading.data, hProperties: { id } };
  }
}

/** What follows a mark `<Part title="…" />`, up to the next, becomes a fragment that `recmaParts` renders on its page alone. */
function cutIntoParts(tree) {
  const isMark = ({ type, name }) => type === "mdxJsxFlowElement" && name === "Part";
  const first = tree.children.findIndex(isMark);
  if (first < 0) return;
  const parts = [];
  for (const node of tree.children.splice(first)) {
    if (!isMark(node)) parts.at(-1).children.push(node);
    else parts.push({ ...component("Fragment", { part: String(parts.length + 1), title: titleOf(node) }), children: [] });
  }
  tree.children.push(...parts);
}

const titleOf = ({ attributes }) => attributes.find(({ name }) => name === "title")?.value;

/** A prepared text's parts, each with the ids that stand in it: of its cells, pictures, questions and headings. A text that is not divided is one part. */
export function partsIn(tree) {
  const parts = tree.children.filter(({ name, attributes = [] }) => name === "Fragment" && attributes.some((one) => one.name === "part"));
  const pieces = parts.length > 0 ? parts : [{ ...tree, attributes: [] }];
  return pieces.map((piece) => ({
    title: titleOf(piece) ?? "",
    ids: piece.children.flatMap((node) => idOf(node) ?? node.data?.hProperties?.id ?? []),
  }));
}
