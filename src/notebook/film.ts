import { plainMath } from "../lessons/plainMath.js";
import type { Frames } from "./content.js";
import { lookUp } from "./lookUp.js";

/**
 * The scenes of a lesson's film: how each of them ends, with what it tells. `show` puts them under the cell with a slider; the film itself
 * moves on the course's page.
 *
 * @param id the film's: "film" of the lesson that has begun, or "01-three-fates/film".
 * @throws a RangeError for an unknown id.
 */
export function film(id: string): Frames {
  const { scenes } = lookUp("film", "film", id);
  const frames = scenes.map(({ caption, figure }, i) => {
    const still = figure(1);
    return { value: `${i + 1} of ${scenes.length}`, figure: { ...still, sentence: `${plainMath(caption)} ${still.sentence}` } };
  });
  return { kind: "frames", control: { label: "Scene", ordered: true }, frames, start: 0, sentence: frames[0]?.figure.sentence ?? "" };
}
