import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "../realParts.js";

/** An `lrlab lab` that runs, without a browser. */
export interface Lab {
  /** What it has said so far on its standard output. */
  said(): string;
  /** Waits until it has said this; throws when it ends before. */
  says(part: string): Promise<void>;
  /** The address that it names. */
  address(): URL;
  /** Asks the server's API. */
  ask(path: string, options?: RequestInit): Promise<Response>;
  /** Presses Ctrl+C. */
  interrupt(): void;
  /** Its exit code and what it wrote to its standard error, once it has ended. */
  readonly ended: Promise<{ code: number | null; errors: string }>;
}

/** Starts it from a checkout, as another user where `as` gives the words that make one. */
export function startLab(
  args: readonly string[],
  { checkout = root, env = process.env, as = [] }: { checkout?: string; env?: NodeJS.ProcessEnv; as?: readonly string[] } = {},
): Lab {
  const [program, ...words] = [...as, process.execPath, join(checkout, "src", "cli", "bin.mjs"), "lab", "--no-browser", ...args] as [
    string,
    ...string[],
  ];
  const lab = spawn(program, words, { env });
  const errors = text(lab.stderr);
  const ended = new Promise<number | null>((resolve) => lab.on("close", resolve)).then(async (code) => ({ code, errors: await errors }));
  let said = "";
  lab.stdout.setEncoding("utf8").on("data", (part: string) => {
    said += part;
  });
  const address = (): URL => new URL(/^ +(http\S+)$/m.exec(said)?.[1] ?? "");
  return {
    said: () => said,
    async says(part) {
      while (!said.includes(part)) {
        if (lab.exitCode !== null) throw new Error(`lrlab lab ended:\n${said}${await errors}`);
        await sleep(50);
      }
    },
    address,
    ask(path, options = {}) {
      const { port, searchParams } = address();
      return fetch(`http://127.0.0.1:${port}/api/${path}`, {
        ...options,
        headers: { authorization: `token ${searchParams.get("token")}` },
      });
    },
    interrupt: () => lab.kill("SIGINT"),
    ended,
  };
}
