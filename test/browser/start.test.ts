import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";

let running: ChildProcess | undefined;
let blocker: Server | undefined;

afterEach(() => {
  running?.kill("SIGKILL");
  blocker?.close();
});

/** Starts `lrlab start` and resolves with what it printed once the course is open; rejects with it when it ends before. */
function open(...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ["src/cli/bin.mjs", "start", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  running = child;
  let text = "";
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      text += String(chunk);
      if (text.includes("Ctrl+C stops the course")) resolve(text);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.on("close", (code) => reject(new Error(`ended with ${code}: ${text}`)));
  });
}

test("start serves the course, answers an unknown address with the 404 page, and stops on Ctrl+C", async () => {
  const text = await open("--port", "4421");
  const url = /http:\/\/localhost:\d+\//.exec(text)?.[0] ?? "";
  expect(text).toContain("npm run lab");
  const home = await fetch(url);
  expect(home.status).toBe(200);
  expect(await home.text()).toContain("<title>");
  const missing = await fetch(`${url}no-such-page/`);
  expect(missing.status).toBe(404);
  expect(missing.headers.get("content-type")).toContain("text/html");
  const ended = new Promise((resolve) => running?.on("exit", resolve));
  running?.kill("SIGINT");
  expect(await ended).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
});

test("a taken port is said in one line and the next free one is used", async () => {
  const taken = createServer();
  blocker = taken;
  await new Promise<void>((resolve) => taken.listen(4431, "127.0.0.1", resolve));
  expect(await open("--port", "4431")).toContain("Port 4431 is taken; using 4432.\n");
  expect((await fetch("http://localhost:4432/")).status).toBe(200);
});

test.each([
  [["--port", "eighty"], "lrlab start: --port must be a whole number from 1 to 65535, got eighty. The usual one is 4321."],
  [["--prot", "80"], "lrlab start: unknown option --prot. It takes --port, --open, --teach."],
  [["--port"], "lrlab start: --port must be a whole number from 1 to 65535, got nothing. The usual one is 4321."],
])("%j is refused before anything is built", async (args, message) => {
  const error = await open(...args).catch((reason: Error) => reason);
  expect(String(error)).toContain(`ended with 2: ${message}`);
});
