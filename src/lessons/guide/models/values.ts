import { formatNumber } from "../../../plots/format.js";
import { percent } from "../../say.js";
import { type PublishedName, partAt, published, warmupShare } from "./published.js";

/** Peaks of runs that went on from these models, and of the smallest and largest of a family. */
export const tuned = { gpt: 6.25e-5, bertLow: 2e-5, bertHigh: 5e-5, t5: 0.001 } as const;

const half = (name: PublishedName): string => percent(partAt(name, 0.5), 3);
const end = (name: PublishedName): string => percent(partAt(name, 1), 2);
const warmup = (name: PublishedName): string => percent(warmupShare(name), 2);
const peak = (name: PublishedName): string => formatNumber(published[name].peak);

/** The numbers of this page. */
export const values = (): Record<string, string> => ({
  resnetPeak: peak("resnet"),
  resnetHalf: half("resnet"),
  resnetEnd: end("resnet"),
  gptPeak: peak("gpt"),
  gptHalf: half("gpt"),
  gptEnd: percent(published.gpt.lr(published.gpt.total)),
  bertPeak: peak("bert"),
  bertWarmup: warmup("bert"),
  bertHalf: half("bert"),
  bertEnd: percent(published.bert.lr(published.bert.total)),
  t5Peak: peak("t5"),
  t5Warmup: warmup("t5"),
  t5Half: half("t5"),
  t5End: end("t5"),
  gpt3Peak: peak("gpt3"),
  gpt3Warmup: warmup("gpt3"),
  gpt3Half: half("gpt3"),
  gpt3End: end("gpt3"),
  palmPeak: peak("palm"),
  palmWarmup: warmup("palm"),
  palmHalf: half("palm"),
  palmEnd: end("palm"),
  llamaPeak: peak("llama"),
  llamaWarmup: warmup("llama"),
  llamaHalf: half("llama"),
  llamaEnd: end("llama"),
  minicpmPeak: peak("minicpm"),
  minicpmHalf: half("minicpm"),
  minicpmEnd: end("minicpm"),
  gptTuned: formatNumber(tuned.gpt),
  gptRatio: formatNumber(published.gpt.peak / tuned.gpt),
  bertTuned: `${formatNumber(tuned.bertLow)} to ${formatNumber(tuned.bertHigh)}`,
  bertRatio: `${formatNumber(published.bert.peak / tuned.bertHigh)} to ${formatNumber(published.bert.peak / tuned.bertLow)}`,
  t5Tuned: formatNumber(tuned.t5),
  t5Ratio: formatNumber(published.t5.peak / tuned.t5),
  gpt3Small: formatNumber(6e-4),
  llamaLarge: formatNumber(1.5e-4),
});
