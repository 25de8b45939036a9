import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../../src/cli/freePort.js";
import { copyCheckout } from "../cli/checkoutCopy.js";
import { requirePart, root } from "../realParts.js";
import { inTemporaryFolder } from "./driveKernel.js";
import { type ReadOnly, readOnlyFolder } from "./readOnlyFolder.js";
import { startLab } from "./startLab.js";

const there = requirePart("classicNotebook", "lrlab lab");

/** Command lines of running processes that contain a text. */
const processesWith = (part: string): string[] =>
  execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(part));

describe.skipIf(!there)("lrlab lab", () => {
  test("opens the notebooks on the next free port with our kernel; Ctrl+C leaves no process", async () => {
    const taken = await freePort(8920);
    const squatter = createServer().listen(taken, "127.0.0.1");
    const lab = startLab(["--port", String(taken)]);
    await lab.says("Ctrl+C stops");
    const { hostname, port, pathname } = lab.address();
    expect(lab.said()).toContain(`Port ${taken} is taken; using ${port}.`);
    expect(lab.said()).toContain(
      `\nThey lie in ${join(root, "notebooks")}, and what you save is saved there. ` +
        "To keep the course's as they are, work on copies: npm run lab -- --notebooks DIR\n",
    );
    expect(hostname).toBe("localhost");
    expect(pathname).toMatch(/^\/(lab\/tree|notebooks)\/00-contents\.ipynb$/);

    expect((await fetch(`http://127.0.0.1:${port}/api/contents`)).status).toBe(403);
    expect((await lab.ask("contents/00-contents.ipynb")).status).toBe(200);
    const started = await lab.ask("kernels", { method: "POST", body: JSON.stringify({ name: "lrlab" }) });
    const { id } = (await started.json()) as { id: string };
    expect(processesWith(id)).toHaveLength(1);

    lab.interrupt();
    expect(await lab.ended).toEqual({ code: 0, errors: "" });
    expect(lab.said().endsWith("\nStopped.\n")).toBe(true);
    expect(processesWith(id)).toEqual([]);
    expect(processesWith(`--port=${port}`)).toEqual([]);
    squatter.close();
  });

  test("works on copies in a folder of the learner's, twice at once, and says so", async () => {
    await inTemporaryFolder(async (folder) => {
      const mine = join(folder, "meine Übungen");
      const first = startLab(["--port", String(await freePort(8940)), "--notebooks", mine]);
      await first.says("Ctrl+C stops");
      const count = readdirSync(join(root, "notebooks"), { recursive: true, encoding: "utf8" }).filter(
        (file) => file.endsWith(".ipynb") && !file.includes(".ipynb_checkpoints"),
      ).length;
      expect(first.said()).toContain(`Copied ${count} notebooks into ${mine}.\n`);
      expect(first.said()).toContain(`\nThey lie in ${mine}, and what you save is saved there.\n`);
      expect(first.said()).not.toContain("open already");
      expect((await first.ask("contents/01-three-fates.ipynb")).status).toBe(200);

      rmSync(join(mine, "02-noise-floor.ipynb"));
      writeFileSync(join(mine, "01-three-fates.ipynb"), "my work");
      const second = startLab(["--port", first.address().port, "--notebooks", mine]);
      await second.says("Ctrl+C stops");
      expect(second.said()).toContain(`Copied 1 notebook into ${mine}. ${count - 1} notebooks there stay as they are.\n`);
      expect(second.address().port).not.toBe(first.address().port);
      expect(second.said()).toMatch(
        new RegExp(
          `^They are open already at http://[a-z0-9.]+:${first.address().port}/\\?token=${first.address().searchParams.get("token")}\\. ` +
            "Both can save the same notebook: work on each in one of them only\\.$",
          "m",
        ),
      );
      expect(readFileSync(join(mine, "01-three-fates.ipynb"), "utf8")).toBe("my work");
      for (const lab of [first, second]) lab.interrupt();
      for (const lab of [first, second]) expect(await lab.ended).toEqual({ code: 0, errors: "" });
    });
  });

  test("stops while it starts; who presses Ctrl+C twice waits for nothing, and nothing stays", async () => {
    for (const presses of [1, 2]) {
      const port = await freePort(8960);
      const lab = startLab(["--port", String(port)]);
      await lab.says("Starting ");
      for (let press = 0; press < presses; press++) {
        lab.interrupt();
        await sleep(20);
      }
      expect(await lab.ended).toEqual({ code: 0, errors: "" });
      expect(lab.said().endsWith("\nStopped.\n"), lab.said()).toBe(true);
      expect(lab.said()).not.toContain("The notebooks are open");
      expect(processesWith(`--port=${port}`)).toEqual([]);
    }
  });

  test("says what it does not understand", () => {
    const run = (...args: string[]): string =>
      spawnSync(process.execPath, [join(root, "src", "cli", "bin.mjs"), "lab", ...args], { encoding: "utf8" }).stderr;
    expect(run("--fast")).toContain("unknown option --fast. It takes --port, --notebooks, --no-browser.");
    expect(run("--port", "80000")).toContain("--port must be a whole number from 1 to 65535, got 80000. The usual one is 8888.");
    expect(run("lesson")).toContain("it takes no words, got lesson.");
  });
});

