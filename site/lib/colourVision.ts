/** How far colours stand apart, and what of them an eye sees that lacks one kind of cone: for the page of the visual system, and the test that holds the palette to it. */

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

const times = ([r, g, b]: Matrix, [x, y, z]: Triple): Triple => [
  r[0] * x + r[1] * y + r[2] * z,
  g[0] * x + g[1] * y + g[2] * z,
  b[0] * x + b[1] * y + b[2] * z,
];
const each = ([x, y, z]: Triple, f: (channel: number) => number): Triple => [f(x), f(y), f(z)];
const clip = (x: number): number => Math.max(0, Math.min(1, x));

/** `#rrggbb` as light: linear sRGB, 0 to 1. */
export const linear = (hex: string): Triple =>
  each([hex.slice(1, 3), hex.slice(3, 5), hex.slice(5, 7)].map((pair) => Number.parseInt(pair, 16) / 255) as unknown as Triple, (c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );

/** Light as `#rrggbb`. */
export const hexOf = (rgb: Triple): string =>
  `#${each(rgb, (c) => Math.round(255 * (clip(c) <= 0.0031308 ? 12.92 * clip(c) : 1.055 * clip(c) ** (1 / 2.4) - 0.055)))
    .map((c) => c.toString(16).padStart(2, "0"))
    .join("")}`;

const luminance = (hex: string): number => {
  const [r, g, b] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** The contrast of two colours, from 1 to 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Linear sRGB in OKLab, where equal distances look equally far (Ottosson, 2020). */
export function oklab(rgb: Triple): Triple {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    each(cones, Math.cbrt),
  );
}

/** Colour vision at full deficiency (Machado, Oliveira and Fernandes, 2009, table 1), on linear sRGB. */
const visions = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Readonly<Record<string, Matrix>>;

export type Vision = keyof typeof visions;
export const visionNames = Object.keys(visions) as readonly Vision[];

const seenLight = (hex: string, vision: Vision): Triple => each(times(visions[vision], linear(hex)), clip);

/** A colour as that eye has it. */
export const seen = (hex: string, vision: Vision): string => hexOf(seenLight(hex, vision));

/** How far apart two colours look to that eye: their distance in OKLab, where black and white are 1 apart. */
export function distance(a: string, b: string, vision: Vision): number {
  const [x, y] = [oklab(seenLight(a, vision)), oklab(seenLight(b, vision))];
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

/** The colours of curves that stand in one chart. */
export const curveTokens = ["rate", "run-a", "run-b", "run-c"] as const;
/** Each two of them. */
export const curvePairs = curveTokens.flatMap((a, i) => curveTokens.slice(i + 1).map((b) => [a, b] as const));
/** They must look at least this far apart, to every eye, in both themes. */
export const leastDistance = 0.17;
