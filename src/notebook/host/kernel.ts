/** The kernel's entry: `node kernel.js CONNECTION_FILE`, as the kernelspec has it. What could be missing is imported only once that is known. */
// Whole, and not by name: an older Node lacks the name, and would say only that.
import module from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Connection, readConnection } from "./connection.js";
import { stateFolder } from "./stateFolder.js";

/** Outputs are made with this Node; an older one may compute other last digits. */
const oldestNode = 26;

/** Ends the kernel with one sentence for whoever reads Jupyter's log. */
function give(up: string): never {
  console.error(`kernel: ${up} Run \`npx lrlab kernel doctor\` in the course's folder: it says what to do.`);
  process.exit(1);
}

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

function connectionOf(file: string): Connection {
  try {
    return readConnection(file);
  } catch (error) {
    return give(messageOf(error));
  }
}

const [, , file] = process.argv;
if (Number.parseInt(process.versions.node, 10) < oldestNode) give(`Node must be ${oldestNode} or newer, got ${process.versions.node}.`);
if (file === undefined) give("a connection file must be given, got none. Jupyter starts this program: open a notebook with `npm run lab`.");
const connection = connectionOf(file);
// The compiler is large: keeping its compiled code makes the kernel ready sooner. Each user keeps their own, since Node keeps them apart.
module.enableCompileCache(join(stateFolder(fileURLToPath(new URL("../../../../", import.meta.url))), "node-compile"));
import("./runKernel.js")
  .then(({ runKernel }) => runKernel(connection))
  .catch((error: unknown) => give(`it must start, got "${messageOf(error)}".`));
