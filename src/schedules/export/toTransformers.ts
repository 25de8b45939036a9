import { linearWarmup } from "../families/linearWarmup.js";
import type { TorchForm } from "../family.js";
import { readSchedule, type Schedule } from "../schedule.js";
import { afterEnd, formOf, readCall, writeCall } from "./form.js";
import { beforeEnd, type Piece, piecesOf } from "./pieces.js";
import { literal } from "./python.js";
import { torchCode } from "./toPyTorch.js";

/**
 * Code for transformers that gives the rates of a schedule: the optimizer, and one of the library's get_…_schedule functions.
 *
 * A linear warmup from 0 goes into the function's num_warmup_steps. Where the library has no function with exactly these rates, PyTorch's
 * scheduler stands there, which its Trainer takes as well, and a comment says so.
 *
 * @param lr a schedule; one from custom() is refused, because its function is no data.
 *
 * @example
 * const lr = warmup(linear({ baseLr: 5e-5, totalSteps: 900 }), { steps: 100 });
 * toTransformers(lr).includes("num_warmup_steps=100, num_training_steps=1000"); // true
 */
export function toTransformers(lr: Schedule): string {
  readSchedule("toTransformers", "its argument", lr);
  const pieces = beforeEnd(lr, piecesOf("toTransformers", lr));
  const form = ownForm(pieces);
  if (form?.scheduler === undefined) {
    const { imports, lines } = torchCode("toTransformers", lr);
    const note =
      "# transformers has no function with these rates. Its Trainer takes PyTorch's schedulers: optimizers=(optimizer, scheduler).";
    return [...imports, "import torch", "", note, model, ...lines].join("\n");
  }
  const note = afterEnd(lr, pieces.at(-1) as Piece, form.scheduler);
  return [
    "import torch",
    `from transformers import ${readCall(form.scheduler).name}`,
    "",
    model,
    ...(note ? [note] : []),
    `optimizer = torch.optim.AdamW(model.parameters(), lr=${literal(form.lr)})`,
    `scheduler = ${form.scheduler}`,
  ].join("\n");
}

const model = "model = torch.nn.Linear(1, 1)  # your model";

/** The function that gives the rates of these pieces, or null. */
function ownForm(pieces: readonly Piece[]): TorchForm | null {
  const [first, second, ...more] = pieces;
  if (!first || more.length > 0) return null;
  const warmupSteps = second ? risesFromZero(first) : 0;
  const main = second ?? first;
  const form = inverseSqrt(main) ?? formOf("transformers", main);
  if (!form?.scheduler || warmupSteps === 0) return form;
  if (warmupSteps === null || warmupSteps !== main.from || first.runs?.spec.baseLr !== form.lr) return null;
  const { name, args } = readCall(form.scheduler);
  if (name === "get_constant_schedule") return formOf("transformers", first);
  if (args.get("num_warmup_steps") !== "0") return null;
  const total = args.get("num_training_steps");
  const longer = { ...Object.fromEntries(args), num_warmup_steps: warmupSteps, num_training_steps: total && Number(total) + warmupSteps };
  return { lr: form.lr, scheduler: writeCall(name, longer).replace("(", "(optimizer, ") };
}

/** The length of a warmup as transformers counts it, on a straight line from 0 at update 0; null for any other piece. */
function risesFromZero({ runs }: Piece): number | null {
  const { kind, startLr, offset, warmupSteps } = runs?.spec ?? { kind: "" };
  return kind === linearWarmup.definition.name && startLr === 0 && offset === 0 ? (warmupSteps as number) : null;
}

/** The falling part of our inverseSqrt is what transformers runs after its warmup. */
function inverseSqrt({ runs }: Piece): TorchForm | null {
  if (runs?.spec.kind !== "skip") return null;
  const { of, steps } = runs.spec as { of?: { kind: string; baseLr?: number; timescale?: number }; steps?: number };
  if (of?.kind !== "inverseSqrt" || of.baseLr === undefined || of.timescale !== steps) return null;
  return { lr: of.baseLr, scheduler: `get_inverse_sqrt_schedule(optimizer, num_warmup_steps=0, timescale=${steps})` };
}
