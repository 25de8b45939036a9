import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { canWrite, stateFolder } from "../../notebook/host/stateFolder.js";
import { type Command, UsageError } from "../command.js";
import { freePort } from "../freePort.js";
import { findJupyter, howToInstallJupyter, type Jupyter } from "../jupyter.js";
import { type JupyterServer, startServer } from "../jupyterServer.js";
import { copyNotebooks } from "../notebookCopies.js";
import { openBrowser } from "../openBrowser.js";
import { openLabs } from "../openLabs.js";
import { readOptions } from "../readOptions.js";
import { readPort } from "../readPort.js";
import { inRoot, root } from "../root.js";

/** `lrlab lab`: the notebooks in JupyterLab or the classic Notebook, with our kernel, until Ctrl+C. */
export const lab: Command = {
  name: "lab",
  usage: "[--notebooks DIR] [--port N] [--no-browser]",
  summary: "Opens the notebooks, or copies of them in DIR, in JupyterLab or in the classic Notebook.",
  async run(args) {
    const { port: wanted, rest } = readPort(args, 8888);
    const { words, flags, values } = readOptions(rest, { valued: ["--port", "--notebooks"], flags: ["--no-browser"] });
    if (words.length > 0) throw new UsageError(`it takes no words, got ${words.join(" ")}.`);
    const notebooks = own(values.get("--notebooks"));
    const jupyter = findJupyter({ root });
    if (!jupyter) {
      console.error(howToInstallJupyter);
      return 1;
    }
    if (jupyter.from === "uv" && !fetched(jupyter)) return 1;

    const state = join(stateFolder(root), "jupyter");
    const first = !existsSync(state);
    const runtime = join(state, "runtime");
    mkdirSync(runtime, { recursive: true });
    const others = openLabs(runtime, notebooks);
    const port = await freePort(wanted);
    if (port !== wanted) console.log(`Port ${wanted} is taken; using ${port}.`);
    let started: JupyterServer | null = null;
    // From before there is a server: one that is just being started must not be left behind.
    const stopped = new Promise<"stop">((resolve) => {
      let asked = false;
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
        process.on(signal, () => {
          // Who asks twice does not want to wait.
          if (asked) started?.kill();
          asked = true;
          resolve("stop");
        });
      }
    });
    console.log(`Starting ${jupyter.title} ...${first ? " The first time this can take half a minute." : ""}`);

    const server = await startServer({ jupyter, state, notebooks, port });
    started = server;
    const answered = await Promise.race([server.answers(), stopped]);
    if (answered === false) {
      await server.stop();
      console.error(`lrlab lab: ${jupyter.title} did not start. Its last words, from ${server.log}:\n\n${server.lastWords()}`);
      return 1;
    }
    if (answered === true) {
      const url = addressOf(jupyter, { port, token: server.token, notebooks });
      console.log(
        `\nThe notebooks are open in ${jupyter.title} (${jupyter.from === "this machine" ? jupyter.command[0] : `from ${jupyter.from}`}) at`,
      );
      console.log(`  ${url}`);
      console.log(whatIsKept(notebooks, values.has("--notebooks")));
      for (const other of others) {
        console.log(
          `They are open already at ${other.url}?token=${other.token}. Both can save the same notebook: work on each in one of them only.`,
        );
      }
      console.log("Ctrl+C stops it and every kernel.\n");
      if (!flags.has("--no-browser")) openBrowser(url);
      if ((await Promise.race([stopped, server.ended])) === "ended") {
        console.error(`lrlab lab: ${jupyter.title} ended by itself. Its log: ${server.log}`);
        return 1;
      }
    }
    await server.stop();
    console.log("\nStopped.");
    return 0;
  },
};

/** What becomes of the reader's changes. */
function whatIsKept(notebooks: string, own: boolean): string {
  const copies = "work on copies: npm run lab -- --notebooks DIR";
  if (!canWrite(notebooks)) return `Nothing that you change is kept: ${notebooks} cannot be written. To keep it, ${copies}`;
  const kept = `They lie in ${notebooks}, and what you save is saved there.`;
  return own ? kept : `${kept} To keep the course's as they are, ${copies}`;
}

/** The folder to open: the course's, or the learner's with copies of what is missing there. npm runs us in the repository: a folder is meant from where the reader stands. */
function own(folder: string | undefined): string {
  const course = inRoot("notebooks");
  if (folder === undefined) return course;
  const stand = process.env.npm_lifecycle_event === "lab" ? process.env.INIT_CWD : undefined;
  const to = resolve(stand ?? process.cwd(), folder);
  if (to === course || to.startsWith(join(course, "/"))) throw new UsageError(`--notebooks must be a folder outside ${course}, got ${to}.`);
  if (!canWrite(to)) throw new UsageError(`--notebooks must be a folder that you can write, got ${to}.`);
  const { copied, kept, newer } = copyNotebooks({ from: course, to });
  const count = (names: readonly string[]): string => `${names.length} ${names.length === 1 ? "notebook" : "notebooks"}`;
  if (copied.length > 0)
    console.log(`Copied ${count(copied)} into ${to}.${kept.length > 0 ? ` ${count(kept)} there stay as they are.` : ""}`);
  if (newer.length > 0) {
    console.log(
      `The course has other versions of ${newer.join(", ")}. Yours stay; rename one and run this again to have the course's beside it.`,
    );
  }
  return to;
}

/** Lets uv provide JupyterLab; says what it does, and what to do where it cannot. */
function fetched({ command: [program, ...args] }: Jupyter): boolean {
  console.log(
    "No Jupyter is installed here, but uv is: it provides JupyterLab. The first time it fetches it (about 100 MB), later it needs no connection ...",
  );
  if (spawnSync(program, [...args, "--version"], { stdio: ["ignore", "ignore", "inherit"] }).status === 0) return true;
  console.error("lrlab lab: uv could not provide JupyterLab. Check the connection, or install JupyterLab another way:\n");
  console.error(howToInstallJupyter);
  return false;
}

/** The address of the contents, or of the folder where it has none. */
function addressOf({ title }: Jupyter, { port, token, notebooks }: { port: number; token: string; notebooks: string }): string {
  const file = existsSync(join(notebooks, "00-contents.ipynb")) ? "00-contents.ipynb" : "";
  const view = title === "JupyterLab" ? "lab/tree" : file === "" ? "tree" : "notebooks";
  return `http://localhost:${port}/${view}/${file}?token=${token}`;
}
