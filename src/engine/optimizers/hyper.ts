import { expectNumber, isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { type Group, whole } from "./groups.js";
import type { Hyper, Rates } from "./optim.js";
import type { AnyRule, Check } from "./rule.js";

/** Checks of hyperparameters that several rules have. */
export const momentum: Check = (where, name, value) =>
  expectNumber(where, name, value, { min: 0, max: 1, advice: "It is how much of the velocity is kept." });
export const beta: Check = (where, name, value) =>
  expectNumber(where, name, value, { min: 0, below: 1, advice: "It is how much of a running mean is kept." });
export const weightDecay: Check = (where, name, value) =>
  expectNumber(where, name, value, { min: 0, advice: "A negative one would let weights grow." });

/** The largest number that fits 32 bits. */
export const largest = 3.4028234663852886e38;
const rateAdvice = "A rate that is negative would climb, and one that is no number would spoil every parameter.";

/** Sets the hyperparameters of each group for one update, in 32 bits, so that an engine's last bit of cos or exp changes nothing. */
export function setHyper(where: string, rule: AnyRule, groups: readonly Group[], rates: Rates): void {
  if (typeof rates === "number" || (isPlainObject(rates) && "lr" in rates)) {
    for (const group of groups) set(where, "", rule, group, rates as Hyper);
    return;
  }
  const names = groups.map(({ name }) => name);
  if (names[0] === whole) fail(where, "rates must be a rate, or { lr } with other hyperparameters", rates, "Write opt.step(lr(t)).");
  const must = `rates must be a rate, or one for each of the groups ${names.join(", ")}`;
  const advice = `Write opt.step({ ${names.map((name) => `${name}: lr`).join(", ")} }).`;
  if (!isPlainObject(rates)) fail(where, must, rates, advice);
  const given = Object.keys(rates);
  if (given.length !== names.length || !names.every((name) => given.includes(name))) fail(where, must, given, advice);
  for (const group of groups) set(where, `${group.name}.`, rule, group, rates[group.name] as Hyper);
}

function set(where: string, before: string, { hyper }: AnyRule, group: Group, rates: Hyper): void {
  Object.assign(group.hyper, group.own);
  if (typeof rates === "number") {
    group.hyper.lr = readRate(where, before ? before.slice(0, -1) : "lr", rates);
    return;
  }
  if (!isPlainObject(rates)) fail(where, `${before.slice(0, -1)} must be a rate, or { lr } with other hyperparameters`, rates, rateAdvice);
  group.hyper.lr = readRate(where, `${before}lr`, rates.lr);
  for (const [name, value] of Object.entries(rates)) {
    if (name === "lr") continue;
    const check = Object.hasOwn(hyper, name) ? hyper[name] : undefined;
    if (check === undefined) {
      const same = { momentum: "beta1", beta1: "momentum" }[name];
      const advice = same !== undefined && same in hyper ? `Use ${same}.` : `It takes ${["lr", ...Object.keys(hyper)].join(", ")}.`;
      throw new RangeError(`${where}: unknown parameter ${before}${name}. ${advice}`);
    }
    // rounded before it is checked: 0.9999999999 is 1 in 32 bits
    group.hyper[name] = check(where, before + name, typeof value === "number" ? Math.fround(value) : value);
  }
}

const readRate = (where: string, name: string, lr: unknown): number =>
  Math.fround(expectNumber(where, name, lr, { min: 0, max: largest, advice: rateAdvice }));
