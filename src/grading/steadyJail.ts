import { setTimeout as sleep } from "node:timers/promises";
import type { Answer, Jail } from "./jail.js";

/** How often a job is run that ended its process, and the pause between, in milliseconds. */
const [most, pauseMs] = [3, 150];

/**
 * A jail in which an answer must end its process three times before it counts as having done so.
 *
 * A process also ends when the machine has no memory left or somebody kills the whole job, the grader a moment later: then nobody's answer is
 * to blame, and a row that says so must not be written. The pause gives that kill the time to come.
 */
export const steadyJail = (jail: Jail): Jail => ({
  engine: jail.engine,
  async run(job): Promise<Answer> {
    let answer = await jail.run(job);
    for (let run = 1; run < most && answer.kind === "stopped" && answer.by === "crash"; run += 1) {
      await sleep(pauseMs);
      answer = await jail.run(job);
    }
    return answer;
  },
  close: () => jail.close(),
});
