import { scale } from "./combinators/scale.js";
import { expectNumber, expectOptions, expectWhole } from "./expect.js";
import { deepFreeze, readSchedule, type Schedule } from "./schedule.js";

/** Options of `layerwise`. */
export interface Layerwise {
  /** The schedule of the head. */
  lr: Schedule;
  /** L: layers between the embeddings and the head. */
  layers: number;
  /** d: what the rate is multiplied by from each layer to the one below it. */
  decay: number;
}

/**
 * Layer-wise rate decay: each layer learns a little slower than the one above it.
 *
 * The head gets lr(t), layer l of 1 to L gets lr(t) · d^(L + 1 − l), the embeddings lr(t) · d^(L + 1), as in BEiT and timm.
 * Returns the schedules by name: embeddings, layer1, …, head. Give them to `parameterGroups`.
 *
 * Sources: Howard and Ruder, Universal Language Model Fine-tuning for Text Classification, 2018, section 3.2,
 * https://arxiv.org/abs/1801.06146 (d = 1/2.6); Bao et al., BEiT, 2021, https://arxiv.org/abs/2106.08254
 *
 * @param options lr (a schedule), layers L (count), decay d (factor, above 0, at most 1).
 *
 * @example
 * const lr = layerwise({ lr: constant({ baseLr: 0.1 }), layers: 2, decay: 0.5 });
 * lr.head(0); // 0.1
 * lr.layer2(0); // 0.05
 * lr.embeddings(0); // 0.0125
 */
export function layerwise(options: Layerwise): Readonly<Record<string, Schedule>> {
  const where = "layerwise";
  expectOptions(where, options, ["lr", "layers", "decay"], { num_layers: "layers", layer_decay: "decay" });
  const { lr, layers, decay } = options;
  readSchedule(where, "lr", lr);
  expectWhole(where, "layers", layers, 1, "It counts the layers between the embeddings and the head.", 10_000);
  expectNumber(where, "decay", decay, { above: 0, max: 1, advice: "0.65 to 0.9 are in use." });
  const named = (l: number): string => (l === 0 ? "embeddings" : l > layers ? "head" : `layer${l}`);
  return deepFreeze(
    Object.fromEntries(Array.from({ length: layers + 2 }, (_, l) => [named(l), scale(lr, decay ** (layers + 1 - l))] as const)),
  );
}
