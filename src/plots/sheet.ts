import * as Plot from "@observablehq/plot";
import type { SvgDocument, SvgElement } from "./dom.js";
import type { Axis, Role } from "./figure.js";
import { type Box, clip, type Pixel, simplify } from "./line.js";
import { colourOf } from "./roles.js";
import { makeScale, type Scale } from "./scale.js";
import { textWidth, wrap } from "./text.js";

/** Below this width a figure is laid out for a phone. */
export const narrow = 480;

export const fontSize = { tick: 11, label: 12 } as const;

interface Words {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

interface TextStyle {
  readonly anchor?: "start" | "middle" | "end";
  readonly size?: number;
  readonly fill?: string;
  readonly weight?: number;
  /** A rim in the colour of the paper, for words that stand on lines. */
  readonly halo?: boolean;
}

interface LineStyle {
  readonly stroke: string;
  readonly width?: number;
  readonly dash?: string;
  readonly opacity?: number;
}

/**
 * A drawing in pixels: layout decides where things stand, Plot makes the marks.
 *
 * What is added first lies below.
 */
export class Sheet {
  readonly width: number;
  readonly height: number;
  readonly #marks: Plot.Markish[] = [];

  constructor(width: number, height: number) {
    this.width = width;
    this.height = Math.round(height);
  }

  /** Lines through pixels, one for each run. */
  lines(runs: readonly (readonly Pixel[])[], { stroke, width = 1.5, dash = "none", opacity = 1 }: LineStyle): void {
    const points = runs.filter((run) => run.length > 1).flatMap((run, z) => run.map(([x, y]) => ({ x, y, z })));
    if (points.length === 0) return;
    this.#marks.push(
      Plot.line(points, {
        x: "x",
        y: "y",
        z: "z",
        stroke,
        strokeWidth: width,
        ...(dash === "none" ? {} : { strokeDasharray: dash, strokeLinecap: "butt" }),
        ...(opacity === 1 ? {} : { strokeOpacity: opacity }),
      }),
    );
  }

  /** A curve in data values, cut at the box and without the points that do not show. */
  curve(points: readonly Pixel[], box: Box, style: LineStyle): void {
    this.lines(
      clip(points, box).map((run) => simplify(run)),
      style,
    );
  }

