/**
 * The real parts that some tests need and a machine may lack: a Chromium, a Python with Jupyter, the classic Notebook, PyTorch, xmllint, bubblewrap.
 * Each is looked for on this machine; where `CI` is "true" a missing one fails the tests, elsewhere they are skipped and a line says what was not tested.
 *
 *   describe.skipIf(!requirePart("chromium", "the built site in a browser"))("the site", () => { ... })
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type LaunchOptions, chromium as playwrightChromium } from "playwright";
import puppeteer, { type Browser as FirefoxBrowser } from "puppeteer-core";
import { onPath } from "../src/cli/onPath.ts";

/** The root of the repository. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const parts = {
  chromium: {
    find: findChromium,
    advice: "Install Chromium (Debian: apt install chromium-headless-shell; elsewhere: npx playwright install chromium).",
  },
  firefox: {
    find: () => process.env.LRLAB_FIREFOX ?? ["firefox-esr", "firefox"].flatMap((name) => onPath(name))[0] ?? null,
    advice: "Install Firefox (Debian: apt install firefox-esr).",
  },
  jupyter: {
    find: () => findPython("import nbclient, nbformat, jupyter_client"),
    advice:
      "Install Jupyter's nbclient (Debian: apt install python3-nbclient; elsewhere: python3 -m venv .venv && .venv/bin/pip install nbclient).",
  },
  classicNotebook: {
    find: () => findPython("import notebook; assert int(notebook.__version__.split('.')[0]) < 7"),
    advice: "Install the classic Notebook (Debian: apt install jupyter-notebook).",
  },
  numpy: {
    find: () => findPython("import numpy"),
    advice: "Install NumPy (Debian: apt install python3-numpy; elsewhere: .venv/bin/pip install numpy).",
  },
  torch: {
    find: () => findPython("import torch"),
    advice: "Install PyTorch (Debian: apt install python3-torch; elsewhere: .venv/bin/pip install torch).",
  },
  xmllint: {
    find: () => onPath("xmllint")[0] ?? null,
    advice: "Install xmllint (Debian: apt install libxml2-utils; elsewhere: libxml2).",
  },
  bubblewrap: {
    find: () => onPath("bwrap")[0] ?? null,
    advice: "Install bubblewrap (Debian: apt install bubblewrap), which there is for Linux only.",
  },
} as const;

export type Part = keyof typeof parts;

const found = new Map<Part, string | null>();

/** Path of a part's program (a browser, or a Python that can import the part), null where this machine has none. */
export function partPath(part: Part): string | null {
  const known = found.get(part);
  if (known !== undefined) return known;
  const path = parts[part].find();
  found.set(part, path);
  return path;
}

/** Chromium's path, null where there is none. */
export const chromium = (): string | null => partPath("chromium");

/** Path of a Python that can import nbclient, null where there is none. */
export const python = (): string | null => partPath("jupyter");

/**
 * Whether the tests that need a part can run here.
 *
 * @param part the part they need.
 * @param untested what stays untested without it, to complete the line "not tested: ...".
 * @throws where `CI` is "true" and the part is missing.
 */
export function requirePart(part: Part, untested: string): boolean {
  if (partPath(part) !== null) return true;
  const message = `not tested: ${untested}. This machine has no ${part}. ${parts[part].advice}`;
  if (process.env.CI === "true") throw new Error(message);
  console.log(message);
  return false;
}

/** How every test starts Chromium: offline, without a profile of its own, the same in a container and on a desk. */
export function chromiumOptions(): LaunchOptions {
  const executablePath = chromium();
  return {
    ...(executablePath === null ? {} : { executablePath }),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
}

/** Starts Chromium with `chromiumOptions`. The caller closes it. */
export const launchChromium = (): Promise<Browser> => playwrightChromium.launch(chromiumOptions());

/** Starts Firefox over WebDriver BiDi, with a profile of its own that goes with it. The caller closes it. */
export const launchFirefox = (): Promise<FirefoxBrowser> => {
  const executablePath = partPath("firefox");
  return puppeteer.launch({ browser: "firefox", headless: true, ...(executablePath === null ? {} : { executablePath }) });
};

/** Chromium without its windows first: the same pages take the processor less time. */
function findChromium(): string | null {
  const named = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].flatMap((name) =>
    onPath(name),
  );
  const playwrights = playwrightChromium.executablePath();
  return process.env.LRLAB_CHROMIUM ?? named[0] ?? (existsSync(playwrights) ? playwrights : null);
}

function findPython(program: string): string | null {
  const own = [join(root, ".venv", "bin", "python"), join(root, ".venv", "Scripts", "python.exe")].filter(existsSync);
  // Debian's own first: another python3 that stands before it on PATH rarely has Jupyter.
  const candidates = [...["/usr/bin/python3"].filter(existsSync), ...["python3", "python"].flatMap((name) => onPath(name)), ...own];
  // Imports by the interpreter itself: a pip or a site-packages folder says nothing about what it can load.
  const works = (path: string) => spawnSync(path, ["-c", program], { stdio: "ignore", timeout: 30_000 }).status === 0;
  return candidates.find(works) ?? null;
}
