import type { Spec } from "../../../schedules/schedule.js";
import { armSchedule } from "../armSchedule.js";
import { armNames, type PlaygroundState } from "../playgroundState.js";
import { runOf } from "../runOf.js";
import { type Code, call, layOut, list, object, prefixed, valueCode } from "./layOut.js";
import { namesIn, scheduleCode } from "./scheduleCode.js";

/** The parts of a program that trains what the playground trains, bit for bit. */
export interface ProgramParts {
  /** The names of the arms: A, B, C. */
  readonly names: readonly string[];
  readonly imports: string;
  /** The schedule of each arm, by its name. */
  readonly schedules: readonly string[];
  /** A function run(lr) that trains one net. */
  readonly run: string;
  /** What prints the losses at the end, given `runs` by name. */
  readonly report: string;
}

/** Options of `programParts`. */
export interface ProgramOptions {
  /** Names of `lrlab/notebook` that the program uses. */
  readonly notebook?: readonly string[];
  /** More fields of the call of `train`. */
  readonly training?: Readonly<Record<string, Code>>;
}

/** Writes the parts of a program that trains every arm of a state. */
export function programParts(state: PlaygroundState, { notebook = [], training = {} }: ProgramOptions = {}): ProgramParts {
  const { batch, steps, seed } = state;
  const { model, problem, optimizer, evaluateEvery } = runOf(state, 0);
  const specs = state.arms.map((arm) => armSchedule(arm, steps).spec);
  // What was changed by hand keeps its plan, which its schedule is cut from.
  const plans = state.arms.map(({ lr }, i) => (lr.spec === specs[i] ? [] : [[lr.spec, `plan${armNames[i]}`] as const]));
  const names = armNames.slice(0, specs.length);
  const fields = {
    ...{ net: "net", problem: partCode(problem), optimizer: optimizerCode(optimizer), lr: "(t) => Math.fround(lr(t))" },
    ...{ steps: String(steps), batch: String(batch), seed: String(seed), evaluateEvery: String(evaluateEvery), ...training },
  };
  return {
    names,
    imports: [
      importCode([...specs.flatMap(namesIn), "type Schedule"], "lrlab"),
      importCode([model.kind, problem.kind, optimizer.kind, "train"], "lrlab/engine"),
      ...(notebook.length > 0 ? [importCode(notebook, "lrlab/notebook")] : []),
    ].join("\n"),
    schedules: specs.flatMap((spec, i) => {
      const planned = plans[i] ?? [];
      return [
        ...planned.map(([plan, name]) => layOut(prefixed(`const ${name} = `, scheduleCode(plan)), ";")),
        layOut(prefixed(`const ${names[i]} = `, scheduleCode(spec, new Map(planned))), ";"),
      ];
    }),
    run: [
      "// Every run has the same examples, first weights and order of data.",
      "function run(lr: Schedule) {",
      `  ${layOut(prefixed("const net = ", modelCode(model)), ";", "  ")}`,
      `  return ${layOut(call("train", object(fields)), ";", "  ")}`,
      "}",
    ].join("\n"),
    report: [
      "for (const [name, { history, diverged }] of Object.entries(runs)) {",
      "  const last = history[history.length - 1];",
      '  if (diverged) console.log(name, "diverged at", diverged.step);',
      "  else console.log(name, last.loss, last.validation?.loss);",
      "}",
    ].join("\n"),
  };
}

/** An import of names, each once. */
function importCode(names: readonly string[], from: string): string {
  const bare = (name: string): string => name.replace("type ", "").toLowerCase();
  const sorted = [...new Set(names)].sort((a, b) => (bare(a) < bare(b) ? -1 : 1));
  const imported: Code = { open: "import {", items: sorted, close: "}" };
  return layOut(imported, ` from "${from}";`);
}

/** A call with all options in one object. */
const partCode = ({ kind, ...options }: Spec): Code => call(kind, valueCode(options));

function modelCode(spec: Spec): Code {
  const { kind, sizes, start, ...options } = spec as Spec & { readonly sizes?: readonly number[]; readonly start?: readonly number[] };
  if (start !== undefined) return call(kind, list(start.map(String)));
  return sizes === undefined ? partCode(spec) : call(kind, list(sizes.map(String)), valueCode(options));
}

const optimizerCode = ({ kind, ...options }: Spec): Code =>
  Object.keys(options).length === 0 ? call(kind, "net") : call(kind, "net", valueCode(options));
