#!/usr/bin/env node
import { existsSync } from "node:fs";

const built = new URL("../dist/cli/main.js", import.meta.url);
const [command, action] = process.argv.slice(2);
if (command === "kernel" && action === "doctor") {
  // It also runs where there is no library.
  process.argv.splice(2, 2);
  await import("./doctor.mjs");
} else if (existsSync(built)) {
  const { main } = await import(built.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error("lrlab: the library is not built yet. Run npm run build:lib.");
  process.exitCode = 1;
}
