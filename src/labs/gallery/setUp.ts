import { formatNumber } from "../../plots/format.js";
import type { Plan } from "../../schedules/diagnostics/plan.js";
import { toPyTorch } from "../../schedules/export/toPyTorch.js";
import { familyNamed, schedule } from "../../schedules/registry.js";
import { isSchedule, type Spec } from "../../schedules/schedule.js";

/** One line of what was meant: "Schedule", "a cosine from 0.1 to 0 over 1200 updates". */
export interface PlanLine {
  readonly term: string;
  readonly text: string;
}

/** What was meant, in words: the schedule, the run, and all that else is known of it. */
export function planWords({
  lr,
  steps,
  stepsPerEpoch,
  accumulation,
  workers,
  resumedAt,
  baseLr,
  finder,
  other,
  plateau,
}: Plan): PlanLine[] {
  const epochs = steps !== undefined && stepsPerEpoch !== undefined && steps % stepsPerEpoch === 0 ? steps / stepsPerEpoch : null;
  const lines: [string, string | null][] = [
    ["Schedule", plateau ? `${formatNumber(baseLrOf(lr))}, lowered by a plateau rule` : scheduleWords(lr)],
    [
      "Plateau rule",
      plateau
        ? `times ${plateau.factor} after ${plateau.patience} evaluations without improvement, one evaluation every ${plateau.every} updates`
        : null,
    ],
    ["Run", runWords(steps, stepsPerEpoch, epochs)],
    ["Accumulation", accumulation ? `${accumulation} micro-batches make one update` : null],
    ["Workers", workers ? `${workers} processes train together` : null],
    ["Resumed", resumedAt ? `from a checkpoint, at update ${resumedAt}` : null],
    ["Optimizer", baseLr === undefined ? null : `was built with the rate ${formatNumber(baseLr)}`],
    ["Range test", finder ? `ran before, from ${formatNumber(finder.startLr)} to ${formatNumber(finder.endLr)}` : null],
    ["Also built", other === undefined ? null : `${scheduleWords(other)}, on the same optimizer`],
  ];
  return lines.flatMap(([term, text]) => (text === null ? [] : [{ term, text }]));
}

function runWords(steps: number | undefined, stepsPerEpoch: number | undefined, epochs: number | null): string | null {
  if (steps === undefined) return null;
  if (epochs !== null) return `${epochs} epochs of ${stepsPerEpoch} updates, ${steps} together`;
  return stepsPerEpoch === undefined ? `${steps} updates` : `${steps} updates, ${stepsPerEpoch} in an epoch`;
}

const baseLrOf = (lr: Plan["lr"]): number =>
  (Array.isArray(lr) ? (lr as readonly number[])[0] : isSchedule(lr) ? lr(0) : schedule(lr as Spec)(0)) ?? 0;

/** A schedule in words. */
function scheduleWords(lr: Plan["lr"]): string {
  if (Array.isArray(lr)) return "a list of rates, one for each update";
  return specWords(isSchedule(lr) ? lr.spec : (lr as Spec));
}

type Fields = Readonly<Record<string, number>>;
const n = (value: unknown): string => formatNumber(Number(value));
const ends: Readonly<Record<string, (p: Fields) => string>> = {
  constant: ({ baseLr }) => `a constant rate of ${n(baseLr)}`,
  cosineAnnealing: ({ baseLr, minLr, totalSteps }) => `a cosine from ${n(baseLr)} to ${n(minLr)} over ${totalSteps} updates`,
  linear: ({ baseLr, endLr, totalSteps }) => `a line from ${n(baseLr)} to ${n(endLr)} over ${totalSteps} updates`,
  polynomial: ({ baseLr, endLr, power, totalSteps }) =>
    `a polynomial of power ${power} from ${n(baseLr)} to ${n(endLr)} over ${totalSteps} updates`,
  exponential: ({ baseLr, gamma }) => `an exponential from ${n(baseLr)}, times ${formatNumber(gamma as number, 5)} at every update`,
  stepDecay: ({ baseLr, gamma, stepSize }) => `a staircase from ${n(baseLr)}, times ${n(gamma)} every ${stepSize} updates`,
  inverseSqrt: ({ baseLr, timescale }) => `a fall with one over the root of t, from ${n(baseLr)} at update ${timescale}`,
  linearWarmup: ({ baseLr, startLr, warmupSteps }) => `a line up from ${n(startLr)} to ${n(baseLr)} over ${warmupSteps} updates`,
  cosineWarmup: ({ baseLr, startLr, warmupSteps }) => `a half cosine up from ${n(startLr)} to ${n(baseLr)} over ${warmupSteps} updates`,
};

