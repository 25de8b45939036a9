import { expect } from "vitest";

/** The message that calling `run` throws; the test fails where it throws none, or no RangeError. */
export function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return (error as RangeError).message;
  }
  throw new Error("nothing was thrown");
}
