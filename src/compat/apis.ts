import type { Replay } from "./case.js";
import { epfml } from "./epfml.js";
import { fastai } from "./fastai/index.js";
import { keras } from "./keras/index.js";
import { reduceLROnPlateau } from "./keras/reduceLROnPlateau.js";
import { lrFinder } from "./lrFinder.js";
import { megatron } from "./megatron/index.js";
import { optax } from "./optax/index.js";
import { papers } from "./papers.js";
import { pytorchOptimizer } from "./pytorchOptimizer.js";
import { scheduleFree } from "./scheduleFree.js";
import { timm } from "./timm/index.js";
import { torch } from "./torch/index.js";
import { replayPlateau } from "./torch/replayScheduler.js";
import { transformers } from "./transformers/index.js";

/** Every api by the name that its library gives it. PyTorch and Keras share one name, so there the case's source decides. */
export const apis: ReadonlyMap<string, Replay> = new Map(
  Object.entries({
    ...torch,
    ...lrFinder,
    ...scheduleFree,
    ...transformers,
    ...timm,
    ...optax,
    ...keras,
    ...fastai,
    ...megatron,
    ...epfml,
    ...pytorchOptimizer,
    ...papers,
    ReduceLROnPlateau: (of) => (/keras/i.test(of.source ?? "") ? reduceLROnPlateau : replayPlateau)(of),
  } satisfies Readonly<Record<string, Replay>>),
);
