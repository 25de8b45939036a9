import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { requirePart, root } from "../realParts.js";
import { driveKernel, driveKernelBeside, type Executed, inTemporaryFolder, shown } from "./driveKernel.js";

const there = requirePart("jupyter", "how the notebook kernel starts and ends");

const host = join(root, "src", "dist", "notebook", "host");
const node = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
const doctor = "Run `npx lrlab kernel doctor` in the course's folder: it says what to do.\n";

const values = (ran: readonly unknown[]): unknown[] =>
  (ran as Executed[][]).map(([cell]) =>
    cell?.reply.status === "ok" ? (shown(cell).at(-1) as { data?: object } | undefined)?.data : cell?.reply.evalue,
  );
const text = (value: string): object => ({ "text/plain": value });

describe.skipIf(!there)("a kernel's life", () => {
  test("after a restart everything is gone, and cells are counted from 1", async () => {
    const [, , after] = (await driveKernel(
      { execute: ["const gone = 1;"] },
      { restart: true },
      { execute: ["typeof globalThis.gone;\ngone"] },
    )) as [unknown, unknown, Executed[]];
    expect(after[0]?.reply).toMatchObject({ status: "error", execution_count: 1, evalue: "line 2: Cannot find name 'gone'." });
  });

  test("it leaves no process: not after a shutdown with timers or a loop running, not when its parent is killed during a loop", async () => {
    const [, timers] = await driveKernel({ execute: ["setInterval(() => {}, 1000);"] }, { shutdown: true });
    const [, , loop] = await driveKernel({ execute: ["setTimeout(() => { while (true) {} }, 500);"] }, { sleep: 1 }, { shutdown: true });
    const [orphan] = await driveKernel({ kill_parent: true });
    expect([timers, loop, orphan]).toEqual([{ gone: true }, { gone: true }, { gone: true }]);
  });

  test("two kernels run side by side on the same files, and share nothing", async () => {
    const ran = await driveKernel(
      { execute: ["const mine = 1;"] },
      { second: ['import { constant } from "lrlab";\nconst there = constant({ baseLr: 2 })(0);', "there", "mine"] },
      {
        execute: ["mine"],
      },
    );
    expect(values([ran[2]])).toEqual([text("1")]);
    expect(values((ran[1] as Executed[]).map((one) => [one])).slice(1)).toEqual([text("2"), "line 1: Cannot find name 'mine'."]);
  });

  test("cells import what lies beside the notebook, and lrlab from the course whatever lies there", async () => {
    const files = {
      "helper.ts": "export const twice = (x: number): number => 2 * x;\n",
      "data.json": '{ "rows": [1, 2] }',
      "node_modules/own/package.json": '{ "name": "own", "main": "index.js", "types": "index.d.ts" }',
      "node_modules/own/index.js": "exports.half = (x) => x / 2;",
      "node_modules/own/index.d.ts": "export declare function half(x: number): number;",
      "node_modules/lrlab/package.json": '{ "name": "lrlab", "main": "index.js" }',
      "node_modules/lrlab/index.js": 'throw new Error("not the course");',
    };
    const cells = [
      'import { twice } from "./helper";\ntwice(4)',
      'import { half } from "own";\nhalf(4)',
      'require("./data.json").rows.length',
      'import { readFileSync } from "node:fs";\nJSON.parse(readFileSync("data.json", "utf8")).rows.length',
      'import { constant } from "lrlab";\nconstant({ baseLr: 3 })(0)',
      'half("4")',
      'import { nothing } from "./nowhere";',
    ];
    const ran = await driveKernelBeside(files, ...cells.map((cell) => ({ execute: [cell] })));
    expect(values(ran)).toEqual([
      ...["8", "2", "2", "2", "3"].map(text),
      "line 1: Argument of type 'string' is not assignable to parameter of type 'number'.",
      "line 1: Cannot find module './nowhere' or its corresponding type declarations.",
    ]);
  });

  test("a cell that reads the keyboard is told that there is none", async () => {
    const [[cell]] = (await driveKernel({ execute: ['process.stdin.on("data", () => {});'] })) as [Executed[]];
    expect(cell?.reply.evalue).toBe("process.stdin: a cell must not wait for input, got a read of it. Write the value into the cell.");
  });
});

