import { afterEach, describe, expect, test } from "vitest";
import { type Answer, type CellProcess, openCellProcess } from "../../../src/notebook/host/cellProcess.js";
import { root } from "../../realParts.js";

const opened: CellProcess[] = [];
const open = (): CellProcess => {
  const one = openCellProcess({ root });
  opened.push(one);
  return one;
};
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

/** What a lesson of these cells prints, its errors included. */
async function printed(process: CellProcess, ...sources: string[]): Promise<string> {
  const answer = await process.run({ cells: sources.map((source, i) => ({ id: `cell-${i}`, source, throws: true })), limit: 20 });
  return textOf(answer);
}
const textOf = ({ runs, stopped }: Answer): string =>
  runs
    .flatMap(({ outputs }) => outputs)
    .map((output) => (output.output_type === "stream" ? output.text : output.output_type === "error" ? output.evalue : ""))
    .join("") + (stopped?.why ?? "");

const pid = "console.log(process.pid);";

describe("a process for cells", { timeout: 60_000 }, () => {
  test("serves one lesson after another, and none sees another's names or errors", async () => {
    const process = open();
    const first = await printed(process, 'import { cosineAnnealing } from "lrlab";\nconst mine = 1;', pid, 'throw new Error("no");');
    expect(first).toMatch(/^\d+\nno$/);
    expect(await printed(process, pid)).toBe(first.replace(/no$/, ""));
    expect(await printed(process, "mine;")).toBe("line 1: Cannot find name 'mine'.");
    expect(await printed(process, "cosineAnnealing;")).toBe("line 1: Cannot find name 'cosineAnnealing'.");
    expect(await printed(process, "console.log(typeof (globalThis as any).__tslab__.exports.mine);")).toBe("undefined\n");
  });

  test.each([
    ["a global name", "(globalThis as { left?: number }).left = 1;"],
    ["a timer", "setInterval(() => console.log('again'), 5); undefined;"],
  ])("is a fresh one after a lesson that leaves %s", async (_, leaves) => {
    const process = open();
    const first = await printed(process, pid, leaves);
    const second = await printed(process, pid, "console.log(typeof (globalThis as { left?: number }).left);");
    expect(second).toMatch(/^\d+\nundefined\n$/);
    expect(Number.parseInt(second, 10)).not.toBe(Number.parseInt(first, 10));
    expect(await printed(process, pid)).toBe(second.replace("undefined\n", ""));
  });

  test("is a fresh one after a lesson that ended it, or never ended", async () => {
    const process = open();
    expect(await printed(process, "process.exit(7);")).toBe("ended the process (code 7).");
    expect(await printed(process, pid)).toMatch(/^\d+\n$/);
    const late = await process.run({ cells: [{ id: "loop", source: "while (true) {}", throws: false }], limit: 1 });
    expect(late).toEqual({ runs: [], stopped: { cell: "loop", why: "ran longer than 1 s and was stopped." } });
    expect(await printed(process, pid)).toMatch(/^\d+\n$/);
  });
});
