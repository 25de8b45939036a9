import { expectFields, expectNumber, expectWhole } from "../../schedules/expect.js";
import { dropout } from "../ops/dropout.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Layers } from "./layers.js";

/** Checks the option `dropout` of a model. */
export const expectDropout = (where: string, rate: number): number =>
  expectNumber(where, "dropout", rate, { min: 0, below: 1, advice: "It is the share of numbers to drop while training." });

/** Dropout that counts how often it has run in training, so that a resumed run drops what the uninterrupted one does; at rate 0 there is none. */
export function dropLayer(layers: Layers, name: string, rate: number): (x: Tensor) => Tensor {
  if (rate === 0) return (x) => x;
  const seed = layers.random.split(name).int(2 ** 32);
  let step = 0;
  layers.keep(name, {
    save: () => ({ step }),
    check: (saved) => {
      expectFields("dropout", "state", saved, ["step"]);
      const { step: savedStep } = saved as { step: number }; // an object, as just checked
      expectWhole("dropout", "step", savedStep, 0, "Load what state() returned.");
      return () => {
        step = savedStep;
      };
    },
    hold: () => {
      const held = step;
      return () => {
        step = held;
      };
    },
  });
  return (x) => {
    if (!layers.training()) return x;
    const dropped = dropout(x, { rate, seed, step });
    step += 1;
    return dropped;
  };
}
