/** √ of the sum of `squareOf` over the parts of each layer, by the layer's name. */
export function layerNorms<Part extends { readonly layer: string }>(
  parts: readonly Part[],
  squareOf: (part: Part, index: number) => number,
): Record<string, number> {
  const sums = new Map<string, number>();
  for (const [i, part] of parts.entries()) sums.set(part.layer, (sums.get(part.layer) ?? 0) + squareOf(part, i));
  return Object.fromEntries([...sums].map(([layer, sum]) => [layer, Math.sqrt(sum)]));
}
