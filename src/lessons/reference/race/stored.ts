import { type Interval, pairedInterval } from "../../../stats/pairedInterval.js";
import { numbersOf, storedStudy } from "../../stored.js";
import pages from "./results/pages.summary.json" with { type: "json" };
import { shapes } from "./shapes.js";

/** What every page's schedule is compared with. */
export const rivals = ["constant", "linear"] as const;
export type Rival = (typeof rivals)[number];

const stored = storedStudy("race/pages", pages);

/** Over how many paired seeds the stored race was run. */
export const seeds: number = stored.seeds;

/** The names of the pages whose schedules were raced. */
export const raced: readonly string[] = Object.keys(stored.cases);

/** The best peak of a page's schedule. */
export const storedPeak = (page: string): number => numbersOf(stored, page, "peak")[0] as number; // one for all seeds

/** A page's test loss less a rival's, each at its best peak. */
export const storedDifference = (page: string, rival: Rival): Interval =>
  pairedInterval(numbersOf(stored, page, "test"), numbersOf(stored, rival, "test"));

/** The page whose schedule or rule this is; null where it is none's. */
export function pageOf(spec: unknown): string | null {
  const text = JSON.stringify(spec);
  return raced.find((page) => JSON.stringify(shapes[page]?.spec) === text) ?? null;
}
