import type { Bench } from "./bench.js";
import { rememberEarly } from "./early.js";

interface Panel {
  bring(host: HTMLElement, bench: Bench): void;
}

/** Panels with much code of their own: it is fetched when they are first shown. */
const panels = import.meta.glob<Panel>(["./panels/{schedule,compare,range,snapshots,meters,export}.ts"]);

/** Makes a panel live, once its code is there, and then does what was set and pressed in it before. */
export async function bringPanel(name: string, host: HTMLElement, bench: Bench, doAgain = rememberEarly(host)): Promise<void> {
  const panel = await panels[`./panels/${name}.ts`]?.();
  panel?.bring(host, bench);
  doAgain();
}
