// Makes a fresh clone ready, before `npm start`, `npm test`, `npm run dev` and `npm run lab`.
// Plain JavaScript that runs on Node 18: nothing is installed yet when it starts. Each step is said, with how long it takes.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { isBuilt, isWritable, missingPackages, nodeIn, nodeMajor, oldestNode, pinnedVersion, root, some, versionOf } from "./checkout.mjs";

const purpose = process.argv[2] ?? "start";
const say = (line) => console.log(`lr-lab: ${line}`);

/** Ends with a message that says what to do. */
const stop = (line) => {
  console.error(`lr-lab: ${line}`);
  process.exit(1);
};

/** Runs a command, in the repository when nothing else is said, its output on the screen; ends with `advice` when it fails. */
function run(command, args, advice, env = process.env, cwd = root) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: "inherit", env });
  if (error || status !== 0) stop(`${command} ${args.join(" ")} failed${error ? ` (${error.message})` : ""}. ${advice}`);
}

const runs = (command, ...args) => spawnSync(command, args, { stdio: "ignore" }).status === 0;
const hash = (...texts) => texts.reduce((sum, text) => sum.update(text), createHash("sha256")).digest("hex");
const read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : "");

/** Where `name` is on PATH, or undefined. */
function onPath(...names) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) if (existsSync(join(folder, name))) return join(folder, name);
  }
  return undefined;
}

function checkMachine() {
  if (nodeMajor() < oldestNode)
    stop(`Node ${oldestNode} or newer is needed to start, got ${process.version}. Get one from https://nodejs.org/.`);
}

/** Runs npm in `cwd` on the Node binary `node`. */
function npm(node, args, cwd = root) {
  const path = process.env.npm_execpath;
  const [command, first] = path ? [node, [path]] : [process.platform === "win32" ? "npm.cmd" : "npm", []];
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  run(command, [...first, ...args, ...quiet], "Check the connection to the npm registry and run it again.", env, cwd);
}

/**
 * The Node to install with. npm leaves out, without a word, every platform binary that does not fit the Node it runs on: on an older one it
 * runs on the pinned Node, fetched beforehand.
 */
function nodeToInstallWith() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  const folder = join(root, ".cache", "node");
  if (versionOf(nodeIn(folder)) !== pinnedVersion) {
    say(`fetching Node ${pinnedVersion} (a few seconds, 120 MB on disk) ...`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, allowScripts: { node: true } }));
    npm(process.execPath, ["install", "--no-package-lock", `node@${pinnedVersion}`], folder);
  }
  return versionOf(nodeIn(folder)) === pinnedVersion ? nodeIn(folder) : process.execPath;
}

/** Installs from the lock when node_modules is missing, incomplete or was made from another lock. */
function installPackages() {
  const stamp = join(root, "node_modules", ".lr-lab-lock");
  const wanted = hash(readFileSync(join(root, "package-lock.json")));
  const missing = missingPackages();
  if (read(stamp) === wanted && missing?.length === 0) return;
  if (read(stamp) === wanted && missing !== null) say(`${some(missing)} went missing from node_modules.`);
  const node = nodeToInstallWith();
  say("installing packages from the lock (about a minute, 900 MB on disk) ...");
  npm(node, ["ci"]);
  writeFileSync(stamp, wanted);
}

/** The Node that everything after this script runs on; without it numbers could differ in their last digit. */
function checkPinnedNode() {
  const got = versionOf(nodeIn(root));
  if (got === pinnedVersion) return nodeIn(root);
  rmSync(join(root, "node_modules", ".lr-lab-lock"), { force: true });
  return stop(
    `the course runs on Node ${pinnedVersion}, which npm puts into node_modules; found ${got}. ` +
      "Install scripts are probably turned off: run `npm config delete ignore-scripts`, then this command again.",
  );
}

/** Every file that the library is built from, as one hash. */
function sourceHash() {
  const files = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => /\.(ts|json)$/.test(path) && !/[\\/](dist|node_modules)[\\/]/.test(path))
    .sort();
  return hash(...files.flatMap((path) => [path.slice(root.length), readFileSync(path)]));
}

function buildLibrary(node) {
  const stamp = join(root, "src", "dist", ".stamp");
  const wanted = sourceHash();
  if (read(stamp) === wanted) return;
  say("building the library (about 5 s) ...");
  // From nothing: a deleted source must not live on as its old output.
  rmSync(join(root, "src", "dist"), { recursive: true, force: true });
  mkdirSync(join(root, "src", "dist"));
  run(node, [join("src", "cli", "buildLibrary.mjs")], "The message above says where.");
  writeFileSync(stamp, wanted);
}

const isDebianRoot = () => existsSync("/etc/debian_version") && process.getuid?.() === 0;

const debianEnv = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
const aptInstall = ["install", "-y", "-qq", "--no-install-recommends"];

/** Installs Debian's packages, where that can be done without asking for a password. */
function apt(packages) {
  say(`installing ${packages.join(", ")} from Debian's packages (a minute or two) ...`);
  run("apt-get", ["update", "-qq"], "Debian's package lists could not be read.", debianEnv);
  run("apt-get", [...aptInstall, ...packages], "Debian's packages could not be installed.", debianEnv);
}

