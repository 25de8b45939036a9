/** What a page has to load before it can train. */
import { readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { bundleOf } from "./bundle.js";
import * as core from "./core.js";

test("the engine with every operation is at most 18 KiB on the wire", async () => {
  const files = readdirSync("src/engine/ops").map((file) => file.replace(/\.ts$/, ""));
  const operations = await Promise.all(files.map(async (file) => [file, await import(`../../../src/engine/ops/${file}.ts`)] as const));
  const helpers = ["giveRepeated", "total"];
  for (const [file, module] of operations) if (file in module && !helpers.includes(file)) expect(core).toHaveProperty(file);
  const script = await bundleOf("core.ts", "iife"); // 17.1 KiB; a module would keep its line breaks
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(18 * 1024);
});
