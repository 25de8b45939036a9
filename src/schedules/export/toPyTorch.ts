import type { TorchForm } from "../family.js";
import { readSchedule, type Schedule } from "../schedule.js";
import { afterEnd, formOf } from "./form.js";
import { beforeEnd, type Piece, piecesOf } from "./pieces.js";
import { branches, literal, needsMath } from "./python.js";

/** The body of an export to PyTorch: what the rates need, and the lines that make optimizer and scheduler. */
interface TorchCode {
  readonly imports: readonly string[];
  readonly lines: readonly string[];
}

/**
 * PyTorch code that gives the rates of a schedule: imports, optimizer and scheduler, ready to run.
 *
 * Where PyTorch's own classes give exactly these rates, they are used: one class, or SequentialLR for several in turn. Elsewhere LambdaLR
 * gets the formula, and a comment says so. What a class does otherwise after the end stands in a comment.
 *
 * @param lr a schedule; one from custom() is refused, because its function is no data.
 *
 * @example
 * toPyTorch(stepDecay({ baseLr: 0.1, stepSize: 30 })).endsWith("StepLR(optimizer, step_size=30, gamma=0.1)"); // true
 */
export function toPyTorch(lr: Schedule): string {
  const { imports, lines } = torchCode("toPyTorch", lr);
  return [...imports, "import torch", "", "model = torch.nn.Linear(1, 1)  # your model", ...lines].join("\n");
}

/** The lines of `toPyTorch` that differ between schedules, without imports and model, to show several below one another. */
export const pytorchLines = (lr: Schedule): string => torchCode("toPyTorch", lr).lines.join("\n").trim();

/** PyTorch's imports and lines for a schedule. */
export function torchCode(where: string, schedule: Schedule): TorchCode {
  const lr = readSchedule(where, "its argument", schedule);
  const whole = piecesOf(where, lr);
  const pieces = beforeEnd(lr, whole);
  const forms = pieces.map((piece) => formOf("pytorch", piece));
  const last = pieces.at(-1) as Piece; // a schedule has at least one piece
  const [first] = forms;
  if (first && forms.length === 1) {
    const note = first.scheduler ? afterEnd(lr, last, first.scheduler) : "";
    return {
      imports: [],
      lines: [...(note ? [note] : []), optimizer(first.lr), ...(first.scheduler ? [`scheduler = ${inModule(first.scheduler)}`] : [])],
    };
  }
  return first && forms.every((form) => form && fitsInTurn(form, first.lr))
    ? inTurn(lr, pieces, forms as readonly TorchForm[])
    : byFormula(whole);
}

const optimizer = (rate: number): string => `optimizer = torch.optim.SGD(model.parameters(), lr=${literal(rate)})`;
/** A scheduler with its module; a family gives the whole path where that is another one. */
const inModule = (call: string): string => (call.startsWith("torch.") ? call : `torch.optim.lr_scheduler.${call}`);

/** Whether SequentialLR runs a class as it runs alone: it starts it in its closed form, at the optimizer's own rate. */
const fitsInTurn = ({ lr, scheduler = "ConstantLR(" }: TorchForm, rate: number): boolean =>
  lr === rate && /^(ConstantLR|LinearLR|CosineAnnealingLR|ExponentialLR|StepLR|MultiStepLR|PolynomialLR)\(/.test(scheduler);

function inTurn(lr: Schedule, pieces: readonly Piece[], forms: readonly TorchForm[]): TorchCode {
  const calls = forms.map(({ scheduler = "ConstantLR(optimizer, factor=1.0)" }) => scheduler);
  const note = afterEnd(lr, pieces.at(-1) as Piece, calls.at(-1) as string);
  return {
    imports: [],
    lines: [
      ...(note ? [note] : []),
      optimizer((forms[0] as TorchForm).lr),
      `scheduler = ${inModule("SequentialLR(")}`,
      "    optimizer,",
      "    schedulers=[",
      ...calls.map((call) => `        ${inModule(call)},`),
      "    ],",
      `    milestones=[${pieces
        .slice(1)
        .map(({ from }) => from)
        .join(", ")}],`,
      ")",
    ],
  };
}

function byFormula(pieces: readonly Piece[]): TorchCode {
  const body = branches(pieces);
  return {
    imports: needsMath(body) ? ["import math", ""] : [],
    lines: [
      "",
      "",
      "def rate(t):",
      '    """The rate of update t, counted from 0."""',
      ...body.map((line) => `    ${line}`),
      "",
      "",
      `# ${whyFormula(pieces)}`,
      "# It multiplies the optimizer's rate by rate(t), so that rate is 1.",
      optimizer(1),
      `scheduler = ${inModule("LambdaLR(optimizer, rate)")}`,
    ],
  };
}

/** Why no class of PyTorch stands there. */
const whyFormula = ([first]: readonly Piece[]): string =>
  first?.runs?.spec.kind === "linearWarmup" && first.runs(0) === 0
    ? "LambdaLR computes the formula: PyTorch's warmup, LinearLR, can't start at a rate of 0."
    : "No scheduler of PyTorch's gives exactly these rates, so LambdaLR computes the formula.";
