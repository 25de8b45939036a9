import { type Experiment, experiment } from "../../../labs/interactive.js";
import { pieceOf } from "../../../labs/tell.js";
import type { CurvesFigure, IntervalsFigure, Point } from "../../../plots/figure.js";
import { pairedInterval } from "../../../stats/pairedInterval.js";
import { count } from "../../say.js";
import { dataControl } from "../10-plateau/dataControl.js";
import { mean, warmupSteps } from "./measured.js";
import { forgettingFigure, lostFigure, tuningControls } from "./pictures.js";
import { type Data, losses, resumeWithout } from "./resuming.js";
import { fineTune, pretrained } from "./study.js";

/** What it costs to lose a part of the checkpoint. */
const leftOut = experiment({
  id: "left-out",
  title: "What may a checkpoint lose?",
  controls: {
    data: dataControl,
    seeds: { type: "number", label: "Seeds", symbol: "n", min: 2, max: 6, step: 1, start: 3 },
  },
  before: ({ data }): IntervalsFigure => lostFigure(data as Data), // the control offers these only
  *run({ data, seeds }, tell): Generator<number, IntervalsFigure> {
    const kind = data as Data; // the control offers these only
    const [tests, whole]: [Record<string, number[]>, Record<string, number[]>] = [{}, {}];
    const total = losses.length * seeds;
    let done = 0;
    for (let seed = 1001; seed <= 1000 + seeds; seed++)
      for (const lost of losses) {
        const measured = resumeWithout(kind, lost, seed, pieceOf(tell, done, total));
        tests[lost] = [...(tests[lost] ?? []), Number(measured.test ?? 0)];
        whole[lost] = [...(whole[lost] ?? []), Number(measured.uninterrupted)];
        done += 1;
        yield done / total;
      }
    return lostFigure(kind, Object.fromEntries(losses.map((lost) => [lost, pairedInterval(tests[lost] ?? [], whole[lost] ?? [])])));
  },
});

const readerRates = { sgd: [0.01, 0.03, 0.1], adam: [0.01, 0.03, 0.1] } as const;

/** Fine-tuning with and without warmup. */
const fineTuning = experiment({
  id: "fine-tune",
  title: "Fine-tune, and look back",
  controls: {
    ...tuningControls,
    seeds: { type: "number", label: "Seeds", symbol: "n", min: 1, max: 4, step: 1, start: 2 },
  },
  *run({ optimizer, body: text, seeds }, tell): Generator<number, CurvesFigure> {
    const kind = optimizer as "sgd" | "adam"; // the control offers these only
    const body = Number(text);
    const warmups = [0, warmupSteps];
    const total = seeds * (1 + warmups.length * readerRates[kind].length);
    const found = warmups.map(() => readerRates[kind].map(() => ({ second: [] as number[], kept: [] as number[] })));
    let done = 0;
    for (let seed = 1001; seed <= 1000 + seeds; seed++) {
      pretrained(seed, pieceOf(tell, done, total));
      yield ++done / total;
      for (const [w, warmup] of warmups.entries())
        for (const [r, rate] of readerRates[kind].entries()) {
          const { second, kept } = fineTune({ optimizer: kind, rate, warmup, body }, seed);
          found[w]?.[r]?.second.push(Number(second ?? 0));
          found[w]?.[r]?.kept.push(Number(kept ?? 0));
          yield ++done / total;
        }
    }
    const points = (measure: "second" | "kept"): Point[][] =>
      found.map((all) => all.map((one, r): Point => [readerRates[kind][r] as number, Number((100 * mean(one[measure])).toPrecision(5))])); // one for each rate
    return forgettingFigure(kind, body, {
      second: points("second"),
      kept: points("kept"),
      said: `Yours, the large dots, are the means of ${count(seeds, "seed")}.`,
    });
  },
});

export { plots } from "./pictures.js";

/** The experiments of lesson 13. */
export const experiments: readonly Experiment[] = [leftOut, fineTuning];
