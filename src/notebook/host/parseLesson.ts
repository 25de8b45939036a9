import type { Code, Root, RootContent } from "mdast";
import type { MdxJsxAttribute, MdxJsxExpressionAttribute, MdxJsxFlowElement } from "mdast-util-mdx-jsx";
import { LineCounter, parseDocument } from "yaml";
import { type Lesson, nameOf } from "../../lessons/catalog.js";
import { type Component, type ComponentName, components, type Property, type PropertyValues } from "../../lessons/components.js";
import { type Frontmatter, frontmatterFaults } from "../../lessons/frontmatter.js";
import { sectionOf } from "../../lessons/section.js";
import { shown } from "../../schedules/fail.js";
import { lineOf, MdxError, offsetOf, parseMdx } from "./mdx.js";
import { fromNotebookText, toNotebookText } from "./notebookText.js";
import { literalOf, propertyFault } from "./properties.js";
import { fenceWord, isInline, proseFaults, standsInSentence, thereAre } from "./proseFaults.js";
import {
  type Fault,
  type FenceSegment,
  LessonError,
  type ParsedLesson,
  type Piece,
  partsOf,
  type Segment,
  type WidgetSegment,
} from "./segments.js";

/** Ids are kebab-case, and leave room for the suffixes of a widget's further cells. */
const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const longestId = 48;

/** What a lesson's text is checked against. */
export interface ParseOptions {
  /** The file's name, for messages. */
  readonly file: string;
  readonly text: string;
  /** The lesson as the catalog has it: its plots, experiments, questions and exercises. */
  readonly lesson: Lesson;
  /** For each exercise id, the names of its files that are missing. */
  readonly missingFiles?: (exercise: string) => readonly string[];
}

/**
 * Cuts a lesson's text into its pieces and checks everything that it refers to.
 *
 * The pieces are slices of the text at the offsets that the parser gives; nothing is ever written anew, so they join to the same bytes.
 *
 * @throws a LessonError with every fault that was found, each with its line.
 */
export function parseLesson(options: ParseOptions): ParsedLesson {
  const reader = new Reader(options);
  const parsed = reader.read();
  if (parsed === null || reader.faults.length > 0) {
    throw new LessonError(
      options.file,
      [...reader.faults].sort((a, b) => a.line - b.line),
    );
  }
  return parsed;
}

/** Reads one text, gathering faults instead of stopping at the first. */
class Reader {
  readonly faults: Fault[] = [];
  readonly #text: string;
  readonly #lesson: Lesson;
  readonly #missingFiles: (exercise: string) => readonly string[];
  /** The line of each id that was seen. */
  readonly #ids = new Map<string, number>();

  constructor({ text, lesson, missingFiles = () => [] }: ParseOptions) {
    this.#text = text;
    this.#lesson = lesson;
    this.#missingFiles = missingFiles;
  }

