import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkKernels } from "../../src/cli/checkKernels.js";
import { userDataFolder } from "../../src/cli/jupyterFolders.js";
import { kernelJson } from "../../src/notebook/host/kernelspec.js";
import { root } from "../realParts.js";

const user = join(userDataFolder(), "kernels", "lrlab");
const shared = "/opt/my venv/share/jupyter/kernels/lrlab";
const { argv } = kernelJson(root);
const json = JSON.stringify(kernelJson(root));
const checkout = resolve(root);

let other: string;
beforeEach(() => {
  other = mkdtempSync(join(tmpdir(), "lr lab "));
});
afterEach(() => rmSync(other, { recursive: true }));

test("this checkout's kernel is right; the ones behind it are named", () => {
  expect(
    checkKernels(
      [
        { folder: user, checkout, argv, json },
        { folder: shared, checkout, argv, json },
      ],
      root,
    ),
  ).toEqual([
    { check: "kernelspec", status: "ok", says: `${user} starts this checkout's kernel` },
    { check: "kernelspec", status: "note", says: `Jupyter takes that one before ${shared}.` },
  ]);
});

test("no kernel is no fault: npm run lab brings its own", () => {
  expect(checkKernels([], root)).toEqual([
    {
      check: "kernelspec",
      status: "note",
      says: "npm run lab brings its own. For any other Jupyter, and for VS Code, install it:",
      fix: "npx lrlab kernel install",
    },
  ]);
});

test.each([
  [user, "npx lrlab kernel install"],
  [shared, 'npx lrlab kernel install --prefix "/opt/my venv"'],
  ["/course/.cache/jupyter/kernels/lrlab", 'rm -r "/course/.cache/jupyter/kernels/lrlab"'],
])("the kernel of a checkout that is gone, in %s", (folder, fix) => {
  expect(checkKernels([{ folder, checkout: "/gone", argv, json }], root)).toEqual([
    { check: "kernelspec", status: "wrong", says: `${folder} starts the kernel of /gone, which is gone.`, fix },
  ]);
});

test("the kernel of another checkout, complete or not", () => {
  const [node, entry] = [join(other, "node"), join(other, "kernel.js")];
  const theirs = { folder: user, checkout: other, argv: [node, "--enable-source-maps", entry, "{connection_file}"], json };
  expect(checkKernels([theirs], root)).toEqual([
    {
      check: "kernelspec",
      status: "wrong",
      says: `${user} starts ${node} and ${entry}, which is not there.`,
      fix: "npx lrlab kernel install",
    },
  ]);
  mkdirSync(node);
  writeFileSync(entry, "");
  expect(checkKernels([theirs], root)).toEqual([
    {
      check: "kernelspec",
      status: "note",
      says: `${user} starts the kernel of another checkout, ${other}. For this one's:`,
      fix: "npx lrlab kernel install",
    },
  ]);
});

test("a kernel of our name that is not ours, and one that an older version wrote", () => {
  expect(checkKernels([{ folder: user, checkout: null, argv: ["python3", "-m", "ipykernel"], json }], root)).toEqual([
    {
      check: "kernelspec",
      status: "wrong",
      says: `${user} is not this course's: it starts python3 -m ipykernel.`,
      fix: `rm -r ${JSON.stringify(user)}`,
    },
  ]);
  expect(checkKernels([{ folder: user, checkout, argv, json: json.replace("TypeScript", "JavaScript") }], root)).toEqual([
    {
      check: "kernelspec",
      status: "wrong",
      says: `${user} was written by another version of this course.`,
      fix: "npx lrlab kernel install",
    },
  ]);
});
