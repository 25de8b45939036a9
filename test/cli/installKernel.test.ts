import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { installedIn, installKernel, uninstallKernel } from "../../src/cli/installKernel.js";
import { kernelJson } from "../../src/notebook/host/kernelspec.js";

let folder: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lr läb "));
  data = join(folder, "share", "jupyter");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A checkout with a kernel and a Node. */
function checkout(name: string): string {
  const root = join(folder, name);
  for (const path of kernelJson(root).argv.filter((part) => part.startsWith(root))) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, "");
  }
  return root;
}

const spec = () => join(data, "kernels", "lrlab");

test("installs, installs again, and uninstalls", () => {
  const root = checkout("course");
  expect(installKernel(root, data)).toBeNull();
  expect(installedIn(data)).toEqual({
    folder: spec(),
    checkout: root,
    argv: kernelJson(root).argv,
    json: JSON.stringify(kernelJson(root)),
  });
  expect(installKernel(root, data)).toMatchObject({ checkout: root });
  expect(uninstallKernel(data)).toMatchObject({ folder: spec() });
  expect(existsSync(spec())).toBe(false);
  expect(uninstallKernel(data)).toBeNull();
});

test("takes over from another checkout, and returns which", () => {
  const [old, now] = [checkout("old"), checkout("new")];
  installKernel(old, data);
  expect(installKernel(now, data)?.checkout).toBe(old);
  expect(installedIn(data)?.checkout).toBe(now);
});

test.each([
  ['{"argv": ["python3", "-m", "ipykernel"]}', "python3 -m ipykernel"],
  ["{", "nothing"],
])("leaves a kernel alone that is not ours: %s", (text, starts) => {
  mkdirSync(spec(), { recursive: true });
  writeFileSync(join(spec(), "kernel.json"), text);
  const message = `the kernel in ${spec()} must be this course's, got one that starts ${starts}. Remove that folder, or choose another place with --prefix DIR.`;
  expect(() => installKernel(checkout("course"), data)).toThrow(`install: ${message}`);
  expect(() => uninstallKernel(data)).toThrow(`uninstall: ${message}`);
  expect(readFileSync(join(spec(), "kernel.json"), "utf8")).toBe(text);
});

test("says where it cannot write", () => {
  writeFileSync(join(folder, "share"), "a file");
  expect(() => installKernel(checkout("course"), data)).toThrow(
    `install: ${data} must be a folder that you can write, got ENOTDIR. Choose another place with --prefix DIR.`,
  );
});

test("says what is missing in a checkout that is not ready", () => {
  const [node] = kernelJson(folder).argv;
  expect(() => installKernel(folder, data)).toThrow(
    `kernelspec: ${node} must exist, got nothing there. Run npm ci, then npm run build:lib.`,
  );
});
