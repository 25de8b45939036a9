import { readdirSync } from "node:fs";
import { reference } from "lrlab/engine";
import { describe, expect, test } from "vitest";
import { checkGradient, type Operation } from "./gradients.js";
import { imageRows } from "./imageRows.js";
import { opRows } from "./rows.js";

/** An operation is a function with the name of its file. */
const operations = await Promise.all(
  readdirSync("src/engine/ops").map(async (file): Promise<[string, unknown]> => {
    const name = file.replace(/\.ts$/, "");
    const module: Record<string, unknown> = await import(`../../../src/engine/ops/${name}.ts`);
    return [name, module[name]];
  }),
);
const helpers = ["giveRepeated", "total"];
const named = operations.filter(([name, made]) => typeof made === "function" && !helpers.includes(name)) as [string, Operation][];
const rows = { ...opRows, ...imageRows };
const twins: Readonly<Record<string, unknown>> = reference;

test("every operation has a row here and a twin in the reference", () => {
  expect(named.length).toBeGreaterThan(3);
  for (const [name] of named) {
    expect(rows, `a row for ${name}`).toHaveProperty(name);
    expect(twins, `reference.${name}`).toHaveProperty(name);
  }
});

describe("the gradient of", () => {
  test.each(named)("%s is that of its reference, and of central differences", (name, operation) => {
    const row = rows[name];
    if (row) checkGradient(row, operation, twins[name] as Operation);
  });
});
