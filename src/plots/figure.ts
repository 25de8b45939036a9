/** Which colour and meaning a mark has: the rate is always ember, losses are run A, theory is dashed grey, the ground (a loss surface) muted. */
export type Role = "rate" | "a" | "b" | "c" | "theory" | "muted";

/** A point of a curve; null, or what is not finite, leaves a gap. */
export type Point = readonly [x: number, y: number | null];

/**
 * One line, labelled at its end (an empty label labels nothing); `band` is [x, low, high], drawn behind it; `stairs` holds each value
 * until the next step; `dots` marks each point; `faint` is one of many, or the background.
 */
export interface Curve {
  readonly label: string;
  readonly role: Role;
  readonly points: readonly Point[];
  readonly band?: readonly (readonly [x: number, low: number, high: number])[];
  readonly dashed?: boolean;
  readonly stairs?: boolean;
  readonly dots?: boolean;
  readonly faint?: boolean;
}

/** The label, scale and range of one axis. */
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
  /** A word or letter over the panel; small multiples need one. */
  readonly title?: string;
}

interface Base<Kind extends string, Data> {
  readonly kind: Kind;
  readonly data: Data;
  /** Pixels on the page; `draw` may be asked for another width. */
  readonly size: { readonly width: number; readonly height: number };
  /** What the picture shows, as a sentence with its numbers; it is the picture's text. */
  readonly sentence: string;
}

/** Curves in one panel, in two or more stacked on one horizontal axis, or (`grid`) in small multiples beside each other. */
export type CurvesFigure = Base<"curves", { readonly x: Axis; readonly panels: readonly Panel[]; readonly grid?: boolean }>;

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
    /** Predicted standard deviation around the mean, drawn before anything runs; null where there is none. */
    readonly predicted: number | null;
    /** Where the prediction is centred, 0 when left out. */
    readonly mean?: number;
    /** What happened over time, drawn below. */
    readonly history?: { readonly x: Axis; readonly panel: Panel };
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
      /** null where the interval has no end on this side. */
      readonly low: number | null;
      readonly high: number | null;
      readonly verdict: string;
    }[];
    /** The smallest difference worth having; ± this is shaded around zero. */
    readonly smallest?: number;
  }
>;

/** Points of several groups on a plane, both axes to one scale; each group has a colour and a mark of its own. */
export type ScatterFigure = Base<
  "scatter",
  {
    readonly x: Axis;
    readonly y: Axis;
    readonly groups: readonly { readonly label: string; readonly points: readonly (readonly [x: number, y: number])[] }[];
    /** Points to put a circle around, and what they are. */
    readonly circled?: { readonly label: string; readonly points: readonly (readonly [x: number, y: number])[] };
    /** The ground under the points, in cells over the axes' domains, row after row from above: a digit for each cell's group, and one for how sure (0 to 3). */
    readonly ground?: { readonly columns: number; readonly labels: string; readonly sure: string };
  }
>;

/** Small grey pictures in rows, a heading over each group: the more ink, the larger the value. */
export type ImagesFigure = Base<
  "images",
  {
    /** Pixels along each side. */
    readonly side: number;
    /** Pictures beside each other where there is room; half as many on a phone, unless each column means something. */
    readonly columns: number;
    readonly columnsMean?: boolean;
    readonly groups: readonly {
      readonly title: string;
      /** `ink` holds a digit for each pixel, row after row: 0 is paper, 4 is ink. A label may have more lines than one. */
      readonly images: readonly { readonly label: string; readonly ink: string }[];
    }[];
  }
>;

/** Rows of tokens, as a language model reads them, in parts. */
export type TokensFigure = Base<
  "tokens",
  {
    readonly rows: readonly {
      /** A part in run A's colour is what a model should say. */
      readonly parts: readonly { readonly label: string; readonly role: Role; readonly tokens: readonly string[] }[];
    }[];
  }
>;

/** A picture as plain JSON: what to draw, how large, and the sentence that says what it shows. */
export type Figure = CurvesFigure | ValleyFigure | CloudFigure | IntervalsFigure | ScatterFigure | ImagesFigure | TokensFigure;
