import { expectOptions, expectWhole } from "../../schedules/expect.js";
import type { Pool } from "../experiment/pool.js";
import type { Outcome, RunSpec } from "../experiment/runSpec.js";
import type { Answer, Job } from "./job.js";

/** Options of `workers`. */
export interface Workers {
  /** How many workers: as many as the machine has processors when left out. */
  count?: number;
}

/** One worker, however the host makes it. */
export interface Channel<Run = RunSpec> {
  post(job: Job<Run>): void;
  /** Whether the program has to wait for it. */
  hold(busy: boolean): void;
  close(): Promise<unknown>;
}

/** What a channel tells the pool. */
export interface Listener<Result = Outcome> {
  answered(answer: Answer<Result>): void;
  /** The worker ended by itself. */
  died(why: string): void;
}

interface Task<Run, Result> {
  readonly run: Run;
  resolve(outcome: Result): void;
  reject(error: Error): void;
}

/** A pool over workers that `open` starts, each when it is first needed. */
export function workerPool<Run = RunSpec, Result = Outcome>(
  where: string,
  options: Workers,
  processors: number,
  open: (listener: Listener<Result>) => Channel<Run>,
): Pool<Run, Result> {
  expectOptions(where, options, ["count"]);
  const size = expectWhole(
    where,
    "count",
    options.count === undefined ? Math.max(1, processors) : options.count,
    1,
    "It is the number of workers.",
    256,
  );
  const waiting: Task<Run, Result>[] = [];
  const idle: Lane[] = [];
  const lanes = new Set<Lane>();
  let closed = false;
  let jobs = 0;

  interface Lane {
    readonly channel: Channel<Run>;
    task: Task<Run, Result> | null;
  }

  const openLane = (): Lane => {
    const lane: Lane = {
      task: null,
      channel: open({
        answered: (answer) => {
          const { task } = lane;
          lane.task = null;
          if ("fault" in answer) task?.reject(new RangeError(answer.fault));
          else task?.resolve(answer.outcome);
          serve(lane);
        },
        died: (why) => {
          lanes.delete(lane);
          if (idle.includes(lane)) idle.splice(idle.indexOf(lane), 1);
          lane.task?.reject(new Error(`${where}: a worker ended during a run: ${why}. Run the experiment again; what is done stays done.`));
          lane.task = null;
          const next = closed ? undefined : waiting.shift();
          if (next) give(openLane(), next);
        },
      }),
    };
    lanes.add(lane);
    return lane;
  };
  const give = (lane: Lane, task: Task<Run, Result>): void => {
    lane.task = task;
    lane.channel.hold(true);
    jobs += 1;
    try {
      lane.channel.post({ id: jobs, run: task.run });
    } catch {
      lane.task = null; // the host can't copy functions and the like
      task.reject(new RangeError(`${where}.run: the run must be plain data, got what no worker can be sent. Make it with experiment().`));
      serve(lane);
    }
  };
  const serve = (lane: Lane): void => {
    const next = waiting.shift();
    if (next) {
      give(lane, next);
      return;
    }
    lane.channel.hold(false);
    idle.push(lane);
  };

  return {
    size,
    run: (run) =>
      new Promise((resolve, reject) => {
        if (closed) throw new RangeError(`${where}: the pool must be open, got one that was closed. Make another.`);
        const task = { run, resolve, reject };
        const lane = idle.pop() ?? (lanes.size < size ? openLane() : null);
        if (lane) give(lane, task);
        else waiting.push(task);
      }),
    close: async () => {
      closed = true;
      const error = new Error(`${where}: the pool was closed before the run ended.`);
      for (const { reject } of waiting.splice(0)) reject(error);
      await Promise.all(
        [...lanes].map(({ channel, task }) => {
          task?.reject(error);
          return channel.close();
        }),
      );
      lanes.clear();
    },
  };
}
