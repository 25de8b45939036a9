/** The smallest module that adds vectors. */
const vectors = [...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]];

/** What of WebAssembly this browser lacks for training, as a sentence; null where it has all. */
export function missingEngine(): string | null {
  const rest = "Everything that needs no training still works: schedules, their pictures and the code to take away.";
  if (typeof WebAssembly === "undefined") return `This browser has no WebAssembly, so it can't train. ${rest}`;
  if (!WebAssembly.validate(Uint8Array.from(vectors)))
    return `This browser's WebAssembly has no vectors (SIMD), so it can't train. ${rest}`;
  return null;
}
