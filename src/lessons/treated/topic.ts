import type { PlaceText } from "./place.js";

/** Something that the course has to have a place for. */
export interface Topic {
  /** As tables of topics call it. */
  readonly name: string;
  readonly places: readonly PlaceText[];
}

/** One row of a table of topics: name, places. */
export type TopicRow = readonly [name: string, ...places: readonly PlaceText[]];

/** Rows as topics. */
export const topicsOf = (rows: readonly TopicRow[]): readonly Topic[] => rows.map(([name, ...places]) => ({ name, places }));
