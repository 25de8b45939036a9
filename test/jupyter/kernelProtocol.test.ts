import { describe, expect, test } from "vitest";
import { courseVersion } from "../../src/lessons/courseVersion.js";
import { requirePart } from "../realParts.js";
import { complete, driveKernel, type Executed, inspect, shown } from "./driveKernel.js";

const there = requirePart("jupyter", "the notebook kernel's answers to Jupyter");

type Completed = { matches: string[]; cursor_start: number; cursor_end: number };
type Inspected = { found: boolean; data: { "text/plain": string } };

describe.skipIf(!there)("the kernel's answers, through jupyter_client", () => {
  test("says what it is, on both channels, also while a loop lets nothing else run", async () => {
    const ask = { content: {} };
    const [info, comms, opened, , , control] = await driveKernel(
      { ask: "kernel_info_request", ...ask },
      { ask: "comm_info_request", ...ask },
      { comm_open: "jupyter.widget" },
      { execute: ["setTimeout(() => { while (true) {} }, 100);"] },
      { sleep: 0.5 },
      { control: "kernel_info_request", ...ask },
    );
    expect(info).toMatchObject({
      status: "ok",
      protocol_version: "5.3",
      implementation: "lrlab",
      implementation_version: courseVersion,
      language_info: { name: "typescript", file_extension: ".ts", codemirror_mode: { name: "javascript", typescript: true } },
      help_links: expect.arrayContaining([expect.objectContaining({ url: "http://localhost:4321/" })]),
    });
    expect(control).toEqual(info);
    expect(comms).toEqual({ status: "ok", comms: {} });
    expect(opened).toEqual([{ type: "comm_close", comm_id: "c", data: {} }]);
  });

  test("is busy with one queued cell after the other, and stays so while it answers something else", async () => {
    const cells = ["const a = 1;", "await new Promise((done) => setTimeout(done, 1500));", "a"];
    const [states] = (await driveKernel({ states: cells })) as [[state: string, request: number][]];
    // Request 3 is the question that comes while cell 1 waits.
    const asked = ["busy 3", "idle 3", "busy 1"];
    expect(states.map((one) => one.join(" "))).toEqual(["busy 0", "idle 0", "busy 1", ...asked, "idle 1", "busy 2", "idle 2"]);
  });

  test("counts and remembers what is to be remembered", async () => {
    const history = (content: object) => ({ ask: "history_request", content: { raw: true, ...content } });
    const [, , silent, unstored, last, whole, tail, some, both, search, once, other] = (await driveKernel(
      { execute: ["1 + 1"] },
      { execute: ["const a = 3;"] },
      { execute: ['console.log("quiet"); 9'], silent: true },
      { execute: ["10"], store_history: false },
      { execute: ["1 + 1"], user_expressions: { e: "1" } },
      history({ hist_access_type: "range", output: true, session: 0, start: 1, stop: null }),
      history({ hist_access_type: "tail", output: false, n: 2 }),
      history({ hist_access_type: "range", output: false, session: 0, start: 2, stop: 3 }),
      history({ hist_access_type: "search", output: false, pattern: "1 +*" }),
      history({ hist_access_type: "search", output: false, pattern: "?onst*", n: 5 }),
      history({ hist_access_type: "search", output: false, pattern: "*", unique: true }),
      history({ hist_access_type: "range", output: false, session: -1, start: 1, stop: null }),
    )) as [Executed[], Executed[], Executed[], Executed[], Executed[], ...object[]];
    expect(silent[0]?.reply).toMatchObject({ status: "ok", execution_count: 2 });
    // Neither the code nor a result; what it prints is sent, as Python's kernel does, and front ends read it.
    expect(silent[0]?.outputs).toEqual([{ type: "stream", name: "stdout", text: "quiet\n" }]);
    expect(unstored[0]?.reply).toMatchObject({ status: "ok", execution_count: 2 });
    expect(shown(unstored[0] as Executed)).toMatchObject([{ type: "execute_result", data: { "text/plain": "10" } }]);
    expect(last[0]?.reply).toMatchObject({
      status: "ok",
      execution_count: 3,
      user_expressions: { e: { status: "error", ename: "NotSupported" } },
    });
    const answer = (...entries: unknown[]): object => ({ status: "ok", history: entries });
    expect(whole).toEqual(answer([0, 1, ["1 + 1", "2"]], [0, 2, ["const a = 3;", null]], [0, 3, ["1 + 1", "2"]]));
    expect(tail).toEqual(answer([0, 2, "const a = 3;"], [0, 3, "1 + 1"]));
    expect(some).toEqual(answer([0, 2, "const a = 3;"]));
    expect(both).toEqual(answer([0, 1, "1 + 1"], [0, 3, "1 + 1"]));
    expect(search).toEqual(answer([0, 2, "const a = 3;"]));
    expect(once).toEqual(answer([0, 2, "const a = 3;"], [0, 3, "1 + 1"]));
    expect(other).toEqual(answer());
  });

  test("shows a docstring's first sentence, and completes names, at places counted in characters", async () => {
    const [, alone, called, opened, completed, inString, behindEmoji, shiftTab] = (await driveKernel(
      { execute: ['import { along, cosineAnnealing } from "lrlab";\nconst η = 0.1;'] },
      inspect("cosineAnnealing", 4),
      inspect("const lr = cosineAnnealing({ baseLr: 0.1, totalSteps: 9 });", 15),
      inspect("cosineAnnealing(", 16),
      complete("cosineA", 7),
      complete('along("co")', 9),
      // Each of the two emoji is one character to Jupyter and two to TypeScript.
      complete('"🙂🙂"; cosineA', 13),
      inspect('"🙂🙂"; η', 6),
    )) as [unknown, Inspected, Inspected, Inspected, Completed, Completed, Completed, Inspected];
    for (const { found, data } of [alone, called, opened]) {
      expect(found).toBe(true);
      expect(data["text/plain"]).toContain("Falls from baseLr to its floor along half a cosine: slow, then fast, then slow.");
      expect(data["text/plain"]).toContain("\n@example\n");
    }
    expect(completed).toMatchObject({ status: "ok", matches: ["cosineAnnealing"], cursor_start: 0, cursor_end: 7 });
    expect(inString).toMatchObject({ status: "ok", matches: ["cosine"], cursor_start: 7, cursor_end: 9 });
    expect(behindEmoji).toMatchObject({ matches: ["cosineAnnealing"], cursor_start: 6, cursor_end: 13 });
    expect(shiftTab.data["text/plain"]).toContain("η: 0.1");
  });

  test("says whether code can be run as it is", async () => {
    const codes = ["1 + 1", "if (true) {", "x = )"];
    const answers = await driveKernel(...codes.map((code) => ({ ask: "is_complete_request", content: { code } })));
    expect(answers).toEqual([{ status: "complete" }, { status: "incomplete", indent: "  " }, { status: "invalid" }]);
  });

  test("takes only what is signed with the connection's key", async () => {
    const [[honest]] = (await driveKernel({ forged: "globalThis.forged = 1" })) as [Executed[]];
    expect(honest?.reply).toMatchObject({ status: "ok", execution_count: 1 });
  });

  test("sends what is large, and what is many", async () => {
    const [text, picture, lines] = (
      (await driveKernel(
        { execute: ['console.log("ηλ🙂".repeat(1_000_000));'] },
        { execute: ['import { newDisplay } from "tslab";\nnewDisplay().html("<b>" + "x".repeat(300_000) + "</b>");'] },
        { execute: ["for (let i = 0; i < 20_000; i++) console.log(i);"] },
      )) as Executed[][]
    ).flat() as [Executed, Executed, Executed];
    const printed = (cell: Executed): string =>
      shown(cell)
        .map((output) => output.text)
        .join("");
    expect(printed(text)).toBe(`${"ηλ🙂".repeat(1_000_000)}\n`);
    expect(shown(picture)).toMatchObject([{ type: "display_data", data: { "text/html": `<b>${"x".repeat(300_000)}</b>` } }]);
    expect(printed(lines)).toBe(Array.from({ length: 20_000 }, (_, i) => `${i}\n`).join(""));
  });

  test("runs the two hundredth cell as fast as the first ones", async () => {
    const seconds = "Number(process.hrtime.bigint() / 1000n) / 1e6";
    const cells = Array.from(
      { length: 220 },
      (_, i) => `const v${i} = ${i};\nfunction f${i}(x: number): number { return x + v${i}; }\n${seconds}`,
    );
    const ran = (await driveKernel(...cells.map((cell) => ({ execute: [cell] })))) as Executed[][];
    const at = ran.map((cell) => Number((shown(cell[0] as Executed)[0] as { data?: { "text/plain": string } }).data?.["text/plain"]));
    const median = (from: number, to: number): number => {
      const times = at.slice(from, to).map((time, i) => time - (at[from + i - 1] ?? 0));
      return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
    };
    expect(at.every(Number.isFinite)).toBe(true);
    // tslab hands every cell the declarations of all before it, which costs a little more each time.
    expect(median(200, 220) / median(20, 40)).toBeLessThan(4);
  });
});
