import type { Jail } from "./jail.js";
import { openQuickjsJail } from "./quickjsJail.js";
import type { EngineName } from "./task.js";

/** Which jail to open. */
export interface JailOptions {
  readonly engine: EngineName;
  /** Jobs at a time; 1 when left out. */
  readonly jobs?: number;
  /** An outer wall around every process: "bwrap", on Linux. */
  readonly sandbox?: "bwrap" | undefined;
}

/** Opens a jail. Who opens it closes it. */
export async function openJail({ engine, jobs = 1 }: JailOptions): Promise<Jail> {
  if (engine === "quickjs") return openQuickjsJail(jobs);
  throw new RangeError(`openJail: ${engine} is not there yet.`);
}
