import { readSchedule, type Schedule } from "../schedule.js";
import { afterEnd, formOf, readCall } from "./form.js";
import { beforeEnd, type Piece, piecesOf } from "./pieces.js";
import { literal, needsMath, ops, selected } from "./python.js";

/**
 * Code for Keras that gives the rates of a schedule: imports, the schedule and an optimizer that follows it.
 *
 * One of Keras' schedules where it gives exactly these rates, elsewhere a LearningRateSchedule of your own over keras.ops with the formula.
 *
 * @param lr a schedule; one from custom() is refused, because its function is no data.
 *
 * @example
 * toKeras(cosineAnnealing({ baseLr: 0.1, totalSteps: 90 })).includes("CosineDecay(initial_learning_rate=0.1, decay_steps=90"); // true
 */
export function toKeras(lr: Schedule): string {
  readSchedule("toKeras", "its argument", lr);
  const whole = piecesOf("toKeras", lr);
  const pieces = beforeEnd(lr, whole);
  const call = ownCall(pieces);
  const optimizer = "optimizer = keras.optimizers.SGD(learning_rate=schedule)";
  const note = call === null ? "" : afterEnd(lr, pieces.at(-1) as Piece, call);
  if (call !== null) return ["import keras", "", ...(note ? [note] : []), `schedule = ${call}`, optimizer].join("\n");
  const [first] = whole;
  if (whole.length === 1 && first?.formula.kind === "number")
    return [
      "import keras",
      "",
      `schedule = ${literal(first.formula.value)}  # a plain number: Keras has no class for a constant rate`,
      optimizer,
    ].join("\n");
  return [...byFormula(whole), "schedule = Rate()", optimizer].join("\n");
}

/** The class with the rates of these pieces; CosineDecay takes a linear warmup too. */
function ownCall(pieces: readonly Piece[]): string | null {
  const [first, second, ...more] = pieces;
  if (!first || more.length > 0) return null;
  if (!second) return formOf("keras", first);
  const cosine = formOf("keras", second);
  const { kind, startLr, baseLr, offset, warmupSteps } = first.runs?.spec ?? { kind: "" };
  if (kind !== "linearWarmup" || offset !== 0 || warmupSteps !== second.from || cosine === null) return null;
  const { name, args } = readCall(cosine);
  if (!name.endsWith(".CosineDecay") || args.get("initial_learning_rate") !== String(baseLr)) return null;
  return cosine
    .replace(`initial_learning_rate=${baseLr}`, `initial_learning_rate=${startLr}`)
    .replace(/\)$/, `, warmup_target=${baseLr}, warmup_steps=${warmupSteps})`);
}

function byFormula(pieces: readonly Piece[]): readonly string[] {
  const body = selected(pieces, ops);
  return [
    ...(needsMath(body) ? ["import math", ""] : []),
    "import keras",
    "from keras import ops",
    "",
    "",
    '@keras.saving.register_keras_serializable(package="lrlab")',
    "class Rate(keras.optimizers.schedules.LearningRateSchedule):",
    '    """No schedule of Keras\' gives exactly these rates, so this computes the formula."""',
    "",
    "    def __call__(self, step):",
    "        t = ops.cast(step, keras.config.floatx())",
    ...body.map((line) => `        ${line}`),
    "",
    "    def get_config(self):",
    "        return {}",
    "",
    "",
  ];
}
