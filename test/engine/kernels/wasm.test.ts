import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

test("wasm.ts is what the kernels compile to", () => {
  const fresh = join(mkdtempSync(join(tmpdir(), "lrlab-")), "wasm.ts");
  execFileSync(process.execPath, ["src/cli/buildKernels.mjs", fresh]);
  expect(readFileSync("src/engine/wasm.ts", "utf8") === readFileSync(fresh, "utf8"), "run npm run build:kernels").toBe(true);
}, 60_000);
