import { lossDifference } from "./lossDifference.js";
import { type Rival, rivals, seeds, storedDifference, storedPeak } from "./stored.js";

const nameOf: Readonly<Record<Rival, string>> = { constant: "versusConstant", linear: "versusLinear" };

/** What a page says of its schedule's race: its best peak, and its test loss less the constant's and the line's. */
export const raceValues = (page: string): Record<string, string> => ({
  raceSeeds: String(seeds),
  bestPeak: String(storedPeak(page)),
  ...Object.fromEntries(
    rivals.flatMap((rival) => (rival === page ? [] : [[nameOf[rival], lossDifference(storedDifference(page, rival))]])),
  ),
});
