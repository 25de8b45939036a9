import { expectImages, movesAlong } from "../ops/images.js";
import { expectShape, shapeText } from "../ops/shapes.js";
import { Tensor } from "./tensor.js";

/** What `conv2d` does beside multiplying. */
export interface Conv2d {
  padding?: "same" | "valid";
  stride?: number;
}

/**
 * y(i, j, o) = b(o) + Σ x(i·s + u − p, j·s + v − q, c) · W(u, v, c, o): at every place (i, j), filter o is laid on the image, p lines above and q
 * columns left of it, and x is 0 outside. Backward, each product hands its factors the gradient times the other one.
 */
export function conv2d(x: Tensor, weight: Tensor, bias: Tensor, { padding = "same", stride = 1 }: Conv2d = {}): Tensor {
  const [batch, height, width, channels] = expectImages("conv2d", x);
  const [tall = 1, wide = 1, , out = 1] = weight.shape;
  expectShape("conv2d", "weight", weight, [tall, wide, channels, out], `x is ${shapeText(x.shape)}, and weight [height, width, in, out]`);
  const [down, right] = [movesAlong(height, tall, stride, padding), movesAlong(width, wide, stride, padding)];
  const y = new Tensor([batch, down.places, right.places, out], [x, weight, bias]);
  const [X, W, B, Y] = [x.by(...x.shape), weight.by(...weight.shape), bias.by(out), y.by(...y.shape)];

  /** Calls `visit` for every product of which y(n, i, j, o) is the sum: X(n, k, l, c)·W(u, v, c, o). */
  const products = (i: number, j: number, visit: (k: number, l: number, c: number, u: number, v: number) => void): void => {
    for (let u = 0; u < tall; u += 1) {
      for (let v = 0; v < wide; v += 1) {
        const [k, l] = [i * stride + u - down.before, j * stride + v - right.before];
        if (k < 0 || k >= height || l < 0 || l >= width) continue;
        for (let c = 0; c < channels; c += 1) visit(k, l, c, u, v);
      }
    }
  };
  const outputs = (visit: (n: number, i: number, j: number, o: number) => void): void => {
    for (let n = 0; n < batch; n += 1) {
      for (let i = 0; i < down.places; i += 1) {
        for (let j = 0; j < right.places; j += 1) for (let o = 0; o < out; o += 1) visit(n, i, j, o);
      }
    }
  };

  outputs((n, i, j, o) => {
    let sum = B(o);
    products(i, j, (k, l, c, u, v) => {
      sum += X(n, k, l, c) * W(u, v, c, o);
    });
    Y.put(sum, n, i, j, o);
  });
  y.pass = () =>
    outputs((n, i, j, o) => {
      const dy = Y.d(n, i, j, o);
      B.give(dy, o);
      products(i, j, (k, l, c, u, v) => {
        X.give(dy * W(u, v, c, o), n, k, l, c);
        W.give(dy * X(n, k, l, c), u, v, c, o);
      });
    });
  return y;
}
