import type { Replay } from "./case.js";
import { lrFinder } from "./lrFinder.js";
import { scheduleFree } from "./scheduleFree.js";
import { torch } from "./torch/index.js";
import { transformers } from "./transformers/index.js";

/** Every api by the name that its library gives it. */
export const apis: ReadonlyMap<string, Replay> = new Map(Object.entries({ ...torch, ...lrFinder, ...scheduleFree, ...transformers }));
