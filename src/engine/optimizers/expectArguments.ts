import { expectOptions, isPlainObject } from "../../schedules/expect.js";
import { fail } from "../../schedules/fail.js";
import { expectNet } from "../models/expectNet.js";

/** Checks the arguments of an optimizer: a net, and one object that has no key but `names` and those that all optimizers have. */
export function expectArguments(
  where: string,
  net: unknown,
  options: unknown,
  names: readonly string[],
  hints: Readonly<Record<string, string>>,
): void {
  expectNet(where, net);
  if (!isPlainObject(options)) fail(where, "its options must be one object", options, `Write ${where}(net, { ${names[0]}: … }).`);
  expectOptions(where, options, [...names, "clip", "groups"], { lr: "the rate of each update, opt.step(lr)", ...hints });
}
