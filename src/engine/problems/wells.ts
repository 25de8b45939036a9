type Pair = readonly [number, number];

/** The height of a line with two wells, and its slope. */
export interface Wells {
  readonly lossAt: (theta: number) => number;
  readonly slopeAt: (theta: number) => number;
}

/**
 * Two parabolas joined so that minima, depths and curvatures are exactly what was asked for; null where the depths differ too much for that.
 *
 * L = (A·B + d₁B + d₂A) / (A + B), A = ½k₁(θ − m₁)², B = ½k₂(m₂ − θ)². Each pair says the left well first.
 */
export function wells({
  minima: [m1, m2],
  depths: [d1, d2],
  curvatures: [h1, h2],
}: Record<"minima" | "depths" | "curvatures", Pair>): Wells | null {
  const gap = m2 - m1;
  const step = d2 - d1;
  // A difference in depth would change the curvatures by c times k₁/k₂ and −k₂/k₁: k₁ and k₂ make up for it.
  const c = (2 * step) / (gap * gap);
  if (!(c < h1 && -c < h2)) return null;
  const [k1, k2] = [(h1 * h2 + c * c) / (h2 + c), (h1 * h2 + c * c) / (h1 - c)];
  return {
    lossAt: (theta) => {
      const [u, v] = [theta - m1, m2 - theta];
      const [a, b] = [(k1 * u * u) / 2, (k2 * v * v) / 2];
      return (a * b + d1 * b + d2 * a) / (a + b);
    },
    // The bracket falls all the way from θ = −∞ to ∞, so it changes its sign once: there is one barrier.
    slopeAt: (theta) => {
      const [u, v] = [theta - m1, m2 - theta];
      const sum = k1 * u * u + k2 * v * v;
      return (k1 * k2 * u * v * (k2 * v * v * v - k1 * u * u * u + 2 * step * gap)) / (sum * sum);
    },
  };
}
