import { describe, expect, it } from "vitest";
import { experiment } from "../../src/labs/interactive.js";
import { pieceOf } from "../../src/labs/tell.js";

describe("pieceOf", () => {
  it("makes the part of one piece a part of the whole", () => {
    const told: number[] = [];
    const tell = (part: number): void => void told.push(part);
    for (let i = 0; i < 4; i++) for (const part of [0, 0.5, 1]) pieceOf(tell, i, 4)(part);
    expect(told).toEqual([0, 0.125, 0.25, 0.25, 0.375, 0.5, 0.5, 0.625, 0.75, 0.75, 0.875, 1]);
  });
});

describe("an experiment", () => {
  const told = experiment({
    id: "told",
    title: "Told",
    controls: {},
    *run(_, tell) {
      tell(0.25);
      yield 0.5;
      return { kind: "table", sentence: "", columns: [], rows: [] } as never;
    },
  });
  it("runs for those who hear what it tells, and for those who don't", () => {
    const heard: number[] = [];
    expect([...told.run({}, (part) => heard.push(part))]).toEqual([0.5]);
    expect(heard).toEqual([0.25]);
    expect([...told.run({})]).toEqual([0.5]);
  });
});
