import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Limits } from "./task.js";

/** What a child is sent: one line of JSON. */
export interface JobMessage {
  readonly code: string;
  readonly entry: string;
  /** Written by `encodePlain`. */
  readonly calls: string;
  readonly limits: Limits;
  /** The library's text, for a child that can't read it itself. */
  readonly library?: string;
}

/** What a child answered, not read yet; or why it did not. */
export type Reply = { readonly text: string } | { readonly stopped: "timeout" | "memory" | "output" | "crash" };

/** How a child is started. */
export interface Start {
  readonly command: string;
  readonly args: readonly string[];
  /** Its whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** MiB that the process takes beside its job's, where its memory is watched from here. */
  readonly ownMiB?: number;
  /** Whether it starts others before it can take them along when it ends: then it leads a session, all of which is ended at once. */
  readonly leads?: boolean;
}

/** Milliseconds that a process may take to be ready, and a job more than its own limit. */
const patience = { readyMs: 20_000, jobMs: 100 };
/** By the clock on the wall a job may take this many times its limit, and ten seconds more: the machine may have other things to do. */
const wallFactor = 10;
/** Milliseconds between two looks at a process that works. */
const lookMs = 20;
/**
 * Looks in a row at which a process that owes an answer must have been asleep, all its threads, and have taken no processor time since, to be
 * stopped: it waits for what never comes. Looks and not seconds, and asleep is not waiting for a processor, so a busy machine stops nobody.
 */
const looksAsleep = 100;
/**
 * Milliseconds in which the pipes of a process that has ended are read out. Whoever else holds them open then, a process that it left behind,
 * is not waited for.
 */
const drainMs = 1000;
/** What a child may say on its standard error before the rest is dropped. */
const longestTrouble = 4000;

/**
 * A child process that runs answers, seen from the trusted side: what it writes is read as a stranger's, at most `outputBytes` of it is ever
 * held, and it is killed when it takes too much processor time, waits too long, grows too large or writes too much.
 */
export class JailProcess {
  readonly #child: ChildProcess;
  readonly #start: Start;
  readonly #nonce = randomBytes(16).toString("hex");
  #received: Buffer[] = [];
  #size = 0;
  #room = 1000;
  #trouble = "";
  #take: ((reply: Reply) => void) | null = null;
  #ended: Promise<void>;
  /** Whether it still runs. */
  isAlive = true;
  /** MiB that its jobs may take. */
  readonly memoryMiB: number;
  /** Jobs it has had. */
  uses = 0;
  /** Resolves when it can take a job; rejects where it can't be started at all. */
  readonly ready: Promise<void>;

