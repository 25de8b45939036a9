/** jax-js on the four tasks, in its WASM backend: each update is one compiled function, the fastest form that the library has. */
import { blockUntilReady, defaultDevice, init, jit, lax, nn, numpy as np, tree, valueAndGrad } from "@jax-js/jax";
import type { Steps } from "../measure.ts";
import { batches, type Task, type TaskName, task, transformerSizes } from "../tasks.ts";

type Values = np.Array;

/** A task in jax-js, with the gradients of its first batch at its first weights beside its steps. */
export interface JaxSteps extends Steps {
  /** The loss and its gradient with respect to each parameter, in the shapes and the order of the task. */
  firstGradients(): Promise<{ loss: number; gradients: Float32Array[] }>;
}

/** jax-js takes no shared memory, which none of our arrays is in. */
const array = (values: Float32Array, shape: readonly number[]): Values => np.array(values as Float32Array<ArrayBuffer>).reshape([...shape]);

/** Rows with a 1 where the class is: jax-js trains with these instead of whole numbers. */
function oneHot(labels: Int32Array, classes: number): Values {
  const rows = new Float32Array(labels.length * classes);
  labels.forEach((label, row) => {
    rows[row * classes + label] = 1;
  });
  return array(rows, [labels.length, classes]);
}

/** x·W + b. An array is used up by what reads it, unless `.ref` is taken: so every formula says who is the last to read. */
const linear = (x: Values, weight: Values, bias: Values): Values => np.matmul(x, weight).add(bias);

type Forward = (w: Values[], x: Values, mask: Values) => Values;

const forwards: Readonly<Record<TaskName, Forward>> = {
  a: ([w1, b1, w2, b2, w3, b3], x) => linear(np.tanh(linear(np.tanh(linear(x, is(w1), is(b1))), is(w2), is(b2))), is(w3), is(b3)),
  b: ([w1, b1, w2, b2], x) => linear(nn.relu(linear(x, is(w1), is(b1))), is(w2), is(b2)),
  c: ([w1, b1, w2, b2, w3, b3], x) => {
    const block = (x: Values, weight: Values, bias: Values, filters: number) => {
      const y = lax.convGeneralDilated(x, weight, [1, 1], "SAME").add(bias.reshape([filters, 1, 1]));
      return lax.reduceWindow(nn.relu(y), np.max as (window: Values) => Values, [2, 2], [2, 2]);
    };
    return linear(block(block(x, is(w1), is(b1), 8), is(w2), is(b2), 16).reshape([32, 256]), is(w3), is(b3));
  },
  d: (w, x, mask) => {
    const { width, context, layers, heads, batch } = transformerSizes;
    const rows = batch * context;
    let next = 0;
    const take = (): Values => is(w[next++]);
    const norm = (h: Values): Values => {
      const centred = h.sub(np.mean(h.ref, -1, { keepdims: true }));
      const variance = np.mean(np.square(centred.ref), -1, { keepdims: true });
      return centred
        .div(np.sqrt(variance.add(1e-5)))
        .mul(take())
        .add(take());
    };
    const gelu = (x: Values): Values => {
      const inner = x.ref.mul(x.ref.mul(x.ref).mul(0.044715).add(1)).mul(Math.sqrt(2 / Math.PI));
      return x.mul(0.5).mul(np.tanh(inner).add(1));
    };
    let h = np.matmul(x, take()).reshape([batch, context, width]).add(take()).reshape([rows, width]);
    for (let layer = 0; layer < layers; layer += 1) {
      const packed = linear(norm(h.ref), take(), take()).reshape([batch, context, 3, heads, width / heads]);
      const part = (i: number): Values => np.transpose(packed.ref.slice([], [], i), [0, 2, 1, 3]);
      const [query, key, value] = [part(0), np.transpose(part(1), [0, 1, 3, 2]), part(2)];
      packed.dispose();
      const weights = nn.softmax(
        np
          .matmul(query, key)
          .mul((width / heads) ** -0.5)
          .add(mask.ref),
        -1,
      );
      h = h.add(linear(np.transpose(np.matmul(weights, value), [0, 2, 1, 3]).reshape([rows, width]), take(), take()));
      h = h.ref.add(linear(gelu(linear(norm(h), take(), take())), take(), take()));
    }
    mask.dispose();
    return linear(norm(h), take(), take());
  },
};

/** A parameter that the task is sure to have. */
function is(value: Values | undefined): Values {
  if (value === undefined) throw new Error("the task has no such parameter");
  return value;
}

/** Reorders values: the one at `from(i)` comes to place i. */
const reordered = (values: Float32Array, from: (i: number) => number): Float32Array =>
  Float32Array.from(values, (_, i) => values[from(i)] as number); // a permutation

/** Where entry i of an array of the given shape stands when its dimensions are taken in another order. */
function transposed(shape: readonly number[], order: readonly number[]): (i: number) => number {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((size, length) => size * length, 1));
  const lengths = order.map((axis) => shape[axis] as number);
  return (i) => {
    let [rest, at] = [i, 0];
    for (let k = order.length - 1; k >= 0; k -= 1) {
      at += (rest % (lengths[k] as number)) * (strides[order[k] as number] as number);
      rest = Math.floor(rest / (lengths[k] as number));
    }
    return at;
  };
}

