import fc from "fast-check";
import { expect, test } from "vitest";
import { doubled } from "../../../src/engine/problems/bicubic.js";

/** Keys' kernel with a = −0.75, as his equation 4 has it. */
function kernel(distance: number): number {
  const [d, a] = [Math.abs(distance), -0.75];
  if (d <= 1) return (a + 2) * d ** 3 - (a + 3) * d ** 2 + 1;
  if (d < 2) return a * d ** 3 - 5 * a * d ** 2 + 8 * a * d - 4 * a;
  return 0;
}

const pictures = fc
  .integer({ min: 2, max: 7 })
  .chain((side) => fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: side * side, maxLength: side * side }));

test("each new pixel is the sum over all old ones of the kernel at their distance, edges repeated", () => {
  fc.assert(
    fc.property(pictures, (picture) => {
      const side = Math.sqrt(picture.length);
      const got = doubled(picture, side);
      const hold = (i: number): number => Math.max(0, Math.min(side - 1, i));
      for (let i = 0; i < 2 * side; i += 1) {
        for (let j = 0; j < 2 * side; j += 1) {
          let sum = 0;
          for (let r = -3; r < side + 3; r += 1)
            for (let c = -3; c < side + 3; c += 1)
              sum += kernel((i + 0.5) / 2 - 0.5 - r) * kernel((j + 0.5) / 2 - 0.5 - c) * (picture[hold(r) * side + hold(c)] as number);
          expect(got[i * 2 * side + j]).toBeCloseTo(sum, 10);
        }
      }
    }),
    { numRuns: 25 },
  );
});

test("a picture of one value stays that", () => {
  for (const value of doubled(new Array<number>(9).fill(3), 3)) expect(value).toBe(3);
});

test("PyTorch's interpolate(mode='bicubic') gives the same (torch 1.13.0)", () => {
  // torch.nn.functional.interpolate(torch.tensor([[[[1., 2.], [3., 5.]]]]), scale_factor=2, mode="bicubic")
  const wanted = [
    0.694717407, 0.991729736, 1.480926514, 1.777938843, 1.323760986, 1.731018066, 2.401794434, 2.809051514, 2.359832764, 2.948669434,
    3.918518066, 4.507354736, 2.988876343, 3.687957764, 4.839385986, 5.538467407,
  ];
  for (const [i, value] of doubled([1, 2, 3, 5], 2).entries()) expect(value).toBeCloseTo(wanted[i] as number, 8);
});
