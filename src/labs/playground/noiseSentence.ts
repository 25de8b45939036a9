import { formatNumber } from "../../plots/format.js";

/**
 * What the gradient noise scale says about a batch.
 *
 * @param measured noiseScale B in examples, null where the gradient cannot be told from 0; batch in examples.
 */
export function noiseSentence({ noiseScale, batch }: { readonly noiseScale: number | null; readonly batch: number }): string {
  if (noiseScale === null)
    return `The gradient cannot be told from its noise with the examples that were looked at: the noise scale is larger than this meter reads.`;
  const scale = `The noise scale is ${formatNumber(noiseScale)} examples, ${comparison(noiseScale / batch)} the batch of ${batch}`;
  if (noiseScale > 2 * batch) return `${scale}: noise outweighs signal, and a batch twice as large would need nearly half as many updates.`;
  if (noiseScale < batch / 2) return `${scale}: signal outweighs noise, and a larger batch would save few updates.`;
  return `${scale}: noise and signal weigh about the same.`;
}

const comparison = (ratio: number): string => (ratio >= 0.95 && ratio <= 1.05 ? "about" : `${formatNumber(ratio, 2)} times`);