  read(): ParsedLesson | null {
    const text = this.#text;
    const carriage = text.indexOf("\r");
    if (carriage >= 0) this.#fault(text.slice(0, carriage).split("\n").length, "lines must end in LF alone. Convert the file's line ends.");
    let root: Root;
    try {
      root = parseMdx(text);
    } catch (error) {
      if (!(error instanceof MdxError)) throw error;
      this.#fault(error.line, error.message);
      return null;
    }
    const [first, ...rest] = root.children;
    if (first?.type !== "yaml" || first.position?.start.offset !== 0) {
      this.#fault(1, "a lesson must begin with its frontmatter, between two lines of three hyphens.");
      return null;
    }
    const groups = group(rest);
    const starts = groups.map((nodes) => offsetOf(nodes[0], "start"));
    const piece = (nodes: readonly RootContent[], next: number | undefined): Piece => {
      const end = offsetOf(nodes.at(-1), "end");
      return {
        source: text.slice(offsetOf(nodes[0], "start"), end),
        after: text.slice(end, next ?? text.length),
        line: lineOf(nodes[0]),
      };
    };
    const head = { ...piece([first], starts[0]), data: this.#head(first.value) };
    const segments = groups.flatMap((nodes, i) => this.#segment(nodes, piece(nodes, starts[i + 1])) ?? []);
    this.#checkCatalog(segments);
    this.#checkParts(segments);
    return { name: nameOf(this.#lesson), head, segments };
  }

  #fault(line: number, message: string): void {
    this.faults.push({ line, message });
  }

  #head(yaml: string): Frontmatter {
    const counter = new LineCounter();
    const document = parseDocument(yaml, { lineCounter: counter });
    for (const error of document.errors) {
      this.#fault(counter.linePos(error.pos[0]).line + 1, `the frontmatter is not YAML: ${error.message.split("\n")[0]}`);
    }
    const data: unknown = document.errors.length > 0 ? {} : document.toJS();
    const lines = yaml.split("\n");
    if (document.errors.length === 0) {
      for (const { key, fault } of frontmatterFaults(data)) {
        const at = key === null ? -1 : lines.findIndex((line) => line.startsWith(`${key}:`));
        this.#fault(at + 2, fault);
      }
    }
    return data as Frontmatter;
  }

  #segment(nodes: readonly RootContent[], piece: Piece): Segment | null {
    const [node] = nodes;
    if (node?.type === "mdxJsxFlowElement") return this.#widget(node, piece);
    if (node?.type === "code" && fenceWord(node) !== null) return this.#fence(node, piece);
    this.faults.push(...nodes.flatMap((one) => proseFaults(one, this.#text, this.#lesson)));
    if (fromNotebookText(toNotebookText(piece.source, this.#lesson), this.#lesson) !== piece.source) {
      this.#fault(
        piece.line,
        "a link to a page of the course must begin with a slash: /lessons/NAME/, not the address of the site or a notebook.",
      );
    }
    return { kind: "prose", ...piece };
  }

  #fence(node: Code, piece: Piece): FenceSegment | null {
    const { source, line } = piece;
    const kind = fenceWord(node) as "run" | "fix";
    const [fence = "", ...body] = source.split("\n");
    const close = body.pop() ?? "";
    const marks = /^(`{3,}|~{3,})ts (.*)$/.exec(fence);
    if (!marks?.[1] || node.position?.start.column !== 1) {
      this.#fault(line, `a ts ${kind} fence must begin at the left edge with \`\`\`ts ${kind} id="...".`);
      return null;
    }
    if (close.trimEnd() !== marks[1]) {
      this.#fault(line, `this fence must be closed by ${marks[1]} alone on a line.`);
      return null;
    }
    const { id, throws, ...others } = this.#fenceWords(kind, marks[2]?.slice(kind.length) ?? "", line);
    for (const key of Object.keys(others))
      this.#fault(line, `a ts ${kind} fence does not take ${key}. It takes id${kind === "fix" ? ", throws" : ""}.`);
    if (throws !== undefined && kind === "run") this.#fault(line, "a ts run fence does not take throws. Make it ts fix.");
    if (throws === "") this.#fault(line, "throws must be part of the message that the cell throws, got nothing.");
    const code = body.join("\n");
    if (code.trim() === "") this.#fault(line, `this ts ${kind} fence has no code.`);
    else if (body[0]?.trim() === "" || body.at(-1)?.trim() === "")
      this.#fault(line, "code must not begin or end with an empty line: a notebook would drop it.");
    if (id === undefined) {
      this.#fault(line, `a ts ${kind} fence must have an id: \`\`\`ts ${kind} id="first-look".`);
      return null;
    }
    this.#checkId(`ts ${kind}`, id, line);
    return { ...piece, kind, id, throws: throws ?? null, code, fence };
  }

  /** The words of a fence's first line, after run or fix: key="value" pairs. */
  #fenceWords(kind: string, words: string, line: number): Record<string, string> {
    const found: Record<string, string> = {};
    const rest = words.replace(/\s+([a-z]+)="([^"]*)"/g, (_, key: string, value: string) => {
      if (Object.hasOwn(found, key)) this.#fault(line, `${key} stands twice on this fence.`);
      found[key] = value;
      return "";
    });
    if (rest.trim() !== "") this.#fault(line, `can't read ${shown(rest.trim())} after ts ${kind}. Write id="...".`);
    return found;
  }

  #checkId(what: string, id: string, line: number): void {
    if (!idPattern.test(id) || id.length > longestId) {
      this.#fault(line, `${what}: id must be kebab-case, at most ${longestId} letters, got ${shown(id)}.`);
    }
    const before = this.#ids.get(id);
    if (before !== undefined)
      this.#fault(line, `the id ${id} stands twice, first on line ${before}. Every id is unique in its lesson, fences included.`);
    else this.#ids.set(id, line);
  }

  #widget(node: MdxJsxFlowElement, piece: Piece): WidgetSegment | null {
    const { line } = piece;
    const name = node.name ?? "";
    if (isInline(name)) {
      this.#fault(line, standsInSentence(name));
      return null;
    }
    if (!Object.hasOwn(components, name)) {
      this.#fault(line, `<${name}> is no component of a lesson. ${thereAre}`);
      return null;
    }
    const component: Component = components[name as ComponentName];
    if (node.position?.start.column !== 1) this.#fault(line, `<${name}> must begin at the left edge.`);
    const before = this.faults.length;
    const properties = this.#properties(name, component, node.attributes, line);
    const fault = this.faults.length === before ? component.fault?.(properties) : null;
    if (fault) this.#fault(line, `<${name}>: ${fault}`);
    if (component.children && node.children.length === 0) this.#fault(line, `<${name}> must have text between its tags.`);
    if (!component.children && node.children.length > 0) this.#fault(line, `<${name}> must close itself: write <${name} ... />.`);
    this.faults.push(...node.children.flatMap((child) => proseFaults(child, this.#text, this.#lesson)));
    const id = typeof properties.id === "string" ? properties.id : null;
    if (id !== null) {
      this.#checkId(`<${name}>`, id, line);
      this.#checkReference(name, component, id, line);
    }
    return { ...piece, kind: "widget", component: name as ComponentName, id, properties, children: this.#childrenOf(node) };
  }

  #childrenOf(node: MdxJsxFlowElement): string {
    if (node.children.length === 0) return "";
    const first = offsetOf(node.children[0], "start");
    const lineStart = this.#text.lastIndexOf("\n", first - 1) + 1;
    const lead = this.#text.slice(lineStart, first);
    const source = this.#text.slice(lead.trim() === "" ? lineStart : first, offsetOf(node.children.at(-1), "end"));
    const lines = source.split("\n");
    const indent = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length));
    return lines.map((line) => line.slice(indent)).join("\n");
  }

  #properties(
    name: string,
    component: Component,
    attributes: readonly (MdxJsxAttribute | MdxJsxExpressionAttribute)[],
    line: number,
  ): PropertyValues {
    const values: Record<string, string | readonly string[]> = {};
    for (const attribute of attributes) {
      if (attribute.type !== "mdxJsxAttribute") {
        this.#fault(line, `<${name}> takes no {...}. Write each property out.`);
        continue;
      }
      const property = Object.hasOwn(component.properties, attribute.name) ? component.properties[attribute.name] : undefined;
      if (!property) {
        this.#fault(line, `<${name}> takes no property ${attribute.name}. It takes ${Object.keys(component.properties).join(", ")}.`);
        continue;
      }
      if (Object.hasOwn(values, attribute.name)) this.#fault(line, `<${name}> has ${attribute.name} twice.`);
      const value = literalOf(attribute);
      const fault = propertyFault(property, value);
      if (fault) this.#fault(line, `<${name}>: ${attribute.name} must be ${fault}`);
      else values[attribute.name] = value as string | readonly string[];
    }
    for (const [key, { required }] of Object.entries(component.properties) as [string, Property][]) {
      const given = attributes.some((attribute) => attribute.type === "mdxJsxAttribute" && attribute.name === key);
      if (required && !given) this.#fault(line, `<${name}> lacks its ${key}.`);
    }
    return values;
  }

  #checkReference(name: string, { names }: Component, id: string, line: number): void {
    if (!names) return;
    const there = names === "exercises" ? Object.keys(this.#lesson.exercises) : (this.#lesson[names] ?? []).map((one) => one.id);
    const files = { plots: "experiments.ts", experiments: "experiments.ts", quiz: "quiz.ts", exercises: "the catalog", films: "films.ts" };
    const file = files[names];
    if (!there.includes(id)) {
      this.#fault(line, `<${name}>: ${file} has no ${nouns[names]} ${shown(id)}. It has ${there.length > 0 ? there.join(", ") : "none"}.`);
      return;
    }
    if (names === "quiz") this.#checkQuiz(id, line);
    if (names === "exercises") {
      for (const file of this.#missingFiles(id)) this.#fault(line, `<${name}>: exercises/${id}/${file} is missing.`);
    }
  }

  #checkQuiz(id: string, line: number): void {
    const items = this.#lesson.quiz.filter((item) => item.id === id);
    if (items.length > 1) this.#fault(line, `quiz.ts has ${items.length} questions called ${id}.`);
    for (const { answers, options } of items) {
      const right = options.filter((option) => option.right).length;
      if (right !== answers || answers < 1) {
        this.#fault(
          line,
          `quiz.ts: question ${id} is marked for ${count(answers, "right option")} and has ${right}. Mark at least one, and say how many.`,
        );
      }
      if (options.length < 2) this.#fault(line, `quiz.ts: question ${id} must have at least two options, got ${options.length}.`);
      for (const [i, option] of options.entries()) {
        if (option.why.trim() === "") this.#fault(line, `quiz.ts: option ${i + 1} of question ${id} must say why.`);
      }
    }
  }

  /** What a lesson asks its readers must stand in its text: a question or an exercise that does not was forgotten. */
  #checkCatalog(segments: readonly Segment[]): void {
    const used = (component: ComponentName): (string | null)[] =>
      segments.flatMap((segment) => (segment.kind === "widget" && segment.component === component ? [segment.id] : []));
    const asked = used("Quiz");
    for (const { id } of this.#lesson.quiz) {
      if (!asked.includes(id))
        this.#fault(1, `question ${id} of quiz.ts stands nowhere in the text. Put <Quiz id="${id}" /> where it belongs.`);
    }
    const set = used("Exercise");
    for (const id of Object.keys(this.#lesson.exercises)) {
      if (!set.includes(id)) this.#fault(1, `exercise ${id} stands nowhere in the text. Put <Exercise id="${id}"> where it belongs.`);
    }
  }

  /** A lesson in parts has a page for each, and each must have its title and something on it. */
  #checkParts(segments: readonly Segment[]): void {
    const parts = partsOf(segments);
    const [first] = parts;
    if (!first) return;
    if (sectionOf(this.#lesson.folder) !== "course") {
      this.#fault(first.line, "<Part> must stand in a lesson of the course. Other texts have one page each: take it out.");
      return;
    }
    if (segments[0] !== first)
      this.#fault(first.line, `a lesson in parts must begin with one, which names its first page. Put <Part title="..." /> first.`);
    if (parts.length === 1) this.#fault(first.line, "a lesson in parts must have two at least. Begin a second one, or take this one out.");
    const titles = parts.map(({ properties }) => properties.title);
    for (const [i, part] of parts.entries()) {
      if (titles.indexOf(part.properties.title) < i)
        this.#fault(part.line, `two parts are called ${shown(part.properties.title)}. Give each its own title.`);
      const next = segments[segments.indexOf(part) + 1];
      if (!next || parts.includes(next as WidgetSegment))
        this.#fault(part.line, `part ${shown(part.properties.title)} is empty. Write it, or take it out.`);
    }
  }
}

/** Top-level nodes in the groups that become segments: each widget and each running fence alone, prose by section. */
function group(nodes: readonly RootContent[]): RootContent[][] {
  const groups: RootContent[][] = [];
  let open: RootContent[] | null = null;
  for (const node of nodes) {
    const alone = node.type === "mdxJsxFlowElement" || (node.type === "code" && fenceWord(node) !== null);
    if (open === null || alone || (node.type === "heading" && node.depth <= 3)) {
      open = [];
      groups.push(open);
    }
    open.push(node);
    if (alone) open = null;
  }
  return groups;
}

const nouns = { plots: "plot", experiments: "experiment", quiz: "question", exercises: "exercise", films: "film" } as const;
const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
