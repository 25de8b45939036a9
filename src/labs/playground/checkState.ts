import { expectNumber, expectWhole, isPlainObject } from "../../schedules/expect.js";
import { fail, shown } from "../../schedules/fail.js";
import { schedule } from "../../schedules/registry.js";
import type { Schedule, Spec } from "../../schedules/schedule.js";
import { rateTrouble } from "./armSchedule.js";
import { type Arm, armNames, type Change, type PlaygroundState } from "./playgroundState.js";
import { mostSteps, type Settings, settings, usualSettings, wrongWith } from "./settings.js";
import { startArms } from "./startState.js";

/** An arm as it was found, in a link or a file; what is undefined was not said. */
export interface GivenArm {
  /** A schedule's spec, or a function that reads it and throws where it can't be. */
  readonly lr: unknown;
  readonly changes: unknown;
}

/** A state as it was found; what is undefined was not said. */
export interface GivenState {
  readonly settings: { readonly [name in keyof Settings]?: unknown };
  /** A, B and C, as many as were said; one before them that was not is undefined. */
  readonly arms: readonly (GivenArm | undefined)[];
}

/** A state to work with, and what was wrong with the one that was found: sentences for the reader, five at most and a count of the rest. */
export interface ReadState {
  readonly state: PlaygroundState;
  readonly trouble: readonly string[];
}

/** Makes a state of what was found: each part that is wrong is told and replaced by what is usual, and the others are kept. */
export function checkState({ settings: given, arms }: GivenState, tell: (sentence: string) => void): PlaygroundState {
  const read = checkSettings(given, tell);
  return { ...read, arms: checkArms(arms, read, tell) };
}

/** At most five sentences are told one by one. */
export const fewSentences = (sentences: readonly string[], most = 5): readonly string[] =>
  sentences.length <= most ? sentences : [...sentences.slice(0, most), `And ${sentences.length - most} more.`];

function checkSettings(given: GivenState["settings"], tell: (sentence: string) => void): Settings {
  let good: Partial<Settings> = {};
  for (const setting of settings) {
    const value = given[setting.name];
    if (value === undefined) continue;
    const before = usualSettings(good);
    const wrong = wrongWith(setting, value, before);
    if (wrong === null) good = { ...good, [setting.name]: value };
    else tell(`${wrong} It is ${before[setting.name]} here.`);
  }
  return usualSettings(good);
}

function checkArms(given: readonly (GivenArm | undefined)[], read: Settings, tell: (sentence: string) => void): readonly Arm[] {
  const usual = startArms(read);
  const count = given.findLastIndex((arm) => arm !== undefined) + 1;
  if (count === 0) return usual;
  return armNames.slice(0, count).map((name, i) => {
    const instead = usual[Math.min(i, usual.length - 1)] as Arm; // two are usual
    const arm = given[i];
    return arm === undefined ? instead : checkArm(arm, `arm ${name}`, instead, read, tell);
  });
}

function checkArm(given: GivenArm, name: string, usual: Arm, { steps }: Settings, tell: (sentence: string) => void): Arm {
  const attempt = <T>(read: () => T, instead: T, what: string): T => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      tell(`${name}: ${what} ${ended(error.message)}`);
      return instead;
    }
  };
  const lr = given.lr === undefined ? usual.lr : attempt(() => readSchedule(given.lr), usual.lr, "its schedule is the usual one here.");
  const changes = given.changes === undefined ? [] : attempt(() => readChanges(given.changes), [], "it has no changes here.");
  const arm = { lr, changes };
  const trouble = rateTrouble(arm, steps);
  if (trouble === null) return arm;
  tell(`${name}: it cannot train for ${steps} updates, so its schedule is the usual one here. ${ended(trouble)}`);
  return usual;
}

const readSchedule = (lr: unknown): Schedule => (typeof lr === "function" ? (lr as () => Schedule)() : schedule(lr as Spec)); // it checks what it is given

/** Checks changes: rising steps, factors above 0. */
export function readChanges(given: unknown): readonly Change[] {
  if (!Array.isArray(given)) return fail("changes", "they must be a list", given, "Write [{ at: 300, factor: 0.1 }].");
  let before = -1;
  return given.map((change: unknown) => {
    if (!isPlainObject(change)) return fail("changes", "each must be an object", change, "Write { at: 300, factor: 0.1 }.");
    const { at, factor } = change as Change;
    expectWhole("changes", "at", at, 0, "It is the first update with the new rate.", mostSteps - 1);
    if (at <= before) fail("changes", `at must rise, from ${before}`, at, "Two at one update are one, with their product.");
    before = at;
    return { at, factor: expectNumber("changes", "factor", factor, { above: 0, advice: "It multiplies the rate." }) };
  });
}

/** A message of a checking function, which may quote much of what it was given. */
const ended = (message: string): string => (message.length > 300 ? `${message.slice(0, 297)}...` : message);

/** A name that was found and means nothing here, cut short. */
export const quoted = (name: string): string => shown(name);
