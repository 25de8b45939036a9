import { pointsText } from "../../lessons/exercise.js";
import { openSaid, type Standing } from "../standing.js";
import { oneLine } from "./told.js";

/** What becomes of who handed in nothing: they are left out, so that an import changes nothing of theirs; or they get 0 points. */
export type MissingRule = "leave-out" | "zero";

/** The standings that an import carries. */
export const importedOf = (standings: readonly Standing[], missing: MissingRule): readonly Standing[] =>
  missing === "zero" ? standings : standings.filter(handedIn);

/** Whether there is anything of a student: something handed in, or points that a person gave. */
export const handedIn = ({ submitted, exercises }: Standing): boolean =>
  submitted !== null || exercises.some(({ row, manual }) => row !== null || manual !== null);

/** How a total came about, in a line: "multistep 7 of 10. finder 3 of 5, by hand: well argued. Late: −1." */
export function commentOf({ exercises, penalty }: Standing): string {
  const parts = exercises.map(({ title, score, max, manual, open }) => {
    const by = manual === null ? "" : `, by hand${manual.comment.trim() === "" ? "" : `: ${manual.comment.trim()}`}`;
    return `${title} ${pointsText(score)} of ${pointsText(max)}${by}${by.endsWith(".") ? "" : "."}${open.length === 0 ? "" : ` ${openSaid(open)}`}`;
  });
  return oneLine([...parts, ...(penalty > 0 ? [`Late: −${pointsText(penalty)}.`] : [])].join(" "), 10_000);
}

/**
 * Points with at most two decimals and a point, as gradebooks keep them.
 *
 * @throws a RangeError at what is no finite number: no gradebook gets one.
 */
export function gradeText(value: number, where: string): string {
  if (!Number.isFinite(value)) throw new RangeError(`${where}: points must be a finite number, got ${value}. Grade again.`);
  return pointsText(value);
}
