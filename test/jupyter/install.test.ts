import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyCheckout } from "../cli/checkoutCopy.js";
import { python, requirePart, root } from "../realParts.js";
import { comparableOutputs } from "./comparable.js";
import { inTemporaryFolder } from "./driveKernel.js";

const there = requirePart("jupyter", "the installed kernel under Jupyter");

test.skipIf(!there)(
  "an installed kernel runs a notebook copied alone to an empty folder, with spaces and other letters in every path",
  async () => {
    await inTemporaryFolder(async (made) => {
      const place = join(realpathSync(made), "Kurs über η");
      const course = join(place, "the course");
      copyCheckout(course);
      const run = (...words: string[]) =>
        spawnSync(process.execPath, [join(course, "src", "cli", "bin.mjs"), "kernel", ...words, "--prefix", "my venv"], {
          encoding: "utf8",
          cwd: place,
        });
      const data = join(place, "my venv", "share", "jupyter");
      expect(run("install")).toMatchObject({
        status: 0,
        stderr: "",
        stdout: `Installed the kernel "LR Lab (TypeScript)" of ${course} in
  ${join(data, "kernels", "lrlab")}
The Jupyter of that environment finds it; any other does with JUPYTER_PATH=${data}.
Start Jupyter anew, and open a notebook of the course from any folder. What is wrong, if something is: npx lrlab kernel doctor, here.
`,
      });

      const alone = join(place, "empty folder");
      const notebook = join(alone, "Stunde 1.ipynb");
      mkdirSync(alone);
      copyFileSync(join(root, "notebooks", "01-three-fates.ipynb"), notebook);
      const { status, stdout, stderr } = spawnSync(python() as string, [join(root, "test", "jupyter", "execute.py"), notebook], {
        encoding: "utf8",
        maxBuffer: 2 ** 26,
        env: {
          ...process.env,
          HOME: place,
          JUPYTER_PATH: data,
          JUPYTER_RUNTIME_DIR: join(place, "runtime"),
          IPYTHONDIR: join(place, "ipython"),
        },
      });
      expect(stderr.split("\n").filter((line) => /error/i.test(line))).toEqual([]);
      expect(status).toBe(0);
      expect(comparableOutputs(JSON.parse(stdout))).toEqual(comparableOutputs(JSON.parse(readFileSync(notebook, "utf8"))));

      expect(run("uninstall").stdout).toBe(`Removed ${join(data, "kernels", "lrlab")}.\n`);
      expect(run("uninstall").stdout).toBe(`There is no kernel "LR Lab (TypeScript)" in ${data}.\n`);
    });
  },
);
