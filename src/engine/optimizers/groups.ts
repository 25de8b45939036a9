import { expectNamed, expectNumber, isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import type { Parameter } from "../models/net.js";
import { rateFactor } from "./muP.js";
import type { GroupOptions, Shared, Trainable } from "./optim.js";
import type { AnyRule, Numbers, Run } from "./rule.js";

/** Parameters that are updated with the same hyperparameters. */
export interface Group {
  readonly name: string;
  /** Its hyperparameters where an update says nothing else. */
  readonly own: Readonly<Numbers>;
  /** Those of the update under way, with the rate. */
  readonly hyper: Numbers & { lr: number };
  readonly counters: Numbers;
  readonly runs: readonly Run[];
}

/** The name of the group of all parameters, where none is named. */
export const whole = "all";

/** Reads the option `groups`: which parameters belong together, as stretches of the net's block, and what makes them again. */
export function readGroups(
  net: Trainable,
  rule: AnyRule,
  groups: Shared["groups"],
  slots: Readonly<Record<string, number>>,
): { groups: Group[]; spec: Readonly<Record<string, unknown>> | undefined } {
  const named = groups === undefined ? [[whole, { parameters: () => true }] as const] : entries(rule.kind, groups);
  const taken = new Map<Parameter, string>();
  const read = named.map(([name, options]) => {
    const { lrFactor, parameters, ...others } = readGroup(rule, net, name, options);
    for (const parameter of parameters) {
      const other = taken.get(parameter);
      if (other !== undefined)
        fail(rule.kind, `a parameter must be in one group, ${parameter.name} too`, [other, name], "Take it out of one.");
      taken.set(parameter, name);
    }
    const own: Numbers = { ...startsOf(rule), ...others };
    return {
      spec: [
        name,
        { parameters: parameters.map((parameter) => parameter.name), ...(lrFactor === 1 ? {} : { lrFactor }), ...others },
      ] as const,
      group: {
        name,
        own,
        hyper: { lr: 0, ...own },
        counters: { ...rule.counters },
        runs: runsOf(net, parameters, rule, lrFactor, slots),
      },
    };
  });
  return {
    groups: read.map(({ group }) => group),
    spec: groups === undefined ? undefined : Object.fromEntries(read.map(({ spec }) => spec)),
  };
}

/** The optimizer's own hyperparameters. */
const startsOf = ({ hyper, options }: AnyRule): Numbers =>
  Object.fromEntries(Object.keys(hyper).map((name) => [name, options[name] as number])); // checked when it was made

function entries(where: string, groups: NonNullable<Shared["groups"]>): [string, GroupOptions][] {
  const advice = 'Write { body: { parameters: ["layer1"] }, head: { parameters: ["layer2"], weightDecay: 0 } }.';
  return expectNamed(where, "groups must be at least one group by name", groups, (count) => count > 0, advice);
}

function readGroup({ kind: where, hyper }: AnyRule, net: Trainable, name: string, options: GroupOptions) {
  const names = ["parameters", "lrFactor", ...Object.keys(hyper)];
  if (name === "lr" || name in hyper) fail(where, "a group must have a name that no hyperparameter has", name, "Call it otherwise.");
  if (!isPlainObject(options)) fail(where, `groups.${name} must be an object`, options, `It holds ${names.join(", ")}.`);
  const unknown = Object.keys(options).find((key) => !names.includes(key));
  if (unknown !== undefined) throw new RangeError(`${where}: unknown parameter groups.${name}.${unknown}. It holds ${names.join(", ")}.`);
  const { parameters, lrFactor = 1, ...others } = options;
  expectNumber(where, `groups.${name}.lrFactor`, lrFactor, { min: 0, advice: "It multiplies the rate, and is 1 when left out." });
  for (const [key, value] of Object.entries(others)) hyper[key]?.(where, `groups.${name}.${key}`, value);
  return { ...(others as Numbers), lrFactor, parameters: select(where, name, net, parameters) };
}

function select(where: string, group: string, net: Trainable, which: GroupOptions["parameters"]): Parameter[] {
  const known = [...new Set(net.parameters.flatMap(({ name, layer }) => [layer, name]))];
  const advice = `The net has ${known.slice(0, 8).join(", ")}${known.length > 8 ? ", …" : ""}.`;
  if (typeof which !== "function") {
    if (!Array.isArray(which) || which.length === 0)
      fail(where, `groups.${group}.parameters must be a list of names, or a function of a parameter`, which, advice);
    const stranger: unknown = which.find((name) => !known.includes(name));
    if (stranger !== undefined) fail(where, `groups.${group}.parameters must name layers or parameters of the net`, stranger, advice);
  }
  const belongs = typeof which === "function" ? which : ({ name, layer }: Parameter) => which.includes(name) || which.includes(layer);
  const chosen = net.parameters.filter((parameter) => belongs(parameter));
  if (chosen.length === 0) throw new RangeError(`${where}: groups.${group} must hold at least one parameter, got none. ${advice}`);
  return chosen;
}

/** Neighbours of one layer with one factor are updated together. */
function runsOf(
  net: Trainable,
  parameters: readonly Parameter[],
  { rates, slots: names }: AnyRule,
  lrFactor: number,
  slots: Readonly<Record<string, number>>,
): Run[] {
  const stretches: { layer: string; start: number; size: number; muP: number }[] = [];
  for (const parameter of parameters) {
    const { layer, start, value } = parameter;
    const muP = rateFactor(parameter, rates);
    const last = stretches.at(-1);
    if (last && last.layer === layer && last.muP === muP && last.start + last.size === start) last.size += value.size;
    else stretches.push({ layer, start, size: value.size, muP });
  }
  return stretches.map((stretch) => ({
    ...stretch,
    factor: lrFactor * stretch.muP,
    at: net.block.at + 4 * stretch.start,
    gradAt: net.block.gradAt + 4 * stretch.start,
    slots: Object.fromEntries(names.map((name) => [name, (slots[name] as number) + 4 * stretch.start])), // one block for each name
  }));
}
