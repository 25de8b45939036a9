#!/usr/bin/env node
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const built = new URL("../dist/cli/main.js", import.meta.url);
const [command, action] = process.argv.slice(2);
const [major, minor] = process.versions.node.split(".").map(Number);
if (command === "kernel" && action === "doctor") {
  // It also runs where there is no library.
  process.argv.splice(2, 2);
  await import("./doctor.mjs");
} else if (major < 22 || (major === 22 && minor < 18)) {
  const own = fileURLToPath(new URL("../../node_modules/.bin", import.meta.url));
  console.error(`lrlab: Node must be 22.18 or newer, got ${process.versions.node}. Put the course's own first on the PATH: ${own}`);
  process.exitCode = 1;
} else if (existsSync(built)) {
  const { main } = await import(built.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error(`lrlab: the library is not built yet. Run npm run build:lib in ${fileURLToPath(new URL("../..", import.meta.url))}`);
  process.exitCode = 1;
}