describe.skipIf(!there || process.platform === "win32")(
  "from a checkout that cannot be written, in a folder with spaces and other letters",
  () => {
    let place: ReadOnly;
    beforeAll(() => {
      place = readOnlyFolder(copyCheckout);
    });
    afterAll(() => place.remove());

    test("set-up takes it as it is, or says what it lacks", () => {
      const setUp = () => place.run("src/cli/setup.mjs", "lab");
      expect(setUp()).toEqual({ status: 0, stdout: "", stderr: "" });
      const built = join(place.folder, "src", "dist");
      place.writable(() => execFileSync("mv", [built, `${built}.away`]));
      expect(setUp()).toEqual({
        status: 1,
        stdout: "",
        stderr:
          `lr-lab: ${place.folder} must be complete where it cannot be written, got one without its packages or its library. ` +
          "Run npm ci and npm run build:lib there as its owner.\n",
      });
      place.writable(() => execFileSync("mv", [`${built}.away`, built]));
    });

    test("the notebooks open, a kernel starts, and what it writes goes to the user's cache", async () => {
      const lab = startLab(["--port", String(await freePort(8980))], { checkout: place.folder, ...place });
      await lab.says("Ctrl+C stops");
      expect(lab.said()).toContain(
        `\nNothing that you change is kept: ${join(place.folder, "notebooks")} cannot be written. To keep it, work on copies: npm run lab -- --notebooks DIR\n`,
      );
      expect((await lab.ask("kernels", { method: "POST", body: JSON.stringify({ name: "lrlab" }) })).status).toBe(201);
      lab.interrupt();
      expect(await lab.ended).toEqual({ code: 0, errors: "" });
      expect(existsSync(join(place.folder, ".cache"))).toBe(false);
      const [state = ""] = readdirSync(join(place.home, ".cache", "lrlab"));
      expect(readdirSync(join(place.home, ".cache", "lrlab", state, "jupyter")).sort()).toEqual([
        "config",
        "kernels",
        "logs",
        "runtime",
        "signatures",
      ]);
    });

    test("copies open and can be kept", async () => {
      const mine = join(place.home, "Übungen");
      const lab = startLab(["--port", String(await freePort(8980)), "--notebooks", mine], { checkout: place.folder, ...place });
      await lab.says("Ctrl+C stops");
      expect(lab.said()).toContain(`\nThey lie in ${mine}, and what you save is saved there.\n`);
      lab.interrupt();
      expect(await lab.ended).toEqual({ code: 0, errors: "" });
    });

    test("the doctor finds nothing wrong", () => {
      const { status, stdout } = place.run("src/cli/bin.mjs", "kernel", "doctor");
      expect(stdout).toContain(`note   folder          ${place.folder} cannot be written: notebooks are to be kept elsewhere.\n`);
      expect(stdout).toContain("npm run lab -- --notebooks DIR\n");
      expect(stdout).toContain("ok     two at once     ready after ");
      expect([status, stdout.endsWith("\nThe kernel works.\n")]).toEqual([0, true]);
    });
  },
);