describe("a kernel that cannot start says why in one sentence", () => {
  const start = (entry: string, ...args: string[]): { status: number | null; stderr: string } => {
    const { status, stderr } = spawnSync(node, ["--no-force-async-hooks-checks", entry, ...args], { encoding: "utf8", timeout: 20_000 });
    return { status, stderr };
  };
  const kernel = join(host, "kernel.js");
  const connection = {
    transport: "tcp",
    ip: "127.0.0.1",
    key: "k",
    shell_port: 45_101,
    iopub_port: 45_102,
    stdin_port: 45_103,
    control_port: 45_104,
    hb_port: 45_105,
  };

  test("without a connection file, without one that can be read, with one that is none", () =>
    inTemporaryFolder(async (folder) => {
      const file = (name: string, content: string): string => {
        const path = join(folder, name);
        writeFileSync(path, content);
        return path;
      };
      expect(start(kernel)).toEqual({
        status: 1,
        stderr: `kernel: a connection file must be given, got none. Jupyter starts this program: open a notebook with \`npm run lab\`. ${doctor}`,
      });
      const missing = join(folder, "missing.json");
      expect(start(kernel, missing)).toEqual({
        status: 1,
        stderr: `kernel: the connection file must be readable JSON, got "ENOENT: no such file or directory, open '${missing}'" in ${missing}. ${doctor}`,
      });
      const empty = file("empty.json", "{}");
      expect(start(kernel, empty).stderr).toBe(`kernel: transport must be a text, got undefined in ${empty}. ${doctor}`);
      const port = file("port.json", JSON.stringify({ ...connection, hb_port: 70_000 }));
      expect(start(kernel, port).stderr).toBe(
        `kernel: hb_port must be a port, a whole number from 1 to 65535, got 70000 in ${port}. ${doctor}`,
      );
    }));

  test("where a port is taken", () =>
    inTemporaryFolder(async (folder) => {
      const squatter = createServer();
      const port = await new Promise<number>((resolve) => {
        squatter.listen(0, "127.0.0.1", () => resolve((squatter.address() as { port: number }).port));
      });
      for (const name of ["shell_port", "control_port"]) {
        const file = join(folder, "connection.json");
        writeFileSync(file, JSON.stringify({ ...connection, [name]: port }));
        expect(start(kernel, file), name).toEqual({ status: 1, stderr: `kernel: it must start, got "Address already in use". ${doctor}` });
      }
      squatter.close();
    }));

  test("where its modules are missing, and on a Node that is too old", () =>
    inTemporaryFolder(async (folder) => {
      // The built course without node_modules.
      const copy = join(folder, "course", "src", "dist");
      mkdirSync(join(copy, "notebook"), { recursive: true });
      for (const part of ["notebook", "lessons/courseVersion.js"])
        cpSync(join(root, "src", "dist", part), join(copy, part), { recursive: true });
      writeFileSync(join(folder, "course", "package.json"), '{ "type": "module" }');
      const file = join(folder, "connection.json");
      writeFileSync(file, JSON.stringify(connection));
      const entry = join(copy, "notebook", "host", "kernel.js");
      const { status, stderr } = start(entry, file);
      expect(status).toBe(1);
      expect(stderr).toMatch(/^kernel: it must start, got "Cannot find (module|package) '[^\n]*". Run `npx lrlab kernel doctor`[^\n]*\n$/);
      const old = join(folder, "old.mjs");
      writeFileSync(old, 'Object.defineProperty(process.versions, "node", { value: "20.19.2" });\nawait import(process.argv[2]);\n');
      expect(start(old, entry).stderr).toBe(`kernel: Node must be 26 or newer, got 20.19.2. ${doctor}`);
    }));
});
