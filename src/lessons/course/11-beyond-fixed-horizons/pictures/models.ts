import { interactive } from "../../../../labs/interactive.js";
import type { CurvesFigure, Panel, Point } from "../../../../plots/figure.js";
import { stored } from "../../../../plots/stored.js";

/** The part of its peak that a model's rate has at a part of the run: the form that its report gives, warmups left out where they are under 2 %. */
interface Trace {
  readonly model: string;
  readonly form: string;
  readonly at: (u: number) => number;
}

const cosine = (u: number): number => (1 + Math.cos(Math.PI * Math.min(1, u))) / 2;

/** In the order of their letters. */
export const traces: readonly Trace[] = [
  { model: "T5", form: "constant, then one over the square root", at: (u) => Math.sqrt(0.02 / Math.max(0.02, u)) },
  { model: "MiniCPM", form: "held, then a short exponential fall", at: (u) => (u < 0.9 ? 1 : 0.1 ** ((u - 0.9) / 0.1)) },
  { model: "GPT-3", form: "a cosine to a tenth, reached before the end", at: (u) => 0.1 + 0.9 * cosine(u / (260 / 300)) },
  { model: "BERT", form: "a straight line to zero", at: (u) => 1 - u },
  { model: "LLaMA", form: "a cosine to a tenth, reached at the end", at: (u) => 0.1 + 0.9 * cosine(u) },
  { model: "fb.resnet.torch", form: "divided by ten at 30 and 60 of 90 epochs", at: (u) => 0.1 ** Math.floor(3 * Math.min(u, 0.9999)) },
];

const letters = [..."ABCDEF"];
const phases = Array.from({ length: 61 }, (_, i) => i / 60);

/** Six traces without names, and their names. */
export const models = interactive({
  id: "who-is-who",
  title: "Whose rate is this?",
  controls: { named: { type: "toggle", label: "Say the names", start: false } },
  figure: ({ named }): CurvesFigure => ({
    kind: "curves",
    size: { width: 640, height: 340 },
    sentence: named
      ? `${traces.map(({ model, form }, i) => `${letters[i]} is ${model}: ${form}`).join("; ")}.`
      : "Six models and their rates, as parts of the peak, over the whole run: T5, GPT-3, BERT, LLaMA, MiniCPM and a ResNet in fb.resnet.torch. Two of them do not know where they will end.",
    data: {
      grid: true,
      x: { label: "part of the run", domain: [0, 1] },
      panels: traces.map(
        ({ model, at }, i): Panel => ({
          title: named ? `${letters[i]}: ${model}` : (letters[i] ?? ""),
          y: { label: "", domain: [0, 1] },
          curves: [
            {
              label: "",
              role: "rate",
              points: phases.map((u): Point => [stored(u), stored(at(u))]),
              ...(model === "fb.resnet.torch" ? { stairs: true } : {}),
            },
          ],
        }),
      ),
    },
  }),
});
