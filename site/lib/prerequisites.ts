/** A lesson on the map. */
export interface MapLesson {
  /** "05-dropping" */
  readonly name: string;
  /** Names of lessons; other prerequisites, in words, have no place on a map. */
  readonly needs: readonly string[];
}

/** Where a lesson stands: its row, counted from the top, and its middle. */
export interface MapSpot extends MapLesson {
  readonly row: number;
  /** Those of its needs that no other of its needs builds on: a line from each says it all. */
  readonly directly: readonly string[];
  readonly x: number;
  readonly y: number;
}

/** Sizes of the map, in pixels. */
export const mapSizes = { width: 640, node: { width: 146, height: 46 }, row: 88 } as const;

/**
 * Puts every lesson one row below the lowest of those that it builds on, and in each row side by side in the order given.
 *
 * @throws a RangeError where lessons need each other.
 */
export function mapOf(lessons: readonly MapLesson[]): readonly MapSpot[] {
  const byName = new Map(lessons.map((lesson) => [lesson.name, lesson]));
  const rows = new Map<string, number>();
  const rowOf = (name: string, above: readonly string[]): number => {
    if (above.includes(name)) throw new RangeError(`map: ${[...above, name].join(" needs ")}. A lesson can't need itself.`);
    const known = rows.get(name);
    if (known !== undefined) return known;
    const needs = (byName.get(name)?.needs ?? []).filter((need) => byName.has(need));
    const row = Math.max(-1, ...needs.map((need) => rowOf(need, [...above, name]))) + 1;
    rows.set(name, row);
    return row;
  };
  for (const { name } of lessons) rowOf(name, []);
  const needsOf = (name: string): readonly string[] => (byName.get(name)?.needs ?? []).filter((need) => byName.has(need));
  const buildsOn = (name: string, other: string): boolean => needsOf(name).some((need) => need === other || buildsOn(need, other));
  return lessons.map((lesson) => {
    const row = rows.get(lesson.name) ?? 0;
    const beside = lessons.filter(({ name }) => rows.get(name) === row);
    const x = (mapSizes.width * (beside.indexOf(lesson) + 0.5)) / beside.length;
    const needs = needsOf(lesson.name);
    const directly = needs.filter((need) => !needs.some((other) => buildsOn(other, need)));
    return { ...lesson, needs, directly, row, x, y: row * mapSizes.row + mapSizes.node.height / 2 + 1 };
  });
}

/** A title in at most two lines of some 20 letters. */
export function twoLines(title: string): readonly string[] {
  if (title.length <= 20) return [title];
  const words = title.split(" ");
  const halves = words.slice(1).map((_, i) => [words.slice(0, i + 1).join(" "), words.slice(i + 1).join(" ")]);
  const longest = (lines: readonly string[]): number => Math.max(...lines.map((line) => line.length));
  return halves.reduce((best, one) => (longest(one) < longest(best) ? one : best), halves[0] ?? [title]);
}