  /** Upright columns of dots: dashes of no length, with round ends. */
  piles(columns: readonly (readonly Pixel[])[], { stroke, width, dash }: { stroke: string; width: number; dash: string }): void {
    const points = columns.flatMap((column, z) => column.map(([x, y]) => ({ x, y, z })));
    if (points.length === 0) return;
    this.#marks.push(
      Plot.line(points, { x: "x", y: "y", z: "z", stroke, strokeWidth: width, strokeDasharray: dash, strokeLinecap: "round" }),
    );
  }

  /** The area between two edges that share their x. */
  area(edges: readonly { readonly x: number; readonly y1: number; readonly y2: number }[], fill: string, opacity: number): void {
    if (edges.length > 1) this.#marks.push(Plot.areaY(edges, { x: "x", y1: "y1", y2: "y2", fill, fillOpacity: opacity }));
  }

  /** Straight hairlines. */
  strokes(
    lines: readonly { x1: number; y1: number; x2: number; y2: number }[],
    { stroke, width = 1, dash = "none", opacity = 1 }: LineStyle,
  ): void {
    if (lines.length === 0) return;
    this.#marks.push(
      Plot.link(lines, {
        x1: "x1",
        y1: "y1",
        x2: "x2",
        y2: "y2",
        stroke,
        strokeWidth: width,
        ...(dash === "none" ? {} : { strokeDasharray: dash }),
        ...(opacity === 1 ? {} : { strokeOpacity: opacity }),
      }),
    );
  }

  /** A filled rectangle. */
  rect({ left, right, top, bottom }: Box, fill: string, opacity: number): void {
    this.#marks.push(Plot.rect([0], { x1: [left], x2: [right], y1: [top], y2: [bottom], fill, fillOpacity: opacity }));
  }

  dots(
    points: readonly Pixel[],
    { fill, r, rim = 0, stroke = "var(--paper)" }: { fill: string; r: number; rim?: number; stroke?: string },
  ): void {
    if (points.length === 0) return;
    this.#marks.push(Plot.dot(points, { x: "0", y: "1", r, fill, ...(rim ? { stroke, strokeWidth: rim } : { stroke: "none" }) }));
  }

  words(list: readonly Words[], { anchor = "middle", size = fontSize.label, fill = "var(--ink)", weight, halo }: TextStyle = {}): void {
    const shown = list.filter(({ text }) => text !== "");
    if (shown.length === 0) return;
    this.#marks.push(
      Plot.text(shown, {
        x: "x",
        y: "y",
        text: "text",
        textAnchor: anchor,
        fontSize: size,
        fill,
        ...(weight ? { fontWeight: weight } : {}),
        ...(halo ? { stroke: "var(--paper)", strokeWidth: 3.5 } : {}),
      }),
    );
  }

  /** Anything Plot has no mark for: gets the document, returns an element. */
  element(make: (document: SvgDocument) => SvgElement): void {
    this.#marks.push(((_index: unknown, _scales: unknown, _values: unknown, _dimensions: unknown, context: { document: SvgDocument }) =>
      make(context.document)) as unknown as Plot.Markish);
  }

  /** Ticks, their numbers and the axis's name below a box. */
  xAxis(scale: Scale, label: string, box: Box, { numbers = true } = {}): void {
    this.strokes([{ x1: box.left, x2: box.right, y1: box.bottom, y2: box.bottom }], { stroke: "var(--muted)", opacity: 0.45 });
    const marks = scale.ticks.map(({ value }) => ({ x1: scale.at(value), x2: scale.at(value), y1: box.bottom, y2: box.bottom + 4 }));
    this.strokes(marks, { stroke: "var(--muted)", opacity: 0.45 });
    if (!numbers) return;
    const y = box.bottom + 12;
    this.words(
      scale.ticks.map(({ value, text }) => ({ x: scale.at(value), y, text })),
      { size: fontSize.tick, fill: "var(--muted)" },
    );
    axisLines(label, "→", this.width).forEach((text, i) => {
      const x = Math.max(box.right, Math.min(this.width - 2, textWidth(text, fontSize.tick)));
      this.words([{ x, y: box.bottom + 27 + 13 * i, text }], { anchor: "end", size: fontSize.tick });
    });
  }

  /** Numbers left of a box and the axis's name over them. */
  yAxis(scale: Scale, label: string, box: Box): void {
    const marks = scale.ticks.map(({ value }) => ({ x1: box.left - 4, x2: box.left, y1: scale.at(value), y2: scale.at(value) }));
    this.strokes(marks, { stroke: "var(--muted)", opacity: 0.45 });
    this.words(
      scale.ticks.map(({ value, text }) => ({ x: box.left - 7, y: scale.at(value), text })),
      { anchor: "end", size: fontSize.tick, fill: "var(--muted)" },
    );
    const lines = axisLines(label, "↑", this.width);
    this.words(
      lines.map((text, i) => ({ x: 0, y: box.top - 14 - 13 * (lines.length - 1 - i), text })),
      { anchor: "start", size: fontSize.tick },
    );
  }

  /** The finished drawing. */
  svg(document: SvgDocument): SvgElement {
    return Plot.plot({
      document: document as never, // Plot asks for a whole Document and uses this much of it
      width: this.width,
      height: this.height,
      margin: 0,
      x: { type: "identity", axis: null },
      y: { type: "identity", axis: null },
      r: { type: "identity" },
      marks: this.#marks,
    }) as unknown as SvgElement;
  }
}

/** The name of an axis with its arrow, in as many lines as the width asks for. */
export function axisLines(label: string, sign: "→" | "↑", width: number): string[] {
  const text = label === "" || /[→↑]/.test(label) ? label : sign === "→" ? `${label} →` : `↑ ${label}`;
  return wrap(text, fontSize.tick, width - 8);
}

/** The name of an axis, which says so when it is logarithmic. */
export const axisName = ({ label, scale }: Axis): string => (scale === "log" && !/\blog\b/.test(label) ? `${label} (log)` : label);

/** Room that the numbers of a vertical axis need, ticks included. */
export const numbersWidth = (scales: readonly Scale[]): number =>
  Math.max(16, ...scales.flatMap(({ ticks }) => ticks.map(({ text }) => textWidth(text, fontSize.tick)))) + 9;

/** A horizontal scale over a box. */
export function acrossScale(axis: Axis, domain: readonly [number, number], box: Box): Scale {
  const withGap = (gap: number): Scale => makeScale(axis.scale ?? "linear", domain, [box.left, box.right], gap);
  const scale = withGap(56);
  const widest = Math.max(0, ...scale.ticks.map(({ text }) => textWidth(text, fontSize.tick)));
  return widest + 12 > 56 ? withGap(widest + 12) : scale;
}

/** A vertical scale over a box, small values below: about six ticks, fewer where it is low. */
export const upScale = (axis: Axis, domain: readonly [number, number], box: Box, least = 26): Scale =>
  makeScale(axis.scale ?? "linear", domain, [box.bottom, box.top], Math.max(least, Math.min(44, (box.bottom - box.top) / 5.6)));

/** The colour of words about a role: the rate in its own, runs in ink, theory and ground muted. */
export const inkOf = (role: Role): string =>
  role === "rate" ? colourOf.rate : role === "theory" || role === "muted" ? "var(--muted)" : "var(--ink)";
