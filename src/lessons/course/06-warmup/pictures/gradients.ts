import { gradientNorms } from "../../../../engine/optimizers/gradientNorms.js";
import { sortCopy } from "../../../../engine/problems/sortCopy.js";
import { temporary } from "../../../../engine/tensor/temporary.js";
import { type Interactive, interactive } from "../../../../labs/interactive.js";
import type { Curve, CurvesFigure } from "../../../../plots/figure.js";
import { formatNumber } from "../../../../plots/format.js";
import { type Interval, pairedInterval } from "../../../../stats/pairedInterval.js";
import { type Norm, sorter } from "../task.js";

const seeds = Array.from({ length: 12 }, (_, i) => i + 1);
const examples = 64;
const norms: readonly Norm[] = ["post", "pre"];

/** Which layers of a block count, and the two ends of the net. */
const parts = {
  query: { label: "queries, keys and values", layer: (block: number) => `attention${block}.qkv` },
  mlp: { label: "the MLP's last layer", layer: (block: number) => `mlp${block}.out` },
} as const;
type Part = keyof typeof parts;

type Norms = Readonly<Record<string, number>>;
let measured: Readonly<Record<Norm, readonly Norms[]>> | null = null;

/** The gradients' lengths by layer before the first update, of nets of both kinds; measured at the first call. */
export function atStart(): Readonly<Record<Norm, readonly Norms[]>> {
  const of = (norm: Norm): readonly Norms[] =>
    seeds.map((seed) =>
      temporary(() => {
        const net = sorter(norm, seed);
        const problem = sortCopy({ seed });
        problem.loss(net, problem.batch(examples)).backward();
        return gradientNorms(net);
      }),
    );
  measured ??= { post: of("post"), pre: of("pre") };
  return measured;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean length of one layer's gradient before the first update. */
export const gradientOf = (norm: Norm, layer: string): number => mean(atStart()[norm].map((one) => one[layer] as number));

/** How much longer a layer's gradient is in the last block than in the first: paired over seeds. */
export function growthOf(norm: Norm, part: Part): Interval {
  const of = (block: number): number[] => atStart()[norm].map((one) => one[parts[part].layer(block)] as number);
  return pairedInterval(of(4), of(1));
}

/** The places along the net: 0 the embedding, 1 to 4 the blocks, 5 the output. */
const layersOf = (part: Part): readonly string[] => ["embedding", ...[1, 2, 3, 4].map(parts[part].layer), "output"];

export const gradientsFigure = (part: Part): CurvesFigure => {
  const layers = layersOf(part);
  const curve = (norm: Norm, role: Curve["role"]): Curve => ({
    label: norm,
    role,
    dots: true,
    points: layers.map((layer, place) => [place, Number(gradientOf(norm, layer).toPrecision(4))] as const),
  });
  const ends = (norm: Norm): string =>
    `${norm} from ${formatNumber(gradientOf(norm, layers[1] as string), 2)} in block 1 to ${formatNumber(gradientOf(norm, layers[4] as string), 2)} in block 4`;
  return {
    kind: "curves",
    size: { width: 640, height: 300 },
    sentence: `Gradient lengths before the first update, ${parts[part].label}, mean of ${seeds.length} seeds: ${norms.map(ends).join(", ")}. The embedding has ${formatNumber(gradientOf("post", "embedding"), 2)} and ${formatNumber(gradientOf("pre", "embedding"), 2)}.`,
    data: {
      x: { label: "place: 0 embedding, 1 to 4 blocks, 5 output", domain: [0, 5] },
      panels: [{ y: { label: "length of the gradient", domain: [0, 1.4] }, curves: [curve("post", "a"), curve("pre", "b")] }],
    },
  };
};

/** Where in the net the first gradient is long. */
export const gradients: Interactive = interactive({
  id: "gradients",
  title: "Where the first gradient is long",
  controls: {
    part: {
      type: "choice",
      label: "Layers",
      options: [
        { value: "mlp", label: "the MLP's last layer" },
        { value: "query", label: "queries, keys and values" },
      ],
      start: "mlp",
    },
  },
  figure: ({ part }) => gradientsFigure(part),
});
