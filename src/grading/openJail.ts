import { shown } from "../schedules/fail.js";
import { bubblewrap } from "./bubblewrap.js";
import { openDenoJail } from "./denoJail.js";
import type { Jail } from "./jail.js";
import { openQuickjsJail } from "./quickjsJail.js";
import { type EngineName, engineNames } from "./task.js";

/** The outer walls there are. */
const sandboxNames = ["bwrap"] as const;

/** Which jail to open. */
export interface JailOptions {
  readonly engine: EngineName;
  /** Jobs at a time; 1 when left out. */
  readonly jobs?: number;
  /** An outer wall around every process: bubblewrap, on Linux. None when left out. */
  readonly sandbox?: (typeof sandboxNames)[number] | undefined;
}

/**
 * Opens a jail. Who opens it closes it.
 *
 * @throws a RangeError for an engine, a number of jobs or a sandbox that there is not, or that this machine lacks; an Error where the library
 * is not built or the processes can't be started.
 */
export async function openJail({ engine, jobs = 1, sandbox }: JailOptions): Promise<Jail> {
  if (!engineNames.includes(engine))
    throw new RangeError(`openJail: engine must be ${engineNames.join(" or ")}, got ${shown(engine)}. Choose one.`);
  if (!Number.isInteger(jobs) || jobs < 1)
    throw new RangeError(`openJail: jobs must be a whole number >= 1, got ${shown(jobs)}. Say one per processor.`);
  if (sandbox !== undefined && !sandboxNames.includes(sandbox)) {
    throw new RangeError(`openJail: sandbox must be ${sandboxNames.join(" or ")}, got ${shown(sandbox)}. Leave it out for none.`);
  }
  const wrap = sandbox === undefined ? undefined : bubblewrap();
  return engine === "deno" ? openDenoJail(jobs, wrap) : openQuickjsJail(jobs, wrap);
}
