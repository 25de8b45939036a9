import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { expect, test } from "vitest";
import { kernelspec, writeKernelspec } from "../../../src/notebook/host/kernelspec.js";

test("writes a kernelspec of absolute paths into the checkout, once", () => {
  const root = mkdtempSync(join(tmpdir(), "lr lab "));
  try {
    const node = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
    const entry = join(root, "src", "dist", "notebook", "host", "kernel.js");
    expect(() => writeKernelspec(root)).toThrow(`kernelspec: ${node} must exist, got nothing there.`);
    for (const path of [node, entry]) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, "");
    }
    const folder = writeKernelspec(root);
    const path = join(folder, "kernels", kernelspec.name, "kernel.json");
    const spec = JSON.parse(readFileSync(path, "utf8")) as { argv: string[]; env: Record<string, string> };
    expect(folder.startsWith(root)).toBe(true);
    expect(spec).toMatchObject({ display_name: "LR Lab (TypeScript)", language: "typescript", interrupt_mode: "signal" });
    expect(spec.argv).toEqual([node, "--enable-source-maps", entry, "{connection_file}"]);
    expect(Object.values(spec.env).every(isAbsolute)).toBe(true);

    const { mtimeMs } = statSync(path);
    writeKernelspec(root);
    expect(statSync(path).mtimeMs).toBe(mtimeMs);
  } finally {
    rmSync(root, { recursive: true });
  }
});
