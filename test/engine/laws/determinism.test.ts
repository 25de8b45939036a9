/** Same seed, same bits: on every tier of the compiler and with any instructions of the processor. test/browser/engine.test.ts asks a browser. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { engineVersion } from "../../../src/engine/version.js";
import { bundleOf } from "./bundle.js";
import { fingerprints } from "./fingerprints.js";
import { advice, pin, pinned } from "./hashes.js";

let script = "";

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "lrlab-"));
  writeFileSync(join(folder, "fingerprints.mjs"), await bundleOf("fingerprints.ts", "es"));
  script = join(folder, "print.mjs");
  writeFileSync(script, 'import { fingerprints } from "./fingerprints.mjs";\nconsole.log(JSON.stringify(fingerprints()));\n');
});

const ours = fingerprints();

test("the bits are those of this engine's version", () => {
  pin(ours);
  const { engineVersion: version, hashes } = pinned();
  expect(ours, advice).toEqual(hashes);
  expect(engineVersion, advice).toBe(version);
});

describe("the bits are the same in a Node with", () => {
  const flags = ["", "--liftoff-only", "--no-liftoff", "--no-enable-fma3", "--no-enable-avx"];
  test.each(flags)(
    "flags %j",
    (flag) => {
      const answer = execFileSync(process.execPath, [...(flag ? [flag] : []), script], { encoding: "utf8" });
      expect(JSON.parse(answer)).toEqual(ours);
    },
    60_000,
  );
});
