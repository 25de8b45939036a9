import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { streamBuffer } from "../../../src/notebook/host/streamBuffer.js";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

function buffered() {
  const sent: [name: string, text: string][] = [];
  return { sent, ...streamBuffer<"stdout" | "stderr">((name, text) => sent.push([name, text])) };
}

test("joins what comes within 50 ms into one message", () => {
  const { sent, write } = buffered();
  write("stdout", "a");
  write("stdout", "b");
  vi.advanceTimersByTime(49);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(sent).toEqual([["stdout", "ab"]]);
});

test("sends from inside a loop that lets no timer run", () => {
  const { sent, write } = buffered();
  write("stdout", "a");
  vi.setSystemTime(0);
  vi.spyOn(performance, "now").mockReturnValue(performance.now() + 50);
  write("stdout", "b");
  expect(sent).toEqual([["stdout", "ab"]]);
});

test("keeps the order of the two streams, and of what is flushed", () => {
  const { sent, write, flush } = buffered();
  write("stdout", "a");
  write("stderr", "b");
  flush();
  flush();
  write("stdout", "c");
  flush();
  vi.runAllTimers();
  expect(sent).toEqual([
    ["stdout", "a"],
    ["stderr", "b"],
    ["stdout", "c"],
  ]);
});

test("sends a long text at once", () => {
  const { sent, write } = buffered();
  write("stdout", "x".repeat(16_384));
  expect(sent).toHaveLength(1);
});