function specWords(spec: Spec): string {
  const { kind, of, parts, steps, milestones } = spec as Spec & Readonly<Record<string, unknown>>;
  if (kind === "multiStep") {
    const { baseLr, gamma } = spec as object as Fields;
    return `a staircase from ${n(baseLr)}, times ${n(gamma)} at updates ${(milestones as readonly number[]).join(", ")}`;
  }
  if (kind === "warmup") return `a warmup over ${steps} updates, then ${specWords(of as Spec)}`;
  if (kind === "sequence") return (parts as readonly Spec[]).map(specWords).join(", then ");
  if (kind === "take") return `${specWords(of as Spec)} for ${steps} updates`;
  if (kind === "skip") return specWords(of as Spec);
  return ends[kind]?.(spec as object as Fields) ?? titleOf(kind);
}

const titleOf = (kind: string): string => {
  const title = familyNamed(kind)?.definition.title;
  return title === undefined ? `a composition (${kind})` : `the schedule "${title}"`;
};

/** What was meant, as the lines of a PyTorch script that set it up. */
export function planCode({ lr, plateau, baseLr, steps, stepsPerEpoch, accumulation }: Plan): string {
  const optimizer = (rate: number): string => `optimizer = SGD(model.parameters(), lr=${short(rate)})`;
  const set = plateau
    ? `${optimizer(baseLr ?? baseLrOf(lr))}\nscheduler = ReduceLROnPlateau(optimizer, factor=${plateau.factor}, patience=${plateau.patience})`
    : Array.isArray(lr)
      ? `${optimizer(1)}\nscheduler = LambdaLR(optimizer, rates.__getitem__)`
      : leanPyTorch(isSchedule(lr) ? lr.spec : (lr as Spec));
  const loop = [
    accumulation ? `# an update after every ${accumulation} micro-batches` : "",
    steps === undefined
      ? ""
      : stepsPerEpoch === undefined
        ? `# ${steps} updates`
        : `# ${stepsPerEpoch} updates in an epoch, ${steps} in the run`,
  ].filter((line) => line !== "");
  return [set, ...loop].join("\n");
}

/** PyTorch's code for a schedule without imports, paths and remarks: what PyTorch does past the end would tell a bug's name. */
function leanPyTorch(spec: Spec): string {
  const code = toPyTorch(schedule(spec)).replaceAll(/torch\.optim\.(lr_scheduler\.)?/g, "");
  const lines = code
    .split("\n")
    .filter((line) => !/^(import |model = |\s*#|\s*"""|$)/.test(line))
    .join("\n")
    .replaceAll(/\d+\.\d{5,}(e-?\d+)?|\d\.\d+e-?\d+/g, (number) => short(Number(number)));
  return lines.split("\n").map(folded).join("\n");
}

/** A line that fits a narrow column: a call that is too long has an argument on each line. */
function folded(line: string): string {
  const [, indent = "", head, rest] = line.length > 54 ? (/^( *)([\w.= ]+\()(.+\),?)$/.exec(line) ?? []) : [];
  if (head === undefined || rest === undefined) return line;
  const close = rest.endsWith(",") ? ")," : ")";
  const parts = rest.slice(0, -close.length).split(/, (?![^[]*\])/);
  return [`${indent}${head}`, ...parts.map((part) => `${indent}    ${part},`), `${indent}${close}`].join("\n");
}

/** Four digits are enough to read. */
const short = (value: number): string => String(Number(value.toPrecision(4)));
