import { type Lesson, lessons, nameOf } from "../../lessons/catalog.js";
import type { ComponentName } from "../../lessons/components.js";
import type { Frontmatter } from "../../lessons/frontmatter.js";
import { beginCell } from "./beginCell.js";
import { glyph } from "./glyph.js";
import { hashOf } from "./hashOf.js";
import { type Cell, type CellOrigin, makeNotebook, type Notebook } from "./notebook.js";
import { contentsFrom, pageOf } from "./notebookLinks.js";
import { toNotebookText } from "./notebookText.js";
import { type ParsedLesson, partsOf, type Segment } from "./segments.js";
import { type Variant, variantLine } from "./variant.js";
import { aside } from "./widgets/aside.js";
import { compare } from "./widgets/compare.js";
import type { Draft, RenderWidget } from "./widgets/draft.js";
import { exercise } from "./widgets/exercise.js";
import { experiment } from "./widgets/experiment.js";
import { familyCurve } from "./widgets/familyCurve.js";
import { film } from "./widgets/film.js";
import { interview } from "./widgets/interview.js";
import { lab } from "./widgets/lab.js";
import { legend } from "./widgets/legend.js";
import { misuse } from "./widgets/misuse.js";
import { part } from "./widgets/part.js";
import { plot } from "./widgets/plot.js";
import { quiz } from "./widgets/quiz.js";

/** How each component looks in a notebook. */
const renderers: Readonly<Record<ComponentName, RenderWidget>> = {
  Plot: plot,
  Experiment: experiment,
  Quiz: quiz,
  Exercise: exercise,
  Film: film,
  FamilyCurve: familyCurve,
  Lab: lab,
  Compare: compare,
  Aside: aside,
  Interview: interview,
  Misuse: misuse,
  Legend: legend,
  Part: part,
};

export interface ToNotebookOptions {
  readonly lesson: Lesson;
  readonly parsed: ParsedLesson;
  /** The start of an exercise, as its file says it. */
  readonly startOf: (exercise: string) => string;
  /** Its solution, as its file says it. */
  readonly solutionOf: (exercise: string) => string;
  /** The title of another lesson. */
  readonly titleOf: (other: Lesson) => string;
  /** For whom it is made; for learners, unless said. */
  readonly variant?: Variant;
}

/** The text that a parsed lesson was cut from, joined again. */
export const textOf = ({ head, segments }: Pick<ParsedLesson, "head" | "segments">): string =>
  [head, ...segments].map(({ source, after }) => source + after).join("");

/**
 * Makes a lesson's notebook, not yet executed.
 *
 * Cells are named after what the text names: a fence or widget has its id, what has none is counted from the named cell before it. So an
 * edit in one place leaves the other cells' ids alone.
 */
export function toNotebook({ lesson, parsed, startOf, solutionOf, titleOf, variant = "learner" }: ToNotebookOptions): Notebook {
  const { head, segments } = parsed;
  const imported = new Set<string>();
  const names = cellNames();
  const parts = partsOf(segments);
  const title = toNotebookText(titlePage({ lesson, head: head.data, titleOf, variant }), lesson);
  const headCell = markdown("head_", title, { kind: "head", source: head.source, after: head.after, made: hashOf(title.trimEnd()) });
  const cellsOf = (segment: Segment): Cell[] => {
    const name = names(segment);
    const { after } = segment;
    if (segment.kind === "prose") return [markdown(name, toNotebookText(segment.source, lesson), { kind: "prose", after })];
    if (segment.kind !== "widget") {
      const { kind, fence, code: source } = segment;
      for (const use of importsOf(source)) imported.add(use);
      return [code(name, source, { kind, fence, after }, kind === "fix" ? ["raises-exception"] : [])];
    }
    const drafts = renderers[segment.component]({ lesson, widget: segment, parts, startOf, solutionOf, variant });
    const idOf = ({ suffix }: Draft): string => (suffix ? `${name}_${suffix}` : name);
    const first = drafts[0] ? idOf(drafts[0]) : name;
    return drafts.map((draft, i) => {
      const made = draft.type === "markdown" ? toNotebookText(draft.source, lesson) : withImports(draft, imported);
      const hash = { made: hashOf(made.trimEnd()) };
      const origin: CellOrigin =
        i === 0 ? { kind: "widget", source: segment.source, after, ...hash } : { kind: "part", of: first, ...hash };
      return draft.type === "markdown" ? markdown(idOf(draft), made, origin) : code(idOf(draft), made, origin, draft.tags ?? []);
    });
  };
  const cells = segments.flatMap(cellsOf);
  return makeNotebook([headCell, beginCell(nameOf(lesson)), ...cells], {
    lesson: nameOf(lesson),
    text: hashOf(textOf(parsed)),
    ...(variant === "instructor" ? { variant } : {}),
  });
}

const markdown = (id: string, source: string, lrlab: CellOrigin): Cell => ({ cell_type: "markdown", id, metadata: { lrlab }, source });

const code = (id: string, source: string, lrlab: CellOrigin, tags: readonly string[]): Cell => ({
  cell_type: "code",
  id,
  metadata: tags.length > 0 ? { lrlab, tags } : { lrlab },
  source,
  execution_count: null,
  outputs: [],
});

/** Names cells in reading order. An underscore stands in no id that an author writes, so no two names meet. */
function cellNames(): (segment: Segment) => string {
  let named = "head";
  let since = 0;
  return (segment) => {
    if (segment.kind === "prose" || segment.id === null) return `${named}_${++since}`;
    named = segment.id;
    since = 0;
    return named;
  };
}

/** Every name that a cell imports, as "module name". */
export const importsOf = (source: string): string[] =>
  [...source.matchAll(/^import\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/gm)].flatMap(([, names = "", from]) =>
    names.split(",").flatMap((name) => (name.trim() === "" ? [] : `${from} ${name.trim()}`)),
  );

/** A widget's code with imports of what no cell before has imported; from then on they are imported. */
function withImports({ source, uses = [] }: Draft, imported: Set<string>): string {
  const byModule = new Map<string, string[]>();
  for (const use of uses.filter((one) => !imported.has(one))) {
    const [from = "", ...name] = use.split(" "); // "type Schedule" is one
    byModule.set(from, [...(byModule.get(from) ?? []), name.join(" ")]);
    imported.add(use);
  }
  const lines = [...byModule].sort().map(([from, names]) => `import { ${names.sort().join(", ")} } from "${from}";`);
  return lines.length > 0 ? `${lines.join("\n")}\n\n${source}` : source;
}

/** The first cell: the glyph, the title, what it is about, how long, what is needed, what one will be able to do. */
function titlePage({
  lesson,
  head: { title, description, minutes, prerequisites, goals, icon },
  titleOf,
  variant,
}: Pick<ToNotebookOptions, "lesson" | "titleOf"> & { head: Frontmatter; variant: Variant }): string {
  const needed = prerequisites.map((one) => {
    const other = lessons.find((known) => nameOf(known) === one);
    return other ? `[${titleOf(other)}](${pageOf(other)})` : one;
  });
  const list = (heading: string, entries: readonly string[]): string[] =>
    entries.length > 0 ? [`**${heading}**`, entries.map((entry) => `- ${entry}`).join("\n")] : [];
  return [
    glyph(icon, 56),
    `# ${title}`,
    description,
    `**${minutes} minutes** · [all lessons](${contentsFrom(lesson)}) · ${variantLine[variant]}`,
    ...list("What you need", needed),
    ...list("After it, you can", goals),
  ].join("\n\n");
}