  constructor(start: Start, memoryMiB: number) {
    this.#start = start;
    this.memoryMiB = memoryMiB;
    const { command, args } = dyingWithUs(start);
    this.#child = spawn(command, [...args, this.#nonce], {
      cwd: "/",
      env: start.env,
      detached: start.leads === true,
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    const { stdin, stdout, stderr } = this.#child;
    stdin?.on("error", () => undefined); // a child that is gone: "close" tells
    stdout?.on("data", (bytes: Buffer) => this.#receive(bytes));
    stderr?.on("data", (bytes: Buffer) => {
      if (this.#trouble.length < longestTrouble) this.#trouble += bytes.toString("latin1").slice(0, longestTrouble);
    });
    let failure = "";
    this.#ended = new Promise((resolve) => {
      const end = (): void => {
        this.isAlive = false;
        this.#settle({ stopped: /out of memory/i.test(this.#trouble) ? "memory" : "crash" });
        resolve();
      };
      this.#child.on("error", (error) => {
        failure = error.message;
        end();
      });
      this.#child.on("exit", () => {
        this.#killSession();
        this.isAlive = false;
        const letGo = (): void => {
          stdout?.destroy();
          stderr?.destroy();
        };
        // An immediate after the timer: what stands in the pipes by then is read between the two, however busy this process was.
        const timer = setTimeout(() => setImmediate(letGo), drainMs);
        this.#child.on("close", () => clearTimeout(timer));
      });
      this.#child.on("close", end);
    });
    this.ready = this.#expect(patience.readyMs).then((reply) => {
      if ("text" in reply && reply.text === "ready") return;
      this.kill();
      const said = failure || this.#trouble.trim().slice(0, 500) || ("stopped" in reply ? reply.stopped : "it said something else");
      throw new Error(`the jail can't be started: ${start.command} did not come to be ready (${said}).`);
    });
    this.ready.catch(() => undefined); // who waits for it is told
  }

  /** Sends a job and waits for its reply, however long the limits let it. */
  async ask(message: JobMessage): Promise<Reply> {
    this.uses++;
    this.#room = message.limits.outputBytes + 1000;
    const reply = this.#expect(message.limits.timeMs * wallFactor + 10_000);
    const watch = this.#watch(message.limits);
    this.#child.stdin?.write(`${JSON.stringify(message)}\n`);
    try {
      return await reply;
    } finally {
      clearInterval(watch);
    }
  }

  /** Ends it at once, and where it leads a session, everything in it. */
  kill(): void {
    this.#killSession();
    this.#child.kill("SIGKILL");
  }

  #killSession(): void {
    const { pid } = this.#child;
    if (this.#start.leads !== true || pid === undefined || !this.isAlive) return;
    try {
      process.kill(-pid, "SIGKILL");
    } catch {
      // nobody is left in it
    }
  }

  /** Ends it and waits until it is gone. */
  async close(): Promise<void> {
    this.kill();
    await this.#ended;
  }

  #expect(wallMs: number): Promise<Reply> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#stop("timeout"), wallMs);
      this.#take = (reply) => {
        clearTimeout(timer);
        this.#received = [];
        this.#size = 0;
        resolve(reply);
      };
    });
  }

  #settle(reply: Reply): void {
    const take = this.#take;
    this.#take = null;
    take?.(reply);
  }

  #stop(why: "timeout" | "memory" | "output"): void {
    this.kill();
    this.#settle({ stopped: why });
  }

  #watch({ timeMs, memoryMiB }: Limits): NodeJS.Timeout {
    const { pid } = this.#child;
    const before = pid === undefined ? null : usageOf(pid);
    const began = performance.now();
    let last = before;
    let asleep = 0;
    return setInterval(() => {
      const usage = pid === undefined ? null : usageOf(pid);
      const spent = usage && before ? usage.cpuMs - before.cpuMs : performance.now() - began;
      asleep = usage && usage.cpuMs === last?.cpuMs && pid !== undefined && isAsleep(pid) ? asleep + 1 : 0;
      last = usage;
      if (spent > timeMs + patience.jobMs || asleep >= looksAsleep) this.#stop("timeout");
      else if (this.#start.ownMiB !== undefined && usage && usage.memoryMiB > this.#start.ownMiB + memoryMiB) this.#stop("memory");
    }, lookMs);
  }

  #receive(bytes: Buffer): void {
    this.#size += bytes.length;
    if (this.#size > this.#room) {
      this.#stop("output");
      return;
    }
    this.#received.push(bytes);
    const all = Buffer.concat(this.#received);
    this.#received = [all];
    // Whatever else stands before the mark was written by an answer, which can't know it.
    const at = all.indexOf(this.#nonce);
    if (at < 0) return;
    const from = at + this.#nonce.length;
    const colon = all.indexOf(":", from);
    if (colon < 0) return;
    const length = Number(all.toString("latin1", from, colon));
    if (all.length - colon - 1 >= length) this.#settle({ text: all.toString("utf8", colon + 1, colon + 1 + length) });
  }
}

/** Where Linux's tool for such things is. */
const setpriv = "/usr/bin/setpriv";

/** A command line whose process ends when the grader does, however that ends: an answer that loops would go on without it. */
const dyingWithUs = ({ command, args }: Start): Pick<Start, "command" | "args"> =>
  existsSync(setpriv) ? { command: setpriv, args: ["--pdeathsig", "KILL", "--", command, ...args] } : { command, args };

interface Usage {
  readonly cpuMs: number;
  readonly memoryMiB: number;
}

/** The processes that a process started. */
const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1").trim().split(" ").filter(Boolean).map(Number);

/** Whether every thread of a process and of those it started sleeps until something happens: neither runs, nor could, nor waits for a disk. */
function isAsleep(pid: number): boolean {
  try {
    const sleeps = (thread: string): boolean => /^.*\) S /s.test(readFileSync(`/proc/${pid}/task/${thread}/stat`, "latin1"));
    return readdirSync(`/proc/${pid}/task`).every(sleeps) && childrenOf(pid).every(isAsleep);
  } catch {
    return false; // it has just ended
  }
}

/** Processor time and memory that a process and those it started have taken, where the system tells (Linux); else null. */
function usageOf(pid: number): Usage | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    // Counted from 1 in proc(5), and from field 3 here: utime 14 and stime 15 in hundredths of a second, rss 24 in pages of 4 KiB.
    const [utime = 0, stime = 0, rss = 0] = [fields[11], fields[12], fields[21]];
    // Under an outer wall, what runs the answer is a child of a child.
    const theirs = childrenOf(pid).map(usageOf);
    const sum = (of: (usage: Usage) => number): number => theirs.reduce((total, usage) => total + (usage ? of(usage) : 0), 0);
    return { cpuMs: (utime + stime) * 10 + sum(({ cpuMs }) => cpuMs), memoryMiB: rss / 256 + sum(({ memoryMiB }) => memoryMiB) };
  } catch {
    return null;
  }
}
