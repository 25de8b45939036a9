// Runs commands that do not need each other at once, such as `node src/cli/sideBySide.mjs "npm run -s types" "npm run -s lint"`.
// What each one says stands together, once it has ended; all of them end, and one that fails fails the whole.
import { spawn } from "node:child_process";

const commands = process.argv.slice(2);
if (commands.length === 0) {
  console.error(
    'sideBySide: it needs at least one command, got none. Give each as one argument: sideBySide.mjs "biome check" "tsc -p src".',
  );
  process.exit(1);
}

/** Runs one command in a shell; resolves with whether it went well. */
function run(command) {
  const started = performance.now();
  const said = [];
  const child = spawn(command, { shell: true, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => said.push(bytes));
  return new Promise((resolve) => {
    const end = (fault) => {
      const out = fault === null ? process.stdout : process.stderr;
      out.write(Buffer.concat(said));
      out.write(`lr-lab: ${command}: ${fault ?? "fine"}, ${Math.round((performance.now() - started) / 1000)} s\n`);
      resolve(fault === null);
    };
    child.on("error", (error) => end(`did not start (${error.message})`));
    child.on("close", (code, signal) => end(code === 0 ? null : `failed (${signal ?? code})`));
  });
}

const well = await Promise.all(commands.map(run));
process.exitCode = well.every(Boolean) ? 0 : 1;
