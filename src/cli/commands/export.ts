import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { isPlainObject } from "../../schedules/expect.js";
import { fromPyTorch } from "../../schedules/export/fromPyTorch.js";
import { toKeras } from "../../schedules/export/toKeras.js";
import { toLatex } from "../../schedules/export/toLatex.js";
import { toOptax } from "../../schedules/export/toOptax.js";
import { toPyTorch } from "../../schedules/export/toPyTorch.js";
import { toTransformers } from "../../schedules/export/toTransformers.js";
import { fromUrl, toUrl } from "../../schedules/export/url.js";
import { schedule } from "../../schedules/registry.js";
import type { Schedule, Spec } from "../../schedules/schedule.js";
import { type Command, UsageError } from "../command.js";
import { readOptions } from "../readOptions.js";

/** What a schedule can be written as. */
const formats: Readonly<Record<string, (lr: Schedule) => string>> = {
  pytorch: toPyTorch,
  transformers: toTransformers,
  optax: toOptax,
  keras: toKeras,
  latex: toLatex,
  url: toUrl,
  json: (lr) => JSON.stringify(lr, null, 2),
};
const names = Object.keys(formats);

/** `lrlab export`: writes a schedule for another library, as a formula, or as data. */
export const exportSchedule: Command = {
  name: "export",
  usage: `[SCHEDULE] --to ${names.join("|")} [--out FILE] [--force]`,
  summary: "Writes a schedule as code, formula, link or JSON, given as JSON, as a link, in a file or on standard input.",
  run(args) {
    const { words, flags, values } = readOptions(args, { flags: ["--force"], valued: ["--to", "--out"] });
    const [given = "-", ...more] = words;
    if (more.length > 0) throw new UsageError(`it takes one schedule, got ${words.join(" ")}. Quote it.`);
    const to = values.get("--to");
    const write = to !== undefined && Object.hasOwn(formats, to) ? formats[to] : undefined;
    if (!write) throw new UsageError(`--to must be one of ${names.join(", ")}, got ${to ?? "nothing"}.`);
    const out = values.get("--out");
    if (flags.has("--force") && out === undefined) throw new UsageError("--force goes with --out FILE.");
    const text = unnamed(() => write(read(given)));
    if (out === undefined) console.log(text);
    else save(out, `${text}\n`, flags.has("--force"));
    return 0;
  },
};

/** What the library says, without the name of the function that the command called. */
function unnamed<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw new Error((error as Error).message.replace(/^((from|to)[A-Z]\w*|schedule): /, ""));
  }
}

/** The schedule that a word stands for: JSON, a link, a file with one of them, or standard input for "-". */
function read(given: string): Schedule {
  const text = given === "-" ? readText(0, "standard input") : isWritten(given) ? given : readText(given, given);
  const from = given === "-" ? "standard input" : isWritten(given) ? "the schedule" : given;
  if (text.trim() === "") throw new Error(`${from} must hold a schedule, got nothing.`);
  if (!/^\s*[[{"]/.test(text)) return fromUrl(text.trim());
  const value = parse(text, from);
  // What has no kind of ours may be a scheduler of PyTorch's, transformers' or timm's.
  return isPlainObject(value) && !("kind" in value) ? fromPyTorch(value).schedule : schedule(value as Spec);
}

/** Whether a word is a schedule itself, and no file's name. */
const isWritten = (word: string): boolean => /^\s*[[{]|(^|[?&])lr=|^\w+\(/.test(word);

function readText(file: string | 0, name: string): string {
  try {
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    const { code } = error as { code?: string };
    throw new Error(code === "ENOENT" ? `there is no file ${name}. Give a file, JSON or a link.` : `${name} can't be read (${code}).`);
  }
}

function parse(text: string, from: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${from} must be JSON: ${(error as Error).message}.`);
  }
}

function save(file: string, text: string, force: boolean): void {
  if (existsSync(file) && !force) throw new Error(`${file} is there already. --force overwrites it.`);
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Error(`${file} can't be written (${(error as { code?: string }).code}).`);
  }
  console.log(`Wrote ${file}.`);
}
