/** The session without a browser: as in one that starts no Worker, the trainer works where the page does. */
import { expect, test } from "vitest";
import { Session } from "../../../site/playground/session.js";
import type { ArmHistory } from "../../../src/labs/playground/armHistory.js";
import { changeAt } from "../../../src/labs/playground/changeAt.js";
import type { PlaygroundState } from "../../../src/labs/playground/playgroundState.js";
import { runOf } from "../../../src/labs/playground/runOf.js";
import { startState, usualState } from "../../../src/labs/playground/startState.js";
import { trained } from "./trained.js";

/** A session that ends with its test, and goes as fast as it can. */
function open(state: PlaygroundState): Session & Disposable {
  const session = new Session(state) as Session & Disposable;
  session.speed = null;
  session[Symbol.dispose] = () => session.close();
  return session;
}

/** Waits for an event after which something holds. */
const until = (session: Session, holds: () => boolean, event = "status"): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!holds()) return;
      session.removeEventListener(event, look);
      resolve();
    };
    session.addEventListener(event, look);
    look();
  });

const ended = (session: Session): Promise<void> => until(session, () => session.status === "done");
const plain = (history: ArmHistory): unknown => JSON.parse(JSON.stringify(history));

const short = (state: PlaygroundState, steps: number): PlaygroundState => ({ ...usualState({ task: state.task, steps }) });

test("trains every arm to its end as one run does", async () => {
  const state = short(startState, 120);
  using session = open(state);
  expect(session.status).toBe("ready");
  session.run();
  await ended(session);
  expect(session.step).toBe(120);
  expect(session.histories.map(plain)).toEqual(state.arms.map((_, arm) => trained(runOf(state, arm))));
});
