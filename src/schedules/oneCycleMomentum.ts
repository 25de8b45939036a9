import { interpolate } from "./combinators/interpolate.js";
import { fail } from "./fail.js";
import { type OneCycle, oneCycle } from "./families/oneCycle.js";
import { type Parameters, readParameters } from "./parameters.js";
import type { Schedule } from "./schedule.js";

/** Options of `oneCycleMomentum`: the cycle, as in `oneCycle`, and the two momenta. */
export interface OneCycleMomentum extends Pick<OneCycle, "totalSteps" | "warmupShare" | "shape" | "phases"> {
  /** m_min: the momentum where the rate is highest, 0.85 when left out. */
  minMomentum?: number;
  /** m_max: the momentum of the first update and of the last, 0.95 when left out. */
  maxMomentum?: number;
}

const cycle = Object.entries(oneCycle.definition.parameters).filter(([name]) =>
  ["totalSteps", "warmupShare", "shape", "phases"].includes(name),
);

const parameters: Parameters = {
  ...Object.fromEntries(cycle),
  minMomentum: {
    type: "factor",
    symbol: String.raw`m_{\min}`,
    doc: "The momentum where the rate is highest.",
    default: 0.85,
    max: 1,
    pytorch: "base_momentum",
  },
  maxMomentum: {
    type: "factor",
    symbol: String.raw`m_{\max}`,
    doc: "The momentum of the first update and of the last.",
    default: 0.95,
    max: 1,
    pytorch: "max_momentum",
  },
};

/**
 * The momentum that goes with `oneCycle`: it falls while the rate rises, and rises while it falls.
 *
 * m(t) = m_max + (m_min − m_max) · c(t), where c is the same cycle between 0 and 1. With three phases it is back at m_max when the rate is
 * back at its first value, and stays. PyTorch's OneCycleLR does this by itself (cycle_momentum), with Adam for beta1.
 *
 * @param options totalSteps T (updates), warmupShare w, shape and phases as for the rate; minMomentum m_min and maxMomentum m_max.
 *
 * @example
 * const beta = oneCycleMomentum({ totalSteps: 10 });
 * [0, 2, 9].map(beta); // [0.95, 0.85, 0.95]
 */
export function oneCycleMomentum(options: OneCycleMomentum): Schedule {
  const read = readParameters("oneCycleMomentum", parameters, options) as unknown as Required<OneCycleMomentum>;
  const { minMomentum, maxMomentum, ...shared } = read;
  if (minMomentum > maxMomentum)
    fail("oneCycleMomentum", `minMomentum must be at most maxMomentum (${maxMomentum})`, minMomentum, "Exchange them.");
  return interpolate(oneCycle({ ...shared, maxLr: 1, startRatio: 0, endRatio: 0 }), { from: maxMomentum, to: minMomentum });
}
