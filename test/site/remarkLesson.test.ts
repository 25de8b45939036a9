import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { remarkLesson } from "../../site/lib/remarkLesson.mjs";

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly attributes?: readonly { readonly name: string; readonly value: string }[];
  readonly children?: readonly Node[];
}

function lesson(text: string): readonly { name: string | undefined; [attribute: string]: string | undefined }[] {
  const parser = unified().use(remarkParse).use(remarkMdx);
  const tree = parser.parse(text) as unknown as Node;
  remarkLesson()(tree, { path: "/course/src/lessons/course/01-three-fates/lesson.mdx" });
  const flat = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flat)];
  return flat(tree)
    .filter(({ type }) => type === "mdxJsxFlowElement")
    .map(({ name, attributes = [] }) => ({ name, ...Object.fromEntries(attributes.map(({ name: key, value }) => [key, value])) }));
}

test("fences that run become cells, other fences are only read", () => {
  const text =
    '```ts run id="path"\nlet a = "x";\n```\n\n```ts fix id="bad" throws="must be"\nf()\n```\n\n```ts show\ng()\n```\n\n```python\nimport torch\n```\n\n```\nplain\n```';
  expect(lesson(text)).toEqual([
    { name: "Cell", lesson: "01-three-fates", id: "path", mode: "run", code: 'let a = "x";' },
    { name: "Cell", lesson: "01-three-fates", id: "bad", mode: "fix", throws: "must be", code: "f()" },
    { name: "Cell", lesson: "01-three-fates", mode: "show", code: "g()" },
    { name: "Code", lang: "python", code: "import torch" },
    { name: "Code", lang: "text", code: "plain" },
  ]);
});

test("a column of a table that Jupyter must be told to align to the left needs no style on the page", () => {
  const table = { type: "table", align: ["left", null], children: [] };
  remarkLesson()({ type: "root", children: [table] }, { path: "/course/03-shapes/lesson.mdx" });
  expect(table.align).toEqual([null, null]);
  for (const side of ["right", "center"]) {
    const other = { type: "table", align: ["left", side], children: [] };
    const read = () => remarkLesson()({ type: "root", children: [other] }, { path: "/course/03-shapes/lesson.mdx" });
    expect(read).toThrow(`03-shapes/lesson.mdx: a table's column must be aligned to the left, got ${side}.`);
  }
});

test("a number stays on the line of its per cent, and so does a measured value", () => {
  const tree = unified().use(remarkParse).use(remarkMdx).parse('At 95 % each, <Value of="part"/> % of `7 % 2`.');
  remarkLesson()(tree, { path: "/course/03-shapes/lesson.mdx" });
  const words = (node: { value?: string; children?: never[] }): string => node.value ?? (node.children ?? []).map(words).join("");
  expect(words(tree as never)).toBe("At 95\u00a0% each, \u00a0% of 7 % 2.");
});

test("a heading whose words are a picture's id gives way", () => {
  const tree = unified().use(remarkParse).use(remarkMdx).parse('## Stairs\n\n## Slopes\n\n<Plot id="stairs"/>');
  remarkLesson()(tree, { path: "/course/03-shapes/lesson.mdx" });
  expect(tree.children.map(({ data }) => data)).toEqual([
    { hProperties: { id: "about-stairs" } },
    { hProperties: { id: "slopes" } },
    undefined,
  ]);
});

test("punctuation is no part of a heading's address; on a schedule's page the card's headings come first", () => {
  const headings = (path: string) => {
    const tree = unified().use(remarkParse).use(remarkMdx).parse('## Falls, or waves?\n\n## Source\n\n<Plot id="falls-or-waves"/>');
    remarkLesson()(tree, { path });
    return tree.children.slice(0, 2).map(({ data }) => data);
  };
  const gaveWay = { hProperties: { id: "about-falls-or-waves" } };
  expect(headings("/src/lessons/schedules/equal-cycles/lesson.mdx")).toEqual([gaveWay, { hProperties: { id: "about-source" } }]);
  expect(headings("/src/lessons/course/03-shapes/lesson.mdx")).toEqual([gaveWay, { hProperties: { id: "source" } }]);
});

test("components learn their lesson, and the fences inside them are found", () => {
  expect(lesson('<Plot id="descent"/>\n\n<Exercise id="fate">\n\n```python\nx\n```\n\n</Exercise>')).toEqual([
    { name: "Plot", id: "descent", lesson: "01-three-fates" },
    { name: "Exercise", id: "fate", lesson: "01-three-fates" },
    { name: "Code", lang: "python", code: "x" },
  ]);
});
