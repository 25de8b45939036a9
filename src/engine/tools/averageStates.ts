import { fail } from "../../schedules/fail.js";
import { decodeFloats, encodeFloats } from "../models/floatText.js";
import type { NetState } from "../models/net.js";
import { sameSpec } from "../models/sameSpec.js";

/**
 * The mean of several snapshots of one net: one net in the middle of the places that training came through.
 *
 * θ = Σθᵢ / n. What layers keep beside parameters, such as running means of batch norm, is that of the last snapshot. For a mean that is
 * kept while training see `swa`.
 *
 * Source: Izmailov et al., Averaging Weights Leads to Wider Optima and Better Generalization, 2018, https://arxiv.org/abs/1803.05407
 *
 * @param states what `net.state()` gave at several times.
 *
 * @example
 * const net = point([4]);
 * const first = net.state();
 * net.assign({ "point.theta": [2] });
 * net.load(averageStates([first, net.state()]));
 * net.parameters[0].value.array()[0]; // 3
 */
export function averageStates(states: readonly NetState[]): NetState {
  const where = "averageStates";
  const [first] = readStates(where, states);
  const size = Math.floor((3 * first.values.length) / 16); // four characters of base64 hold three bytes, a float has four
  const values = states.map((state) => decodeFloats(where, state.values, size));
  const sums = new Float64Array(size);
  for (const each of values)
    each.forEach((value, i) => {
      sums[i] = (sums[i] as number) + value;
    });
  const last = states[states.length - 1] as NetState;
  return { ...last, values: encodeFloats(Float32Array.from(sums, (sum) => sum / values.length)) };
}

/** Checks that `states` are one or more of one net. */
export function readStates(where: string, states: readonly NetState[]): readonly [NetState, ...NetState[]] {
  const isState = (state: unknown): state is NetState =>
    typeof state === "object" && state !== null && "spec" in state && typeof (state as Partial<NetState>).values === "string";
  if (!Array.isArray(states) || states.length === 0 || !Array.from(states).every(isState))
    fail(where, "states must be a list of at least one state of a net", states, "Write [net.state(), …].");
  const [first, ...others] = states as [NetState, ...NetState[]]; // at least one, as just checked
  const other = others.find(({ spec }) => !sameSpec(first.spec, spec));
  if (other) fail(where, `states must be of one net, ${JSON.stringify(first.spec)}`, JSON.stringify(other.spec), "Take them from one run.");
  return [first, ...others];
}
