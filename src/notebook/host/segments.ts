import type { ComponentName, PropertyValues } from "../../lessons/components.js";
import type { Frontmatter } from "../../lessons/frontmatter.js";

/** What every piece of a lesson's text has: its exact source, the exact blank space after it, and the line it starts on, from 1. */
export interface Piece {
  readonly source: string;
  readonly after: string;
  readonly line: number;
}

/** Markdown without components and without code that runs; at most one section. */
export interface ProseSegment extends Piece {
  readonly kind: "prose";
}

/** A fence of code that runs; `throws` is part of the message that a `fix` cell must throw. */
export interface FenceSegment extends Piece {
  readonly kind: "run" | "fix";
  readonly id: string;
  readonly throws: string | null;
  readonly code: string;
  /** The fence's first line, with everything that it says. */
  readonly fence: string;
}

/** One use of a component. */
export interface WidgetSegment extends Piece {
  readonly kind: "widget";
  readonly component: ComponentName;
  readonly id: string | null;
  readonly properties: PropertyValues;
  /** The markdown between its tags, without their indentation; empty for one that closes itself. */
  readonly children: string;
}

export type Segment = ProseSegment | FenceSegment | WidgetSegment;

/** The marks at which a lesson's parts begin, in order; none where it is read on one page. */
export const partsOf = (segments: readonly Segment[]): readonly WidgetSegment[] =>
  segments.filter((segment): segment is WidgetSegment => segment.kind === "widget" && segment.component === "Part");

/** A lesson's text in pieces: the head's source and space, then each segment's, joined, are the file, byte by byte. */
export interface ParsedLesson {
  /** The lesson's short name: "01-three-fates". */
  readonly name: string;
  readonly head: Piece & { readonly data: Frontmatter };
  readonly segments: readonly Segment[];
}

/** One thing wrong with a lesson's text. */
export interface Fault {
  readonly line: number;
  readonly message: string;
}

/** A lesson's text that can't be used; the message names the file and the line of every fault. */
export class LessonError extends Error {
  readonly faults: readonly Fault[];

  constructor(file: string, faults: readonly Fault[]) {
    super(faults.map(({ line, message }) => `${file}:${line}: ${message}`).join("\n"));
    this.name = "LessonError";
    this.faults = faults;
  }
}
