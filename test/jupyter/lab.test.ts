import { execFileSync, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { freePort } from "../../src/cli/freePort.js";
import { requirePart, root } from "../realParts.js";

const there = requirePart("classicNotebook", "lrlab lab");

/** Command lines of running processes that contain a text. */
const processesWith = (part: string): string[] =>
  execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(part));

describe.skipIf(!there)("lrlab lab", () => {
  test("opens the notebooks on the next free port with our kernel; Ctrl+C leaves no process", async () => {
    const taken = await freePort(8920);
    const squatter = createServer().listen(taken, "127.0.0.1");
    const lab = spawn(process.execPath, [join(root, "src", "cli", "bin.mjs"), "lab", "--port", String(taken), "--no-browser"]);
    const errors = text(lab.stderr);
    const ended = new Promise<number | null>((resolve) => lab.on("close", resolve));
    let said = "";
    lab.stdout.setEncoding("utf8").on("data", (part: string) => {
      said += part;
    });
    while (!said.includes("Ctrl+C stops")) {
      if (lab.exitCode !== null) throw new Error(`lrlab lab ended:\n${said}${await errors}`);
      await sleep(50);
    }
    const [, url = ""] = /^ +(http\S+)$/m.exec(said) ?? [];
    const { hostname, port, pathname, searchParams } = new URL(url);
    expect(said).toContain(`Port ${taken} is taken; using ${port}.`);
    expect(hostname).toBe("localhost");
    expect(pathname).toMatch(/^\/(lab\/tree|notebooks)\/00-contents\.ipynb$/);

    const ask = async (path: string, options: RequestInit = {}): Promise<Response> =>
      fetch(`http://127.0.0.1:${port}/api/${path}`, {
        ...options,
        headers: { authorization: `token ${searchParams.get("token")}` },
      });
    expect((await fetch(`http://127.0.0.1:${port}/api/contents`)).status).toBe(403);
    expect((await ask("contents/00-contents.ipynb")).status).toBe(200);
    const started = await ask("kernels", { method: "POST", body: JSON.stringify({ name: "lrlab" }) });
    const { id } = (await started.json()) as { id: string };
    expect(processesWith(id)).toHaveLength(1);

    lab.kill("SIGINT");
    expect(await ended).toBe(0);
    expect(await errors).toBe("");
    expect(processesWith(id)).toEqual([]);
    expect(processesWith(`--port=${port}`)).toEqual([]);
    squatter.close();
  });

  test("says what it does not understand", () => {
    const run = (...args: string[]): string => {
      try {
        return execFileSync(process.execPath, [join(root, "src", "cli", "bin.mjs"), "lab", ...args], { encoding: "utf8", stdio: "pipe" });
      } catch (error) {
        return (error as { stderr: string }).stderr;
      }
    };
    expect(run("--fast")).toContain("unknown option --fast. It takes --port, --notebooks, --no-browser.");
    expect(run("--port", "80000")).toContain("--port must be a whole number from 1 to 65535, got 80000. The usual one is 8888.");
    expect(run("lesson")).toContain("it takes no words, got lesson.");
  });
});
