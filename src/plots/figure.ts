/** Which colour and meaning a mark has: the rate is always ember, losses are run A, theory is dashed grey. */
export type Role = "rate" | "a" | "b" | "c" | "theory";

export type Point = readonly [x: number, y: number];

/** One labelled line; `band` is [x, low, high], drawn behind it; `stairs` holds each value until the next step. */
export interface Curve {
  readonly label: string;
  readonly role: Role;
  readonly points: readonly Point[];
  readonly band?: readonly (readonly [x: number, low: number, high: number])[];
  readonly dashed?: boolean;
  readonly stairs?: boolean;
}

export interface Axis {
  /** Says the quantity and its unit. */
  readonly label: string;
  readonly scale?: "linear" | "log";
  readonly domain?: readonly [number, number];
}

/** A dot, for the point that moves. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly role: Role;
  readonly label?: string;
}

/** A dashed straight line at one value of an axis. */
export interface Rule {
  readonly axis: "x" | "y";
  readonly at: number;
  readonly label: string;
}

/** One set of curves over the figure's shared horizontal axis. `share` is its part of the height. */
export interface Panel {
  readonly y: Axis;
  readonly curves: readonly Curve[];
  readonly marks?: readonly Mark[];
  readonly rules?: readonly Rule[];
  readonly share?: number;
  /** Fills lightly under the first curve. */
  readonly filled?: boolean;
}

interface Base<Kind extends string, Data> {
  readonly kind: Kind;
  readonly data: Data;
  /** Pixels on the page; `draw` may be asked for another width. */
  readonly size: { readonly width: number; readonly height: number };
  /** What the picture shows, as a sentence with its numbers; it is the picture's text. */
  readonly sentence: string;
}

/** Curves in one panel, or in two or more stacked on one horizontal axis. */
export type CurvesFigure = Base<"curves", { readonly x: Axis; readonly panels: readonly Panel[] }>;

/** A two-dimensional quadratic seen from above, with the paths taken down it. */
export type ValleyFigure = Base<
  "valley",
  {
    readonly curvatures: readonly [number, number];
    readonly x: Axis;
    readonly y: Axis;
    readonly paths: readonly { readonly label: string; readonly role: Role; readonly points: readonly Point[] }[];
  }
>;

/** Particles on a one-dimensional loss, with the spread that theory predicts. */
export type CloudFigure = Base<
  "cloud",
  {
    readonly curvature: number;
    readonly x: Axis;
    readonly y: Axis;
    readonly particles: readonly number[];
    /** Predicted standard deviation around the minimum, drawn before anything runs; null where there is none. */
    readonly predicted: number | null;
  }
>;

/** Differences with their 95 % intervals, one row each, and what they allow one to say. */
export type IntervalsFigure = Base<
  "intervals",
  {
    readonly x: Axis;
    readonly rows: readonly {
      readonly label: string;
      readonly mean: number;
      readonly low: number;
      readonly high: number;
      readonly verdict: string;
    }[];
  }
>;

/** A picture as plain JSON: what to draw, how large, and the sentence that says what it shows. */
export type Figure = CurvesFigure | ValleyFigure | CloudFigure | IntervalsFigure;
