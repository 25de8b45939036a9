import { armSchedule, ratesOf } from "../../../src/labs/playground/armSchedule.js";
import type { PlaygroundState } from "../../../src/labs/playground/playgroundState.js";
import { snapshotSteps } from "../../../src/labs/playground/snapshotSteps.js";
import type { Snapshot } from "../protocol.js";
import { Session } from "../session.js";

/**
 * Snapshots of an arm at the end of each cycle, exactly there: the run is made again, to the same bits, in a Worker of its own.
 *
 * @param options state, arm; onProgress is told the part done; signal stops it.
 */
export async function* snapshotsAtEnds(options: {
  readonly state: PlaygroundState;
  readonly arm: number;
  readonly onProgress: (part: number) => void;
}): AsyncGenerator<Snapshot> {
  const { state, arm, onProgress } = options;
  const chosen = state.arms[arm];
  if (!chosen) return;
  const session = new Session({ ...state, arms: [chosen] });
  session.speed = null;
  session.addEventListener("update", () => onProgress(session.step / state.steps));
  try {
    for (const step of snapshotSteps(armSchedule(chosen, state.steps).spec, ratesOf(chosen, state.steps))) {
      await reach(session, step);
      if (session.histories[0]?.diverged) return;
      yield await session.ask({ kind: "snapshot", arm: 0 });
    }
  } finally {
    session.close();
  }
}

/** Trains up to an update, and waits until it is there. */
function reach(session: Session, step: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (session.status === "failed") reject(new Error(session.trouble ?? "This browser can't train."));
      else if (session.status !== "running" && (session.step >= step || session.histories[0]?.diverged)) resolve();
      else return;
      session.removeEventListener("status", look);
    };
    session.addEventListener("status", look);
    session.advance(step - session.step);
    look();
  });
}
