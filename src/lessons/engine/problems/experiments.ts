import { glyphs } from "../../../engine/problems/glyphs.js";
import { moons } from "../../../engine/problems/moons.js";
import { spirals } from "../../../engine/problems/spirals.js";
import { type Experiment, type Interactive, interactive } from "../../../labs/interactive.js";
import { problemFigure } from "../../../plots/problemFigure.js";

const seed = { type: "number", label: "Seed", min: 1, max: 20, step: 1, start: 1 } as const;
const share = (value: number): number => Math.round(100 * value) / 100;

/** Few points, noise and wrong labels to set: what makes a plane hard. */
const points = interactive({
  id: "points",
  title: "Points on a plane",
  controls: {
    of: {
      type: "choice",
      label: "Problem",
      options: [
        { value: "spirals", label: "Spirals" },
        { value: "moons", label: "Moons" },
      ],
      start: "spirals",
    },
    noise: { type: "number", label: "Noise", symbol: "σ", min: 0, max: 0.3, step: 0.01, start: 0.05, tries: [0, 0.2] },
    wrong: { type: "number", label: "Share of wrong labels", min: 0, max: 0.4, step: 0.1, start: 0, tries: [0.2] },
    seed,
  },
  figure: ({ of, noise, wrong, seed }) => {
    const options = { train: 200, noise: share(noise), labelNoise: share(wrong), seed };
    const shown = problemFigure(of === "moons" ? moons(options) : spirals(options));
    const told = options.noise === 0 ? "Nothing blurs them." : `Noise moves each by about ${options.noise} along both axes.`;
    return { ...shown, sentence: `${shown.sentence} ${told}` };
  },
});

/** The same ten glyphs, clean and as a net sees them. */
const pictures = interactive({
  id: "glyphs",
  title: "Ten glyphs under noise",
  controls: {
    noise: { type: "number", label: "Noise of a pixel", symbol: "σ", min: 0, max: 2, step: 0.25, start: 1, tries: [0, 2] },
    alphabet: { type: "number", label: "Alphabet", min: 1, max: 20, step: 1, start: 1 },
  },
  figure: ({ noise, alphabet }) => problemFigure(glyphs({ train: 100, noise: share(noise), alphabet })),
});

/** The pictures of the page about problems that can be moved. */
export const plots: readonly Interactive[] = [points, pictures];

/** It has no experiment that needs progress. */
export const experiments: readonly Experiment[] = [];
