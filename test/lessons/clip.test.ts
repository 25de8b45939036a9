import { describe, expect, it } from "vitest";
import { clip } from "../../src/lessons/clip.js";

describe("clip", () => {
  it("leaves a curve alone that stays inside, its border included", () => {
    expect(
      clip(
        [
          [0, 0],
          [1, 1],
          [2, 0.5],
        ],
        [0, 1],
      ),
    ).toEqual([
      [0, 0],
      [1, 1],
      [2, 0.5],
    ]);
  });
  it("ends on the border where the curve crosses it, above and below", () => {
    expect(
      clip(
        [
          [0, 0],
          [2, 4],
          [3, 0],
        ],
        [-1, 1],
      ),
    ).toEqual([
      [0, 0],
      [0.5, 1],
    ]);
    expect(
      clip(
        [
          [0, 0],
          [2, -4],
        ],
        [-1, 1],
      ),
    ).toEqual([
      [0, 0],
      [0.5, -1],
    ]);
  });
  it("measures the crossing along a log axis where there is one", () => {
    expect(
      clip(
        [
          [0, 1],
          [4, 1e-4],
        ],
        [0.01, 10],
        "log",
      ),
    ).toEqual([
      [0, 1],
      [2, 0.01],
    ]);
  });
  it("stops before what is not finite, and shows nothing of a curve that starts outside", () => {
    expect(
      clip(
        [
          [0, 0],
          [1, Infinity],
        ],
        [0, 1],
      ),
    ).toEqual([[0, 0]]);
    expect(
      clip(
        [
          [0, 5],
          [1, 0],
        ],
        [0, 1],
      ),
    ).toEqual([]);
  });
});
