import { expectNumbers } from "../../schedules/expect.js";
import { makeNet } from "./makeNet.js";
import type { Net } from "./net.js";

/**
 * A net that is nothing but its parameters: a place in a landscape, to train on `quadraticLandscape` or `twoWells`.
 *
 * θ is what it answers, whatever it is given.
 *
 * @param start θ₀, one number for each direction.
 *
 * @example
 * point([3, -1]).parameters[0].value.array()[1]; // -1
 */
export function point(start: readonly number[]): Net<unknown> {
  const theta = [...expectNumbers("point", "start", start)];
  const width = theta.length;
  return makeNet({ kind: "point", start: theta }, 0, ({ parameter }) => {
    let next = 0;
    const init = () => theta[next++] as number; // drawn once for each of them
    const place = parameter("point.theta", [width], { role: "hidden", fanIn: 1, fanOut: width, init });
    return () => place;
  });
}