/** jax-js has channels before pixels, so weights of (c) stand in another order there: the shape, and the order of dimensions. */
const layouts: readonly (readonly [shape: readonly number[], order: readonly number[], jaxShape: readonly number[]] | null)[] = [
  [
    [3, 3, 1, 8],
    [3, 2, 0, 1],
    [8, 1, 3, 3],
  ],
  null,
  [
    [3, 3, 8, 16],
    [3, 2, 0, 1],
    [16, 8, 3, 3],
  ],
  null,
  [
    [4, 4, 16, 10],
    [2, 0, 1, 3],
    [256, 10],
  ],
  null,
];

function toJax({ name, parameters }: Task): Values[] {
  return parameters.map(({ values, shape }, i) => {
    const layout = name === "c" ? layouts[i] : null;
    return layout ? array(reordered(values, transposed(layout[0], layout[1])), layout[2]) : array(values, shape);
  });
}

function fromJax(name: TaskName, values: Float32Array, i: number): Float32Array {
  const layout = name === "c" ? layouts[i] : null;
  if (!layout) return values;
  const from = transposed(layout[0], layout[1]);
  const back = new Float32Array(values.length);
  values.forEach((value, i) => {
    back[from(i)] = value;
  });
  return back;
}

/** Makes jax-js ready; to be awaited once. */
export async function startJax(): Promise<void> {
  await init("wasm");
  defaultDevice("wasm");
}

export function jaxSteps(name: TaskName): JaxSteps {
  const of = task(name);
  const forward = forwards[name];
  const rows = of.y[0]?.length ?? 0;
  const { context } = transformerSizes;
  const maskValues = Float32Array.from({ length: context * context }, (_, i) => (i % context <= Math.floor(i / context) ? 0 : -1e9));
  const mask = name === "d" ? array(maskValues, [context, context]) : np.zeros([1]);
  const x = of.x.map((values) => {
    if (values instanceof Int32Array) return oneHot(values, of.classes);
    return array(values, name === "c" ? [32, 1, 16, 16] : of.xShape);
  });
  const y = of.y.map((labels) => oneHot(labels, of.classes));
  const loss = (w: Values[], x: Values, y: Values, mask: Values): Values =>
    nn
      .logSoftmax(forward(w, x, mask))
      .mul(y)
      .sum()
      .mul(-1 / rows);
  const gradients = valueAndGrad(loss);
  const isAdam = name !== "a";
  const decay = name === "d" ? 0.01 : 0;

  /** One update; `hyper` holds what changes from step to step: lr/(1 − β₁ᵗ), 1/√(1 − β₂ᵗ), lr. */
  const update = jit((w: Values[], m: Values[], v: Values[], x: Values, y: Values, hyper: Values, mask: Values) => {
    const [value, g] = gradients(tree.ref(w), x, y, mask) as [Values, Values[]];
    const [rate, correction, lr] = [hyper.ref.slice(0), hyper.ref.slice(1), hyper.slice(2)];
    const next: [Values[], Values[], Values[]] = [[], [], []];
    w.forEach((theta, i) => {
      const [slope, first] = [is(g[i]), is(m[i])];
      if (!isAdam) {
        const velocity = first.mul(0.9).add(slope);
        next[1].push(velocity.ref);
        next[0].push(theta.sub(velocity.mul(lr.ref)));
        return;
      }
      const mean = first.mul(0.9).add(slope.ref.mul(0.1));
      const square = is(v[i]).mul(0.999).add(np.square(slope).mul(0.001));
      next[1].push(mean.ref);
      next[2].push(square.ref);
      const shrunk = decay > 0 ? theta.mul(lr.ref.mul(-decay).add(1)) : theta;
      next[0].push(shrunk.sub(mean.mul(rate.ref).div(np.sqrt(square).mul(correction.ref).add(1e-8))));
    });
    for (const used of [rate, correction, lr]) used.dispose();
    return [...next, value] as [Values[], Values[], Values[], Values];
  });

  let w = toJax(of);
  const zeros = () => w.map(({ shape }) => np.zeros(shape));
  let [m, v] = [zeros(), isAdam ? zeros() : []];
  let updates = 0;
  return {
    firstGradients: async () => {
      const [value, slopes] = gradients(toJax(of), is(x[0]).ref, is(y[0]).ref, mask.ref) as [Values, Values[]];
      const [first = Number.NaN] = await value.data();
      const read = await Promise.all(slopes.map((slope) => slope.data()));
      return { loss: first, gradients: read.map((values, i) => fromJax(name, Float32Array.from(values), i)) };
    },
    step: async (i, read) => {
      updates += 1;
      const hyper = np.array(new Float32Array([of.lr / (1 - 0.9 ** updates), 1 / Math.sqrt(1 - 0.999 ** updates), of.lr]));
      let value: Values;
      [w, m, v, value] = update(w, m, v, is(x[i % batches]).ref, is(y[i % batches]).ref, hyper, mask.ref);
      if (read) return (await value.data())[0];
      value.dispose();
      return undefined;
    },
    finish: async () => {
      await blockUntilReady(tree.ref(w));
    },
  };
}
