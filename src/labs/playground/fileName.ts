import { armNames, type PlaygroundState } from "./playgroundState.js";

/**
 * The name of a file that leaves the playground: "lrlab-spirals-b-pytorch.py", "lrlab-spirals.json".
 *
 * @param options arm: 0 for A, left out where the file holds every arm; what: what is in it, left out where the ending says so; ending: "csv".
 */
export function fileName(
  state: PlaygroundState,
  options: { readonly arm?: number; readonly what: string; readonly ending: string },
): string {
  const { arm, what, ending } = options;
  const letter = arm === undefined ? [] : [(armNames[arm] ?? "").toLowerCase()];
  return `${["lrlab", state.task, ...letter, ...(what === ending ? [] : [what])].join("-")}.${ending}`;
}
