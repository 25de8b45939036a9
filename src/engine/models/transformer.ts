import { expectOneOf, expectOptions, expectWhole } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { add } from "../ops/add.js";
import { attention } from "../ops/attention.js";
import { embedding } from "../ops/embedding.js";
import { gelu } from "../ops/gelu.js";
import { multiply } from "../ops/multiply.js";
import { shapeText } from "../ops/shapes.js";
import { Indices, type Tensor } from "../tensor/tensor.js";
import { tensor } from "../tensor/values.js";
import { denseLayer } from "./denseLayer.js";
import { dropLayer, expectDropout } from "./dropLayer.js";
import type { Layers } from "./layers.js";
import { makeNet } from "./makeNet.js";
import type { Net } from "./net.js";
import { normLayer } from "./normLayer.js";
import { type Parametrisation, parametrisationNames, readParametrisation } from "./width.js";

/** Options of `transformer`. */
export interface Transformer extends Parametrisation {
  /** How many different tokens there are. */
  vocabulary: number;
  /** The longest sequence. */
  context: number;
  /** Numbers per token; 64 when left out. */
  width?: number;
  /** Blocks of attention and a multilayer perceptron; 2 when left out. */
  layers?: number;
  /** Heads of each attention; they divide the width. 4 when left out. */
  heads?: number;
  /** Whether layer norm stands before each part of a block or after its sum; "pre" when left out. */
  norm?: "pre" | "post";
  /** Whether a place sees only itself and what stands before it; true when left out. */
  causal?: boolean;
  /** Answers per place; as many as tokens when left out. */
  classes?: number;
  /** The share of numbers dropped from the embedding and from what each part adds, while training; 0 when left out. */
  dropout?: number;
  /** Same seed, same first weights. */
  seed: number;
}

/**
 * A transformer: tokens in, logits of what comes next at every place out.
 *
 * h = token + place, and in each block h ← h + attention(norm(h)), h ← h + mlp(norm(h)), with one norm more at the end ("pre"); or
 * h ← norm(h + attention(h)), h ← norm(h + mlp(h)) ("post", as in the paper). The multilayer perceptron is 4 times as wide, with gelu.
 *
 * First weights are normal with variance 1/in, 2/in before gelu; embeddings have variance ½ each, so that their sum has 1; biases are 0. Both norms
 * begin with the same weights. Under muP, attention divides by its heads' width instead of the root of that, in units of baseWidth.
 *
 * Source: A. Vaswani and others (2017), Attention Is All You Need, https://arxiv.org/abs/1706.03762; pre and post: R. Xiong and others (2020),
 * On Layer Normalization in the Transformer Architecture, https://arxiv.org/abs/2002.04745
 *
 * @param options vocabulary, context, width, layers, heads, norm, causal, classes, dropout, parametrisation and baseWidth, seed.
 *
 * @example
 * transformer({ vocabulary: 11, context: 12, width: 24, heads: 2, seed: 1 })(indices([[3, 1, 10]])).shape; // [1,3,11]
 */
export function transformer(options: Transformer): Net<Indices> {
  const where = "transformer";
  const names = [
    "vocabulary",
    "context",
    "width",
    "layers",
    "heads",
    "norm",
    "causal",
    "classes",
    "dropout",
    ...parametrisationNames,
    "seed",
  ];
  expectOptions(where, options, names);
  const { vocabulary, context, width = 64, layers: depth = 2, heads = 4, norm = "pre", causal = true, dropout = 0, seed } = options;
  const { classes = vocabulary } = options;
  expectWhole(where, "vocabulary", vocabulary, 1, "It is the number of different tokens.");
  expectWhole(where, "context", context, 1, "It is the length of the longest sequence.");
  expectWhole(where, "width", width, 1, "It counts the numbers per token.");
  expectWhole(where, "layers", depth, 1, "It counts the blocks.", 1000);
  expectWhole(where, "heads", heads, 1, "They divide the width.");
  expectWhole(where, "classes", classes, 1, "It is the number of answers at each place.");
  expectOneOf(where, "norm", norm, ["pre", "post"]);
  expectDropout(where, dropout);
  if (width % heads !== 0) fail(where, `heads must divide the width, ${width}`, heads, "Each head has width/heads numbers.");
  if (typeof causal !== "boolean") fail(where, "causal must be true or false", causal, "It is true when left out.");
  const read = readParametrisation(where, options);
  const ratio = read.ratio(width);

  const sizes = { vocabulary, context, width, layers: depth, heads };
  const spec = { kind: where, ...sizes, norm, causal, classes, dropout, ...read.spec, seed };
  return makeNet(spec, seed, (layers) => {
    const embed = embeddingLayer(layers, { vocabulary, context, width, ratio });
    const drop = dropLayer(layers, "embedding.dropout", dropout);
    const parts = Array.from({ length: depth }, (_, i) => {
      const normed = (name: string, make: () => (x: Tensor) => Tensor) =>
        residual(layers, `${name}${i + 1}`, { norm, width, ratio, dropout }, make);
      return [
        normed("attention", () => attentionPart(layers, `attention${i + 1}`, { width, ratio, heads, causal })),
        normed("mlp", () => mlpPart(layers, `mlp${i + 1}`, { width, ratio })),
      ];
    }).flat();
    const last = norm === "pre" ? normLayer(layers, "norm", "layer", width, ratio) : (h: Tensor) => h;
    const output = denseLayer(layers, "output", { role: "output", fanIn: width, fanOut: classes, inRatio: ratio });
    return (tokens) => {
      expectTokens(where, tokens, context);
      return output(last(parts.reduce((h, part) => part(h), drop(embed(tokens)))));
    };
  });
}

