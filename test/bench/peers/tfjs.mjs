// TensorFlow.js on the tasks, in its WASM backend with one thread. It has no gradient of a convolution there, so it cannot train (c), and no
// AdamW, so its losses of (d) differ. Plain JavaScript, because its package and its types are there only once `npm run bench` installed them.
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { batches, task, transformerSizes } from "../tasks.ts";

const require = createRequire(import.meta.url);
let tf;

export const tfjsTasks = ["a", "b", "d"];

/** Makes TensorFlow.js ready; to be awaited once. */
export async function startTfjs() {
  tf = require("@tensorflow/tfjs");
  const backend = require("@tensorflow/tfjs-backend-wasm");
  backend.setThreadsCount(1);
  backend.setWasmPaths(`${dirname(require.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
  await tf.setBackend("wasm");
  await tf.ready();
}

const linear = (x, weight, bias) => tf.add(tf.matMul(x, weight), bias);

function gelu(x) {
  const inner = tf.mul(Math.sqrt(2 / Math.PI), tf.mul(x, tf.add(1, tf.mul(0.044715, tf.mul(x, x)))));
  return tf.mul(tf.mul(0.5, x), tf.add(1, tf.tanh(inner)));
}

function layerNorm(x, gain, bias) {
  const centred = tf.sub(x, tf.mean(x, -1, true));
  const variance = tf.mean(tf.square(centred), -1, true);
  return tf.add(tf.mul(tf.mul(centred, tf.rsqrt(tf.add(variance, 1e-5))), gain), bias);
}

function transformer(w, x, mask) {
  const { width, context, layers, heads, batch } = transformerSizes;
  const rows = batch * context;
  let next = 0;
  const take = () => w[next++];
  const norm = (h) => layerNorm(h, take(), take());
  let h = tf.reshape(tf.add(tf.reshape(tf.matMul(x, take()), [batch, context, width]), take()), [rows, width]);
  for (let layer = 0; layer < layers; layer += 1) {
    const packed = linear(norm(h), take(), take());
    const [query, key, value] = tf
      .split(packed, 3, 1)
      .map((part) => tf.transpose(tf.reshape(part, [batch, context, heads, width / heads]), [0, 2, 1, 3]));
    const weights = tf.softmax(tf.add(tf.mul(tf.matMul(query, key, false, true), (width / heads) ** -0.5), mask));
    h = tf.add(h, linear(tf.reshape(tf.transpose(tf.matMul(weights, value), [0, 2, 1, 3]), [rows, width]), take(), take()));
    h = tf.add(h, linear(gelu(linear(norm(h), take(), take())), take(), take()));
  }
  return linear(norm(h), take(), take());
}

const forwards = {
  a: ([w1, b1, w2, b2, w3, b3], x) => linear(tf.tanh(linear(tf.tanh(linear(x, w1, b1)), w2, b2)), w3, b3),
  b: ([w1, b1, w2, b2], x) => linear(tf.relu(linear(x, w1, b1)), w2, b2),
  d: transformer,
};

/** Steps of a task, as test/bench/measure.ts runs them. */
export function tfjsSteps(name) {
  const of = task(name);
  const w = of.parameters.map(({ values, shape }) => tf.variable(tf.tensor(values, shape)));
  const oneHot = (values) => tf.tidy(() => tf.oneHot(tf.tensor1d(values, "int32"), of.classes).toFloat());
  const x = of.x.map((values) => (name === "d" ? oneHot(values) : tf.tensor(values, of.xShape)));
  const y = of.y.map(oneHot);
  const { context } = transformerSizes;
  const maskValues = Float32Array.from({ length: context * context }, (_, i) => (i % context <= Math.floor(i / context) ? 0 : -1e9));
  const mask = tf.tensor(maskValues, [1, 1, context, context]);
  const optimizer = name === "a" ? tf.train.momentum(of.lr, 0.9) : tf.train.adam(of.lr, 0.9, 0.999, 1e-8);
  const loss = (i) => tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(forwards[name](w, x[i], mask)), y[i]), -1)));
  return {
    step: async (i, read) => {
      const value = optimizer.minimize(() => loss(i % batches), true);
      const number = read ? (await value.data())[0] : undefined;
      value.dispose();
      return number;
    },
    finish: async () => {
      const sum = tf.sum(w[0]);
      await sum.data();
      sum.dispose();
    },
  };
}
