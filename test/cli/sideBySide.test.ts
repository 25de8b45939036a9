import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { root } from "../realParts.js";

const script = join(root, "src", "cli", "sideBySide.mjs");
/** A command that says a word at once and another one later, and ends with a code. */
const talk = (name: string, code: number): string =>
  `"${process.execPath}" -e "console.log('${name} begins'); setTimeout(() => { console.error('${name} ends'); process.exitCode = ${code} }, 300)"`;

function sideBySide(...commands: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...commands], { encoding: "utf8" });
  const words = (text: string) =>
    text.split("\n").flatMap((line) => line.match(/^\w+ (begins|ends)$|: (fine|failed \(\d+\))(?=, \d+ s$)/)?.[0] ?? []);
  return { status, out: words(stdout), err: words(stderr), stderr };
}

describe("commands side by side", () => {
  test("each say their words together, and all is well where each is", () => {
    const { status, out, err } = sideBySide(talk("one", 0), talk("two", 0));
    expect([status, err]).toEqual([0, []]);
    const one = ["one begins", "one ends", ": fine"];
    const two = ["two begins", "two ends", ": fine"];
    expect([
      [...one, ...two],
      [...two, ...one],
    ]).toContainEqual(out);
  });

  test.each([0, 1, 2])("end all, and fail where only number %s of three does", (bad) => {
    const { status, out, err } = sideBySide(...["one", "two", "three"].map((name, i) => talk(name, i === bad ? 3 : 0)));
    expect(status).toBe(1);
    expect(err).toEqual([`${["one", "two", "three"][bad]} begins`, `${["one", "two", "three"][bad]} ends`, ": failed (3)"]);
    expect(out).toHaveLength(6);
  });

  test("run at once: each waits for what the other does", () => {
    const wait = (mine: string, other: string): string =>
      `"${process.execPath}" -e "const fs = require('node:fs'); fs.writeFileSync('${mine}', ''); const end = Date.now() + 15000; while (!fs.existsSync('${other}') && Date.now() < end); process.exitCode = fs.existsSync('${other}') ? 0 : 1"`;
    const folder = mkdtempSync(join(tmpdir(), "side-by-side-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const at = (name: string): string => join(folder, name).replaceAll("\\", "/");
    expect(sideBySide(wait(at("a"), at("b")), wait(at("b"), at("a"))).status).toBe(0);
  });

  test("need a command", () => {
    expect(sideBySide()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("it needs at least one command, got none. Give each"),
    });
  });
});