/** What the parts of a block share. */
interface Part {
  readonly width: number;
  readonly ratio: number;
}

/** Token + place: [batch, time] → [batch, time, width]. */
function embeddingLayer(layers: Layers, { vocabulary, context, width, ratio }: Part & { vocabulary: number; context: number }) {
  const table = (name: string, rows: number): Tensor =>
    layers.parameter(name, [rows, width], {
      ...{ role: "embedding", fanIn: 1, fanOut: width, outRatio: ratio },
      init: (random) => Math.SQRT1_2 * random.normal(),
    });
  const tokens = table("embedding.token", vocabulary);
  const places = table("embedding.place", context);
  return (x: Indices): Tensor => {
    const time = x.shape[1] as number; // checked before
    const numbers = Array.from({ length: time }, (_, i) => i);
    return add(embedding(tokens, x), time === context ? places : embedding(places, numbers));
  };
}

/** A part that adds to h: what it adds is normed before it is made, or the sum after. Its parameters stand in the order in which they are used. */
function residual(
  layers: Layers,
  name: string,
  { norm, width, ratio, dropout }: Part & { norm: "pre" | "post"; dropout: number },
  make: () => (x: Tensor) => Tensor,
): (h: Tensor) => Tensor {
  const before = norm === "pre" ? normLayer(layers, `${name}.norm`, "layer", width, ratio) : null;
  const part = make();
  const drop = dropLayer(layers, `${name}.dropout`, dropout);
  if (before) return (h) => add(h, drop(part(before(h))));
  const after = normLayer(layers, `${name}.norm`, "layer", width, ratio);
  return (h) => after(add(h, drop(part(h))));
}

function attentionPart(
  layers: Layers,
  name: string,
  { width, ratio, heads, causal }: Part & { heads: number; causal: boolean },
): (x: Tensor) => Tensor {
  const hidden = { role: "hidden", inRatio: ratio, outRatio: ratio } as const;
  const packed = denseLayer(layers, `${name}.qkv`, { ...hidden, fanIn: width, fanOut: 3 * width });
  const mix = denseLayer(layers, `${name}.out`, { ...hidden, fanIn: width, fanOut: width });
  if (ratio === 1) return (x) => mix(attention(packed(x), { heads, causal }));
  // muP divides by a head's width where `attention` divides by its root: the queries take the rest
  const queries = tensor(Float32Array.from({ length: 3 * width }, (_, i) => (i < width ? Math.sqrt(1 / ratio) : 1)));
  return (x) => mix(attention(multiply(packed(x), queries), { heads, causal }));
}

function mlpPart(layers: Layers, name: string, { width, ratio }: Part): (x: Tensor) => Tensor {
  const hidden = { role: "hidden", inRatio: ratio, outRatio: ratio } as const;
  const wide = denseLayer(layers, `${name}.in`, { ...hidden, fanIn: width, fanOut: 4 * width, gain: 2 });
  const narrow = denseLayer(layers, `${name}.out`, { ...hidden, fanIn: 4 * width, fanOut: width });
  return (x) => narrow(gelu(wide(x)));
}

function expectTokens(where: string, tokens: Indices, context: number): void {
  if (!(tokens instanceof Indices)) fail(where, "its input must be tokens", tokens, "Make them of whole numbers with indices([[3, 1]]).");
  const [, time = 0] = tokens.shape;
  if (tokens.shape.length === 2 && time <= context) return;
  throw new RangeError(
    `${where}: its tokens must have shape [batch, time] with time <= ${context}, got ${shapeText(tokens.shape)}. Cut them, or make the net with a longer context.`,
  );
}
