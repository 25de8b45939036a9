import { expectFields, expectWhole, isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { expectShape } from "../ops/shapes.js";
import { type Rng, rng } from "../rng.js";
import { allocateFor, floats, wasm } from "../tensor/memory.js";
import type { Life } from "../tensor/tape.js";
import { persistent, sizeOf, type Tensor } from "../tensor/tensor.js";
import { tensor } from "../tensor/values.js";
import { expectAlive } from "./expectNet.js";
import { decodeFloats, encodeFloats } from "./floatText.js";
import type { Kept, Layers } from "./layers.js";
import type { Net, NetSpec, NetState, Parameter, ParameterBlock } from "./net.js";
import { sameSpec } from "./sameSpec.js";

/** Makes a net: `build` declares its parameters and returns how it computes. */
export function makeNet<Input>(spec: NetSpec, seed: number, build: (layers: Layers) => (x: Input) => Tensor): Net<Input> {
  const random = rng(expectWhole(spec.kind, "seed", seed, 0, "Same seed, same first weights."));
  const parameters: Parameter[] = [];
  const inits: ((random: Rng) => number)[] = [];
  const kept = new Map<string, Kept>();
  const life: Life = { alive: true, whence: "a net that temporary() has given back. Make the net outside it" };
  let size = 0;
  let training = true;
  const forward = build({
    random,
    training: () => training,
    keep: (name, state) => kept.set(name, state),
    parameter: (name, shape, { role, fanIn, fanOut, inRatio = 1, outRatio = 1, init }) => {
      const value = persistent(shape, life); // placed below, once the size of the block is known
      const layer = name.slice(0, name.lastIndexOf("."));
      parameters.push({ name, layer, role, fanIn, fanOut, inRatio, outRatio, value, start: size });
      inits.push(init);
      size += sizeOf(shape);
      return value;
    },
  });

  // Held by every parameter: while one is in use, so is the memory.
  const values = allocateFor(life, 4 * size);
  const gradients = allocateFor(life, 4 * size);
  const block: ParameterBlock = { at: values.at, gradAt: gradients.at, size };
  wasm().fill(block.gradAt, 0, size);
  parameters.forEach(({ name, value, start }, i) => {
    value.at = block.at + 4 * start;
    value.gradAt = block.gradAt + 4 * start;
    const stream = random.split(name);
    const init = inits[i] as (random: Rng) => number; // one was pushed with each parameter
    const heap = floats();
    for (let j = 0; j < value.size; j += 1) heap[value.at / 4 + j] = init(stream);
  });

  const assign: Net["assign"] = (given) => {
    const where = `${spec.kind}.assign`;
    expectAlive(where, life.alive);
    if (!isPlainObject(given)) fail(where, "values must be an object of parameters by name", given, 'Write { "layer1.bias": [0, 1] }.');
    const changes = Object.entries(given).map(([name, values]) => {
      const value = parameters.find((parameter) => parameter.name === name)?.value;
      if (!value) fail(where, "each name must be a parameter's", name, `There are ${parameters.map(({ name }) => name).join(", ")}.`);
      const constant = tensor(values, values instanceof Float32Array && values.length === value.size ? value.shape : undefined);
      expectShape(where, name, constant, value.shape, "a parameter keeps its shape");
      return () => constant.fill?.(value.at);
    });
    for (const change of changes) change();
  };
  const state = (): NetState => {
    expectAlive(`${spec.kind}.state`, life.alive);
    return {
      kind: "net",
      version: 1,
      spec,
      values: encodeFloats(floats().subarray(block.at / 4, block.at / 4 + size)),
      kept: Object.fromEntries([...kept].map(([name, { save }]) => [name, save()])),
    };
  };
  const load = (saved: NetState): void => {
    const where = `${spec.kind}.load`;
    expectAlive(where, life.alive);
    const must = `state must be version 1 of the state of this net, ${JSON.stringify(spec)}`;
    if (!isPlainObject(saved)) fail(where, must, saved, "Load what state() returned.");
    expectFields(where, "state", saved, ["kind", "version", "spec", "values", "kept"]);
    if (saved.kind !== "net" || saved.version !== 1 || !sameSpec(spec, saved.spec))
      fail(where, must, saved.spec ?? saved, "Make the net it was saved from with model(state.spec).");
    expectFields(where, "kept", saved.kept, [...kept.keys()]);
    const restored = decodeFloats(where, saved.values, size);
    const changes = [...kept].map(([name, { check }]) => check(saved.kept[name]));
    floats().set(restored, block.at / 4);
    for (const change of changes) change();
  };
  const hold: Net["hold"] = () => {
    const held = [...kept.values()].map((each) => each.hold());
    return () => {
      for (const putBack of held) putBack();
    };
  };
  const net = ((x: Input) => forward(x)) as Net<Input>;
  const setTraining = (value: boolean) => () => {
    training = value;
  };
  Object.defineProperty(net, "training", { get: () => training });
  return Object.assign(net, { spec, parameters, block, train: setTraining(true), evaluate: setTraining(false), assign, state, load, hold });
}
