import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { kernelspec, writeKernelspec } from "../../../src/notebook/host/kernelspec.js";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lr läb "));
});
afterEach(() => rmSync(root, { recursive: true }));

const node = () => join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
const entry = () => join(root, "src", "dist", "notebook", "host", "kernel.js");

function makeCheckout(): void {
  for (const path of [node(), entry()]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, "");
  }
}

test("writes a kernelspec of absolute paths into the checkout, once", () => {
  expect(() => writeKernelspec(root)).toThrow(`kernelspec: ${node()} must exist, got nothing there. Run npm ci, then npm run build:lib.`);
  makeCheckout();
  const folder = writeKernelspec(root);
  const path = join(folder, "kernels", kernelspec.name, "kernel.json");
  expect(folder).toBe(join(root, ".cache", "jupyter"));
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({
    argv: [node(), "--enable-source-maps", "--no-force-async-hooks-checks", entry(), "{connection_file}"],
    display_name: "LR Lab (TypeScript)",
    language: "typescript",
    metadata: { debugger: false, lrlab: { checkout: root } },
  });
  const { mtimeMs } = statSync(path);
  writeKernelspec(`${root}/`);
  expect(statSync(path).mtimeMs).toBe(mtimeMs);
});

test("writes it into any other data folder, and nothing into the checkout", () => {
  makeCheckout();
  const data = join(root, "elsewhere", "jupyter");
  expect(writeKernelspec(root, data)).toBe(data);
  expect(readFileSync(join(data, "kernels", "lrlab", "kernel.json"), "utf8")).toContain(JSON.stringify(entry()));
  expect(() => statSync(join(root, ".cache"))).toThrow("ENOENT");
});

test("names no folder of one user: one kernelspec may serve many", () => {
  makeCheckout();
  const spec = readFileSync(join(writeKernelspec(root), "kernels", "lrlab", "kernel.json"), "utf8");
  expect(JSON.parse(spec).env).toBeUndefined();
});
