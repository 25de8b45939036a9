import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprint } from "../../../site/playground/fingerprint.js";
import { type ArmHistory, noHistory } from "../../../src/labs/playground/armHistory.js";

const run = (loss: readonly number[], lr: readonly number[] = loss.map(() => 0.1)): ArmHistory => ({
  ...noHistory,
  step: loss.length,
  loss,
  lr,
});

test("nothing trained has the offset basis of FNV-1a", () => {
  expect(fingerprint([])).toBe("811c9dc5");
  expect(fingerprint([noHistory])).toBe("811c9dc5");
});

test("one zero is eight bytes of it", () => {
  let hash = 0x811c9dc5n;
  for (let i = 0; i < 8; i++) hash = (hash * 0x01000193n) % 2n ** 32n;
  expect(fingerprint([run([0], [])])).toBe(hash.toString(16).padStart(8, "0"));
});

test("one bit in any place changes it", () => {
  const next = (value: number): number => {
    const bits = new DataView(new ArrayBuffer(8));
    bits.setFloat64(0, value);
    bits.setUint8(7, bits.getUint8(7) ^ 1);
    return bits.getFloat64(0);
  };
  const losses = fc.array(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(losses, fc.nat(), (loss, at) => {
      const other = loss.map((value, i) => (i === at % loss.length ? next(value) : value));
      expect(fingerprint([run(other)])).not.toBe(fingerprint([run(loss)]));
    }),
  );
});

test("losses that are no numbers have one pattern, and the arms' order counts", () => {
  expect(fingerprint([run([Number.NaN])])).toBe(fingerprint([run([0 / 0])]));
  expect(fingerprint([run([1]), run([2])])).not.toBe(fingerprint([run([2]), run([1])]));
});
