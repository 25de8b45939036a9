import type {
  Axis,
  CloudFigure,
  Curve,
  CurvesFigure,
  Figure,
  ImagesFigure,
  IntervalsFigure,
  Mark,
  Panel,
  Role,
  Rule,
  ScatterFigure,
  TokensFigure,
  ValleyFigure,
} from "./figure.js";

type Check = (value: unknown) => boolean;

const number: Check = (value) => typeof value === "number" && Number.isFinite(value) && Math.abs(value) < 1e300;
const numberOrNull: Check = (value) => value === null || number(value);
const flag: Check = (value) => typeof value === "boolean";
const text: Check = (value) => typeof value === "string" && value.length <= 300;
const sentence: Check = (value) => typeof value === "string" && value.length <= 2000;
const pixels: Check = (value) => number(value) && (value as number) >= 60 && (value as number) <= 1600;
const oneOf =
  <T extends string>(...words: readonly T[]): Check =>
  (value) =>
    words.some((word) => word === value);
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const list =
  (check: Check, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check);
const tuple =
  (...checks: readonly Check[]): Check =>
  (value) =>
    Array.isArray(value) && value.length === checks.length && checks.every((check, i) => check(value[i]));

/** An object with these keys and no others. A key that the type gains must be named here, or this file does not compile. */
const shape =
  <T>(checks: { readonly [K in keyof Required<T>]: Check }): Check =>
  (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const entries = Object.entries(checks) as [string, Check][];
    const known = (key: string): boolean => Object.hasOwn(checks, key);
    return Object.keys(value).every(known) && entries.every(([key, check]) => check((value as Readonly<Record<string, unknown>>)[key]));
  };

const role = oneOf<Role>("rate", "a", "b", "c", "theory", "muted");
/** What is not finite leaves a gap. */
const points = list(
  tuple(number, (y) => y === null || typeof y === "number"),
  20_000,
);
const axis = shape<Axis>({ label: text, scale: maybe(oneOf("linear", "log")), domain: maybe(tuple(number, number)) });
const curve = shape<Curve>({
  label: text,
  role,
  points,
  band: maybe(list(tuple(number, number, number), 20_000)),
  dashed: maybe(flag),
  stairs: maybe(flag),
  dots: maybe(flag),
  faint: maybe(flag),
});
const mark = shape<Mark>({ x: number, y: number, role, label: maybe(text) });
const rule = shape<Rule>({ axis: oneOf("x", "y"), at: number, label: text });
const panel = shape<Panel>({
  y: axis,
  curves: list(curve, 64),
  marks: maybe(list(mark, 200)),
  rules: maybe(list(rule, 40)),
  share: maybe(number),
  filled: maybe(flag),
  title: maybe(text),
});

const scattered = shape<ScatterFigure["data"]["groups"][number]>({ label: text, points: list(tuple(number, number), 20_000) });
const cells: Check = (value) => typeof value === "string" && /^[0-5]{1,4096}$/.test(value);
const digits: Check = (value) => typeof value === "string" && /^[0-4]{1,4096}$/.test(value);

const data: { readonly [K in Figure["kind"]]: Check } = {
  curves: shape<CurvesFigure["data"]>({ x: axis, panels: list(panel, 16), grid: maybe(flag) }),
  valley: shape<ValleyFigure["data"]>({
    curvatures: tuple(number, number),
    x: axis,
    y: axis,
    paths: list(shape<ValleyFigure["data"]["paths"][number]>({ label: text, role, points }), 16),
  }),
  cloud: shape<CloudFigure["data"]>({
    curvature: number,
    x: axis,
    y: axis,
    particles: list(number, 20_000),
    predicted: numberOrNull,
    mean: maybe(number),
    history: maybe(shape<NonNullable<CloudFigure["data"]["history"]>>({ x: axis, panel })),
  }),
  intervals: shape<IntervalsFigure["data"]>({
    x: axis,
    rows: list(
      shape<IntervalsFigure["data"]["rows"][number]>({ label: text, mean: number, low: numberOrNull, high: numberOrNull, verdict: text }),
      200,
    ),
    smallest: maybe(number),
  }),
  scatter: shape<ScatterFigure["data"]>({
    x: axis,
    y: axis,
    groups: list(scattered, 6),
    circled: maybe(scattered),
    ground: maybe(
      shape<NonNullable<ScatterFigure["data"]["ground"]>>({
        columns: (value) => number(value) && Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 64,
        labels: cells,
        sure: cells,
      }),
    ),
  }),
  images: shape<ImagesFigure["data"]>({
    side: (value) => number(value) && Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 64,
    columns: (value) => number(value) && Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 20,
    columnsMean: maybe(flag),
    groups: list(
      shape<ImagesFigure["data"]["groups"][number]>({
        title: text,
        images: list(shape<ImagesFigure["data"]["groups"][number]["images"][number]>({ label: text, ink: digits }), 100),
      }),
      20,
    ),
  }),
  tokens: shape<TokensFigure["data"]>({
    rows: list(
      shape<TokensFigure["data"]["rows"][number]>({
        parts: list(shape<TokensFigure["data"]["rows"][number]["parts"][number]>({ label: text, role, tokens: list(text, 300) }), 10),
      }),
      50,
    ),
  }),
};

const kinds = oneOf<Figure["kind"]>("curves", "valley", "cloud", "intervals", "scatter", "images", "tokens");

/** Whether a value is a figure: every part of it is what `draw` expects, and of a bearable size. */
export function isFigure(value: unknown): value is Figure {
  const kind = (value as { kind?: unknown } | null | undefined)?.kind;
  if (!kinds(kind)) return false;
  const size = shape<Figure["size"]>({ width: pixels, height: pixels });
  return shape<Figure>({ kind: kinds, data: data[kind as Figure["kind"]], size, sentence })(value);
}
