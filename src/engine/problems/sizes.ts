import { expectWhole } from "../../schedules/expect.js";
import { orUsual } from "./orUsual.js";

/** How many examples each split has. */
export interface Sizes {
  /** Examples to train on. */
  train?: number;
  /** Examples to choose rates on. */
  validation?: number;
  /** Examples to report on, once. */
  test?: number;
}

export const sizeNames = ["train", "validation", "test"] as const;

/** Checks the sizes of the splits; `usual` stands in for those left out. */
export function readSizes(where: string, options: Sizes, usual: Required<Sizes>): Required<Sizes> {
  const read = (name: (typeof sizeNames)[number]): number =>
    expectWhole(where, name, orUsual(options[name], usual[name]), 1, "It counts examples.", 100_000);
  return { train: read("train"), validation: read("validation"), test: read("test") };
}
