import { fromUrl, toUrl } from "../../schedules/export/url.js";
import { fail } from "../../schedules/fail.js";
import { checkState, fewSentences, type GivenArm, quoted, type ReadState } from "./checkState.js";
import type { Arm, Change, PlaygroundState } from "./playgroundState.js";
import { settings, usualSettings } from "./settings.js";
import { startArms } from "./startState.js";

const version = "1";
const letters = ["a", "b", "c"] as const;
/** A longer schedule or list of changes is not read: it would take longer than a reader waits. */
const longest = 20_000;

/**
 * The query of an address that holds a state; what is usual is left out, so that the plain address is the first state.
 *
 * Arms stand there as links hold schedules, changes as at*factor: `?v=1&seed=7&a=constant(baseLr:0.1)&a.changes=300*0.1`.
 */
export function writeState({ arms, ...set }: PlaygroundState): string {
  const query: string[] = [];
  const usual = usualSettings(set);
  let before = {};
  for (const { name } of settings) {
    if (set[name] !== usualSettings(before)[name]) query.push(`${name}=${set[name]}`);
    before = { ...before, [name]: set[name] };
  }
  if (!sameArms(arms, startArms(usual))) query.push(...arms.flatMap(writeArm));
  return query.length === 0 ? "" : `?${[`v=${version}`, ...query].join("&")}`;
}

const writeArm = ({ lr, changes }: Arm, i: number): string[] => [
  `${letters[i]}=${toUrl(lr).slice("lr=".length)}`,
  ...(changes.length > 0 ? [`${letters[i]}.changes=${changes.map(({ at, factor }) => `${at}*${plain(factor)}`).join("~")}`] : []),
];

/** 1e+21 without its sign, which a query would read as a space. */
const plain = (value: number): string => String(value).replace("e+", "e");

/** Whether two lists of arms have the same specs and changes. */
export const sameArms = (some: readonly Arm[], others: readonly Arm[]): boolean => JSON.stringify(some) === JSON.stringify(others);

/**
 * Reads a state from an address's query. Whatever stands there, a state to work with comes out: each part that is broken, unknown or of another
 * version is told in a sentence, and the rest is kept. `readState(writeState(state))` is `state`.
 */
export function readState(search: string): ReadState {
  const sentences = new Set<string>();
  const tell = (sentence: string): void => {
    sentences.add(`The link: ${sentence}`);
  };
  const found = readQuery(search, tell);
  const said = found.get("v");
  if (said !== undefined && said !== version)
    tell(`it is of version ${quoted(said)}, and this page reads version ${version}. What it understands is here.`);
  const known = new Set(["v", ...settings.map(({ name }) => name), ...letters, ...letters.map(changesOf)]);
  for (const key of found.keys()) if (!known.has(key)) tell(`${quoted(key)} means nothing here.`);

  const given = Object.fromEntries(settings.map(({ name, kind }) => [name, kind === "number" ? number(found.get(name)) : found.get(name)]));
  const arms = letters.map((letter): GivenArm | undefined => {
    const [lr, changes] = [found.get(letter), found.get(changesOf(letter))];
    if (lr === undefined && changes === undefined) return undefined;
    return {
      lr: lr === undefined ? undefined : () => readLink(letter, lr),
      changes: changes === undefined ? undefined : readTurns(changes),
    };
  });
  const state = checkState({ settings: given, arms }, tell);
  return { state, trouble: fewSentences([...sentences]) };
}

/** The query's values by their names, the first of each. */
function readQuery(search: string, tell: (sentence: string) => void): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const pair of search.replace(/^\?/, "").split("&").filter(Boolean)) {
    const [key = "", ...value] = pair.split("=").map(unescaped);
    if (found.has(key)) tell(`${quoted(key)} must stand once; the first is read.`);
    else found.set(key, value.join("="));
  }
  return found;
}

/** Messengers escape brackets and commas in links; a text with a broken escape stays as it is. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

const changesOf = (letter: string): string => `${letter}.changes`;

function readLink(letter: string, text: string) {
  const advice = `Write ${letter}=linear(baseLr:0.1,totalSteps:100).`;
  if (text.length > longest) fail(letter, `a schedule must have at most ${longest} characters`, text.length, advice);
  const odd = text.match(/[&#%]/);
  if (odd) fail(letter, "a schedule must have no &, # or %", odd[0], advice);
  try {
    return fromUrl(`lr=${text}`);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(
      error.message.replace(/^fromUrl: /, "").replace("Write lr=linear(baseLr:0.1,totalSteps:100), as toUrl does.", advice),
    );
  }
}

/** "300*0.1~450*2" as plain data, unchecked. */
const readTurns = (text: string): unknown =>
  text
    .slice(0, longest)
    .split("~")
    .map((turn) => {
      const [at, factor, ...more] = turn.split("*").map(number);
      return more.length === 0 && factor !== undefined ? ({ at, factor } as Change) : turn;
    });

/** A number where the text is one, else the text, which the checks then show. */
const number = (text: string | undefined): number | string | undefined =>
  text !== undefined && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
