import type { Lesson } from "../../../lessons/catalog.js";
import type { WidgetSegment } from "../segments.js";
import type { Variant } from "../variant.js";

/** A cell that a widget makes, before it gets its place in the notebook. */
export interface Draft {
  readonly type: "markdown" | "code";
  /** Added to the widget's id to name the cell; the cell with the widget's output has none. */
  readonly suffix?: string;
  readonly source: string;
  readonly tags?: readonly string[];
  /** The names that its code uses, each as "module name"; what no earlier cell imports, the cell imports itself. */
  readonly uses?: readonly string[];
}

/** What a widget's renderer works from. */
export interface WidgetContext {
  readonly lesson: Lesson;
  readonly widget: WidgetSegment;
  /** Where the lesson's parts begin. */
  readonly parts: readonly WidgetSegment[];
  /** The start of an exercise, as its file says it. */
  readonly startOf: (exercise: string) => string;
  /** Its solution, as its file says it. */
  readonly solutionOf: (exercise: string) => string;
  readonly variant: Variant;
}

/** Makes a widget's cells. */
export type RenderWidget = (context: WidgetContext) => readonly Draft[];
