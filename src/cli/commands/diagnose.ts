import { readFileSync } from "node:fs";
import { compact } from "../../schedules/diagnostics/compact.js";
import { type Diagnosis, diagnose as name } from "../../schedules/diagnostics/diagnose.js";
import type { Plan } from "../../schedules/diagnostics/plan.js";
import { readTrace } from "../../schedules/diagnostics/readTrace.js";
import { isPlainObject } from "../../schedules/expect.js";
import { type Command, UsageError } from "../command.js";
import { readOptions } from "../readOptions.js";

/** `lrlab diagnose`: names the bug behind a logged rate trace. */
export const diagnose: Command = {
  name: "diagnose",
  usage: "LOG --plan PLAN [--steps N] [--steps-per-epoch N] [--trace-unit UNIT] [--columns STEP,LR] [--json]",
  summary: "Names the bug behind the rates that a run logged, given what was meant: a spec or a plan, as JSON or its file.",
  run(args) {
    const { words, flags, values } = readOptions(args, {
      flags: ["--json"],
      valued: ["--plan", "--steps", "--steps-per-epoch", "--trace-unit", "--columns"],
    });
    const [file, ...more] = words;
    if (file === undefined || more.length > 0) throw new UsageError(`it takes one log, got ${words.join(" ") || "none"}.`);
    const given = values.get("--plan");
    if (given === undefined)
      throw new UsageError(`it needs the schedule that was meant, such as --plan '{"kind":"linear","baseLr":0.1,"totalSteps":100}'.`);
    const plan = readPlan(given, values);
    const columns = readColumns(values.get("--columns"));
    const found = unnamed(() => name(readTrace(readText(file), columns), plan));
    console.log(flags.has("--json") ? JSON.stringify(found, null, 2) : report(found));
    return found.bug === "healthy" ? 0 : 1;
  },
};

/** The names of the two columns: "Step,Value". */
function readColumns(text: string | undefined): { step?: string; lr?: string } {
  if (text === undefined) return {};
  const [step, lr, ...more] = text.split(",");
  if (!step || !lr || more.length > 0) throw new UsageError(`--columns must be two names with a comma between them, got ${text}.`);
  return { step, lr };
}

/** What the library says, in the command's terms: its own name stands before it, and an option names the columns. */
function unnamed<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    const { message } = error as Error;
    throw new Error(message.replace(/^(diagnose|readTrace): /, "").replace("say which it is", "say which it is with --columns STEP,LR"));
  }
}

/** The plan: a spec, a list of rates or a whole plan, as JSON or in a file; the options stand above what it says. */
function readPlan(given: string, values: ReadonlyMap<string, string>): Plan {
  const isText = /^\s*[[{]/.test(given);
  const json = isText ? parse(given, "--plan") : parse(readText(given), given);
  const plan: Record<string, unknown> = isPlainObject(json) && "lr" in json ? { ...json } : { lr: json };
  for (const [option, key] of [
    ["--steps", "steps"],
    ["--steps-per-epoch", "stepsPerEpoch"],
  ] as const) {
    const text = values.get(option);
    if (text === undefined) continue;
    if (!/^\d+$/.test(text)) throw new UsageError(`${option} must be a whole number, got ${text}.`);
    plan[key] = Number(text);
  }
  const unit = values.get("--trace-unit");
  if (unit !== undefined) plan.traceUnit = unit;
  return plan as object as Plan; // diagnose checks what it is given
}

function readText(file: string): string {
  try {
    const bytes = readFileSync(file);
    // Spreadsheets and PowerShell also write UTF-16, which begins with FF FE.
    return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString("utf16le") : bytes.toString("utf8");
  } catch (error) {
    const { code } = error as { code?: string };
    throw new Error(code === "ENOENT" ? `there is no file ${file}.` : `${file} can't be read (${code}).`);
  }
}

function parse(text: string, from: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Error(`${from} must be JSON: ${(error as Error).message}.`);
  }
}

const percent = (part: number): string => `${Math.round(100 * part)} %`;

const indented = (code: string): readonly string[] => code.split("\n").map((line) => `  ${line}`);

function report({ title, confidence, sentence, evidence, advice, fix, bug, candidates }: Diagnosis): string {
  const rows = evidence.map(({ step, logged, planned, predicted }) =>
    [step, logged, planned, predicted ?? "–"].map((cell) => (typeof cell === "number" ? compact(cell) : cell)),
  );
  const others = candidates.slice(1).filter((other) => other.confidence >= 0.05);
  return [
    `${title}  (${bug}, confidence ${percent(confidence)})`,
    "",
    sentence,
    ...(rows.length > 0 ? ["", ...table([["step", "logged", "planned", "by this bug"], ...rows])] : []),
    "",
    `What to do: ${advice}`,
    ...(fix ? ["", "Instead of", ...indented(fix.before), "write", ...indented(fix.after)] : []),
    ...others.map((other) => `\nOr else ${other.bug} (${percent(other.confidence)}): ${other.sentence}`),
  ].join("\n");
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) => `  ${row.map((cell, i) => cell.padStart(widths[i] ?? 0)).join("  ")}`);
}
