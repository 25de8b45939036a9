import { bugs as models } from "../../schedules/diagnostics/bugs/index.js";
import type { Bug } from "../../schedules/diagnostics/hypothesis.js";
import { shown } from "../../schedules/fail.js";

/** What the gallery's address says. */
export interface GalleryAddress {
  /** The visit's seed; null where the address names none. */
  readonly seed: number | null;
  /** The case of the visit, counted from 0. */
  readonly index: number;
  /** All thirteen stories to choose from, not four. */
  readonly isHard: boolean;
  /** Only the card, for another page to hold. */
  readonly isEmbedded: boolean;
  /** The stories that cases may be about; null for all. */
  readonly bugs: readonly Bug[] | null;
  /** What could not be read, as sentences. */
  readonly trouble: readonly string[];
}

/** Reads seed=7, case=4, hard, embed and bugs=wrong-unit~healthy. What is broken is left out, and said. */
export function readGalleryAddress(query: ReadonlyMap<string, string>): GalleryAddress {
  const trouble: string[] = [];
  const whole = (name: string, least: number): number | null => {
    const text = query.get(name);
    if (text === undefined) return null;
    if (/^\d{1,15}$/.test(text) && Number(text) >= least) return Number(text);
    trouble.push(`The link: ${name} must be a whole number from ${least} on, got ${shown(text)}. It is left out.`);
    return null;
  };
  const seed = whole("seed", 0);
  const index = whole("case", 1);
  const known = (query.get("bugs") ?? "").split("~").filter((name) => name !== "");
  const bugs = models.map(({ bug }) => bug).filter((bug) => known.includes(bug));
  const unknown = known.filter((name) => !bugs.some((bug) => bug === name));
  if (unknown.length > 0)
    trouble.push(
      `The link: bugs must be names from the field guide joined by ~, got ${unknown.slice(0, 3).map(shown).join(", ")}. ${bugs.length > 0 ? "The others are kept." : "All are drawn."}`,
    );
  return {
    seed,
    index: (index ?? 1) - 1,
    isHard: query.has("hard"),
    isEmbedded: query.has("embed"),
    bugs: bugs.length > 0 ? bugs : null,
    trouble,
  };
}

/** The address's query: what is as usual is left out. */
export function writeGalleryAddress({ seed, index, isHard, isEmbedded, bugs }: Omit<GalleryAddress, "trouble">): string {
  const parts = [
    isEmbedded ? "embed" : "",
    seed === null ? "" : `seed=${seed}`,
    index === 0 ? "" : `case=${index + 1}`,
    isHard ? "hard" : "",
    bugs === null ? "" : `bugs=${bugs.join("~")}`,
  ].filter((part) => part !== "");
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}
