/** The models' formulas once more, with the float64 reference: what the nets must compute. */
import { type Net, type Parameter, reference, type Transformer as TransformerOptions } from "lrlab/engine";

const { add, attention, conv2d, dense, embedding, gelu, layerNorm, maxPool2d, multiply, relu, reshape, scale, tanh, tensor } = reference;
type Tensor = reference.Tensor;

/** A net's parameters in 64 bits, by name. */
function parametersOf(net: { readonly parameters: readonly Parameter[] }): (name: string) => Tensor {
  return (name) => {
    const found = net.parameters.find((parameter) => parameter.name === name);
    if (!found) throw new Error(`${name} is no parameter`);
    return tensor([...found.value.array()], found.value.shape);
  };
}

const acts = { relu, tanh, gelu };
const layerOf = (of: (name: string) => Tensor, name: string, x: Tensor): Tensor => dense(x, of(`${name}.weight`), of(`${name}.bias`));
const normOf = (of: (name: string) => Tensor, name: string, x: Tensor): Tensor => layerNorm(x, of(`${name}.gain`), of(`${name}.bias`));

/** What each layer of an `mlp` makes of x, before the nonlinearity; without dropout and batch norm. */
export function mlpByHand(net: Net, x: Tensor): Tensor[] {
  const of = parametersOf(net);
  const { sizes, act, norm, baseWidth } = net.spec as unknown as {
    sizes: number[];
    act: keyof typeof acts;
    norm: string;
    baseWidth?: number;
  };
  const last = sizes.length - 1;
  const made: Tensor[] = [];
  let h = x;
  for (let i = 1; i < last; i += 1) {
    made.push(layerOf(of, `layer${i}`, h));
    h = acts[act](norm === "layer" ? normOf(of, `norm${i}`, made[i - 1] as Tensor) : (made[i - 1] as Tensor));
  }
  const width = sizes[last - 1] as number;
  return [...made, layerOf(of, `layer${last}`, baseWidth === undefined ? h : scale(h, baseWidth / width))];
}

/** The answers of a `cnn` without dropout and batch norm. */
export function cnnByHand(net: Net, x: Tensor): Tensor {
  const of = parametersOf(net);
  const { filters, act, norm } = net.spec as unknown as { filters: number[]; act: keyof typeof acts; norm: string };
  let h = x;
  filters.forEach((_, i) => {
    const made = conv2d(h, of(`conv${i + 1}.weight`), of(`conv${i + 1}.bias`), { padding: "same" });
    h = maxPool2d(acts[act](norm === "layer" ? normOf(of, `norm${i + 1}`, made) : made), { size: 2 });
  });
  const rows = h.shape[0] as number;
  return layerOf(of, "output", reshape(h, [rows, h.size / rows]));
}

/** The answers of a `transformer` without dropout. Under muP, attention divides by the depth of a head instead of its root, in units of the base. */
export function transformerByHand(net: Net<never>, tokens: number[][]): Tensor {
  const of = parametersOf(net);
  const { layers, heads, norm, causal, width, baseWidth } = net.spec as unknown as Required<TransformerOptions>;
  const ratio = baseWidth === undefined ? 1 : width / baseWidth;
  const queries = tensor(Array.from({ length: 3 * width }, (_, i) => (i < width ? ratio ** -0.5 : 1)));
  const places = (tokens[0] ?? []).map((_, i) => i);
  let h = add(embedding(of("embedding.token"), tokens), embedding(of("embedding.place"), places));
  for (let i = 1; i <= layers; i += 1) {
    const attend = (x: Tensor) =>
      layerOf(of, `attention${i}.out`, attention(multiply(layerOf(of, `attention${i}.qkv`, x), queries), { heads, causal }));
    const think = (x: Tensor) => layerOf(of, `mlp${i}.out`, gelu(layerOf(of, `mlp${i}.in`, x)));
    const [first, second] = [`attention${i}.norm`, `mlp${i}.norm`];
    if (norm === "pre") {
      h = add(h, attend(normOf(of, first, h)));
      h = add(h, think(normOf(of, second, h)));
    } else {
      h = normOf(of, first, add(h, attend(h)));
      h = normOf(of, second, add(h, think(h)));
    }
  }
  return layerOf(of, "output", scale(norm === "pre" ? normOf(of, "norm", h) : h, 1 / ratio));
}
