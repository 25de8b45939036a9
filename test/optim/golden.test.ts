import { readFileSync } from "node:fs";
import { type Adam, adam, type Optimizer, type OptimizerState, sgd } from "lrlab";
import { describe, expect, test } from "vitest";
import { refusal } from "../refusal.js";

interface Case {
  readonly id: string;
  readonly source: string;
  readonly params: { readonly optimizer: string; readonly optimizer_args: { readonly betas?: [number, number]; readonly eps?: number } };
  readonly lr: readonly number[];
  readonly loss: readonly number[];
  readonly params_after: readonly (readonly number[])[];
}

const cases: Case[] = JSON.parse(readFileSync("test/golden/optimizer_trajectory.json", "utf8"));
const a = [1, 10, 0.1];
const c = [1, -2, 0.5];

function rule({ optimizer, optimizer_args: { betas, eps } }: Case["params"]): Optimizer<OptimizerState> {
  const options: Adam = { ...(betas ? { beta1: betas[0], beta2: betas[1] } : {}), ...(eps ? { eps } : {}) };
  return optimizer === "SGD" ? sgd() : (adam(options) as Optimizer<OptimizerState>);
}

// Plain SGD and Adam; the others in the file are momentum, weight decay and their kin.
const ours = cases.filter(({ id }) => [1, 2, 7, 8].includes(Number(id.split("/")[1])));

describe("PyTorch's trajectories on a quadratic, to 1e-9", () => {
  test("the cases are there", () => expect(ours.map(({ params }) => params.optimizer)).toEqual(["SGD", "SGD", "Adam", "Adam"]));

  test.each(ours)("$id, $source", ({ params, lr, loss, params_after }) => {
    const optimizer = rule(params);
    let parameters = [5, 5, -5];
    let state = optimizer.init(3);
    lr.forEach((rate, t) => {
      const before = parameters.reduce((sum, x, i) => sum + ((a[i] as number) * (x - (c[i] as number)) ** 2) / 2, 0);
      expect(Math.abs(before - (loss[t] as number))).toBeLessThanOrEqual(1e-9 * before);
      const gradient = parameters.map((x, i) => (a[i] as number) * (x - (c[i] as number)));
      // Through JSON at every step: a saved state resumes exactly.
      ({ parameters, state } = optimizer.update({ parameters, gradient, lr: rate, state: JSON.parse(JSON.stringify(state)) }));
      parameters.forEach((x, i) => {
        const expected = params_after[t]?.[i] as number;
        expect(Math.abs(x - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
      });
    });
  });
});

describe("adam", () => {
  test("multiplying all gradients changes nothing but ε's part", () => {
    const path = (times: number): number[] => {
      const optimizer = adam({ eps: 0 });
      let [parameters, state] = [[1], optimizer.init(1)];
      return Array.from({ length: 20 }, (_, t) => {
        ({ parameters, state } = optimizer.update({ parameters, gradient: [times * Math.sin(t + 1)], lr: 0.1, state }));
        return parameters[0] as number;
      });
    };
    path(2 ** 10).forEach((x, t) => {
      expect(x).toBeCloseTo(path(1)[t] as number, 13);
    });
  });

  test("without any gradient nothing moves, also with ε = 0", () => {
    const optimizer = adam({ eps: 0 });
    expect(optimizer.update({ parameters: [1], gradient: [0], lr: 0.1, state: optimizer.init(1) }).parameters).toEqual([1]);
  });

  test("bad input", () => {
    expect(refusal(() => adam({ beta1: 1 }))).toBe("adam: beta1 must be a finite number >= 0 and < 1, got 1. It is 0.9 when left out.");
    expect(refusal(() => adam({ eps: -1 }))).toBe("adam: eps must be a finite number >= 0, got -1. It is 1e-8 when left out.");
    expect(refusal(() => adam({ betas: [0.9, 0.99] } as never))).toBe("adam: unknown parameter betas. Use beta1 and beta2.");
  });
});
