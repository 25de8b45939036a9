import { mlp } from "../../../engine/models/mlp.js";
import { sgd } from "../../../engine/optimizers/sgd.js";
import { glyphs } from "../../../engine/problems/glyphs.js";
import { temporary } from "../../../engine/tensor/temporary.js";
import type { RunRates } from "../../../engine/training/rateReader.js";
import { train } from "../../../engine/training/train.js";
import type { Tell } from "../../../labs/tell.js";
import { reduceOnPlateau } from "../../../schedules/controllers/reduceOnPlateau.js";
import { linear } from "../../../schedules/families/linear.js";
import type { CaseOptions, Measured, Study } from "../../study.js";
import { type Watched, watch } from "./falseCuts.js";

/** How often a plateau rule cuts a run that makes steady progress: a number for each size of the metric's noise. */
export const falseCuts: Study = {
  name: "false-cuts",
  cases(options) {
    const { rules, ...others } = options as unknown as FalseCutsOptions;
    return Object.fromEntries(
      rules.map(({ patience, average }) => [`patience ${patience}, mean of ${average}`, { ...others, patience, average }]),
    );
  },
  run: (options, seed) => {
    const { noises, ...others } = options as unknown as Omit<Watched, "noise"> & Pick<FalseCutsOptions, "noises">;
    return { cuts: noises.map((noise) => watch({ ...others, noise }, seed).cuts) };
  },
};

interface FalseCutsOptions {
  readonly fall: number;
  readonly noises: readonly number[];
  readonly rules: readonly { readonly patience: number; readonly average: number }[];
}

/** How a plateau rule of the study is set; `examples` is how many validation examples it sees, 1000 when left out. */
interface Setting {
  readonly patience: number;
  readonly factor: number;
  readonly examples?: number;
}

/** The rules of the study: as PyTorch ships it, less patient, halving, and less patient with a small validation set. */
export const settings = {
  "as shipped": { patience: 10, factor: 0.1 },
  "patience 3": { patience: 3, factor: 0.1 },
  halving: { patience: 2, factor: 0.5 },
  "100 examples": { patience: 3, factor: 0.1, examples: 100 },
} as const satisfies Readonly<Record<string, Setting>>;

/** What sets the rate: nothing, a straight line to zero, or one of the rules. */
export const ruleNames = ["constant", "linear", "as shipped", "patience 3", "halving", "100 examples"] as const;
export type RuleName = (typeof ruleNames)[number];

/** A run of the glyph net under one rule at one first rate. */
export interface PlannedCase {
  readonly data: "finite" | "online";
  readonly rule: RuleName;
  readonly rate: number;
}

/** Updates of a run, and between two looks at the validation data: 25 looks in each. */
export const lengths = { finite: { steps: 1150, every: 46 }, online: { steps: 1250, every: 50 } } as const;

/** One run: the accuracy on validation and test data at its end, the cuts that its rule made, and the update before the first of them. */
export function trainPlanned({ data, rule, rate }: PlannedCase, seed: number, tell?: Tell): Measured {
  const { steps, every } = lengths[data];
  const setting: Setting | null = rule === "constant" || rule === "linear" ? null : settings[rule];
  const problem = glyphs({
    ...(data === "online" ? { online: true } : { train: 1500 }),
    ...(setting?.examples === undefined ? {} : { validation: setting.examples }),
    seed,
  });
  return temporary(() => {
    const net = mlp([144, 64, 10], { act: "relu", seed });
    const run = train({
      net,
      problem,
      optimizer: sgd(net, { momentum: 0.9 }),
      lr: ratesOf(rule === "linear", setting, Math.fround(rate), steps),
      steps,
      batch: 32,
      seed,
      divergedAbove: Number.POSITIVE_INFINITY,
      ...(setting ? { evaluateEvery: every } : {}),
      ...(tell ? { onProgress: ({ step }) => tell(step / steps) } : {}),
    });
    if (run.diverged) return { validation: null, test: null, ...(setting ? { cuts: null, first: null } : {}) };
    const rates = run.history.map((update) => update.lr);
    const drops = rates.flatMap((value, t) => (t > 0 && value < (rates[t - 1] as number) ? [t] : []));
    return {
      validation: run.score("validation").accuracy,
      test: run.score("test").accuracy,
      ...(setting ? { cuts: drops.length, first: drops[0] ?? null } : {}),
    };
  });
}

function ratesOf(isLinear: boolean, setting: Setting | null, baseLr: number, totalSteps: number): RunRates {
  if (setting) return reduceOnPlateau({ baseLr, patience: setting.patience, factor: setting.factor, threshold: 1e-4 });
  const line = linear({ baseLr, totalSteps });
  return isLinear ? (t) => Math.fround(line(t)) : baseLr;
}

/** Which rules a study trains on one kind of data, and at which first rates. */
type PlannedOptions = Readonly<Record<"finite" | "online", { readonly rules: readonly RuleName[]; readonly rates: readonly number[] }>>;

/** Planned decay against the plateau rule on the glyph net, each at many first rates. */
export const planOrReact: Study = {
  name: "plan-or-react",
  cases(options) {
    const entries = Object.entries(options as PlannedOptions) as [PlannedCase["data"], PlannedOptions["finite"]][];
    return Object.fromEntries(
      entries.flatMap(([data, { rules, rates }]) =>
        rules.flatMap((rule) => rates.map((rate) => [`${data}: ${rule} at ${rate}`, { data, rule, rate } satisfies CaseOptions])),
      ),
    );
  },
  run: (options, seed) => trainPlanned(options as unknown as PlannedCase, seed),
};