/** Installs Debian's packages that the machine can do without: where it can't be done soon, it goes on. */
function aptIfItCan(packages, instead) {
  say(`installing ${packages.join(", ")} from Debian's packages, if they can be had ...`);
  const soon = ["-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=20", "-o", "Acquire::https::Timeout=20"];
  const works = (...args) => spawnSync("apt-get", [...soon, ...args], { stdio: "ignore", env: debianEnv }).status === 0;
  if (!works("update", "-qq") || !works(...aptInstall, ...packages)) say(`it could not be done; ${instead}.`);
}

/** Whether the linker knows a library, or cannot be asked. */
function hasLibrary(name) {
  const given = (process.env.LD_LIBRARY_PATH ?? "").split(":").filter((folder) => folder !== "");
  if (given.some((folder) => existsSync(join(folder, name)))) return true;
  const { stdout } = spawnSync(onPath("ldconfig") ?? "/sbin/ldconfig", ["-p"], { encoding: "utf8" });
  return !stdout || stdout.includes(name);
}

/** The pinned Node is linked against a library that a slim Linux lacks, a fresh Debian too; npm would say so in twenty lines. */
function provideLibatomic() {
  if (process.platform !== "linux" || hasLibrary("libatomic.so.1")) return;
  if (isDebianRoot()) apt(["libatomic1"]);
  else {
    stop(
      "the course's Node needs the library libatomic, and this machine has none. Install it (Debian, Ubuntu: sudo apt install libatomic1; " +
        "Fedora: sudo dnf install libatomic), then run this command again.",
    );
  }
}

const venv = join(root, ".venv", process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
const somePythonHas = (...modules) =>
  ["/usr/bin/python3", "python3", venv].some((python) => runs(python, "-c", `import ${modules.join(", ")}`));

/**
 * What the tests need beside npm's packages: whether the machine has it, Debian's packages with it, and what to do elsewhere.
 * Where there is a `standIn`, what it says is done instead.
 */
const testParts = [
  {
    // Chromium without its windows; with them the tests of pages take the processor 1.4 times as long.
    isHere: () => process.env.LRLAB_CHROMIUM || onPath("chromium-headless-shell"),
    standIn: () => onPath("chromium", "chromium-browser", "google-chrome") && "the pages are tested in the Chromium that is here",
    debian: ["chromium-headless-shell", "fonts-liberation"],
    elsewhere: fetchChromium,
  },
  {
    isHere: () => process.env.LRLAB_FIREFOX || onPath("firefox-esr", "firefox"),
    debian: ["firefox-esr"],
    elsewhere: () => say("no Firefox: the pages will be tested in Chromium only. Install Firefox to test them there too."),
  },
  {
    isHere: () => somePythonHas("nbclient", "jupyter_client", "notebook"),
    debian: ["python3-nbclient", "jupyter-notebook"],
    elsewhere: makeJupyter,
  },
  {
    isHere: () => somePythonHas("torch"),
    debian: ["python3-torch"],
    // Too large to fetch unasked.
    elsewhere: () => say(`no PyTorch: the code for it will not be run here. To test that, install it: ${venv} -m pip install torch.`),
  },
  {
    isHere: () => onPath("xmllint"),
    debian: ["libxml2-utils"],
    elsewhere: () =>
      say("no xmllint: quizzes and packages for learning platforms will not be held to their schemas here. Install libxml2."),
  },
  {
    // Other systems have no such wall.
    isHere: () => process.platform !== "linux" || onPath("bwrap"),
    debian: ["bubblewrap"],
    elsewhere: () => say("no bubblewrap: the grader's outer wall will not be tested here. Install bubblewrap to test it."),
  },
];

function fetchChromium(node) {
  say("fetching Chromium for the tests (about a minute, 170 MB) ...");
  const { status } = spawnSync(node, [join("node_modules", "playwright", "cli.js"), "install", "chromium"], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) say("no browser: the pages will not be tested here. Install Chromium to test them.");
}

function makeJupyter() {
  say("making .venv with Jupyter for the tests (about a minute) ...");
  if (
    !runs("python3", "-m", "venv", join(root, ".venv")) ||
    !runs(venv, "-m", "pip", "install", "--quiet", "notebook<7", "nbclient", "jupyter_client")
  ) {
    say("no Jupyter: the notebooks will not be tested in a real kernel here. Install Python 3 with notebook and nbclient to test them.");
  }
}

/** Gets what the tests need and the machine lacks: Debian's packages in one go, else each in its own way. */
function provideTestParts(node) {
  const missing = testParts.filter(({ isHere }) => !isHere());
  const needed = missing.filter(({ standIn }) => !standIn?.());
  if (isDebianRoot()) {
    if (needed.length > 0) apt(needed.flatMap(({ debian }) => debian));
    for (const { debian, standIn } of missing) if (standIn?.()) aptIfItCan(debian, standIn());
  } else for (const { elsewhere } of needed) elsewhere(node);
}

/** A checkout that cannot be written was made ready by whoever installed it: it is taken as it is. */
function checkReadOnly() {
  const missing = missingPackages();
  if (missing?.length === 0 && versionOf(nodeIn(root)) === pinnedVersion && isBuilt()) return;
  stop(
    `${root} must be complete where it cannot be written, got one without its packages or its library. Run npm ci and npm run build:lib there as its owner.`,
  );
}

checkMachine();
if (isWritable()) {
  provideLibatomic();
  installPackages();
  const node = checkPinnedNode();
  buildLibrary(node);
  if (purpose === "test") provideTestParts(node);
} else checkReadOnly();
