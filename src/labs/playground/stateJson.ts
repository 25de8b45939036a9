import { isPlainObject } from "../../schedules/expect.js";
import { checkState, fewSentences, type GivenArm, quoted } from "./checkState.js";
import type { PlaygroundState } from "./playgroundState.js";
import { settings } from "./settings.js";

const kind = "lrlab playground";

/** A state as the text of a JSON file. */
export const stateJson = ({ arms, ...set }: PlaygroundState): string =>
  `${JSON.stringify({ kind, version: 1, ...set, arms: arms.map(({ lr, changes }) => ({ lr, changes })) }, null, 2)}\n`;

/** A state that was read from a file, null where the file holds none; and what was wrong, as sentences for the reader. */
export interface ReadFile {
  readonly state: PlaygroundState | null;
  readonly trouble: readonly string[];
}

/** Reads a state from the text of a file, as `readState` does from an address. */
export function readStateJson(text: string): ReadFile {
  const none = (why: string): ReadFile => ({ state: null, trouble: [`The file: ${why} Choose one that the playground saved.`] });
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return none("it must be JSON, and is not.");
  }
  if (!isPlainObject(found) || (found as { kind?: unknown }).kind !== kind) return none(`its kind must be "${kind}".`);
  const { kind: _kind, version, arms, ...given } = found as Readonly<Record<string, unknown>>;
  const sentences: string[] = [];
  const tell = (sentence: string): void => {
    sentences.push(`The file: ${sentence}`);
  };
  if (version !== 1) tell(`it is of version ${quoted(String(version))}, and this page reads version 1. What it understands is here.`);
  for (const key of Object.keys(given)) if (!settings.some(({ name }) => name === key)) tell(`${quoted(key)} means nothing here.`);
  return { state: checkState({ settings: given, arms: readArms(arms, tell) }, tell), trouble: fewSentences(sentences) };
}

function readArms(arms: unknown, tell: (sentence: string) => void): readonly GivenArm[] {
  if (arms === undefined) return [];
  if (!Array.isArray(arms) || arms.length === 0 || arms.length > 3) {
    tell("arms must be a list of one to three. They are the usual ones here.");
    return [];
  }
  return arms.map((arm: unknown, i): GivenArm => {
    if (isPlainObject(arm)) {
      const { lr, changes, ...more } = arm as Readonly<Record<string, unknown>>;
      for (const key of Object.keys(more)) tell(`${quoted(key)} of arms[${i}] means nothing here.`);
      return { lr, changes };
    }
    tell(`arms[${i}] must be an object with lr and changes. It is the usual one here.`);
    return { lr: undefined, changes: undefined };
  });
}
