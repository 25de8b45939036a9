import { afterEach, beforeEach, vi } from "vitest";
import { type CellHost, hostKey } from "../../src/notebook/cellHost.js";
import type { Content } from "../../src/notebook/content.js";

/** What stands in for a kernel: remembers what is shown, and has a clock that a test moves. */
export interface FakeHost {
  /** Every state of every display, the first ones first. */
  displays: (readonly Content[])[][];
  /** What was printed. */
  printed: string[];
  /** The clock, in milliseconds. */
  now: number;
  /** The last state of every display. */
  readonly seen: readonly (readonly Content[])[];
  /** Ends the cell. */
  endCell(): void;
  /** Takes the host away: the library without one. */
  leave(): void;
}

/** Installs a fake host before each test of the file, and takes it away after it. */
export function fakeHost(): FakeHost {
  const installed = globalThis as { [hostKey]?: CellHost };
  let ends: (() => void)[] = [];
  let clock = 0;
  const fake: FakeHost = {
    displays: [],
    printed: [],
    get now() {
      return clock;
    },
    set now(to) {
      clock = to;
    },
    get seen() {
      return fake.displays.map((states) => states.at(-1) ?? []);
    },
    endCell() {
      const due = ends;
      ends = [];
      for (const work of due) work();
    },
    leave: () => void Reflect.deleteProperty(installed, hostKey),
  };
  beforeEach(() => {
    [fake.displays, fake.printed, fake.now, ends] = [[], [], 0, []];
    vi.spyOn(console, "log").mockImplementation((line: string) => void fake.printed.push(line));
    installed[hostKey] = {
      display(contents) {
        const states = [contents];
        fake.displays.push(states);
        return { update: (others) => void states.push(others) };
      },
      atEnd: (work) => void ends.push(work),
      now: () => fake.now,
    };
  });
  afterEach(() => {
    fake.endCell();
    fake.leave();
    vi.restoreAllMocks();
  });
  return fake;
}
