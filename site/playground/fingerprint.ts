import type { ArmHistory } from "../../src/labs/playground/armHistory.js";

/** Eight hexadecimal digits that stand for every rate and loss of a run, to the last bit: FNV-1a over their 64-bit patterns. */
export function fingerprint(histories: readonly ArmHistory[]): string {
  const bits = new DataView(new ArrayBuffer(8));
  let hash = 0x811c9dc5;
  const add = (value: number): void => {
    bits.setFloat64(0, Number.isNaN(value) ? Number.NaN : value); // one pattern for all that are no numbers
    for (let i = 0; i < 8; i++) hash = Math.imul(hash ^ bits.getUint8(i), 0x01000193) >>> 0;
  };
  for (const { lr, loss, scores } of histories) {
    for (const column of [lr, loss]) column.forEach(add);
    for (const score of scores) add(score.loss);
  }
  return hash.toString(16).padStart(8, "0");
}
