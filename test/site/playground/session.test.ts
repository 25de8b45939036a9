/** The session without a browser: as in one that starts no Worker, the trainer works where the page does. */
import { constant, cosineAnnealing } from "lrlab";
import { afterEach, expect, test, vi } from "vitest";
import { Session } from "../../../site/playground/session.js";
import { TrainerArm } from "../../../site/playground/trainerArm.js";
import type { ArmHistory } from "../../../src/labs/playground/armHistory.js";
import { changeAt } from "../../../src/labs/playground/changeAt.js";
import type { PlaygroundState } from "../../../src/labs/playground/playgroundState.js";
import { runOf } from "../../../src/labs/playground/runOf.js";
import { usualState } from "../../../src/labs/playground/startState.js";
import { trained } from "./trained.js";

/** The code that draws comes over a slow line, so that training goes on meanwhile. */
vi.mock("../../../site/playground/trainerPicture.js", async (load) => {
  const { pictureOf } = await load<typeof import("../../../site/playground/trainerPicture.js")>();
  return {
    pictureOf: async (kind: string) => {
      await new Promise((done) => setTimeout(done, 50));
      return pictureOf(kind);
    },
  };
});

const opened: Session[] = [];
afterEach(() => {
  for (const session of opened.splice(0)) session.close();
});

/** A session that goes as fast as it can, and ends with its test. */
function open(state: PlaygroundState): Session {
  const session = new Session(state);
  session.speed = null;
  opened.push(session);
  return session;
}

const becomes = (session: Session, status: Session["status"]): Promise<void> =>
  vi.waitFor(() => expect(session.status).toBe(status), 10_000);
const wholeRun = async (session: Session): Promise<void> => {
  session.run();
  await becomes(session, "done");
};
const inOneGo = (state: PlaygroundState): readonly ArmHistory[] => state.arms.map((_, arm) => trained(runOf(state, arm)));
const plain = (histories: readonly ArmHistory[]): readonly ArmHistory[] => JSON.parse(JSON.stringify(histories));

const state = usualState({ task: "moons", steps: 90 });
const withArm = (given: PlaygroundState, i: number, arm: PlaygroundState["arms"][number]): PlaygroundState => ({
  ...given,
  arms: given.arms.map((one, k) => (k === i ? arm : one)),
});

test("trains every arm to its end as one run does", async () => {
  const session = open(state);
  expect([session.status, session.step, session.steps]).toEqual(["ready", 0, 90]);
  await wholeRun(session);
  expect(session.step).toBe(90);
  expect(plain(session.histories)).toEqual(inOneGo(state));
});

test("goes by as many updates as it is told, rests between, and back to the start: always the same bits", async () => {
  const session = open(state);
  for (const [updates, step] of [
    [1, 1],
    [10, 11],
    [1, 12],
  ] as const) {
    session.advance(updates);
    expect(session.status).toBe("running");
    await becomes(session, "paused");
    expect(session.histories.map((history) => history.step)).toEqual([step, step]);
  }
  session.rewind();
  expect([session.status, session.step, session.histories[0]?.loss]).toEqual(["ready", 0, []]);
  await wholeRun(session);
  expect(plain(session.histories)).toEqual(inOneGo(state));
  session.advance(1);
  session.run();
  expect(session.status).toBe("done");
});

test("keeps its pace", async () => {
  const session = open(state);
  session.speed = 200;
  const start = performance.now();
  session.advance(60);
  await becomes(session, "paused");
  expect(performance.now() - start).toBeGreaterThan(285);
});

test("an arm whose past is the same goes on, in the same history", async () => {
  const session = open(state);
  session.advance(30);
  await becomes(session, "paused");
  const [history] = session.histories;
  const turned = withArm(state, 0, changeAt(state.arms[0] as never, 30, 0.1));
  session.update(turned);
  expect([session.status, session.step]).toEqual(["paused", 30]);
  expect(session.histories[0]).toBe(history);
  await wholeRun(session);
  expect(plain(session.histories)).toEqual(inOneGo(turned));
});

test("an arm with another past begins anew, and the others wait for it", async () => {
  const session = open(state);
  session.advance(30);
  await becomes(session, "paused");
  const [a, b] = session.histories;
  const other = withArm(state, 1, { lr: cosineAnnealing({ baseLr: 0.05, totalSteps: 90 }), changes: [] });
  session.update(other);
  expect([session.status, session.step]).toEqual(["paused", 0]);
  expect([session.histories[0] === a, session.histories[1] === b, session.histories[1]?.step]).toEqual([true, false, 0]);
  session.advance(20);
  await becomes(session, "paused");
  expect(session.histories.map(({ step }) => step)).toEqual([30, 20]);
  const ahead: number[] = [];
  session.addEventListener("update", () => {
    const [first, second] = session.histories.map(({ step }) => step) as [number, number];
    if (second < 30) ahead.push(first);
  });
  session.advance(9);
  await becomes(session, "paused");
  expect(new Set(ahead)).toEqual(new Set([30]));
  await wholeRun(session);
  expect(plain(session.histories)).toEqual(inOneGo(other));
});

