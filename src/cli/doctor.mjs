#!/usr/bin/env node
// `lrlab kernel doctor`, and `node src/cli/doctor.mjs` where not even that starts: what is wrong with the notebook kernel, and how to mend it.
// Plain JavaScript that runs on Node 18 and imports nothing that may be missing. What needs the library is found by kernelChecks.ts.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { isBuilt, isWritable, missingPackages, nodeIn, nodeMajor, oldestNode, pinnedVersion, root, some, versionOf } from "./checkout.mjs";

const node = nodeIn(root);
/** A finding: what was looked at, whether it is "ok", a "note" or "wrong", what is the case, and the command that mends it. */
const ok = (check, says) => ({ check, status: "ok", says });
const note = (check, says, fix) => ({ check, status: "note", says, ...(fix && { fix }) });
const wrong = (check, says, fix) => ({ check, status: "wrong", says, fix });

function machine() {
  const version = process.versions.node;
  if (nodeMajor() < oldestNode)
    return wrong("machine", `Node ${oldestNode} or newer is needed to start, got ${version}.`, "install it from https://nodejs.org/");
  return ok("machine", `Node ${version} on ${process.platform} ${process.arch}`);
}

const folder = () =>
  isWritable()
    ? ok("folder", root)
    : note("folder", `${root} cannot be written: notebooks are to be kept elsewhere.`, "npm run lab -- --notebooks DIR");

/** A command as it is to be written where one stands: npm's and npx's are for this checkout. */
const here = (command) => (process.cwd() === root || !/^np[mx] /.test(command) ? command : `cd ${JSON.stringify(root)} && ${command}`);

function modules() {
  const missing = missingPackages();
  if (missing === null) return wrong("modules", "npm has not installed the packages, or did not finish.", "npm ci");
  if (missing.length > 0) return wrong("modules", `${some(missing)} went missing from node_modules.`, "npm ci");
  return ok("modules", "all packages of the lock are there");
}

function pinned() {
  const got = versionOf(node);
  if (got === pinnedVersion) return ok("node", `${got}, the version that the course pins`);
  const says = existsSync(node)
    ? `the course pins Node ${pinnedVersion}, and ${node} is ${got}.`
    : `the course pins Node ${pinnedVersion}, and there is nothing at ${node}.`;
  return wrong("node", says, "npm config delete ignore-scripts && npm ci");
}

/** Loads a module in a process of its own, since a broken binary may take its process along. */
function loads(name, from) {
  const code = `const { createRequire } = require("node:module"); createRequire(createRequire(process.argv[1]).resolve("${from}"))("${name}")`;
  const { status, signal, stderr } = spawnSync(node, ["-e", code, join(root, "src", "package.json")], {
    encoding: "utf8",
    timeout: 60_000,
  });
  if (status === 0) return ok(name, "loads");
  const [why = signal ?? `exit code ${status}`] = stderr.split("\n").filter((line) => /^\S*Error\b/.test(line));
  return wrong(name, `it does not load: ${why}`, "npm ci");
}

const library = () => (isBuilt() ? ok("library", "built") : wrong("library", "it is not built.", "npm run build:lib"));

/** What the library itself finds: the kernelspecs, Jupyter, and a trial run. */
function kernel() {
  const { status, stdout, stderr } = spawnSync(node, [join(root, "src", "dist", "cli", "kernelChecks.js")], {
    encoding: "utf8",
    timeout: 300_000,
  });
  if (status === 0) return JSON.parse(stdout);
  return [
    wrong(
      "library",
      `it does not run: ${
        stderr
          .trim()
          .split("\n")
          .find((line) => /Error/.test(line)) ?? "no reason given"
      }`,
      "npm run build:lib",
    ),
  ];
}

function findings() {
  const parts = [machine(), folder(), modules(), pinned()];
  const stop = () => parts.some(({ status }) => status === "wrong");
  if (!stop()) parts.push(loads("tslab", "tslab"), loads("zeromq", "tslab"));
  parts.push(library());
  return stop()
    ? [...parts, note("kernel", "Jupyter, the installed kernels and a trial run come next, once this is mended.")]
    : [...parts, ...kernel()];
}

const mark = { ok: "ok   ", note: "note ", wrong: "WRONG" };

function print(all) {
  const width = Math.max(...all.map(({ check }) => check.length));
  for (const { check, status, says, fix } of all) {
    console.log(`${mark[status]}  ${check.padEnd(width)}  ${says}`);
    if (fix) console.log(`${" ".repeat(width + 9)}${status === "wrong" ? "Mend it: " : ""}${here(fix)}`);
  }
  const faults = all.filter(({ status }) => status === "wrong").length;
  console.log(faults === 0 ? "\nThe kernel works." : `\n${faults === 1 ? "One thing is" : `${faults} things are`} wrong.`);
}

const args = process.argv.slice(2);
const unknown = args.find((arg) => arg !== "--json");
if (unknown !== undefined) {
  console.error(`doctor: it takes --json, got ${unknown}.`);
  process.exitCode = 2;
} else {
  const all = findings();
  if (args.includes("--json")) console.log(JSON.stringify(all, null, 2));
  else print(all);
  process.exitCode = all.some(({ status }) => status === "wrong") ? 1 : 0;
}
