import type { CellHost } from "../../src/notebook/cellHost.js";
import type { Content } from "../../src/notebook/content.js";
import { limits, type SandboxEvent } from "./protocol.js";

interface Outlets {
  send(event: SandboxEvent): void;
  /** Says once that the rest is left out. */
  cut(): void;
  threw(thrown: unknown): void;
}

/** What runs the cells here, as the library knows it, and what is to be called when a cell is over. */
export function sandboxHost({ send, cut, threw }: Outlets): { readonly host: CellHost; endCell(): void } {
  const now = performance.now.bind(performance);
  let count = 0;
  let works: (() => void)[] = [];
  /** Sends what has taken another's place too soon to be sent at once. */
  const late = new Set<() => void>();

  const host: CellHost = {
    display(contents) {
      const json = written(contents);
      const number = count++;
      if (number >= limits.shown) {
        cut();
        return { update() {} };
      }
      send({ type: "shown", number, json });
      let sent = now();
      let newest = contents;
      const leave = (): void => {
        late.delete(leave);
        sent = now();
        send({ type: "shown", number, json: written(newest) });
      };
      return {
        update(others) {
          newest = others;
          if (now() - sent >= limits.shownTime) leave();
          else late.add(leave);
        },
      };
    },
    atEnd: (work) => void works.push(work),
    now,
  };

  const guarded = (work: () => void): void => {
    try {
      work();
    } catch (thrown) {
      threw(thrown);
    }
  };
  return {
    host,
    endCell() {
      const due = works;
      works = [];
      for (const work of due) guarded(work);
      for (const leave of [...late]) guarded(leave);
    },
  };
}

function written(contents: readonly Content[]): string {
  const json = JSON.stringify(contents) ?? "null";
  if (json.length > limits.contentsLength)
    throw new RangeError(`show: this is too large for the page (${json.length} characters). Give it fewer points.`);
  return json;
}
