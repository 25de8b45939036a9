import { warmup } from "../../../schedules/combinators/warmup.js";
import { cosineAnnealing } from "../../../schedules/families/cosineAnnealing.js";
import { linear } from "../../../schedules/families/linear.js";
import type { PlanForm } from "./planForm.js";

/** A log to try, and what its engineer would fill in. */
export interface SampleLog {
  readonly name: string;
  readonly text: string;
  readonly form: Partial<PlanForm>;
}

const csv = (head: string, steps: readonly number[], row: (t: number) => string): string => [head, ...steps.map(row)].join("\n");
const every = (stride: number, count: number): number[] => Array.from({ length: count }, (_, i) => i * stride);
const short = (rate: number): string => String(Number(rate.toPrecision(4)));

const line = linear({ baseLr: 3e-4, totalSteps: 1000 });
const cosine = cosineAnnealing({ baseLr: 0.1, totalSteps: 1200 });
const warm = warmup(cosineAnnealing({ baseLr: 0.001, totalSteps: 900 }), { steps: 100, offset: 1 });

/** Logs as a trainer, a notebook and a spreadsheet write them. */
export const sampleLogs: readonly SampleLog[] = [
  {
    name: "a trainer's",
    text: csv("global_step,learning_rate,loss", every(25, 40), (t) => `${t},${short(line(2 * t))},${short(2.3 * 0.998 ** t + 0.2)}`),
    form: { source: "family", family: "linear", values: { baseLr: "3e-4", totalSteps: "1000" } },
  },
  {
    name: "a resumed run",
    text: csv(
      "step;lr",
      every(20, 60),
      (t) => `${t};${short(t < 500 ? cosine(t) : (cosine(500) * cosine(t - 500)) / 0.1).replace(".", ",")}`,
    ),
    form: {
      source: "text",
      text: "optimizer = SGD(model.parameters(), lr=0.1)\nscheduler = CosineAnnealingLR(optimizer, T_max=1200)",
      resumedAt: "500",
    },
  },
  { name: "a healthy one", text: csv("iteration\tlr", every(10, 100), (t) => `${t}\t${short(warm(t))}`), form: { source: "guess" } },
];
