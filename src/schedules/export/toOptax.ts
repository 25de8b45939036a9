import { readSchedule, type Schedule } from "../schedule.js";
import { afterEnd, formOf, readCall, writeCall } from "./form.js";
import { beforeEnd, type Piece, piecesOf } from "./pieces.js";
import { jnp, literal, selected } from "./python.js";

/**
 * Code for optax that gives the rates of a schedule: imports, the schedule and an optimizer that follows it.
 *
 * optax's own schedules are used where they give exactly these rates, one or several with join_schedules. Elsewhere it is a function of the
 * count over jax.numpy, which is all that optax asks of a schedule.
 *
 * @param lr a schedule; one from custom() is refused, because its function is no data.
 *
 * @example
 * toOptax(linear({ baseLr: 0.1, totalSteps: 90 })).includes("linear_schedule(init_value=0.1, end_value=0, transition_steps=90)"); // true
 */
export function toOptax(lr: Schedule): string {
  readSchedule("toOptax", "its argument", lr);
  const whole = piecesOf("toOptax", lr);
  const pieces = beforeEnd(lr, whole);
  const forms = pieces.map((piece) => formOf("optax", piece));
  const last = pieces.at(-1) as Piece; // a schedule has at least one piece
  const one = warmupCosine(pieces, forms) ?? (forms.length === 1 ? forms[0] : null);
  const optimizer = "optimizer = optax.sgd(learning_rate=schedule)";
  if (!forms.every((form) => form !== null)) return [...byFormula(whole), optimizer].join("\n");
  const note = afterEnd(lr, last, forms.at(-1) as string);
  return [
    "import optax",
    "",
    ...(note ? [note] : []),
    ...(one ? [`schedule = ${one}`] : joined(pieces, forms as readonly string[])),
    optimizer,
  ].join("\n");
}

const joined = (pieces: readonly Piece[], forms: readonly string[]): readonly string[] => [
  "schedule = optax.join_schedules(",
  "    [",
  ...forms.map((form) => `        ${form},`),
  "    ],",
  `    boundaries=[${pieces
    .slice(1)
    .map(({ from }) => from)
    .join(", ")}],`,
  ")",
];

/** optax has one name for a linear warmup and a cosine. */
function warmupCosine(pieces: readonly Piece[], forms: readonly (string | null)[]): string | null {
  const [first, second, ...more] = forms.map((form) => form && readCall(form));
  if (!first || !second || more.length > 0) return null;
  if (first.name !== "optax.linear_schedule" || second.name !== "optax.cosine_decay_schedule") return null;
  const steps = pieces[1]?.from as number;
  const [peak, start] = [second.args.get("init_value"), first.args.get("init_value")];
  if (first.args.get("end_value") !== peak || first.args.get("transition_steps") !== String(steps)) return null;
  const end = Number(peak) * Number(second.args.get("alpha") ?? 0);
  return writeCall("optax.warmup_cosine_decay_schedule", {
    init_value: start,
    peak_value: peak,
    warmup_steps: steps,
    decay_steps: steps + Number(second.args.get("decay_steps")),
    end_value: literal(end),
    exponent: second.args.get("exponent"),
  });
}

const byFormula = (pieces: readonly Piece[]): readonly string[] => [
  "import jax.numpy as jnp",
  "import optax",
  "",
  "",
  "# optax has no schedule with exactly these rates, so this is the formula: any function of the count is a schedule.",
  "def schedule(count):",
  '    """The rate of update `count`, counted from 0."""',
  "    t = jnp.asarray(count, dtype=float)",
  ...selected(pieces, jnp).map((line) => `    ${line}`),
  "",
  "",
];
