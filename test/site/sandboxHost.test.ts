import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { limits, type SandboxEvent } from "../../site/sandbox/protocol.js";
import { sandboxHost } from "../../site/sandbox/sandboxHost.js";
import type { Content } from "../../src/notebook/content.js";

const bar = (done: number): readonly Content[] => [{ kind: "bar", label: "Run", done, total: 9, sentence: `Run: ${done} of 9.` }];

let events: SandboxEvent[] = [];
let cuts = 0;
let thrown: unknown[] = [];
const made = () =>
  sandboxHost({
    send: (event) => events.push(event),
    cut: () => {
      cuts++;
    },
    threw: (error) => thrown.push(error),
  });
/** What was sent: which number, how far its bar. */
const sent = (): (readonly [number, number])[] =>
  events.map((event) => {
    if (event.type !== "shown") throw new Error(event.type);
    return [event.number, (JSON.parse(event.json) as { done: number }[])[0]?.done ?? -1];
  });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
  events = [];
  cuts = 0;
  thrown = [];
});
afterEach(() => void vi.useRealTimers());

describe("the sandbox as the cell's host", () => {
  test("sends what is shown, and no more than eleven changes of it a second, the last one always", () => {
    const { host, endCell } = made();
    const one = host.display(bar(0));
    for (let i = 0; i < 1000; i++) {
      vi.advanceTimersByTime(1);
      one.update(bar(i % 10));
    }
    one.update(bar(8));
    expect(sent().length).toBe(1 + Math.floor(1000 / limits.shownTime));
    endCell();
    expect(sent().at(-1)).toEqual([0, 8]);
    const count = events.length;
    endCell();
    expect(events.length).toBe(count);
  });

  test("does what is left for the cell's end before its last changes leave, once, and tells what fails there", () => {
    const { host, endCell } = made();
    const one = host.display(bar(0));
    host.atEnd(() => {
      throw new RangeError("no");
    });
    host.atEnd(() => one.update(bar(5)));
    endCell();
    endCell();
    expect(sent()).toEqual([
      [0, 0],
      [0, 5],
    ]);
    expect(thrown).toEqual([new RangeError("no")]);
  });

  test("cuts after so many, whose changes then go nowhere; refuses what is too large", () => {
    const { host, endCell } = made();
    for (let i = 0; i < limits.shown + 5; i++) host.display(bar(i)).update(bar(1));
    endCell();
    expect(cuts).toBe(5);
    expect(sent().length).toBe(2 * limits.shown);
    const large = [{ ...bar(1)[0], sentence: "x".repeat(limits.contentsLength) }] as readonly Content[];
    expect(() => host.display(large)).toThrow(/^show: this is too large for the page \(\d+ characters\)\. Give it fewer points\.$/);
  });
});