test("arms come and go; what is common to all takes all back", async () => {
  const session = open(state);
  await wholeRun(session);
  const three = { ...state, arms: [...state.arms, { lr: constant({ baseLr: 0.01 }), changes: [] }] };
  session.update(three);
  expect([session.status, session.histories.map(({ step }) => step)]).toEqual(["paused", [90, 90, 0]]);
  await wholeRun(session);
  expect(plain(session.histories)).toEqual(inOneGo(three));
  const one = { ...state, arms: state.arms.slice(0, 1) };
  session.update(one);
  expect([session.status, session.histories.length]).toEqual(["done", 1]);
  session.update({ ...one, seed: 7 });
  expect([session.status, session.step]).toEqual(["ready", 0]);
  await wholeRun(session);
  expect(plain(session.histories)).toEqual(inOneGo({ ...one, seed: 7 }));
});

test("the same state again changes nothing", async () => {
  const session = open(state);
  session.advance(5);
  await becomes(session, "paused");
  const heard = vi.fn();
  for (const type of ["status", "update"]) session.addEventListener(type, heard);
  session.update({ ...state, arms: state.arms.map((arm) => ({ ...arm })) });
  expect(heard).not.toHaveBeenCalled();
});

test("another problem may be chosen while it trains: each is drawn in its own way, from the first picture on", async () => {
  const glyphs = usualState({ task: "glyphs", steps: 2000 });
  const session = open(glyphs);
  const drawn: (string | undefined)[] = [];
  session.addEventListener("picture", () => drawn.push(session.picture(0)?.kind));
  session.speed = 200; // as fast as it goes leaves no turn to other orders here
  session.watch = { picture: true, meters: false };
  for (const [problem, kind] of [
    [glyphs, "images"],
    [state, "scatter"],
    [glyphs, "images"],
  ] as const) {
    session.update(problem);
    drawn.length = 0;
    session.run();
    await vi.waitFor(() => expect(drawn.length).toBeGreaterThan(2), 10_000);
    expect([session.status === "failed", new Set(drawn)]).toEqual([false, new Set([kind])]);
  }
});

test("a run that diverges is a result: its history says where, and holds up nobody", async () => {
  const wild: PlaygroundState = {
    ...usualState({ task: "valley", steps: 60 }),
    arms: [9, 0.05].map((baseLr) => ({ lr: constant({ baseLr }), changes: [] })),
  };
  const session = open(wild);
  await wholeRun(session);
  const [a, b] = session.histories;
  expect(a?.diverged?.step).toBe(a?.step);
  expect(a?.step).toBeLessThan(60);
  expect([b?.diverged, b?.step, session.step]).toEqual([null, 60, 60]);
  expect([session.trouble === null, plain(session.histories)]).toEqual([false, inOneGo(wild)]); // it tells of training in the page
  // A rate that is lowered before it left the numbers lets it go on.
  const saved = withArm(wild, 0, changeAt(wild.arms[0] as never, (a as ArmHistory).step, 0.001));
  session.update(saved);
  expect([session.status, session.histories[0]?.diverged]).toEqual(["paused", null]);
  await wholeRun(session);
  expect(plain(session.histories)).toEqual(inOneGo(saved));
});

test("rates that can't be are told, and nothing trains until they can", async () => {
  const session = open(state);
  session.run();
  session.update(withArm(state, 0, { lr: cosineAnnealing({ baseLr: 0.1, totalSteps: 20, pastEnd: "throw" } as never), changes: [] }));
  expect(session.status).toBe("failed");
  expect(session.trouble).toMatch(/^cosineAnnealing: /);
  session.run();
  expect(session.status).toBe("failed");
  await expect(session.ask({ kind: "sharpness", arm: 0 })).rejects.toThrow(session.trouble as string);
  session.update(state);
  expect(session.status).not.toBe("failed");
  await wholeRun(session);
  expect(plain(session.histories)).toEqual(inOneGo(state));
});

test("answers between two updates; a question about an arm that is not there is refused", async () => {
  const session = open(state);
  session.advance(12);
  await becomes(session, "paused");
  const snapshot = await session.ask({ kind: "snapshot", arm: 1 });
  expect([snapshot.step, snapshot.state.spec.kind]).toEqual([12, "mlp"]);
  const [{ loss = 0 } = {}, , last] = await session.ask({ kind: "barrier", arm: 0, from: snapshot.state, to: snapshot.state, points: 3 });
  expect([loss, last?.loss]).toEqual([snapshot.score.loss, snapshot.score.loss]);
  await expect(session.ask({ kind: "snapshot", arm: 5 })).rejects.toThrow("There is no such run.");
  await wholeRun(session);
  expect(plain(session.histories)).toEqual(inOneGo(state));
});

test("a trainer that is further than the page goes back to where the page is, by the checkpoint before", async () => {
  const run = runOf(state, 0);
  for (const at of [20, 21, 24, 25, 40]) {
    const arm = await TrainerArm.start(1, run, null);
    for (const step of [20, 25, 40]) {
      arm.advance(step - arm.step);
      arm.save();
    }
    const rates = run.rates.map((rate, t) => (t < at ? rate : rate / 10));
    arm.continueAs(2, rates, at);
    expect([arm.id, arm.step]).toEqual([2, at < 25 ? 20 : at]);
    arm.advance(90);
    const losses = trained({ ...run, rates }).loss;
    const progress = arm.progress();
    expect([...(progress?.columns.loss ?? [])]).toEqual(losses.slice(progress?.from));
    expect(progress?.from).toBeLessThanOrEqual(at);
  }
});
