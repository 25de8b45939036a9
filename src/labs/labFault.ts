import { exactLabs } from "./exactLabs.js";
import { readGalleryAddress } from "./gallery/galleryAddress.js";
import { readWith } from "./lab.js";
import { readState } from "./playground/stateUrl.js";

/** What a lesson may embed: every exact lab, the playground, the gallery of bugs, and the capstone. */
export const labNames: readonly string[] = [...exactLabs.map(({ id }) => id), "playground", "debug", "capstone"];

/** What is wrong with the settings that a lab is given in a lesson's text, or null. */
export function labFault(of: string, settings: string): string | null {
  if (settings === "") return null;
  if (of === "playground") return readState(`?${settings}`).trouble[0] ?? null;
  if (of === "capstone") return "the capstone takes no settings: its schedule is the reader's.";
  if (of === "debug") return readGalleryAddress(new Map(settings.split("&").map(pair))).trouble[0] ?? null;
  try {
    readWith(of, exactLabs.find(({ id }) => id === of)?.controls ?? {}, settings);
    return null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

const pair = (text: string): [string, string] => {
  const [name = "", ...value] = text.split("=");
  return [name, value.join("=")];
};
