// `npm run build:lib`: compiles the library into src/dist. What is wrong with a stored result that it imports is said first, in our words.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildJails } from "./buildJails.mjs";
import { root } from "./checkout.mjs";
import { resultFaults } from "./resultFaults.mjs";

const faults = resultFaults({ imported: true });
for (const fault of faults) console.error(fault);

// It is compiled all the same: the command that makes the result is part of it.
const tsc = join("node_modules", "typescript", "bin", "tsc");
const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", join("src", "tsconfig.build.json")], {
  cwd: root,
  encoding: "utf8",
  stdio: ["ignore", "pipe", "inherit"],
  maxBuffer: 1e9,
});
const isSaid = (line) => faults.length > 0 && /\.summary\.json[('"]/.test(line);
for (const line of stdout.split("\n")) if (line.trim() !== "" && !isSaid(line)) console.log(line);
process.exitCode = faults.length > 0 ? 1 : (status ?? 1);

await buildJails();
